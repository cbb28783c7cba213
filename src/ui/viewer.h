/* A document on the screen: where it is scrolled to, which of its items is current, which link is
 * picked, and what the search has found in it. The text pane, the cross-references, help and
 * previews are viewers.
 *
 * The position is a block and a line in it, blank lines above the block counted as its first ones:
 * rows of the whole document are never counted, so a change of width keeps the place. */
#ifndef PRECIS_UI_VIEWER_H
#define PRECIS_UI_VIEWER_H

#include "base/width.h"
#include "model/search.h"
#include "render/document.h"
#include "render/layout.h"
#include "ui/grid.h"

#include <stdbool.h>

/* Left of the text: one for the bar of the current item, one blank. Right of it: one blank, which
 * keeps it from the edge of the screen and from the line between two columns. */
enum { VIEWER_BAR_COLUMNS = 2, VIEWER_MARGIN_COLUMNS = 1 };

#define NO_BLOCK UINT32_MAX

struct spot {
    uint32_t block;
    uint32_t line;
};

struct area {
    int row;
    int column;
    int rows;
    int columns;
};

struct stand {
    struct spot top;
    uint32_t item;
};

struct viewer {
    struct document document;
    struct layout layout;
    struct bidi_manner manner; /* how the screen has it */
    bool is_fleeting; /* the document may be made anew at any size: at each, the first item in sight
                       * is current until the reader goes elsewhere */
    int rows;         /* of the area it was last fitted to */
    struct spot top;
    uint32_t item;        /* the current one; NO_BLOCK: none */
    uint32_t link_block;  /* the link that is picked; NO_BLOCK: none */
    uint32_t link;        /* its number among the links of the block */
    uint32_t match_block; /* the match that the search is at; NO_BLOCK: none */
    uint32_t match;       /* its number among the matches of the block */
    struct stand chosen;  /* where the reader last went of himself, */
    bool chosen_shows;    /* whether the item was in sight there, */
    int chosen_columns;   /* and at which size; */
    int chosen_rows;
    bool has_gone;       /* the reader went anywhere since the document was first fitted */
    struct stand fitted; /* what has become of that at this one */
};

void viewer_release(struct viewer *viewer);

/* The columns of an area that are for text, at most `widest`. */
int viewer_text_columns(int columns, int widest);

/* Gets ready for a document that was composed into viewer->document. */
void viewer_begin(struct viewer *viewer);

/* Lays out for an area; the current item stays in sight, else the top block does. Back at a size
 * that it had before, and not scrolled meanwhile, it shows the same lines again. */
void viewer_fit(struct viewer *viewer, int columns, int rows);

/* Whether the reader has gone elsewhere in it since it was last fitted. */
bool viewer_has_moved(const struct viewer *viewer);

/* Takes what it shows now as what the reader has chosen, which other sizes keep in sight. Of itself
 * it takes what it first shows, and what he goes to. Without effect before the first fit. */
void viewer_choose(struct viewer *viewer);

/* Scrolls by lines, negative ones up; false when it was at that end already. The current item
 * follows when it leaves the screen. */
bool viewer_scroll(struct viewer *viewer, int lines);
void viewer_to_top(struct viewer *viewer);
void viewer_to_bottom(struct viewer *viewer);

/* To the item of that number, from 1, or the last one; where there are none, to that line. */
void viewer_to_number(struct viewer *viewer, uint32_t number);

/* To that part of the document, in percent. */
void viewer_to_percent(struct viewer *viewer, uint32_t percent);

bool viewer_is_at_bottom(struct viewer *viewer);

/* The next or previous item; false at that end. */
bool viewer_next_item(struct viewer *viewer, int direction);

/* Makes the item about an entry current and brings it into sight; false when there is none. */
bool viewer_to_entry(struct viewer *viewer, const struct entry *entry);

/* Makes an item current and brings it into sight. */
void viewer_to_item(struct viewer *viewer, uint32_t block);

/* Whether any line of the current item is on the screen. */
bool viewer_item_shows(struct viewer *viewer);

/* Back to a top and an item that it had before, perhaps at another size; when the item was on the
 * screen it is so again. */
void viewer_return(struct viewer *viewer, struct spot top, uint32_t item, bool item_showed);

/* The block of the current item; NULL when there is none. */
const struct block *viewer_current(const struct viewer *viewer);

/* The number of the current item among those of its kind, from 1, and how many these are; 0 when
 * there is none. */
uint32_t viewer_item_number(const struct viewer *viewer, uint32_t *count);

/* Picks the next or previous link from the current item on; false at that end. */
bool viewer_next_link(struct viewer *viewer, int direction);

/* Brings a block into sight without making it current. */
void viewer_show_block(struct viewer *viewer, uint32_t block);

/* The link that is picked; NULL when none is. */
const struct span *viewer_picked_span(struct viewer *viewer);

/* Where the picked link leads; NULL when none is picked. */
const struct place *viewer_link(struct viewer *viewer);

/* Goes to the next match in that direction; wraps around. False when nothing matches anywhere;
 * `*wrapped` says whether it went round. */
bool viewer_search(struct viewer *viewer, const struct search *search, int direction,
                   bool *wrapped);

/* What the search finds in the texts of a block, as they were laid out; nothing where the block
 * does not answer it. Lists by flow; memory is the arena's, the array `count` long. */
struct found_list *viewer_matches(struct viewer *viewer, uint32_t block,
                                  const struct search *search, struct arena *arena);

/* How many matches there are in all, and the number of the one that the search is at, from 1. */
uint32_t viewer_count_matches(struct viewer *viewer, const struct search *search,
                              uint32_t *current);

/* What stands beside an entry, one column wide; empty for nothing. */
typedef struct shown viewer_sign(void *context, const struct entry *entry);

/* How a viewer is painted, besides what it shows. */
struct viewer_look {
    const struct search *search; /* what it finds is marked; may be NULL */
    bool has_focus;              /* the cursor stands on the current item */
    viewer_sign *sign;           /* may be NULL */
    void *context;
};

/* Where in the document a cell of the area is: a block, and the run of text there, which may be
 * NULL. False below its end. */
bool viewer_hit(struct viewer *viewer, int row, int column, uint32_t *block,
                const struct span **span);

/* Paints into the area: two columns on the left are for the bar and the sign. */
void viewer_paint(struct viewer *viewer, struct grid *grid, struct area area,
                  const struct viewer_look *look);

/* How many items begin below what is in sight. */
uint32_t viewer_count_below(struct viewer *viewer);

/* Part of the document above and in sight, in percent. */
int viewer_percent(struct viewer *viewer);

#endif
