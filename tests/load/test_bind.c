#include "load/schema_faults.h"
#include "support/loading.h"

#include "base/buffer.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static struct read_text bind_brief(const char *rest)
{
    struct buffer yaml = {0};
    buffer_add(&yaml, SLICE(GOOD_BRIEF));
    buffer_add(&yaml, slice_of(rest));
    struct read_text text = loading_bind(&schema_brief, buffer_slice(&yaml));
    buffer_release(&yaml);
    return text;
}

Test(bind, tells_what_is_wrong_with_the_items_of_a_brief_and_keeps_the_brief)
{
    for (size_t i = 0; i < COUNT(faults_of_items); i++) {
        struct read_text text = bind_brief(faults_of_items[i].yaml);
        cr_expect_not_null(text.structure, "%s", faults_of_items[i].name);
        loading_expect(&text, faults_of_items[i].name, faults_of_items[i].messages);
        loading_release(&text);
    }
}

Test(bind, tells_what_is_wrong_with_a_file)
{
    for (size_t i = 0; i < COUNT(faults_of_files); i++) {
        const struct fault_of_file *fault = &faults_of_files[i];
        bool is_list = fault->record == &schema_actor || fault->record == &schema_corridor;
        struct read_text text = is_list ? loading_bind_list(fault->record, slice_of(fault->yaml))
                                        : loading_bind(fault->record, slice_of(fault->yaml));
        loading_expect(&text, fault->name, fault->messages);
        loading_release(&text);
    }
}

/* What stays of a brief with something wrong in it. */

struct remains {
    const char *yaml;
    uint32_t claims;
    uint32_t events;
    uint32_t notes;
};

static const struct remains remains[] = {
    {"key-points:\n  - {id: p, text: b}\n  - {id: Q, text: b}\n  - {id: r, text: b}\n", 2, 0, 0},
    {"key-points:\n  - {text: b}\n  - b\n  - [b]\n  - {id: r, text: b}\n", 1, 0, 0},
    {"events:\n  - {date: 2031, text: b}\n  - {date: soon, text: b}\n", 0, 1, 0},
    {"notes:\n  - {txt: b}\n  - {text: }\n  - {text: b}\n  -\n", 0, 0, 1},
    {"key-points: {id: p, text: b}\nevents: b\nnotes: {text: b}\n", 1, 0, 1},
    {"key-points: 1\nkey-points:\n  - {id: p, text: b}\nnotes:\n", 0, 0, 0},
    {"key-points: []\nevents: ~\nnotes: null\n", 0, 0, 0},
};

Test(bind, loses_a_broken_item_and_no_other)
{
    for (size_t i = 0; i < COUNT(remains); i++) {
        struct read_text text = bind_brief(remains[i].yaml);
        const struct brief *brief = text.structure;
        cr_assert_not_null(brief, "%s", text.messages);
        cr_expect_eq(brief->claims.count, remains[i].claims, "%s", remains[i].yaml);
        cr_expect_eq(brief->events.count, remains[i].events, "%s", remains[i].yaml);
        cr_expect_eq(brief->notes.count, remains[i].notes, "%s", remains[i].yaml);
        loading_release(&text);
    }
}

Test(bind, leaves_a_file_out_only_without_what_it_cannot_do_without)
{
    static const struct {
        const char *yaml;
        bool is_usable;
    } files[] = {
        {"id: a\n", true},
        {"precis: 9\nid: a\nsource: [b]\nbottom-line: {c: d}\n", true},
        {"precis: 1\nsource: {type: report, title: T, issued: 2031}\nbottom-line: b\n", false},
        {"id: A\n", false},
        {"id: ''\n", false},
        {"id: [a]\n", false},
        {"id: a\nid: b\n", true},
        {"[id, a]\n", false},
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        struct read_text text = loading_bind(&schema_brief, slice_of(files[i].yaml));
        cr_expect_eq(text.structure != NULL, files[i].is_usable, "%s", files[i].yaml);
        cr_expect_neq(text.diagnostics.count, 0);
        loading_release(&text);
    }
}

/* Every type of field, filled. */

