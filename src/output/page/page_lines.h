/* A page measured in lines of text: which blocks stay, laid out. Plain text and Markdown write it.
 */
#ifndef PRECIS_OUTPUT_PAGE_PAGE_LINES_H
#define PRECIS_OUTPUT_PAGE_PAGE_LINES_H

#include "output/page/fit.h"
#include "output/page/text_page.h"
#include "render/layout.h"

struct page_lines {
    struct layout layout;
    struct fit fit;
    struct page_size size;
    uint32_t whole_room; /* lines for the blocks when nothing is left off */
    uint32_t rest_room;  /* when something is */
};

/* Fills an empty page from a document of compose_page; to be given to page_lines_release. */
void page_lines_fit(struct page_lines *page, struct document *document, struct page_size size);

void page_lines_release(struct page_lines *page);

/* The lines that may be written: less than the blocks have when even what never goes is too much.
 */
uint32_t page_lines_room(const struct page_lines *page);

/* Blank lines between a block that stays and the one above it. */
uint32_t page_lines_space(const struct page_lines *page, uint32_t block, uint32_t above);

/* Adds a text as lines of the page's width, or with NULL only counts them. */
uint32_t page_lines_wrap(struct slice text, struct page_size size, struct buffer *out);

#endif
