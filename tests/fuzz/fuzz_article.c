/* An article that briefs are held against: whatever its bytes, every message is clean and names a
 * line of it, the numbers found in it lie in it, what it says is borne out by itself, what is shown
 * of it is clean, what is found in it is there, and after it was edited no paragraph is taken for
 * another one. */
#include "check/articles.h"
#include "evidence/article_facts.h"
#include "evidence/articles.h"
#include "evidence/numbers.h"
#include "evidence/renumbering.h"
#include "evidence/search_articles.h"
#include "evidence/tongue.h"
#include "fuzz/fuzz.h"
#include "fuzz/messages.h"
#include "fuzz/plain.h"
#include "load/article.h"
#include "load/loader.h"
#include "model/footing.h"
#include "output/page/plain_text.h"
#include "render/compose.h"
#include "render/paragraphs.h"
#include "render/provenance.h"

#include <stdio.h>
#include <string.h>

static const struct loaded *alder(void)
{
    static struct loaded loaded;
    if (!loaded.dossier)
        loaded = load_dossier("tests/data/articles-alder");
    FUZZ_REQUIRE(loaded.dossier, "tests/data/articles-alder is not to be found from here");
    return &loaded;
}

static const char *path_of(const struct brief *brief, struct arena *arena)
{
    return arena_format(arena, "%s/%.*s", fuzz_folder(),
                        SLICE_ARGUMENTS(text_slice(brief->source.document)))
        .bytes;
}

static void check_quantities(const struct numbers *numbers, struct slice text)
{
    for (size_t i = 0; i < numbers->count; i++) {
        const struct quantity *quantity = &numbers->items[i];
        FUZZ_REQUIRE(quantity->start < quantity->end && quantity->end <= text.length &&
                         quantity->first <= quantity->last &&
                         quantity->last < numbers->lexemes.count,
                     "a quantity from %u to %u, lexemes %u to %u", quantity->start, quantity->end,
                     quantity->first, quantity->last);
        FUZZ_REQUIRE(!i || numbers->items[i - 1].start <= quantity->start,
                     "quantities in the wrong order");
        FUZZ_REQUIRE(quantity->day <= 31 && (quantity->month <= 12 ||
                                             (quantity->month >= 21 && quantity->month <= 24)),
                     "day %u of month %u", quantity->day, quantity->month);
    }
    uint32_t end = 0;
    for (size_t i = 0; i < numbers->lexemes.count; i++) {
        const struct lexeme *lexeme = &numbers->lexemes.items[i];
        FUZZ_REQUIRE(lexeme->start >= end && lexeme->end > lexeme->start &&
                         lexeme->end <= text.length,
                     "a lexeme from %u to %u, after %u", lexeme->start, lexeme->end, end);
        end = lexeme->end;
    }
}

/* Counted from the beginning of the file; a byte order mark is no character of its line. */
static void check_place(const struct article *article, const struct article_span *paragraph)
{
    struct position at = {1, 1};
    size_t start = slice_starts_with(buffer_slice(&article->bytes), SLICE("\xEF\xBB\xBF")) ? 3 : 0;
    for (size_t i = start; i < paragraph->start; i++) {
        char byte = article->bytes.bytes[i];
        at.column = byte == '\n' ? 1 : at.column + (((unsigned char)byte & 0xC0) != 0x80);
        at.line += byte == '\n';
    }
    FUZZ_REQUIRE(at.line == paragraph->at.line && at.column == paragraph->at.column,
                 "a paragraph is at %u:%u, and said to be at %u:%u", at.line, at.column,
                 paragraph->at.line, paragraph->at.column);
}

/* Numbers of twelve at most are not told, and months are from 1 to 12. */
static void check_words(struct slice text, uint32_t number)
{
    static const char *const tags[] = {"ar", "fa", "he", "az", "tr", "ru", "de", "fr", "es", "zh"};
    struct arena arena = {0};
    const struct tongue *tongue =
        tongue_of(slice_of(tags[number % (sizeof tags / sizeof *tags)]), &arena);
    struct tongue_words words = tongue_read(tongue, text, &arena);
    for (size_t i = 0; i < words.number_count; i++)
        FUZZ_REQUIRE(words.numbers[i] > 12, "a number of %u", (unsigned)words.numbers[i]);
    FUZZ_REQUIRE(!(words.months & ~0x1FFEu), "months of %x", words.months);
    arena_release(&arena);
}

static void check_paragraph(const struct article *article, const struct printed *printed,
                            uint32_t number, struct numbers *numbers)
{
    struct number paragraph = {.value = number};
    struct slice text = article_paragraph(article, number);
    check_place(article, &article->paragraphs[number - 1]);
    check_words(text, number);
    numbers_read(numbers, text);
    check_quantities(numbers, text);
    for (size_t i = 0; i < numbers->count; i++)
        FUZZ_REQUIRE(printed_has(printed, (struct number_list){&paragraph, 1}, &numbers->items[i]),
                     "'%.*s' is not found in '%.*s'",
                     (int)(numbers->items[i].end - numbers->items[i].start),
                     text.bytes + numbers->items[i].start, SLICE_ARGUMENTS(text));
}

