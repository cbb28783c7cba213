/* The walk over the blocks of a document: what is a heading, a list, a table, which spans look
 * alike. Markdown and HTML are pens that follow it. */
#ifndef PRECIS_OUTPUT_PAGE_WALK_H
#define PRECIS_OUTPUT_PAGE_WALK_H

#include "render/document.h"

/* Blocks that stand together. */
enum walk_group {
    WALK_ALONE,
    WALK_LIST,  /* points, and rows of one or two cells */
    WALK_TABLE, /* rows of more cells, with the block above that heads them */
};

struct walk_block {
    const struct block *block;
    enum walk_group group;
    bool is_first; /* of its group */
    bool is_last;
};

struct walk_paragraph {
    const struct walk_block *of;
    const struct paragraph *paragraph;
    bool is_first; /* of its block */
    bool is_last;
};

struct walk_cell {
    const struct walk_paragraph *of;
    const struct cell *cell; /* without the bullet of a list item */
    uint32_t index;
    bool is_label; /* of the text in the cells after it */
};

/* Spans that look alike and lead to the same. */
struct walk_words {
    struct shown text;
    int look;                /* a number of the pen's own */
    const char *address;     /* where it leads; NULL: nowhere */
    const struct span *span; /* the first */
    uint32_t after;          /* the character after it in its cell; 0: none */
};

/* `begin` and `end` of cells may be NULL. */
struct walk_pen {
    void *context;
    struct arena *arena; /* for the words and addresses */
    int (*look)(void *context, const struct cell *cell, uint32_t index, bool is_label);
    const char *(*link)(void *context, const struct span *span);
    void (*begin_block)(void *context, const struct walk_block *block);
    void (*end_block)(void *context, const struct walk_block *block);
    void (*begin_paragraph)(void *context, const struct walk_paragraph *paragraph);
    void (*end_paragraph)(void *context, const struct walk_paragraph *paragraph);
    void (*begin_cell)(void *context, const struct walk_cell *cell);
    void (*words)(void *context, const struct walk_words *words);
    void (*end_cell)(void *context, const struct walk_cell *cell);
};

/* Goes over the blocks without a flag in `is_hidden`, which may be NULL. Headings come in small
 * letters: "KEY POINTS ON Transit" is "Key points on Transit". */
void walk_document(const struct walk_pen *pen, struct document *document, const bool *is_hidden);

#endif
