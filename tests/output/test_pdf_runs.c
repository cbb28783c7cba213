/* What stays together where lines end, and what need not. */
#include "output/pdf/pdf_runs.h"

#include <criterion/criterion.h>

static struct pdf_paragraph built(struct arena *arena, const struct span *spans, uint32_t count,
                                  double width)
{
    struct pdf_paragraph paragraph = {.width = width};
    struct pdf_manner manner = {.size = 10, .leading = 13, .tag = "P"};
    cr_assert(pdf_runs_build(arena, spans, count, manner, &paragraph));
    return paragraph;
}

static const struct span claim[] = {
    {.text = SHOWN_CONSTANT("The pilots stopped work for nine days"), .role = ROLE_TEXT},
    {.text = SHOWN_CONSTANT(" ["), .role = ROLE_DETAIL},
    {.text = SHOWN_CONSTANT("Port Review 4"), .role = ROLE_LINK},
    {.text = SHOWN_CONSTANT("]"), .role = ROLE_DETAIL},
};

Test(pdf_runs, keeps_labels_whole)
{
    struct arena arena = {0};
    struct pdf_paragraph paragraph = built(&arena, claim, 4, 300);
    cr_assert_eq(paragraph.run_count, 5);
    for (uint32_t i = 0; i < 5; i++)
        cr_expect_eq(paragraph.runs[i].is_kept, i > 1, "run %u", i);
    cr_expect(slice_equal(shown_slice(paragraph.runs[1].text), SLICE(" ")));
    arena_release(&arena);
}

struct tail {
    const char *text;
    size_t kept;
};

/* Two words, and more where these are short. */
static const struct tail tails[] = {
    {"What moves the water of the Sound at night", 14},   /* "Sound at night" */
    {"The pilots would not say what had moved them", 10}, /* "moved them" */
    {"They moved it for reasons of reconstruction", 17},
    {"They were to go only through Azerbaijanistan", 23},
    {"short", 0},
    {"just two", 0},
    {"An end that is one Rindfleischetikettierungsgesetz", 0},
    {"水先料を北航路で払う", 0},
    {"", 0},
};

Test(pdf_runs, ends_no_paragraph_with_a_short_line)
{
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        struct span span = {.text = shown_clean(&arena, slice_of(tails[i].text))};
        struct pdf_paragraph paragraph = built(&arena, &span, 1, 300);
        cr_expect_eq(paragraph.kept_tail, tails[i].kept, "%s: %zu", tails[i].text,
                     paragraph.kept_tail);
    }
    cr_expect_eq(built(&arena, claim, 4, 300).kept_tail, sizeof "nine days [Port Review 4]" - 1);
    arena_release(&arena);
}

static const struct span cited[] = {
    {.text = SHOWN_CONSTANT("Ferries stay away"), .role = ROLE_TEXT},
    {.text = SHOWN_CONSTANT(" ["), .role = ROLE_DETAIL},
    {.text = SHOWN_CONSTANT("Port Review 4"), .role = ROLE_LINK},
    {.text = SHOWN_CONSTANT("; also "), .role = ROLE_DETAIL},
    {.text = SHOWN_CONSTANT("Gazette 2"), .role = ROLE_LINK},
    {.text = SHOWN_CONSTANT("; "), .role = ROLE_DETAIL},
    {.text = SHOWN_CONSTANT("Tide 1"), .role = ROLE_LINK},
    {.text = SHOWN_CONSTANT("]"), .role = ROLE_DETAIL},
};

/* A word alone with what is cited after it is a short line, too. */
Test(pdf_runs, leaves_no_word_alone_with_its_citations)
{
    const struct span event[] = {
        {.text = SHOWN_CONSTANT("The board signs, to settle wages and to increase trade."),
         .role = ROLE_TEXT},
        {.text = SHOWN_CONSTANT(" "), .role = ROLE_DETAIL},
        {.text = SHOWN_CONSTANT("Port Review 2031"), .role = ROLE_LINK},
        {.text = SHOWN_CONSTANT(" ¶1"), .role = ROLE_DETAIL},
        {.text = SHOWN_CONSTANT(", 3"), .role = ROLE_DETAIL},
    };
    struct arena arena = {0};
    cr_expect_eq(built(&arena, event, 5, 300).kept_tail,
                 sizeof "increase trade. Port Review 2031 ¶1, 3" - 1);
    arena_release(&arena);
}

/* A row of citations is parted between them, but the last one does not stand alone. */
Test(pdf_runs, parts_rows_of_citations)
{
    struct arena arena = {0};
    struct pdf_paragraph paragraph = built(&arena, cited, 8, 300);
    cr_expect_eq(paragraph.kept_tail, sizeof "Gazette 2; Tide 1]" - 1, "%zu", paragraph.kept_tail);
    cr_expect(!paragraph.runs[4].is_kept && !paragraph.runs[6].is_kept);
    paragraph = built(&arena, cited, 5, 300);
    cr_expect_eq(paragraph.kept_tail, sizeof "Gazette 2" - 1, "%zu", paragraph.kept_tail);
    arena_release(&arena);
}

/* In a narrow column words that may not break would run out of it. */
Test(pdf_runs, breaks_anywhere_in_narrow_columns)
{
    struct arena arena = {0};
    struct pdf_paragraph paragraph = built(&arena, claim, 4, 200);
    cr_expect_eq(paragraph.kept_tail, 0);
    for (uint32_t i = 0; i < 4; i++)
        cr_expect(!paragraph.runs[i].is_kept, "run %u", i);
    arena_release(&arena);
}
