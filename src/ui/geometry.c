#include "ui/geometry.h"

#include "ui/frame.h"

enum {
    THREE_COLUMNS_FROM = 120,
    TWO_COLUMNS_FROM = 60,
    TWO_COLUMNS_ROWS = 12, /* lower than this, one pane at a time */
    FRAME_ROWS = 2,        /* header and status line */
    BORDER = 1,
    LEAST_LIST_ROWS = 3,
    LEAST_REFERENCES_ROWS = 5,
};

static void show(struct geometry *geometry, enum pane_kind pane, struct area area)
{
    geometry->is_visible[pane] = true;
    geometry->panes[pane] = area;
    if (!geometry->has_borders) {
        geometry->insides[pane] = area;
        return;
    }
    geometry->insides[pane] = frame_inside(area);
}

static int clamp(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* Sources above themes, sharing one border line. */
static void show_lists(struct geometry *geometry, const struct geometry_wish *wish, int columns)
{
    int rows = wish->rows - FRAME_ROWS;
    int wanted = (int)(wish->theme_count < 100 ? wish->theme_count : 100) + 2 * BORDER;
    int themes = clamp(wanted, LEAST_LIST_ROWS, rows / 2);
    show(geometry, PANE_SOURCES, (struct area){1, 0, rows - themes + BORDER, columns});
    show(geometry, PANE_THEMES, (struct area){1 + rows - themes, 0, themes, columns});
}

static void show_three(struct geometry *geometry, const struct geometry_wish *wish)
{
    int rows = wish->rows - FRAME_ROWS;
    int widest = wish->widest_text + VIEWER_BAR_COLUMNS + 2 * BORDER;
    int left = clamp(wish->columns / 4, 30, 40);
    int right = clamp(wish->columns / 4, 34, 50);
    int text = wish->columns - left - right;
    if (text > widest) {
        right = clamp(right + text - widest, right, 60);
        text = wish->columns - left - right;
    }
    show_lists(geometry, wish, left);
    show(geometry, PANE_TEXT, (struct area){1, left, rows, text});
    show(geometry, PANE_REFERENCES, (struct area){1, left + text, rows, right});
}

static void show_two(struct geometry *geometry, const struct geometry_wish *wish)
{
    int rows = wish->rows - FRAME_ROWS;
    int left = clamp(wish->columns * 3 / 10, 20, 26);
    int references = clamp(rows / 4, LEAST_REFERENCES_ROWS, 12);
    show_lists(geometry, wish, left);
    show(geometry, PANE_TEXT, (struct area){1, left, rows - references, wish->columns - left});
    show(geometry, PANE_REFERENCES,
         (struct area){1 + rows - references, left, references, wish->columns - left});
}

struct geometry geometry_of(const struct geometry_wish *wish)
{
    struct geometry geometry = {0};
    geometry.is_too_small = wish->columns < LEAST_COLUMNS || wish->rows < LEAST_ROWS;
    if (geometry.is_too_small)
        return geometry;
    bool is_single = wish->columns < TWO_COLUMNS_FROM || wish->rows < TWO_COLUMNS_ROWS;
    if (is_single || wish->is_zoomed) {
        geometry.has_borders = !is_single;
        show(&geometry, wish->focus, (struct area){1, 0, wish->rows - FRAME_ROWS, wish->columns});
        return geometry;
    }
    geometry.has_borders = true;
    if (wish->columns >= THREE_COLUMNS_FROM)
        show_three(&geometry, wish);
    else
        show_two(&geometry, wish);
    return geometry;
}
