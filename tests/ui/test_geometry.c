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
    int rule = geometry->has_borders ? 1 : 0;
    if (inside.rows != outside.rows - rule || inside.columns != outside.columns)
        return "an inside does not fit below its title";
    return NULL;
}

static const char *fault_of_pair(const struct geometry *geometry, int left, int right)
{
    return overlap(geometry->panes[left], geometry->panes[right]) ? "two panes overlap" : NULL;
}

/* Every cell of the body is of one pane or of one line between two. */
static const char *fault_of_cover(const struct geometry_wish *wish, const struct geometry *geometry)
{
    int cells = 0;
    for (int i = 0; i < PANE_COUNT; i++)
        if (geometry->is_visible[i])
            cells += geometry->panes[i].rows * geometry->panes[i].columns;
    for (int i = 0; i < geometry->divider_count; i++)
        cells += geometry->dividers[i].rows * geometry->dividers[i].columns;
    return cells == (wish->rows - 2) * wish->columns ? NULL : "some cells are nobody's";
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
    return fault_of_cover(wish, geometry);
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
    static const int references[] = {0, 1, 7, 1000, 12};
    static const int lists[] = {12, 26, 500};
    for (int i = 0; i < PANE_COUNT * 2 * 15; i++) {
        const struct geometry_wish wish = {.columns = columns,
                                           .rows = rows,
                                           .theme_count = theme_counts[i % 4],
                                           .focus = (enum pane_kind)(i / 2 % PANE_COUNT),
                                           .is_zoomed = i % 2,
                                           .widest_text = widest_texts[i % 3],
                                           .list_columns = lists[i / 3 % 3],
                                           .short_columns = lists[i / 3 % 3] - 9,
                                           .references_rows = references[i % 5]};
        struct geometry geometry = geometry_of(&wish);
        const char *fault = fault_of(&wish, &geometry);
        if (fault)
            cr_expect(false, "%dx%d, focus %d, zoom %d, wish %d: %s", columns, rows, wish.focus,
                      wish.is_zoomed, i, fault);
        int visible = count_visible(&geometry);
        bool is_alone = wish.is_zoomed || columns < 76;
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

static struct geometry_wish wish_of(int columns, int rows, int references)
{
    return (struct geometry_wish){
        .columns = columns,
        .rows = rows,
        .theme_count = 5,
        .focus = PANE_TEXT,
        .widest_text = 88,
        .list_columns = 26,
        .short_columns = 22,
        .references_rows = references,
    };
}

static const struct {
    int columns;
    int rows;
    int visible;
    bool has_borders;
} layouts[] = {
    {150, 36, 4, true}, {149, 36, 4, true},  {80, 24, 4, true}, {76, 12, 4, true},
    {75, 20, 1, false}, {40, 12, 1, false},  {20, 5, 1, false}, {200, 70, 4, true},
    {80, 11, 1, false}, {150, 11, 1, false},
};

Test(geometry, has_the_layouts_of_the_design)
{
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        struct geometry_wish wish = wish_of(layouts[i].columns, layouts[i].rows, 4);
        struct geometry geometry = geometry_of(&wish);
        cr_expect_eq(count_visible(&geometry), layouts[i].visible, "row %zu", i);
        cr_expect_eq(geometry.has_borders, layouts[i].has_borders, "row %zu", i);
        wish.references_rows = 0;
        geometry = geometry_of(&wish);
        cr_expect_eq(geometry.is_visible[PANE_REFERENCES], false, "row %zu: it is empty", i);
        wish.focus = PANE_REFERENCES;
        geometry = geometry_of(&wish);
        cr_expect(geometry.is_visible[PANE_REFERENCES], "row %zu: it has the focus", i);
    }
}

Test(geometry, stands_cross_references_right_of_the_text_or_below_it)
{
    int columns;
    struct geometry_wish wish = wish_of(150, 36, 4);
    struct geometry geometry = geometry_of(&wish);
    const struct area *text = &geometry.panes[PANE_TEXT];
    const struct area *references = &geometry.panes[PANE_REFERENCES];
    cr_expect_eq(geometry_of_references(&wish, &columns), REFERENCES_BESIDE);
    cr_expect_eq(references->column, text->column + text->columns + 1);
    cr_expect_eq(references->row, text->row);
    cr_expect_eq(references->columns, columns);
    wish = wish_of(80, 24, 2);
    geometry = geometry_of(&wish);
    cr_expect_eq(geometry_of_references(&wish, &columns), REFERENCES_BELOW);
    cr_expect_eq(references->column, text->column);
    cr_expect_eq(references->row, text->row + text->rows);
    cr_expect_eq(references->rows, 3, "a title and what there is");
    cr_expect_eq(references->columns, columns);
    wish = wish_of(75, 24, 2);
    cr_expect_eq(geometry_of_references(&wish, &columns), REFERENCES_ALONE);
}

/* The lists have what their rows want, up to a third, and no more. */
Test(geometry, gives_the_lists_what_they_need)
{
    struct geometry_wish wish = wish_of(120, 36, 0);
    cr_expect_eq(geometry_of(&wish).panes[PANE_SOURCES].columns, 26);
    wish.columns = 80;
    cr_expect_eq(geometry_of(&wish).panes[PANE_SOURCES].columns, 22, "without the dates");
    wish.list_columns = wish.short_columns = 1000;
    cr_expect_eq(geometry_of(&wish).panes[PANE_SOURCES].columns, 24);
}
