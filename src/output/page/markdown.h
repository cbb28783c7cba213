/* A place as CommonMark. */
#ifndef PRECIS_OUTPUT_PAGE_MARKDOWN_H
#define PRECIS_OUTPUT_PAGE_MARKDOWN_H

#include "base/shown.h"
#include "output/page/text_page.h"

/* Appends all of a document of compose_page: headings, lists, and the sources as links. */
void markdown_write(struct document *document, struct buffer *out);

/* Appends what page_write_text would keep on a page of that size, and what was left off. Whether
 * everything is on it. */
bool markdown_write_page(struct document *document, struct page_size size, struct buffer *out);

/* Appends a text so that it reads as itself in CommonMark, in the extensions of GitHub and in
 * pandoc's, and escapes no more than that takes. `at_start`: it begins a line or a list item, where
 * more means something. The last byte of `out` is what stands before it. */
void markdown_escape(struct shown text, bool at_start, struct buffer *out);

#endif
