/* `export bibtex`: braces that BibTeX counts, escapes that LaTeX reads, names that stay whole. */
#define _GNU_SOURCE /* memmem */
#include "output/data/bibtex.h"
#include "output/data/latex.h"

#include "sources.h"
#include "support/captured.h"
#include "support/hostile.h"
#include "support/json_reading.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

Test(bibtex, escapes_for_latex)
{
    static const struct {
        const char *text;
        const char *latex;
    } texts[] = {
        {"plain, \"quoted\" Türkiye’s", "plain, “quoted” Türkiye’s"},
        {"5\" | x", "5{\\fontencoding{T1}\\selectfont\\csname textquotedbl\\endcsname} "
                    "{\\csname textbar\\endcsname} x"},
        {"«да", "{\\fontencoding{T1}\\selectfont\\csname guillemotleft\\endcsname}да"},
        {"Tu\xCC\x88rkiye u\xCC\x81", "Türkiye ú"},
        {"Łódź, ḥ, ą", "Łódź, {\\csname d\\endcsname{h}}, "
                       "{\\fontencoding{T1}\\selectfont\\csname k\\endcsname{a}}"},
        {"Việt", "Vi{\\csname \\string^\\endcsname{\\csname d\\endcsname{e}}}t"},
        {"x\xCC\xA3", "{\\csname d\\endcsname{x}}"},
        {"a & b % c $ d # e _ f", "a \\& b \\% c \\$ d \\# e \\_ f"},
        {"~ ^ \\ < >",
         "\\textasciitilde{} \\textasciicircum{} \\textbackslash{} {\\csname textless\\endcsname} "
         "{\\csname textgreater\\endcsname}"},
        {"{x} {{y}}", "\\{x\\} \\{\\{y\\}\\}"},
        {"{x", "\\textbraceleft{}x"},
        {"x}{", "x\\textbraceright{}\\textbraceleft{}"},
        {"a--b '' ,, `", "a-\\/-b ‘' ,\\/, \\textasciigrave{}"},
        {"\\input{/etc/passwd}", "\\textbackslash{}input\\{/etc/passwd\\}"},
    };
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct buffer out = {0};
        struct arena arena = {0};
        latex_escape(shown_clean(&arena, slice_of(texts[i].text)), &out);
        cr_expect_str_eq(out.bytes, texts[i].latex);
        buffer_release(&out);
        arena_release(&arena);
    }
}

static struct one_source full_source(struct person *people, uint32_t count)
{
    struct one_source one = {.brief = {.id = source_text("harbour-2031")}};
    one.brief.source = (struct source){
        .type = source_text("article-journal"),
        .title = source_text("Water & {Tides}"),
        .authors = {people, count},
        .container_title = source_text("Annals"),
        .publisher = source_text("Tide Office"),
        .volume = source_text("12"),
        .issue = source_text("3/4"),
        .issued = source_date("2031-04~"),
        .url = source_text("https://example.org/a_b%20c?{x}&y=\"z\""),
        .note = source_text("A note."),
    };
    return one;
}

Test(bibtex, writes_an_entry)
{
    struct person people[] = {
        {.family = source_text("Okafor"), .given = source_text("Ada B.")},
        {.literal = source_text("Ports, Rivers and Seas")},
        {.family = source_text("de la Cruz"), .given = source_text("Jan")},
        {.family = source_text("Plato")},
        {.family = source_text("Rock And Roll"), .given = source_text("Jan, Jr")},
        {.family = source_text("Gogh"),
         .given = source_text("Vincent"),
         .non_dropping_particle = source_text("van"),
         .suffix = source_text("Jr.")},
        {.family = source_text("La Fontaine"),
         .given = source_text("Jean"),
         .dropping_particle = source_text("de")},
        {.family = source_text("Berg"), .non_dropping_particle = source_text("Van and")},
        {.family = {0}},
    };
    struct one_source one = full_source(people, COUNT(people));
    struct buffer out = {0};
    one_source_begin(&one);
    cr_expect_eq(bibtex_write(one.dossier, (struct place){0}, &out), 1);
    cr_expect_str_eq(out.bytes,
                     "@article{harbour-2031,\n"
                     "  author = {Okafor, Ada B. and {Ports, Rivers and Seas} and {de la Cruz}, "
                     "Jan and Plato and {Rock And Roll}, {Jan, Jr} and van Gogh, Jr., Vincent and "
                     "La Fontaine, Jean de and {Van and} Berg},\n"
                     "  title = {{Water \\& \\{Tides\\}}},\n"
                     "  journal = {{Annals}},\n"
                     "  volume = {12},\n"
                     "  number = {{3/4}},\n"
                     "  year = {2031},\n"
                     "  month = apr,\n"
                     "  url = {https://example.org/a_b%20c?%7Bx%7D&y=%22z%22},\n"
                     "  note = {{Tide Office, dated about April 2031}},\n"
                     "  annote = {{A note.}}\n"
                     "}\n");
    buffer_release(&out);
    one_source_end(&one);
}

