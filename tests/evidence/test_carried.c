/* What in a paragraph carries a point, event or figure, and what of it nothing carries. */
#include "evidence/carried.h"

#include "load/article.h"
#include "load/loader.h"
#include "model/footing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* The beginning of the text of a passage, one of its paragraphs, and what carries it in brackets.
 */
struct carrying {
    const char *passage;
    uint32_t paragraph;
    const char *marked;
};

static const struct carrying carryings[] = {
    {"Ines Roth and the Harbour Trust settled", 2,
     "On [March 14, 2030], Minister [Ines Roth] and the [Alder Harbour Trust] agreed to build a "
     "[second quay], which is to cost [1.6 billion] crowns and to be ready by [2034]."},
    {"The spring strike injured", 3,
     "[Nineteen] dockers were hurt in the strike of the spring, and [2,452] containers waited on "
     "the roads. From January to October traffic fell by 3.2 per cent, as the Trust admits."},
    {"Traffic was 3.2% lower", 3,
     "Nineteen dockers were hurt in the strike of the spring, and 2,452 containers waited on the "
     "roads. From [January] to [October] traffic fell by [3.2 per cent], as [the Trust] admits."},
    {"On 3 November Pell rejected", 4,
     "[Jonas Pell], who speaks for the Pilots’ Guild, told this paper on [Nov. 3] that nobody who "
     "has ever moored a ship in the fog would want a quay on that side of the river."},
    {"The 16th lighthouse", 5,
     "The [sixteenth] lighthouse of the coast was lit in the late [1990s]."},
    {"Cost of the quay: 1.6 billion", 2,
     "On [March 14, 2030], Minister Ines Roth and the Alder Harbour Trust agreed to build a second "
     "quay, which is to cost [1.6 billion] crowns and to be ready by 2034."},
    {"Who pays for it?", 2,
     "On March 14, 2030, Minister Ines Roth and the Alder Harbour Trust agreed to build a second "
     "quay, which is to cost 1.6 billion crowns and to be ready by 2034."},
};

struct bench {
    struct loaded loaded;
    struct article article;
    struct arena arena;
    struct evidence evidence;
    const struct carrying *wanted;
    struct passage passage; /* that begins with what is wanted */
};

static void take_wanted(void *context, const struct passage *passage)
{
    struct bench *bench = context;
    if (bench->wanted && slice_starts_with(passage->text, slice_of(bench->wanted->passage)))
        bench->passage = *passage;
}

static struct bench begin(void)
{
    struct bench bench = {.loaded = load_dossier("tests/data/articles-alder")};
    cr_assert_not_null(bench.loaded.dossier);
    const struct dossier *dossier = bench.loaded.dossier;
    const struct brief *brief = dossier->briefs[0];
    cr_assert(
        article_read(&bench.article, "tests/data/articles", brief, &bench.loaded.diagnostics));
    bench.evidence = (struct evidence){
        dossier, printed_read(&bench.article, brief, dossier->names, &bench.arena)};
    return bench;
}

static void end(struct bench *bench)
{
    article_release(&bench->article);
    arena_release(&bench->arena);
    loaded_release(&bench->loaded);
}

static void mark(struct slice text, struct carrier_list carriers, struct buffer *out)
{
    size_t at = 0;
    for (size_t i = 0; i < carriers.count; i++) {
        struct carrier carrier = carriers.items[i];
        cr_assert(at <= carrier.start && carrier.start < carrier.end && carrier.end <= text.length);
        buffer_add(out, (struct slice){text.bytes + at, carrier.start - at});
        buffer_format(out, "[%.*s]", (int)(carrier.end - carrier.start),
                      text.bytes + carrier.start);
        at = carrier.end;
    }
    buffer_add(out, (struct slice){text.bytes + at, text.length - at});
}

Test(carried, marks_what_in_a_paragraph_carries_a_passage)
{
    struct bench bench = begin();
    const struct brief *brief = bench.loaded.dossier->briefs[0];
    for (size_t i = 0; i < COUNT(carryings); i++) {
        struct buffer marked = {0};
        bench.wanted = &carryings[i];
        bench.passage = (struct passage){0};
        footings_visit(brief, &bench.arena, take_wanted, &bench);
        cr_assert(bench.passage.text.length, "%s", carryings[i].passage);
        struct slice paragraph = article_paragraph(&bench.article, carryings[i].paragraph);
        mark(paragraph, carriers_find(&bench.evidence, &bench.passage, paragraph, &bench.arena),
             &marked);
        cr_expect_str_eq(marked.bytes, carryings[i].marked);
        buffer_release(&marked);
    }
    end(&bench);
}

static void count_missing(void *context, const struct need *need)
{
    struct buffer *missing = context;
    if (!need->is_carried)
        buffer_format(missing, "%.*s%s ", SLICE_ARGUMENTS(need->words),
                      need->is_required ? "!" : "");
}

/* A point that says more than its paragraph, and where in its text it does. */
Test(carried, tells_what_nothing_carries)
{
    static const struct {
        const char *text;
        const char *calculation;
        const char *missing;
    } cases[] = {
        {"On 14 March 2030 Jonas Pell paid 1.7 billion for one of them.", NULL,
         "1.7 billion! Jonas Pell! "},
        {"On 15 March 2030 it was agreed for 1.6 billion.", "Ours.", "15 March 2030 "},
        {"Ines Roth agreed.", NULL, ""},
    };
    struct bench bench = begin();
    struct number two = {.value = 2};
    struct number none = {.value = 99};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buffer missing = {0};
        struct claim claim = {
            .entry = {.kind = ENTRY_CLAIM, .brief = bench.loaded.dossier->briefs[0]},
            .text = {cases[i].text, (uint32_t)strlen(cases[i].text), {0, 0}},
            .paragraphs = {&two, 1},
        };
        if (cases[i].calculation)
            claim.calculation =
                (struct text){cases[i].calculation, (uint32_t)strlen(cases[i].calculation), {0, 0}};
        struct passage passage = passage_of(&claim.entry, &bench.arena);
        buffer_add(&missing, SLICE(""));
        needs_visit(&bench.evidence, &passage, count_missing, &missing);
        cr_expect_str_eq(missing.bytes, cases[i].missing, "%s: %s", cases[i].text, missing.bytes);
        passage.paragraphs = (struct number_list){&none, 1};
        buffer_clear(&missing);
        buffer_add(&missing, SLICE(""));
        needs_visit(&bench.evidence, &passage, count_missing, &missing);
        cr_expect_eq(missing.length, 0, "what cites no paragraph that there is, needs nothing");
        buffer_release(&missing);
    }
    end(&bench);
}