static const char full[] =
    "precis: 1\n"
    "id: harbour-2031\n"
    "source:\n"
    "  type: report\n"
    "  title: Quiet Water\n"
    "  author: [{family: Okafor, given: Ada}, {literal: Harbour Board}]\n"
    "  issued: 2031-04~\n"
    "  URL: https://example.org/water\n"
    "bottom-line: Calm.\n"
    "key-points:\n"
    "  - id: dredging-agreed\n"
    "    text: >-\n"
    "      They agreed\n"
    "      to dredge.\n"
    "    kind: forecast\n"
    "    themes: [transit, tides]\n"
    "    paragraphs: [7, 9]\n"
    "    voice: [ada-okafor]\n"
    "    likelihood: almost-certain\n"
    "figures:\n"
    "  - {label: Ships, value: -394.90, unit: a day, as-of: 2030-01/2030-10, paragraphs: [11]}\n"
    "cross-references:\n"
    "  - {point: dredging-agreed, relation: answers, to: tides-2029#who-pays}\n";

static bool is_text(struct text text, const char *bytes, uint32_t line, uint32_t column)
{
    return slice_equal(text_slice(text), slice_of(bytes)) && text.at.line == line &&
           text.at.column == column;
}

Test(bind, fills_every_type_of_field_with_its_value_and_place)
{
    struct read_text text = loading_bind(&schema_brief, slice_of(full));
    const struct brief *brief = text.structure;
    cr_assert_not_null(brief);
    loading_expect(&text, "full", "");
    cr_expect_eq(brief->version.value, 1);
    cr_expect(is_text(brief->id, "harbour-2031", 2, 5));
    cr_expect_eq(brief->source.at.line, 4);
    cr_assert_eq(brief->source.authors.count, 2);
    cr_expect(is_text(brief->source.authors.items[0].family, "Okafor", 6, 21));
    cr_expect(is_text(brief->source.authors.items[1].literal, "Harbour Board", 6, 52));
    cr_expect_not(text_is_present(brief->source.authors.items[1].family));
    cr_expect(is_text(brief->source.issued.text, "2031-04~", 7, 11));
    cr_expect_eq(brief->source.issued.value.start.month, 4);
    cr_expect(brief->source.issued.value.start.approximate);
    cr_expect(is_text(brief->source.url, "https://example.org/water", 8, 8));
    cr_assert_eq(brief->claims.count, 1);
    const struct claim *claim = &brief->claims.items[0];
    cr_expect_eq(claim->entry.at.line, 11);
    cr_expect_eq(claim->entry.at.column, 5);
    cr_expect(is_text(claim->text, "They agreed to dredge.", 12, 11));
    cr_expect_eq(claim->kind, CLAIM_FORECAST);
    cr_expect_eq(claim->likelihood, LIKELIHOOD_ALMOST_CERTAIN);
    cr_assert_eq(claim->themes.count, 2);
    cr_expect(is_text(claim->themes.items[1].text, "tides", 16, 23));
    cr_assert_eq(claim->paragraphs.count, 2);
    cr_expect_eq(claim->paragraphs.items[1].value, 9);
    cr_expect_eq(claim->paragraphs.items[1].at.column, 21);
    cr_assert_eq(brief->figures.count, 1);
    cr_expect(is_text(brief->figures.items[0].value, "-394.90", 21, 27));
    cr_expect(brief->figures.items[0].as_of.value.is_interval);
    cr_assert_eq(brief->cross_references.count, 1);
    cr_expect_eq(brief->cross_references.items[0].relation, RELATION_ANSWERS);
    cr_expect(is_text(brief->cross_references.items[0].object.text, "tides-2029#who-pays", 23, 53));
    loading_release(&text);
}

