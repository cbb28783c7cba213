/* Where the panes stand, for every size, focus and zoom. */
#include "ui/geometry.h"

#include <criterion/criterion.h>

enum { WIDEST = 200, HIGHEST = 70 };

static bool lies_in(struct area inner, struct area outer)
{
    return inner.row >= outer.row && inner.column >= outer.column &&
           inner.row + inner.rows <= outer.row + outer.rows &&
           inner.column + inner.columns <= outer.column + outer.columns;
}

static bool overlap(struct area left, struct area right)
{
    return left.row < right.row + right.rows && right.row < left.row + left.rows &&
           left.column < right.column + right.columns && right.column < left.column + left.columns;
}

/* What is wrong with a geometry; NULL when nothing is. */
static const char *fault_of_pane(const struct geometry_wish *wish, const struct geometry *geometry,
                                 int pane)
{
    struct area body = {1, 0, wish->rows - 2, wish->columns};
    struct area outside = geometry->panes[pane];
    struct area inside = geometry->insides[pane];
    if (outside.rows < 1 || outside.columns < 1 || inside.rows < 1 || inside.columns < 1)
        return "a pane has no room";
    if (!lies_in(outside, body))
        return "a pane leaves the screen, or covers the header or status line";
    if (!lies_in(inside, outside))
        return "an inside leaves its pane";
    int border = geometry->has_borders ? 2 : 0;
    if (inside.rows != outside.rows - border || inside.columns != outside.columns - border)
        return "an inside does not fit its border";
    return NULL;
}

static const char *fault_of_pair(const struct geometry *geometry, int left, int right)
{
    if (overlap(geometry->insides[left], geometry->insides[right]))
        return "two panes show text in one place";
    bool share = left == PANE_SOURCES && right == PANE_THEMES;
    struct area upper = geometry->panes[left];
    upper.rows -= share;
    if (overlap(upper, geometry->panes[right]))
        return "two panes overlap by more than a shared border";
    return NULL;
}

static const char *fault_of(const struct geometry_wish *wish, const struct geometry *geometry)
{
    bool is_too_small = wish->columns < LEAST_COLUMNS || wish->rows < LEAST_ROWS;
    if (geometry->is_too_small != is_too_small)
        return "wrong about being too small";
    if (is_too_small)
        return NULL;
    if (!geometry->is_visible[wish->focus])
        return "the pane in focus is not on the screen";
    for (int i = 0; i < PANE_COUNT; i++) {
        if (!geometry->is_visible[i])
            continue;
        const char *fault = fault_of_pane(wish, geometry, i);
        for (int j = i + 1; j < PANE_COUNT && !fault; j++)
            if (geometry->is_visible[j])
                fault = fault_of_pair(geometry, i, j);
        if (fault)
            return fault;
    }
    return NULL;
}

static int count_visible(const struct geometry *geometry)
{
    int count = 0;
    for (int i = 0; i < PANE_COUNT; i++)
        count += geometry->is_visible[i];
    return count;
}

static void check_size(int columns, int rows)
{
    static const uint32_t theme_counts[] = {1, 5, 40, 100000};
    static const int widest_texts[] = {88, 40, 200};
    for (int i = 0; i < PANE_COUNT * 2 * 4; i++) {
        const struct geometry_wish wish = {.columns = columns,
                                           .rows = rows,
                                           .theme_count = theme_counts[i % 4],
                                           .focus = (enum pane_kind)(i / 4 % PANE_COUNT),
                                           .is_zoomed = i / 4 / PANE_COUNT,
                                           .widest_text = widest_texts[i % 3]};
        struct geometry geometry = geometry_of(&wish);
        const char *fault = fault_of(&wish, &geometry);
        if (fault)
            cr_expect(false, "%dx%d, focus %d, zoom %d, %u themes: %s", columns, rows, wish.focus,
                      wish.is_zoomed, wish.theme_count, fault);
        int visible = count_visible(&geometry);
        bool is_alone = wish.is_zoomed || columns < 60;
        if (!geometry.is_too_small && is_alone && visible != 1)
            cr_expect(false, "%dx%d, focus %d: %d panes", columns, rows, wish.focus, visible);
    }
}

Test(geometry, holds_at_every_size)
{
    for (int columns = 1; columns <= WIDEST; columns++)
        for (int rows = 1; rows <= HIGHEST; rows++)
            check_size(columns, rows);
}

static const struct {
    int columns;
    int rows;
    int visible;
    bool has_borders;
} layouts[] = {
    {120, 36, 4, true}, {119, 36, 4, true},  {80, 24, 4, true}, {60, 20, 4, true},
    {59, 20, 1, false}, {40, 12, 1, false},  {20, 5, 1, false}, {200, 70, 4, true},
    {80, 11, 1, false}, {120, 11, 1, false}, {60, 12, 4, true},
};

Test(geometry, has_the_layouts_of_the_design)
{
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        struct geometry geometry = geometry_of(&(struct geometry_wish){
            .columns = layouts[i].columns,
            .rows = layouts[i].rows,
            .theme_count = 5,
            .focus = PANE_TEXT,
            .widest_text = 88,
        });
        cr_expect_eq(count_visible(&geometry), layouts[i].visible, "row %zu", i);
        cr_expect_eq(geometry.has_borders, layouts[i].has_borders, "row %zu", i);
    }
}

Test(geometry, stands_cross_references_right_of_the_text_or_below_it)
{
    struct geometry_wish wish = {
        .columns = 120, .rows = 36, .theme_count = 5, .focus = PANE_TEXT, .widest_text = 88};
    struct geometry geometry = geometry_of(&wish);
    const struct area *text = &geometry.panes[PANE_TEXT];
    const struct area *references = &geometry.panes[PANE_REFERENCES];
    cr_expect_eq(references->column, text->column + text->columns);
    cr_expect_eq(references->row, text->row);
    wish.columns = 80;
    wish.rows = 24;
    geometry = geometry_of(&wish);
    cr_expect_eq(references->column, text->column);
    cr_expect_eq(references->row, text->row + text->rows);
}
