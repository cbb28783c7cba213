/* The last line of a page: what was left off, and how to read it. */
#ifndef PRECIS_OUTPUT_PAGE_FOOTER_H
#define PRECIS_OUTPUT_PAGE_FOOTER_H

#include "base/buffer.h"
#include "render/document.h"

#include <stdbool.h>

/* Appends "14 of 24 points; the rest: precis show idd-2024", or that everything is on the page.
 * The flags are those of the document's blocks. */
void page_footer_write(const struct document *document, const bool *is_dropped, struct buffer *out);

/* Appends the longest that page_footer_write can make of the document: for making room. */
void page_footer_write_longest(const struct document *document, struct buffer *out);

#endif
