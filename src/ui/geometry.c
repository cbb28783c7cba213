#include "ui/geometry.h"

enum {
    THREE_COLUMNS_FROM = 150,
    TWO_COLUMNS_FROM = 76,
    TWO_COLUMNS_ROWS = 12, /* lower than this, one pane at a time */
    FRAME_ROWS = 2,        /* header and status line */
    RULE = 1,              /* above a pane, with its title */
    DIVIDER = 1,           /* between columns of panes */
    LEAST_LIST_ROWS = 3,
    LEAST_LIST_COLUMNS = 16,
    MOST_LIST_COLUMNS = 40,
    LEAST_REFERENCES_COLUMNS = 30,
    MOST_REFERENCES_COLUMNS = 60,
    LEAST_REFERENCES_ROWS = 3,
    MOST_REFERENCES_ROWS = 12,
};

static void show(struct geometry *geometry, enum pane_kind pane, struct area area)
{
    geometry->is_visible[pane] = true;
    geometry->panes[pane] = area;
    if (geometry->has_borders) {
        area.row += RULE;
        area.rows -= RULE;
    }
    geometry->insides[pane] = area;
}

static int clamp(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

static int smaller(int left, int right)
{
    return left < right ? left : right;
}

static void divide(struct geometry *geometry, int column, int rows)
{
    geometry->dividers[geometry->divider_count++] = (struct area){1, column, rows, DIVIDER};
}

/* Sources above themes. */
static void show_lists(struct geometry *geometry, const struct geometry_wish *wish, int columns)
{
    int rows = wish->rows - FRAME_ROWS;
    int wanted = (int)(wish->theme_count < 100 ? wish->theme_count : 100) + RULE;
    int themes = clamp(wanted, LEAST_LIST_ROWS, rows / 2);
    show(geometry, PANE_SOURCES, (struct area){1, 0, rows - themes, columns});
    show(geometry, PANE_THEMES, (struct area){1 + rows - themes, 0, themes, columns});
    divide(geometry, columns, rows);
}

/* What the rows want, where that is not more than a third; else what they need. */
static int list_columns(const struct geometry_wish *wish)
{
    int most = smaller(wish->columns * 3 / 10, MOST_LIST_COLUMNS);
    int wanted = wish->list_columns > most ? wish->short_columns : wish->list_columns;
    return clamp(wanted, LEAST_LIST_COLUMNS, most);
}

static bool shows_references(const struct geometry_wish *wish)
{
    return wish->references_rows > 0 || wish->focus == PANE_REFERENCES;
}

static int column_of_references(const struct geometry_wish *wish)
{
    int rest = wish->columns - list_columns(wish) - 2 * DIVIDER;
    int text = VIEWER_BAR_COLUMNS + wish->widest_text + 1;
    return clamp(rest - text, LEAST_REFERENCES_COLUMNS,
                 MOST_REFERENCES_COLUMNS);
}

static void show_three(struct geometry *geometry, const struct geometry_wish *wish)
{
    int rows = wish->rows - FRAME_ROWS;
    int left = list_columns(wish) + DIVIDER;
    int right = column_of_references(wish);
    int text = wish->columns - left - right - DIVIDER;
    show_lists(geometry, wish, left - DIVIDER);
    if (!shows_references(wish)) {
        show(geometry, PANE_TEXT, (struct area){1, left, rows, wish->columns - left});
        return;
    }
    show(geometry, PANE_TEXT, (struct area){1, left, rows, text});
    divide(geometry, left + text, rows);
    show(geometry, PANE_REFERENCES, (struct area){1, left + text + DIVIDER, rows, right});
}

/* A sixth of the rows, while they are not gone about in; then up to half. */
static int rows_of_references(const struct geometry_wish *wish)
{
    int rows = wish->rows - FRAME_ROWS;
    bool has_focus = wish->focus == PANE_REFERENCES;
    int most = has_focus ? rows / 2 : clamp(rows / 6, LEAST_REFERENCES_ROWS, MOST_REFERENCES_ROWS);
    return RULE + clamp(wish->references_rows, has_focus ? LEAST_REFERENCES_ROWS : 1, most);
}

static void show_two(struct geometry *geometry, const struct geometry_wish *wish)
{
    int rows = wish->rows - FRAME_ROWS;
    int left = list_columns(wish) + DIVIDER;
    int text = wish->columns - left;
    int references = shows_references(wish) ? rows_of_references(wish) : 0;
    show_lists(geometry, wish, left - DIVIDER);
    show(geometry, PANE_TEXT, (struct area){1, left, rows - references, text});
    if (references)
        show(geometry, PANE_REFERENCES, (struct area){1 + rows - references, left, references, text});
}

static bool is_single(const struct geometry_wish *wish)
{
    return wish->is_zoomed || wish->columns < TWO_COLUMNS_FROM || wish->rows < TWO_COLUMNS_ROWS;
}

struct geometry geometry_of(const struct geometry_wish *wish)
{
    struct geometry geometry = {0};
    geometry.is_too_small = wish->columns < LEAST_COLUMNS || wish->rows < LEAST_ROWS;
    geometry.has_borders = !geometry.is_too_small && !is_single(wish);
    if (geometry.is_too_small)
        return geometry;
    if (is_single(wish))
        show(&geometry, wish->focus, (struct area){1, 0, wish->rows - FRAME_ROWS, wish->columns});
    else if (wish->columns >= THREE_COLUMNS_FROM)
        show_three(&geometry, wish);
    else
        show_two(&geometry, wish);
    return geometry;
}

enum references_side geometry_of_references(const struct geometry_wish *wish, int *columns)
{
    *columns = wish->columns;
    if (is_single(wish))
        return REFERENCES_ALONE;
    if (wish->columns >= THREE_COLUMNS_FROM) {
        *columns = column_of_references(wish);
        return REFERENCES_BESIDE;
    }
    *columns = wish->columns - list_columns(wish) - DIVIDER;
    return REFERENCES_BELOW;
}
