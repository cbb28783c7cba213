#include "ui/geometry.h"

enum {
    THREE_COLUMNS_FROM = 150,
    PARAGRAPHS_BESIDE_FROM = 100,
    PARAGRAPHS_BELOW_FROM = 9, /* rows: with fewer there is no room for both */
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
    LEAST_REFERENCES_ROWS = 2,
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

static int larger(int left, int right)
{
    return left > right ? left : right;
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
    int text = VIEWER_BAR_COLUMNS + wish->widest_text + VIEWER_MARGIN_COLUMNS;
    int wanted = wish->has_paragraphs ? larger(rest * 9 / 20, rest - text) : rest - text;
    return clamp(wanted, LEAST_REFERENCES_COLUMNS, MOST_REFERENCES_COLUMNS);
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

/* An eighth of the rows, while they are not gone about in; then up to half. Paragraphs always have
 * half, so that the text stays where it is from point to point. */
static int rows_of_references(const struct geometry_wish *wish)
{
    int rows = wish->rows - FRAME_ROWS;
    bool has_focus = wish->focus == PANE_REFERENCES;
    if (wish->has_paragraphs)
        return rows / 2;
    int most = has_focus ? rows / 2 : clamp(rows / 8, LEAST_REFERENCES_ROWS, MOST_REFERENCES_ROWS);
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
        show(geometry, PANE_REFERENCES,
             (struct area){1 + rows - references, left, references, text});
}

static bool is_single(const struct geometry_wish *wish)
{
    return wish->is_zoomed || wish->columns < TWO_COLUMNS_FROM || wish->rows < TWO_COLUMNS_ROWS;
}

/* The text and below it the paragraphs, where there is no room for lists beside them. */
static bool is_split(const struct geometry_wish *wish)
{
    return wish->has_paragraphs && !wish->is_zoomed && wish->rows >= PARAGRAPHS_BELOW_FROM;
}

static void show_split(struct geometry *geometry, const struct geometry_wish *wish)
{
    int rows = wish->rows - FRAME_ROWS;
    int references = rows_of_references(wish);
    geometry->has_borders = true;
    show(geometry, PANE_TEXT, (struct area){1, 0, rows - references, wish->columns});
    show(geometry, PANE_REFERENCES,
         (struct area){1 + rows - references, 0, references, wish->columns});
}

static bool is_list(enum pane_kind pane)
{
    return pane == PANE_SOURCES || pane == PANE_THEMES;
}

static bool has_three_columns(const struct geometry_wish *wish)
{
    return wish->columns >= (wish->has_paragraphs ? PARAGRAPHS_BESIDE_FROM : THREE_COLUMNS_FROM);
}

struct geometry geometry_of(const struct geometry_wish *wish)
{
    struct geometry geometry = {0};
    geometry.is_too_small = wish->columns < LEAST_COLUMNS || wish->rows < LEAST_ROWS;
    geometry.has_borders = !geometry.is_too_small && !is_single(wish);
    if (geometry.is_too_small)
        return geometry;
    if (is_single(wish) && is_split(wish) && shows_references(wish) && !is_list(wish->focus))
        show_split(&geometry, wish);
    else if (is_single(wish))
        show(&geometry, wish->focus, (struct area){1, 0, wish->rows - FRAME_ROWS, wish->columns});
    else if (has_three_columns(wish))
        show_three(&geometry, wish);
    else
        show_two(&geometry, wish);
    return geometry;
}

enum references_side geometry_of_references(const struct geometry_wish *wish, int *columns)
{
    *columns = wish->columns;
    if (is_single(wish))
        return is_split(wish) ? REFERENCES_BELOW : REFERENCES_ALONE;
    if (has_three_columns(wish)) {
        *columns = column_of_references(wish);
        return REFERENCES_BESIDE;
    }
    *columns = wish->columns - list_columns(wish) - DIVIDER;
    return REFERENCES_BELOW;
}