/* Braces as BibTeX counts them: a backslash before one changes nothing. */
static void expect_balance(struct slice text, size_t entries)
{
    size_t depth = 0;
    size_t ended = 0;
    for (size_t i = 0; i < text.length; i++) {
        cr_assert(depth || text.bytes[i] != '}', "a brace too much at byte %zu", i);
        depth += text.bytes[i] == '{';
        depth -= text.bytes[i] == '}';
        ended += text.bytes[i] == '}' && !depth;
        cr_assert(depth || !strchr("@=,", text.bytes[i]) || text.bytes[i] == '@',
                  "text between entries at byte %zu", i);
    }
    cr_expect_eq(depth, 0);
    cr_expect_eq(ended, entries);
}

Test(bibtex, keeps_its_form_with_hostile_text)
{
    for (size_t variant = 0; variant < hostile_count; variant++) {
        struct hostile hostile = hostile_create(variant);
        struct buffer out = {0};
        size_t count = bibtex_write(hostile.loaded.dossier, (struct place){0}, &out);
        hostile_expect_harmless(buffer_slice(&out), "\n");
        expect_balance(buffer_slice(&out), count);
        buffer_release(&out);
        hostile_release(&hostile);
    }
}

/* Typographic quotes of pandoc's LaTeX reader apart, both exports give one title and one author. */
static bool is_same_text(struct slice left, struct slice right)
{
    struct arena arena = {0};
    struct buffer plain = {0};
    for (size_t i = 0; i < left.length; i++) {
        struct slice rest = {left.bytes + i, left.length - i};
        bool is_quote = slice_starts_with(rest, SLICE("’"));
        buffer_add_byte(&plain, is_quote ? '\'' : left.bytes[i]);
        i += is_quote ? 2 : 0;
    }
    bool is_same = slice_equal(buffer_slice(&plain), right);
    buffer_release(&plain);
    arena_release(&arena);
    return is_same;
}

static void compare_exports(const char *dossier)
{
    struct arena arena = {0};
    struct captured bibtex = captured_shell(
        arena_format(&arena, "\"$0\" -d %s export bibtex | pandoc -f bibtex -t csljson", dossier)
            .bytes);
    struct captured csl =
        captured_shell(arena_format(&arena, "\"$0\" -d %s export csl-json", dossier).bytes);
    cr_expect_str_eq(bibtex.err.bytes, "");
    const struct json_value *left = json_expect(&arena, buffer_slice(&bibtex.out));
    const struct json_value *right = json_expect(&arena, buffer_slice(&csl.out));
    cr_expect_eq(left->count, right->count);
    for (size_t i = 0; i < right->count; i++) {
        const struct json_value *read = json_item(left, i);
        const struct json_value *source = json_item(right, i);
        cr_expect(json_is_text(json_member(read, "id"), json_member(source, "id")->text));
        cr_expect(
            is_same_text(json_member(read, "title")->text, json_member(source, "title")->text),
            "%.*s", SLICE_ARGUMENTS(json_member(read, "title")->text));
        const struct json_value *authors = json_member(source, "author");
        for (const struct json_value *name = authors ? authors->first : NULL; name;
             name = name->next)
            for (const struct json_value *part = name->first; part; part = part->next)
                cr_expect(json_holds_text(json_member(read, "author"), part->text), "%.*s is lost",
                          SLICE_ARGUMENTS(part->text));
    }
    captured_release(&bibtex);
    captured_release(&csl);
    arena_release(&arena);
}

Test(bibtex, says_the_same_as_csl)
{
    compare_exports("tests/data/quiet-water");
    compare_exports(".");
}
