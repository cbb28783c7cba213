/* The list of dossiers that the reader can go to. */
#ifndef PRECIS_UI_LIBRARY_H
#define PRECIS_UI_LIBRARY_H

#include "render/document.h"
#include "store/state.h"

#include <stdbool.h>
#include <stddef.h>

struct library_row {
    const char *name;
    const char *path;
    struct slice title; /* as its file has it */
    struct state_counts counts;
    bool is_there;   /* it is a dossier */
    bool is_counted; /* its title and counts are known */
    bool is_current; /* the one that is being read */
};

/* Fills an empty document with a row for each, the current one marked. The rows must outlive it. */
void library_compose(struct document *document, const struct library_row *rows, size_t count);

/* The row that a block stands for; NULL for other blocks. */
const struct library_row *library_row_of_block(const struct block *block);

#endif
