/* Quotation marks and apostrophes: curled where their sense is plain, else as they were typed. */
#include "output/pdf/pdf_quotes.h"

#include "base/buffer.h"

#include <criterion/criterion.h>

struct curling {
    const char *typed;
    const char *set;
};

static const struct curling curlings[] = {
    {"", ""},
    {"no marks", "no marks"},
    {"Baku's answer", "Baku’s answer"},
    {"the pilots' strike", "the pilots’ strike"},
    {"Shi'a; '90s and 1990's", "Shi’a; ’90s and 1990’s"},
    {"'quiet' water", "‘quiet’ water"},
    {"a \"new chapter\".", "a “new chapter”."},
    {"\"almost 200 percent\"", "“almost 200 percent”"},
    {"(\"in 2019\")", "(“in 2019”)"},
    {"\"he said 'no'\"", "“he said ‘no’”"},
    {"the \"3+3\" talks", "the “3+3” talks"},
    {"a—\"b\"", "a—“b”"},
    /* nothing that only looks like a quotation */
    {"14' 6\" deep", "14' 6\" deep"},
    {"a \" b ' c", "a \" b ' c"},
    {"צה\"ל", "צה\"ל"},
    {"ג'נין", "ג'נין"},
    {"“already”", "“already”"},
};

Test(pdf_quotes, curls_what_is_plain)
{
    for (size_t i = 0; i < sizeof curlings / sizeof *curlings; i++) {
        struct arena arena = {0};
        struct shown typed = shown_clean(&arena, slice_of(curlings[i].typed));
        struct shown set = pdf_quotes_curl(&arena, typed, 0, 0);
        cr_expect(slice_equal(shown_slice(set), slice_of(curlings[i].set)), "%s became %.*s",
                  curlings[i].typed, SLICE_ARGUMENTS(set));
        arena_release(&arena);
    }
}

/* A mark at an edge is judged by what stands beside it in the paragraph. */
Test(pdf_quotes, looks_beyond_the_text)
{
    struct arena arena = {0};
    cr_expect(slice_equal(shown_slice(pdf_quotes_curl(&arena, SHOWN("'s word"), 'n', 0)),
                          SLICE("’s word")));
    cr_expect(
        slice_equal(shown_slice(pdf_quotes_curl(&arena, SHOWN("he: \""), 0, 'n')), SLICE("he: “")));
    arena_release(&arena);
}