/* What is read in an odd way is read so twice. */
static void check_against_itself(const struct brief *brief, struct diagnostics *diagnostics)
{
    struct arena arena = {0};
    struct article article = {0};
    struct numbers numbers = {0};
    if (article_read(&article, fuzz_folder(), brief, diagnostics)) {
        const struct printed *printed =
            printed_read(&article, brief, alder()->dossier->names, &arena);
        for (uint32_t i = 1; i <= article.count; i++)
            check_paragraph(&article, printed, i, &numbers);
    }
    numbers_release(&numbers);
    article_release(&article);
    arena_release(&arena);
}

/* What carries a passage lies in its paragraph, from left to right. */
static void check_carriers(void *context, const struct passage *passage)
{
    struct articles *articles = context;
    const struct article *article = articles_find(articles, passage->brief);
    struct evidence evidence;
    struct arena arena = {0};
    bool has_evidence = articles_evidence(articles, passage->brief, &evidence);
    for (uint32_t i = 1; has_evidence && i <= article->count; i++) {
        struct slice text = article_paragraph(article, i);
        struct carrier_list carriers = carriers_find(&evidence, passage, text, &arena);
        size_t end = 0;
        for (size_t j = 0; j < carriers.count; j++) {
            FUZZ_REQUIRE(carriers.items[j].start >= end &&
                             carriers.items[j].start < carriers.items[j].end &&
                             carriers.items[j].end <= text.length,
                         "a carrier from %zu to %zu, after %zu", carriers.items[j].start,
                         carriers.items[j].end, end);
            end = carriers.items[j].end;
        }
        arena_clear(&arena);
    }
    arena_release(&arena);
}

static void check_shown(struct document *document)
{
    struct buffer out = {0};
    text_write(document, 60, false, &out);
    FUZZ_REQUIRE(!plain_fault(buffer_slice(&out), "\n"), "%s in\n%s",
                 plain_fault(buffer_slice(&out), "\n"), out.bytes);
    buffer_release(&out);
    document_release(document);
}

/* What is shown of a passage: its provenance, and its paragraphs beside it. */
static void check_passage(void *context, const struct passage *passage)
{
    struct articles *articles = context;
    const struct dossier *dossier = articles_dossier(articles);
    struct document provenance = {.articles = articles};
    compose_passage_provenance(&provenance, dossier, passage);
    check_shown(&provenance);
    struct document beside = {.articles = articles};
    compose_beside(&beside, dossier, passage);
    check_shown(&beside);
    check_carriers(context, passage);
}

/* The article as it is read, in full and folded, and everything that rests on it. */
static void check_reading(struct articles *articles, const struct brief *brief)
{
    const struct dossier *dossier = articles_dossier(articles);
    const struct article *article = articles_find(articles, brief);
    struct arena arena = {0};
    for (int detail = 0; detail < 2; detail++) {
        struct document document = {.articles = articles};
        compose(&document, dossier, (struct place){.view = VIEW_ARTICLES, .brief = brief},
                detail ? DETAIL_EVIDENCE : DETAIL_POINTS);
        check_shown(&document);
    }
    struct document resting = {.articles = articles};
    compose_resting(&resting, dossier, brief, article ? article->count : 1);
    check_shown(&resting);
    footings_visit(brief, &arena, check_passage, articles);
    arena_release(&arena);
}

/* The first line is looked for: what is found is in the article, and nothing else answers. */
static void check_search(struct articles *articles, struct slice line)
{
    const struct dossier *dossier = articles_dossier(articles);
    struct arena arena = {0};
    struct buffer message = {0};
    struct search *search = search_begin(line, dossier, NULL, &arena, &message);
    size_t expected = 0;
    for (uint32_t i = 0; search && i < dossier->brief_count; i++) {
        const struct article *article = articles_find(articles, dossier->briefs[i]);
        for (uint32_t j = 1; article && j <= article->count; j++) {
            struct number number = {.value = j};
            expected += search_answers(search, &(struct passage){
                                                   .kind = PASSAGE_PARAGRAPH,
                                                   .brief = dossier->briefs[i],
                                                   .text = article_paragraph(article, j),
                                                   .paragraphs = {&number, 1},
                                               });
        }
    }
    struct search_hits hits = {0};
    if (search)
        hits = articles_search(articles, search, (struct place){0}, &arena);
    FUZZ_REQUIRE(hits.count == expected, "%zu paragraphs are found, and %zu answer", hits.count,
                 expected);
    for (size_t i = 0; i < hits.count; i++) {
        const struct passage *passage = &hits.items[i].passage;
        const struct article *article = articles_find(articles, passage->brief);
        FUZZ_REQUIRE(slice_equal(passage->text,
                                 article_paragraph(article, passage->paragraphs.items[0].value)),
                     "what is found is not ¶%u", (unsigned)passage->paragraphs.items[0].value);
    }
    buffer_release(&message);
    arena_release(&arena);
}

