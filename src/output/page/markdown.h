/* A place as CommonMark. */
#ifndef PRECIS_OUTPUT_PAGE_MARKDOWN_H
#define PRECIS_OUTPUT_PAGE_MARKDOWN_H

#include "base/shown.h"
#include "output/page/page_formats.h"

/* Appends a text so that it reads as itself in CommonMark, in the extensions of GitHub and in
 * pandoc's, and escapes no more than that takes. `at_start`: it begins a line or a list item, where
 * more means something. The last byte of `out` is what stands before it. */
void markdown_escape(struct shown text, bool at_start, struct buffer *out);

#endif
