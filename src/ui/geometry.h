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
    MOST_DIVIDERS = 2,
};

struct geometry {
    bool is_too_small; /* then nothing else holds */
    bool has_borders;  /* each pane begins with a line that has its title */
    bool is_visible[PANE_COUNT];
    struct area panes[PANE_COUNT]; /* with these lines */
    struct area insides[PANE_COUNT];
    struct area dividers[MOST_DIVIDERS]; /* between columns of panes, one column wide */
    int divider_count;
};

struct geometry_wish {
    int columns;
    int rows;
    uint32_t theme_count; /* rows of the pane of themes */
    enum pane_kind focus;
    bool is_zoomed;
    int widest_text;     /* columns of the text itself */
    int list_columns;    /* that the rows of the lists want; */
    int short_columns;   /* and without what can be left out of them */
    int references_rows; /* of the cross-references; 0: there is nothing to show there */
    bool has_paragraphs; /* these are paragraphs: side by side with the text from 100 columns, else
                            below it, in a single pane too */
};

/* The first row is the header's, the last the status line's. From 150 columns three columns of
 * panes, from 76 two, below one pane at a time. Cross-references that are empty, and not in focus,
 * leave their room to the text. */
struct geometry geometry_of(const struct geometry_wish *wish);

/* Where the cross-references stand when there are any. */
enum references_side { REFERENCES_ALONE, REFERENCES_BELOW, REFERENCES_BESIDE };

/* Likewise, and how wide they are there, whatever there is in them. */
enum references_side geometry_of_references(const struct geometry_wish *wish, int *columns);

#endif
