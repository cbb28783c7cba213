#include "load/lines.h"

#include <criterion/criterion.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* `at` counts bytes; the index counts characters after a byte order mark. */
struct place {
    const char *text;
    size_t at;
    size_t index;
    struct position position;
};

static const struct place places[] = {
    {"abc", 0, 0, {1, 1}},
    {"abc", 2, 2, {1, 3}},
    {"abc", 3, 3, {1, 4}},
    {"a\nb", 1, 1, {1, 2}},
    {"a\nb", 2, 2, {2, 1}},
    {"a\r\nb", 3, 3, {2, 1}},
    {"a\rb", 2, 2, {1, 3}},
    {"\u0259\u0259b", 4, 2, {1, 3}},
    {"\u0259\nb\u2028c", 7, 4, {2, 3}},
    {"a\xc2\x85"
     "b",
     3,
     2,
     {1, 3}},
    {"\xef\xbb\xbf"
     "ab",
     4,
     1,
     {1, 2}},
    {"\xef\xbb\xbf\r\nb", 5, 2, {2, 1}},
    {"\U0001f600x", 4, 1, {1, 2}},
    {"a\n\n\nb", 4, 4, {4, 1}},
    {"", 0, 0, {1, 1}},
};

Test(lines, finds_the_position_of_a_byte)
{
    for (size_t i = 0; i < COUNT(places); i++) {
        struct lines lines = lines_of(slice_of(places[i].text));
        struct position position = lines_position_of_byte(&lines, places[i].at);
        cr_expect_eq(position.line, places[i].position.line, "%zu", i);
        cr_expect_eq(position.column, places[i].position.column, "%zu", i);
    }
}

Test(lines, finds_the_byte_of_a_character)
{
    for (size_t i = 0; i < COUNT(places); i++) {
        struct lines lines = lines_of(slice_of(places[i].text));
        cr_expect_eq(lines_byte_of_index(&lines, places[i].index), places[i].at, "%zu", i);
    }
}

Test(lines, takes_the_counts_of_the_library_where_it_counts_as_editors_do)
{
    struct lines lines = lines_of(SLICE("a\nbc\n"));
    cr_assert_not(lines.recount);
    struct position position = lines_position(&lines, 3, 1, 1);
    cr_expect_eq(position.line, 2);
    cr_expect_eq(position.column, 2);
}

static const char *const foreign[] = {
    "a\rb",         "a\r\nb",       "a\xc2\x85",        "a\u2028",
    "\u2029\u2029", "\u201c\u2028", "\xc2\xa0\xc2\x85", "\u2014\u2029"};
static const char *const ordinary[] = {"",           "a\nb\n",        "\u2026\u201c\n",
                                       "\xc2\xa0\n", "\u0259\n",      "\xe2\x80\n",
                                       "a\xc2\n",    "\u2027\u202a\n"};

Test(lines, counts_again_where_there_are_other_line_ends)
{
    for (size_t i = 0; i < COUNT(foreign); i++)
        cr_expect(lines_of(slice_of(foreign[i])).recount, "%zu", i);
    for (size_t i = 0; i < COUNT(ordinary); i++)
        cr_expect_not(lines_of(slice_of(ordinary[i])).recount, "%zu", i);
}

/* The library begins a line more after a last line that nothing ends. */
Test(lines, counts_again_where_nothing_ends_the_last_line)
{
    static const struct {
        const char *text;
        size_t index;
        struct position position;
    } ends[] = {{"?", 1, {1, 2}}, {"a:", 2, {1, 3}}, {"a: b\n? c", 8, {2, 4}}};
    for (size_t i = 0; i < COUNT(ends); i++) {
        struct lines lines = lines_of(slice_of(ends[i].text));
        struct position at = lines_position(&lines, ends[i].index, ends[i].position.line, 0);
        cr_expect_eq(at.line, ends[i].position.line, "%zu: line %u", i, at.line);
        cr_expect_eq(at.column, ends[i].position.column, "%zu: column %u", i, at.column);
    }
}

/* In rising order and in any other. */
Test(lines, finds_the_positions_of_characters_in_any_order)
{
    struct slice text = SLICE("\xef\xbb\xbf"
                              "ab\u2028c\n\u0259\r\nd\re\n");
    static const struct position positions[] = {{1, 1}, {1, 2}, {1, 3}, {1, 4}, {1, 5}, {2, 1},
                                                {2, 2}, {2, 3}, {3, 1}, {3, 2}, {3, 3}, {3, 4}};
    for (size_t step = 1; step < COUNT(positions); step++) {
        struct lines lines = lines_of(text);
        for (size_t i = 0; i < COUNT(positions); i++) {
            size_t index = i * step % COUNT(positions);
            struct position position = lines_position(&lines, index, 0, 0);
            cr_expect_eq(position.line, positions[index].line, "%zu", index);
            cr_expect_eq(position.column, positions[index].column, "%zu", index);
        }
    }
}

Test(lines, stops_at_the_end)
{
    struct lines lines = lines_of(SLICE("a\rb"));
    cr_expect_eq(lines_position(&lines, 100, 0, 0).column, 4);
    cr_expect_eq(lines_position_of_byte(&lines, 100).column, 4);
    cr_expect_eq(lines_byte_of_index(&lines, 100), 3);
}
