/* Cells onto the screen of curses: what differs from the frame before, and nothing else. */
#ifndef PRECIS_TERM_SCREEN_H
#define PRECIS_TERM_SCREEN_H

#include "base/arena.h"
#include "term/palette.h"
#include "ui/grid.h"

#include <stdbool.h>
#include <stdint.h>

/* A row with clusters that terminals disagree about, which curses is not shown. */
struct ragged {
    bool has_any;
    bool is_due; /* they are to be written, and the row on from each */
};

struct screen {
    bool has_unicode;
    bool has_color;
    struct scheme scheme;
    const struct dossier *dossier; /* whose themes have colours; may be NULL */
    struct palette palette;
    int columns;
    int rows;
    uint64_t *shown; /* what each cell of curses holds, see screen.c; 0 when that is not known */
    chtype *run;     /* cells of a row on their way to curses */
    int run_length;
    struct ragged *ragged; /* of each row */
    bool is_whole;         /* the next frame is written whole, whatever was shown */
    struct arena arena;    /* of the frame */
};

/* To be called when curses has started. */
void screen_init(struct screen *screen, bool has_unicode, bool has_color);
void screen_release(struct screen *screen);

/* Takes other colours; all is to be drawn anew. */
void screen_use_colors(struct screen *screen, struct colors colors);

/* Learns what the background is. Whether that changes what is to be drawn. */
bool screen_use_ground(struct screen *screen, enum ground ground);

/* Tells which colours the themes of a dossier have. */
void screen_use_themes(struct screen *screen, const struct dossier *dossier);

/* Lets the next frame be written whole. */
void screen_redraw(struct screen *screen);

/* Makes the grid the contents of curses' screen, which may have another size, and writes it. */
void screen_show(struct screen *screen, const struct grid *grid);

#endif
