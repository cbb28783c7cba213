/* `export dot`: what Graphviz draws has every point and every relation. */
#include "output/data/dot.h"

#include "support/captured.h"
#include "support/hostile.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

Test(dot, quotes)
{
    static const struct {
        const char *text;
        const char *quoted;
    } texts[] = {
        {"plain", "\"plain\""},
        {"", "\"\""},
        {"say \"x\"", "\"say \\\"x\\\"\""},
        {"\\N \\G trailing\\", "\"\\\\N \\\\G trailing\\\\\""},
        {"&amp; <b>", "\"&amp;amp; <b>\""},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct buffer out = {0};
        struct arena arena = {0};
        dot_quote(shown_clean(&arena, slice_of(texts[i].text)), &out);
        cr_expect_str_eq(out.bytes, texts[i].quoted);
        buffer_release(&out);
        arena_release(&arena);
    }
}

static size_t occurrences(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

static struct captured drawn(const char *options)
{
    struct arena arena = {0};
    struct captured captured =
        captured_shell(arena_format(&arena, "\"$0\" %s export dot | dot -Tsvg", options).bytes);
    cr_assert_eq(captured.status, 0, "%s", captured.err.bytes);
    cr_expect_str_eq(captured.err.bytes, "");
    arena_release(&arena);
    return captured;
}

Test(dot, is_drawn_by_graphviz)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct captured captured = drawn("-d tests/data/quiet-water");
    const char *svg = captured.out.bytes;
    size_t references = 0;
    for (uint32_t i = 0; i < loaded.dossier->brief_count; i++)
        references += loaded.dossier->briefs[i]->cross_references.count;
    /* Beside the points: two briefs that one relation joins, and a question that was answered. */
    cr_expect_eq(occurrences(svg, "class=\"node\""), loaded.dossier->claim_count + 3);
    cr_expect_eq(occurrences(svg, "class=\"edge\""), references);
    cr_expect_eq(occurrences(svg, "class=\"cluster\""), loaded.dossier->brief_count);
    captured_expect_part(buffer_slice(&captured.out), "Port Review, about April 2031");
    captured_expect_part(buffer_slice(&captured.out), "静かな水");
    captured_expect_part(buffer_slice(&captured.out), "Who pays for the dredging?");
    captured_release(&captured);
    loaded_release(&loaded);
}

Test(dot, draws_the_far_ends_of_a_narrowed_graph)
{
    struct captured captured =
        drawn("-d tests/data/quiet-water --source harbour-2031 --theme tides");
    const char *svg = captured.out.bytes;
    cr_expect_eq(occurrences(svg, "class=\"edge\""), 3, "%zu", occurrences(svg, "class=\"edge\""));
    cr_expect_eq(occurrences(svg, "class=\"node\""), 4, "%zu", occurrences(svg, "class=\"node\""));
    captured_release(&captured);
}

Test(dot, tells_relations_apart_without_colour)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct buffer out = {0};
    dot_write(loaded.dossier, (struct place){0}, &out);
    static const char *const looks[] = {
        "style=solid, arrowhead=normal",    "style=bold, penwidth=2.5, dir=both",
        "style=dashed, arrowhead=onormal",  "style=bold, arrowhead=vee",
        "style=dotted, arrowhead=ediamond", "style=dashed, arrowhead=dot",
    };
    for (size_t i = 0; i < COUNT(looks); i++)
        cr_expect_geq(occurrences(out.bytes, looks[i]), 1, "%s", looks[i]);
    buffer_release(&out);
    loaded_release(&loaded);
}

Test(dot, keeps_its_form_with_hostile_text)
{
    for (size_t variant = 0; variant < hostile_count; variant += 2) {
        struct hostile hostile = hostile_create(variant);
        struct arena arena = {0};
        struct buffer out = {0};
        dot_write(hostile.loaded.dossier, (struct place){0}, &out);
        hostile_expect_harmless(buffer_slice(&out), "\n");
        struct captured captured =
            drawn(arena_format(&arena, "-d %.*s", SLICE_ARGUMENTS(hostile.directory)).bytes);
        cr_expect_eq(occurrences(captured.out.bytes, "class=\"node\""), 4);
        cr_expect_eq(occurrences(captured.out.bytes, "class=\"edge\""), 4);
        captured_release(&captured);
        buffer_release(&out);
        arena_release(&arena);
        hostile_release(&hostile);
    }
}
