/* A page as CommonMark. */
#ifndef PRECIS_OUTPUT_PAGE_MARKDOWN_H
#define PRECIS_OUTPUT_PAGE_MARKDOWN_H

#include "base/shown.h"
#include "output/page/text_page.h"

/* Appends what page_write_text would keep on a page of that size, as Markdown: headings, lists, and
 * the sources as links. Whether everything is on it. */
bool markdown_write(struct document *document, struct page_size size, struct buffer *out);

/* Appends a text so that it reads as itself: whatever means something in CommonMark, in the
 * extensions of GitHub or in pandoc's is escaped. `at_start`: it begins a line or a list item,
 * where more means something. */
void markdown_escape(struct shown text, bool at_start, struct buffer *out);

#endif
