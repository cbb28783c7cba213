/* A document in lines of a given width.
 *
 * Blocks are laid out when they are first looked at and kept until the width changes. Reading
 * positions are therefore kept as block and line within it, never as a row of the whole. */
#ifndef PRECIS_RENDER_LAYOUT_H
#define PRECIS_RENDER_LAYOUT_H

#include "base/arena.h"
#include "base/bidi.h"
#include "render/document.h"

#include <stdint.h>

/* A run of one role at a column of its line. */
struct fragment {
    int column;
    int columns; /* its width */
    struct shown text;
    struct shown drawn; /* what of it is drawn: the same, but for what runs from right to left */
    const struct span *span; /* role, theme, target */
    bool is_reversed;        /* its first cluster stands at its right end */
};

struct line {
    const struct fragment *fragments;
    uint32_t count;
};

struct block_lines {
    const struct line *lines;
    uint32_t count;
    const struct shown *flows; /* the text of each cell in one piece: fragments point into these */
    uint32_t flow_count;
    bool is_ready;
};

struct layout {
    struct arena arena;
    struct document *document;
    struct bidi_manner manner; /* fragments stand as they are read, or as they are seen */
    int columns;
    struct block_lines *blocks;
    uint32_t block_count;
};

/* Prepares for a document and a width of at least 1. An earlier use is given back first. */
void layout_begin(struct layout *layout, struct document *document, int columns);

/* The same, for who shows it to readers: each line has its fragments in the order in which they are
 * seen. A paragraph that runs from right to left begins at the right end of its cell; labels and
 * what is kept on one line stay at the left, in one column with those above and below. */
void layout_begin_shown(struct layout *layout, struct document *document, int columns,
                        struct bidi_manner manner);

void layout_release(struct layout *layout);

/* The lines of a block, without the blank ones before it. */
const struct block_lines *layout_block(struct layout *layout, uint32_t index);

/* Blank lines above a block: none above the first. */
uint32_t layout_space(const struct layout *layout, uint32_t index);

/* The lines with the blank ones; lays out no more than it takes to have `most` of them. */
uint32_t layout_height(struct layout *layout, uint32_t most);

#endif