/* What does not fit leaves nothing behind. */
Test(bind, leaves_a_field_empty_whose_value_does_not_fit)
{
    struct read_text text = loading_bind(
        &schema_brief, SLICE("precis: 1x\nid: a\nsource: {type: report, title: T, issued: 2031-13, "
                             "URL: ftp://b}\nbottom-line: [b]\n"));
    const struct brief *brief = text.structure;
    cr_assert_not_null(brief);
    cr_expect_eq(brief->version.value, 0);
    cr_expect_not(text_is_present(brief->source.issued.text));
    cr_expect_eq(brief->source.issued.value.start.precision, EDTF_NONE);
    cr_expect_not(text_is_present(brief->source.url));
    cr_expect_not(text_is_present(brief->bottom_line));
    loading_release(&text);
}

/* Numbers that wrap round to small ones. */
Test(bind, refuses_numbers_that_are_too_large_for_the_machine)
{
    static const char *const numbers[] = {"4294967297", "18446744073709551617", "4294967298",
                                          "42949672960000000001"};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct arena arena = {0};
        struct slice notes =
            arena_format(&arena, "notes:\n  - {text: b, paragraphs: [%s]}\n", numbers[i]);
        struct read_text text = bind_brief(notes.bytes);
        const struct brief *brief = text.structure;
        cr_expect_eq(brief->notes.items[0].paragraphs.count, 0, "%s", numbers[i]);
        loading_release(&text);
        arena_release(&arena);
    }
}

/* The order of the fields in a file does not matter, and neither does the kind of quotes. */
Test(bind, takes_fields_in_any_order_and_any_style)
{
    static const char *const styles[] = {
        "id: a\nprecis: 1\nbottom-line: b\nsource: {issued: 2031, title: T, type: report}\n",
        "{\"precis\": 1, \"id\": \"a\", \"bottom-line\": 'b', \"source\": {\"type\": \"report\", "
        "\"title\": \"T\", \"issued\": \"2031\"}}",
        "bottom-line: |-\n  b\nsource:\n  title: >-\n    T\n  type: 'report'\n  issued: 2031\n"
        "? id\n: a\nprecis: 1\n",
    };
    for (size_t i = 0; i < COUNT(styles); i++) {
        struct read_text text = loading_bind(&schema_brief, slice_of(styles[i]));
        const struct brief *brief = text.structure;
        loading_expect(&text, styles[i], "");
        cr_assert_not_null(brief);
        cr_expect(slice_equal(text_slice(brief->id), SLICE("a")));
        cr_expect(slice_equal(text_slice(brief->bottom_line), SLICE("b")));
        cr_expect(slice_equal(text_slice(brief->source.title), SLICE("T")));
        cr_expect_eq(brief->source.issued.value.start.year, 2031);
        loading_release(&text);
    }
}

Test(bind, counts_the_first_of_two_values_for_one_field)
{
    struct read_text text = bind_brief("notes:\n  - {text: one, text: two}\n");
    const struct brief *brief = text.structure;
    cr_assert_eq(brief->notes.count, 1);
    cr_expect(slice_equal(text_slice(brief->notes.items[0].text), SLICE("one")));
    cr_assert_eq(text.diagnostics.count, 1);
    cr_expect_eq(text.diagnostics.items[0].rule, RULE_DUPLICATE_KEY);
    loading_release(&text);
}

/* A value may be as long as a file; what is said of it may not. */
Test(bind, quotes_no_more_of_a_value_than_a_line_holds)
{
    static const char *const fields[] = {"kind: ", "id: ", "voice: ", "voice: [", "likelihood: "};
    for (size_t i = 0; i < COUNT(fields); i++) {
        struct buffer yaml = {0};
        buffer_add(&yaml, SLICE("key-points:\n  - "));
        buffer_add(&yaml, slice_of(fields[i]));
        buffer_add_byte(&yaml, '"');
        for (int j = 0; j < 1000; j++)
            buffer_add(&yaml, SLICE("\\u202e\u0259"));
        buffer_add(&yaml, strchr(fields[i], '[') ? SLICE("\"]\n") : SLICE("\"\n"));
        struct read_text text = bind_brief(yaml.bytes);
        for (size_t j = 0; j < text.diagnostics.count; j++)
            cr_expect_lt(text.diagnostics.items[j].text.length, 600, "%s", text.messages);
        cr_expect_neq(text.diagnostics.count, 0);
        loading_release(&text);
        buffer_release(&yaml);
    }
}
