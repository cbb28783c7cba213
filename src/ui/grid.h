/* The screen in memory: a grid of cells that the reader paints and a terminal, or a test, shows. */
#ifndef PRECIS_UI_GRID_H
#define PRECIS_UI_GRID_H

#include "base/bidi.h"
#include "base/buffer.h"
#include "base/shown.h"
#include "ui/style.h"

#include <stdbool.h>
#include <stdint.h>

struct grid_cell {
    uint32_t text;   /* where its cluster begins in grid.clusters */
    uint8_t length;  /* bytes of the cluster; 0: the right half of a wide one */
    uint8_t columns; /* 1 or 2; 0 for a right half */
    uint8_t style;   /* enum style */
    uint8_t flags;   /* CELL_… */
    uint8_t theme;   /* for ROLE_THEME: the theme's ordinal */
    bool contested;  /* terminals disagree about its width */
};

struct grid {
    int columns;
    int rows;
    struct grid_cell *cells;   /* row by row */
    struct buffer clusters;    /* begins with a blank */
    struct bidi_manner manner; /* in which order texts are written */
    int cursor_row;            /* where the hardware cursor stands */
    int cursor_column;
};

struct pen {
    uint8_t style;
    uint8_t flags;
    uint8_t theme;
};

void grid_release(struct grid *grid);

/* Sets the size, at least 1 by 1, and clears. */
void grid_resize(struct grid *grid, int columns, int rows);

void grid_clear(struct grid *grid);

/* Writes text from a column on, up to `limit` (a column, exclusive); outside of the grid nothing
 * happens. A wide cluster that does not fit whole becomes a blank. A text that is seen in another
 * order than it is read is arranged, what stands between separators by itself. Returns the column
 * after what was written. */
int grid_write(struct grid *grid, int row, int column, int limit, struct shown text,
               struct pen pen);

/* The same for a run that is in the order in which it is seen already, or reversed: its first
 * cluster then stands at its right end, as if the limit were further off. */
void grid_write_run(struct grid *grid, int row, int column, int limit, struct shown text,
                    bool is_reversed, struct pen pen);

/* Writes a text that was arranged; likewise. */
int grid_write_seen(struct grid *grid, int row, int column, int limit, const struct bidi_text *text,
                    struct pen pen);

/* Fills columns with one character. */
void grid_fill(struct grid *grid, int row, int column, int limit, struct shown character,
               struct pen pen);

/* Adds flags to the cells of a row from a column to a limit. */
void grid_mark(struct grid *grid, int row, int column, int limit, uint8_t flags);

struct grid_cell *grid_at(struct grid *grid, int row, int column);

struct shown grid_text(const struct grid *grid, const struct grid_cell *cell);

/* All rows as text, blanks at their ends left out. */
void grid_print(const struct grid *grid, bool ascii, struct buffer *out);

#endif
