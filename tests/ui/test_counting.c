/* Counts before movements, beside digits that are keys of themes. */
#include "support/typist.h"

#include <criterion/criterion.h>

/* The same with and without a count; the sample has fewer than five themes. */
static const char *const pairs[][2] = {
    {"5j", "j j j j j"},
    {"<M-3>j", "j j j"},
    {"<M-1>2j", "j j j j j j j j j j j j"},
    {"9}", "} } } } } } } } }"},
    {"<M-3>}", "} } }"},
    {"<M-2>J", "J J"},
    {"5<Down><M-2>k", "j j j"},
    {"<M-4>G", "gg } } }"},
    {"<M-4>gg", "gg } } }"},
    {"50%0%", "50%"},
    {"<M-1>00%", "G"},
    {"999999999j", "G"},
    {"5<Esc>j", "j"},
    {"5?q", "?q"},
};

static void expect_same(const char *left_keys, const char *right_keys, const char *before)
{
    struct typist left;
    struct typist right;
    typist_begin(&left, 80, 24);
    typist_begin(&right, 80, 24);
    typist_type(&left, before);
    typist_type(&right, before);
    typist_type(&left, left_keys);
    typist_type(&right, right_keys);
    struct place again = place_rebase(right.app.dossier, left.app.place);
    cr_expect_eq(again.brief, right.app.place.brief, "%s", left_keys);
    cr_expect_eq(again.theme, right.app.place.theme, "%s", left_keys);
    cr_expect_eq(left.app.over.kind, right.app.over.kind, "%s", left_keys);
    const struct viewer *one = &left.app.panes[PANE_TEXT].viewer;
    const struct viewer *other = &right.app.panes[PANE_TEXT].viewer;
    cr_expect(one->top.block == other->top.block && one->top.line == other->top.line &&
                  one->item == other->item,
              "%s is not %s", left_keys, right_keys);
    typist_end(&left);
    typist_end(&right);
}

Test(counting, repeats_movements)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        expect_same(pairs[i][0], pairs[i][1], "J gg");
}

Test(counting, leaves_themes_their_digits_at_once)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    uint32_t themes = typist.app.dossier->theme_count;
    cr_assert_lt(themes, 5);
    for (uint32_t i = 0; i < themes; i++) {
        char digit[] = {(char)('1' + i), '\0'};
        typist_type(&typist, digit);
        cr_expect_eq(typist.app.place.theme, typist.app.dossier->themes[i], "%s", digit);
        cr_expect_eq(typist.app.pressed.count, 0);
    }
    typist_type(&typist, "0");
    cr_expect_null(typist.app.place.theme);
    typist_type(&typist, "9");
    cr_expect(typist_sees(&typist, "9…"));
    typist_end(&typist);
}

Test(counting, has_the_digits_where_that_is_set)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, ":set<Space>digits=counts<Enter> J gg 1");
    cr_expect_null(typist.app.place.theme);
    cr_expect_eq(typist.app.pressed.count, 1);
    typist_type(&typist, "<Esc> <M-2>");
    cr_expect_eq(typist.app.place.theme, typist.app.dossier->themes[1]);
    typist_end(&typist);
    expect_same("2j", "j j", ":set<Space>digits=counts<Enter> J gg");
    expect_same("12j", "12j", ":set<Space>digits=counts<Enter> J gg");
}

/* In a list each row is a place. */
Test(counting, steps_through_the_rows_of_a_list)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "<S-Tab> <S-Tab> <M-2>G");
    if (typist.app.focus == PANE_SOURCES)
        cr_expect_eq(typist.app.place.brief, typist.app.dossier->briefs[0]);
    else
        cr_expect_eq(typist.app.place.theme, typist.app.dossier->themes[0]);
    typist_end(&typist);
}
