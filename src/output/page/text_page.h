/* Exactly one page: what does not fit is left off by declared priority, and the footer says so. */
#ifndef PRECIS_OUTPUT_PAGE_TEXT_PAGE_H
#define PRECIS_OUTPUT_PAGE_TEXT_PAGE_H

#include "base/buffer.h"
#include "render/document.h"

#include <stdbool.h>

/* Of a page of text, where nobody asks for another. */
enum { PAGE_USUAL_COLUMNS = 80, PAGE_USUAL_LINES = 66 };

struct page_size {
    int columns;
    int lines;
    bool ascii;
};

/* Appends a page of at most that many lines, made from a document of compose_page. Spacing is
 * tightened; then items go, the largest priority first and among equals the last. Whether
 * everything is on it. */
bool page_write_text(struct document *document, struct page_size size, struct buffer *out);

#endif
