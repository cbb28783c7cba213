#include "base/slice.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define BYTES(literal)                                                                             \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static bool is(struct slice slice, const char *text)
{
    return slice.length == strlen(text) && memcmp(slice.bytes, text, slice.length) == 0;
}

Test(slice, is_made_of_strings)
{
    cr_expect(is(slice_of("abc"), "abc"));
    cr_expect_eq(slice_of("").length, 0);
    cr_expect_eq(slice_of(NULL).length, 0);
    cr_expect_eq(SLICE("a\0b").length, 3);
}

struct pair {
    struct slice left;
    struct slice right;
    int order;
    bool starts; /* left with right */
};

static const struct pair pairs[] = {
    {BYTES(""), BYTES(""), 0, true},        {BYTES("a"), BYTES(""), 1, true},
    {BYTES(""), BYTES("a"), -1, false},     {BYTES("abc"), BYTES("abc"), 0, true},
    {BYTES("abc"), BYTES("ab"), 1, true},   {BYTES("ab"), BYTES("abc"), -1, false},
    {BYTES("abd"), BYTES("abc"), 1, false}, {BYTES("b"), BYTES("abc"), 1, false},
    {BYTES("\xff"), BYTES("a"), 1, false},  {BYTES("a\0b"), BYTES("a\0c"), -1, false},
    {BYTES("a\0b"), BYTES("a\0"), 1, true}, {{NULL, 0}, BYTES("a"), -1, false},
    {{NULL, 0}, {NULL, 0}, 0, true},
};

Test(slice, is_compared_by_bytes_a_prefix_first)
{
    for (size_t i = 0; i < COUNT(pairs); i++) {
        int order = slice_compare(pairs[i].left, pairs[i].right);
        cr_expect_eq((order > 0) - (order < 0), pairs[i].order, "%zu", i);
        int opposite = slice_compare(pairs[i].right, pairs[i].left);
        cr_expect_eq((opposite > 0) - (opposite < 0), -pairs[i].order, "%zu", i);
        cr_expect_eq(slice_equal(pairs[i].left, pairs[i].right), pairs[i].order == 0, "%zu", i);
        cr_expect_eq(slice_starts_with(pairs[i].left, pairs[i].right), pairs[i].starts, "%zu", i);
    }
}

Test(slice, is_told_below_a_folder)
{
    cr_expect(is(slice_below(SLICE("a/b/c.yaml"), SLICE("a/b")), "c.yaml"));
    cr_expect(is(slice_below(SLICE("a/b/c.yaml"), SLICE("a/b/")), "c.yaml"));
    cr_expect(is(slice_below(SLICE("a/b//c.yaml"), SLICE("a/b/")), "c.yaml"));
    cr_expect(is(slice_below(SLICE(".//c.yaml"), SLICE(".")), "c.yaml"));
    cr_expect(is(slice_below(SLICE("a/b//"), SLICE("a/b")), "a/b//"));
    cr_expect(is(slice_below(SLICE("/b: no"), SLICE("/")), "b: no"));
    cr_expect(is(slice_below(SLICE("a/bc/d"), SLICE("a/b")), "a/bc/d"));
    cr_expect(is(slice_below(SLICE("a/b"), SLICE("a/b")), "a/b"));
    cr_expect(is(slice_below(SLICE("a/b/"), SLICE("a/b")), "a/b/"));
    cr_expect(is(slice_below(SLICE("/a/b"), SLICE("")), "/a/b"));
    cr_expect(is(slice_below(SLICE("a"), SLICE("")), "a"));
}

Test(slice, is_trimmed_of_ascii_white_space)
{
    cr_expect(is(slice_trim(SLICE(" \t\n\v\f\r a b \n")), "a b"));
    cr_expect(is(slice_trim(SLICE("a")), "a"));
    cr_expect_eq(slice_trim(SLICE("")).length, 0);
    cr_expect_eq(slice_trim(SLICE(" \n ")).length, 0);
    cr_expect(is(slice_trim(SLICE("\u00a0a")), "\u00a0a"));
}

Test(slice, is_cut_at_a_separator)
{
    struct slice rest = SLICE("a##b#");
    cr_expect(is(slice_cut(&rest, '#'), "a"));
    cr_expect(is(slice_cut(&rest, '#'), ""));
    cr_expect(is(slice_cut(&rest, '#'), "b"));
    cr_expect_not_null(rest.bytes, "a separator at the end leaves an empty part");
    cr_expect(is(slice_cut(&rest, '#'), ""));
    cr_expect_null(rest.bytes);
    cr_expect_eq(slice_cut(&rest, '#').length, 0);
    cr_expect_null(rest.bytes);
}

Test(slice, finds_a_byte)
{
    cr_expect_eq(slice_find(SLICE("abcb"), 'b'), 1);
    cr_expect_eq(slice_find(SLICE("abc"), 'x'), 3);
    cr_expect_eq(slice_find(SLICE("a\0b"), '\0'), 1);
    cr_expect_eq(slice_find((struct slice){NULL, 0}, 'a'), 0);
}

/* Known values of FNV-1a: what is written with it in one run is read in another. */
Test(slice, is_hashed_alike_in_every_run)
{
    cr_expect_eq(slice_hash(SLICE("")), 0x811c9dc5u);
    cr_expect_eq(slice_hash(SLICE("a")), 0xe40c292cu);
    cr_expect_eq(slice_hash(SLICE("foobar")), 0xbf9cf968u);
}

Test(slice, is_hashed_in_steps)
{
    unsigned whole = slice_hash_more(slice_hash_start(), SLICE("foobar"));
    unsigned steps =
        slice_hash_more(slice_hash_more(slice_hash_start(), SLICE("foo")), SLICE("bar"));
    cr_expect_eq(whole, steps);
    cr_expect_neq(whole, slice_hash_more(slice_hash_start(), SLICE("foobas")));
}
