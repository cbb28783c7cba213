#include "base/diagnostic.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *written(const struct diagnostics *diagnostics)
{
    struct buffer out = {0};
    for (size_t i = 0; i < diagnostics->count; i++)
        diagnostic_write(&diagnostics->items[i], &out);
    return out.bytes ? out.bytes : strdup("");
}

static void expect_written(const struct diagnostics *diagnostics, const char *expected)
{
    const char *text = written(diagnostics);
    cr_expect_str_eq(text, expected, "%s", text);
    free((void *)text);
}

Test(diagnostic, is_one_line_with_place_severity_and_rule)
{
    struct diagnostics diagnostics = {0};
    diagnostics_report(&diagnostics, RULE_SYNTAX, SLICE("a.yaml"), (struct position){3, 14},
                       "%s of %d", "this", 2);
    diagnostics_report(&diagnostics, RULE_UNKNOWN_FIELD, SLICE("b.yaml"), (struct position){1, 1},
                       "that");
    diagnostics_report(&diagnostics, RULE_MISSING_FILE, SLICE("c"), (struct position){0, 0},
                       "all of it");
    expect_written(&diagnostics, "a.yaml:3:14: error: this of 2 [syntax]\n"
                                 "b.yaml:1:1: warning: that [unknown-field]\n"
                                 "c: error: all of it [missing-file]\n");
    diagnostics_release(&diagnostics);
    cr_expect_eq(diagnostics.count, 0);
}

Test(diagnostic, is_clean_whatever_its_parts_hold)
{
    struct diagnostics diagnostics = {0};
    diagnostics_report(&diagnostics, RULE_SYNTAX, SLICE("a\x1b]\n\xff\0.yaml"),
                       (struct position){1, 1}, "the %s", "\u202etext\n\x9b");
    expect_written(&diagnostics, "a^[] <FF>^@.yaml:1:1: error: the <U+202E>text <9B> [syntax]\n");
    diagnostics_release(&diagnostics);
}

Test(diagnostic, keeps_texts_that_the_caller_gives_up)
{
    struct diagnostics diagnostics = {0};
    char file[] = "a.yaml";
    char text[] = "this";
    diagnostics_report(&diagnostics, RULE_SYNTAX, slice_of(file), (struct position){1, 2}, "%s",
                       text);
    memset(file, 'x', sizeof file - 1);
    memset(text, 'x', sizeof text - 1);
    expect_written(&diagnostics, "a.yaml:1:2: error: this [syntax]\n");
    diagnostics_release(&diagnostics);
}

/* What a message quotes. */

struct quoted {
    struct slice value;
    const char *quote;
};

#define BYTES(literal)                                                                             \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }
#define TEN "0123456789"
#define SIXTY TEN TEN TEN TEN TEN TEN
#define TEN_SCHWAS "\u0259\u0259\u0259\u0259\u0259\u0259\u0259\u0259\u0259\u0259"
#define SIXTY_SCHWAS TEN_SCHWAS TEN_SCHWAS TEN_SCHWAS TEN_SCHWAS TEN_SCHWAS TEN_SCHWAS

static const struct quoted quotes[] = {
    {{NULL, 0}, ""},
    {BYTES("a b"), "a b"},
    {BYTES(SIXTY), SIXTY},
    {BYTES(SIXTY "x"), SIXTY "\u2026"},
    {BYTES(SIXTY_SCHWAS), SIXTY_SCHWAS},
    {BYTES(SIXTY_SCHWAS "x"), SIXTY_SCHWAS "\u2026"},
    {BYTES("a\0b\x1b"), "a^@b^["},
    {BYTES("\xff\xc9"), "<FF><C9>"},
    {BYTES("a\nb"), "a b"},
};

Test(diagnostic, quotes_a_value_clean_and_short)
{
    struct diagnostics diagnostics = {0};
    for (size_t i = 0; i < COUNT(quotes); i++) {
        const char *quote = diagnostics_quote(&diagnostics, quotes[i].value);
        cr_expect_str_eq(quote, quotes[i].quote, "%s", quote);
    }
    diagnostics_release(&diagnostics);
}

/* Order. */

struct reported {
    const char *file;
    struct position at;
};

/* In the order that they must have; reported in every other. */
static const struct reported sorted[] = {
    {"a", {0, 0}},  {"a", {1, 1}},  {"a", {1, 1}}, {"a", {1, 2}}, {"a", {2, 1}},
    {"a", {10, 1}}, {"aa", {1, 1}}, {"b", {0, 0}}, {"b", {1, 1}},
};

static void report(struct diagnostics *diagnostics, size_t index)
{
    diagnostics_report(diagnostics, RULE_SYNTAX, slice_of(sorted[index].file), sorted[index].at,
                       "%zu", index);
}

static void expect_sorted(const struct diagnostics *diagnostics)
{
    cr_assert_eq(diagnostics->count, COUNT(sorted));
    for (size_t i = 0; i < COUNT(sorted); i++) {
        bool is_equal = i == 1 || i == 2; /* stay in the order of their report */
        cr_expect(is_equal || atoi(diagnostics->items[i].text.bytes) == (int)i);
        cr_expect(slice_equal(shown_slice(diagnostics->items[i].file), slice_of(sorted[i].file)));
    }
}

Test(diagnostic, is_sorted_by_file_line_and_column)
{
    for (size_t step = 1; step < COUNT(sorted); step++) {
        if (step % 3 == 0) /* such steps would not meet all nine */
            continue;
        struct diagnostics diagnostics = {0};
        for (size_t i = 0; i < COUNT(sorted); i++)
            report(&diagnostics, i * step % COUNT(sorted));
        diagnostics_sort(&diagnostics);
        expect_sorted(&diagnostics);
        size_t first = diagnostics.items[1].ordinal;
        cr_expect_lt(first, diagnostics.items[2].ordinal);
        diagnostics_release(&diagnostics);
    }
    struct diagnostics none = {0};
    diagnostics_sort(&none);
}

Test(diagnostic, is_merged_behind_and_keeps_its_texts)
{
    struct diagnostics into = {0};
    struct diagnostics from = {0};
    for (size_t i = 0; i < COUNT(sorted); i++)
        report(i % 2 ? &into : &from, i);
    diagnostics_merge(&into, &from);
    cr_expect_eq(from.count, 0);
    cr_expect_null(from.items);
    for (size_t i = 1; i < into.count; i++)
        cr_expect_eq(into.items[i].ordinal, i);
    diagnostics_sort(&into);
    expect_sorted(&into);
    diagnostics_release(&into);
    diagnostics_release(&from);
}

Test(diagnostic, is_counted_by_severity)
{
    struct diagnostics diagnostics = {0};
    for (size_t i = 0; i < RULE_COUNT; i++)
        diagnostics_report(&diagnostics, (enum rule)i, SLICE("a"), (struct position){1, 1}, "b");
    size_t sum = 0;
    for (int i = SEVERITY_ERROR; i <= SEVERITY_NOTE; i++)
        sum += diagnostics_count(&diagnostics, (enum severity)i);
    cr_expect_eq(sum, RULE_COUNT);
    cr_expect_gt(diagnostics_count(&diagnostics, SEVERITY_ERROR), 0);
    cr_expect_gt(diagnostics_count(&diagnostics, SEVERITY_WARNING), 0);
    diagnostics_release(&diagnostics);
}
