/* The last line of a page: what was left off, and how to read it. */
#ifndef PRECIS_OUTPUT_PAGE_PAGE_FOOTER_H
#define PRECIS_OUTPUT_PAGE_PAGE_FOOTER_H

#include "base/buffer.h"
#include "render/document.h"

#include <stdbool.h>

/* What the footer calls the items of a section: "points"; and one of them: "point". */
const char *page_footer_section(enum section section);
const char *page_footer_section_item(enum section section);

/* Appends "10 of 24 points and all 7 questions are left off.", or that nothing is, and where the
 * document wants it "The rest: precis show idd-2024". The flags are those of the document's blocks;
 * NULL: all stay. */
void page_footer_write(const struct document *document, const bool *is_dropped, struct buffer *out);

/* Appends the longest that page_footer_write can make of the document: for making room. */
void page_footer_write_longest(const struct document *document, struct buffer *out);

#endif
