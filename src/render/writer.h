/* For composers: writes one paragraph after the other into a block.
 *
 *     struct writer writer = writer_begin(document, block);
 *     writer_cell(&writer, 4, ALIGN_RIGHT);
 *     writer_add(&writer, ROLE_DETAIL, SHOWN("6"));
 *     writer_cell(&writer, 0, ALIGN_LEFT);
 *     writer_prose(&writer, ROLE_TEXT, claim->text);
 *     writer_end(&writer);
 *
 * Without writer_cell a paragraph has one cell over its whole width. */
#ifndef PRECIS_RENDER_WRITER_H
#define PRECIS_RENDER_WRITER_H

#include "render/document.h"

enum { WRITER_MOST_CELLS = 16 };

struct writer {
    struct document *document;
    struct block *block;
    int indent; /* of the paragraph; may be set before writer_end */
    int gap;    /* likewise: between cells, 2 unless set */
    struct span *spans;
    uint32_t span_count;
    uint32_t span_capacity;
    struct cell cells[WRITER_MOST_CELLS];
    uint32_t starts[WRITER_MOST_CELLS]; /* the first span of each cell */
    uint32_t cell_count;
};

struct writer writer_begin(struct document *document, struct block *block);

/* Begins a column of that width, 0 for what the others leave. */
struct cell *writer_cell(struct writer *writer, int columns, enum alignment align);

void writer_add(struct writer *writer, enum role role, struct shown text);

/* A run that leads to a place. */
void writer_link(struct writer *writer, enum role role, struct shown text, struct place target);

/* The same of two parts with a blank between them, such as a source and the number of a point. */
void writer_link_pair(struct writer *writer, enum role role, struct shown first,
                      struct shown second, struct place target);

/* Bytes of a text, cleaned in the arena of the document. */
struct shown writer_clean_part(struct writer *writer, struct slice text, size_t start, size_t end);

/* A text from a file, its mentions as links. */
void writer_prose(struct writer *writer, enum role role, struct text text);

/* A text from a file as it is. */
void writer_text(struct writer *writer, enum role role, struct text text);

/* What a theme is called, in its colour. */
void writer_theme(struct writer *writer, const struct theme *theme);

/* Ends the paragraph; the writer is ready for the next one. */
void writer_end(struct writer *writer);

/* A whole paragraph of one run. */
void writer_line(struct writer *writer, enum role role, struct shown text);

#endif