/* Editing. */

/* The lines of the text but for some, with one more somewhere and one cut in two, as its bytes
 * say. */
static void edit(struct slice text, struct buffer *out)
{
    unsigned dice = 0;
    for (size_t i = 0; i < text.length; i++)
        dice = dice * 31 + (unsigned char)text.bytes[i];
    for (struct slice rest = text; rest.bytes; dice = dice * 1103515245 + 12345) {
        struct slice line = slice_cut(&rest, '\n');
        unsigned choice = dice >> 16 & 7;
        size_t half = choice == 1 ? line.length / 2 : line.length;
        if (choice == 2)
            continue;
        if (choice == 3)
            buffer_add(out, SLICE("Another.\n"));
        buffer_add(out, (struct slice){line.bytes, half});
        buffer_add_byte(out, '\n');
        buffer_add(out, (struct slice){line.bytes + half, line.length - half});
        buffer_add_byte(out, '\n');
    }
}

static void check_renumbered(const struct renumbered *item, uint32_t mark,
                             const struct article *article)
{
    if (!item->first)
        return;
    FUZZ_REQUIRE(item->count && item->count <= 2 && item->first <= article->count &&
                     item->first + item->count - 1 <= article->count,
                 "%u paragraphs from ¶%u on, of %u", item->count, item->first, article->count);
    const struct slice parts[] = {article_paragraph(article, item->first),
                                  article_paragraph(article, item->first + 1)};
    FUZZ_REQUIRE(item->is_changed || fingerprint_mark(parts, item->count) == mark,
                 "another paragraph is taken for ¶%u", item->first);
}

/* A brief that follows its article from `before` to `after`. */
static void check_renumbering(const struct dossier *dossier, const struct brief *brief,
                              const struct article *before, const struct article *after)
{
    struct arena arena = {0};
    struct buffer digest = {0};
    struct fingerprint old = fingerprint_of(before, &arena);
    struct fingerprint again;
    struct brief copy = *brief;
    fingerprint_write(&old, &digest);
    FUZZ_REQUIRE(fingerprint_read(buffer_slice(&digest), &again, &arena) &&
                     fingerprint_equal(&old, &again),
                 "a digest is not what it was");
    copy.source.document_digest = (struct text){digest.bytes, (uint32_t)digest.length, {1, 1}};
    const struct evidence evidence = {dossier, printed_read(after, brief, dossier->names, &arena)};
    struct renumbering renumbering = renumbering_find(&evidence, &copy, after, false, &arena);
    for (uint32_t i = 0; i < renumbering.count && i < old.count; i++)
        check_renumbered(&renumbering.items[i], old.marks[i], after);
    copy.source.document_digest = (struct text){0};
    renumbering = renumbering_find(&evidence, &copy, after, false, &arena);
    for (uint32_t i = 0; i < renumbering.count; i++)
        FUZZ_REQUIRE(renumbering.items[i].first <= after->count, "¶%u of %u",
                     renumbering.items[i].first, after->count);
    buffer_release(&digest);
    arena_release(&arena);
}

static void check_editing(const struct dossier *dossier, struct slice text)
{
    struct diagnostics diagnostics = {0};
    struct buffer edited = {0};
    struct article before = {0};
    struct article after = {0};
    struct arena arena = {0};
    struct fingerprint read;
    edit(text, &edited);
    if (article_take(&before, "before", text, &diagnostics) &&
        article_take(&after, "after", buffer_slice(&edited), &diagnostics))
        check_renumbering(dossier, dossier->briefs[0], &before, &after);
    fingerprint_read(text, &read, &arena);
    arena_release(&arena);
    buffer_release(&edited);
    article_release(&before);
    article_release(&after);
    diagnostics_release(&diagnostics);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const struct dossier *dossier = alder()->dossier;
    struct slice text = {(const char *)bytes, length};
    struct extent extent = extent_of(text);
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        fuzz_write(path_of(dossier->briefs[i], &arena), text);
    check_articles(dossier, fuzz_folder(), &diagnostics);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        check_messages(&diagnostics, slice_of(path_of(dossier->briefs[i], &arena)), &extent);
    check_against_itself(dossier->briefs[0], &diagnostics);
    struct articles *articles = articles_create(fuzz_folder(), article_read);
    articles_set_dossier(articles, dossier);
    check_reading(articles, dossier->briefs[0]);
    check_search(articles, slice_cut(&text, '\n'));
    articles_release(articles);
    check_editing(dossier, (struct slice){(const char *)bytes, length});
    diagnostics_release(&diagnostics);
    arena_release(&arena);
    return 0;
}
