/* Where the panes stand: a pure function of the size of the screen, what it holds, and the focus.
 */
#ifndef PRECIS_UI_GEOMETRY_H
#define PRECIS_UI_GEOMETRY_H

#include "ui/viewer.h"

#include <stdbool.h>
#include <stdint.h>

enum pane_kind { PANE_SOURCES, PANE_THEMES, PANE_TEXT, PANE_REFERENCES, PANE_COUNT };

enum {
    LEAST_COLUMNS = 20,
    LEAST_ROWS = 5,
};

struct geometry {
    bool is_too_small; /* then nothing else holds */
    bool has_borders;
    bool is_visible[PANE_COUNT];
    struct area panes[PANE_COUNT]; /* with their borders */
    struct area insides[PANE_COUNT];
};

struct geometry_wish {
    int columns;
    int rows;
    uint32_t theme_count; /* rows of the pane of themes */
    enum pane_kind focus;
    bool is_zoomed;
    int widest_text; /* columns of the text itself */
};

/* The first row is the header's, the last the status line's. From 120 columns three columns of
 * panes, from 60 two, below one pane at a time. */
struct geometry geometry_of(const struct geometry_wish *wish);

#endif
