/* Documents as HTML: valid, without scripts, and loading nothing. */
#ifndef PRECIS_OUTPUT_PAGE_HTML_H
#define PRECIS_OUTPUT_PAGE_HTML_H

#include "output/page/page_formats.h"

/* The parts of a file, for html_dossier.c. */

struct html_manner {
    unsigned level;   /* of the title, 1 for <h1>; headings are one below */
    bool has_anchors; /* everything is in the same file: links lead to anchors, not into the web */
    bool is_home;     /* its points, questions and events are anchors here */
};

/* The head of a file and the start of its body. */
void html_begin(const struct dossier *dossier, struct shown title, struct buffer *out);
void html_end(struct buffer *out);

/* The blocks without a flag in `is_hidden`, which may be NULL. */
void html_write_blocks(struct document *document, const bool *is_hidden, struct html_manner manner,
                       struct buffer *out);

/* A text as it reads, for elements and for attributes in double quotes. Isolates become <bdi>,
 * or in attributes nothing. */
void html_escape(struct shown text, struct buffer *out);

/* The anchor of a place: the address of what is read there. Memory is the arena's. */
struct slice html_anchor(struct place place, struct arena *arena);

/* " id=\"…\"" and " href=\"#…\"" of it. */
void html_write_id(struct slice anchor, struct buffer *out);
void html_write_href(struct slice anchor, struct buffer *out);

#endif
