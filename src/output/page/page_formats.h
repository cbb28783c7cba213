/* What writes a page in the formats of page_formats.def. */
#ifndef PRECIS_OUTPUT_PAGE_PAGE_FORMATS_H
#define PRECIS_OUTPUT_PAGE_PAGE_FORMATS_H

#include "output/page/text_page.h"

/* Appends all of a document of compose_page. */
typedef void write_whole_function(struct document *document, struct buffer *out);

/* Appends what fits on a page of that size, and what was left off. Whether everything is on it. */
typedef bool write_page_function(struct document *document, struct page_size size,
                                 struct buffer *out);

#define PAGE_ONLY(format, word, endings, ascii, page) write_page_function page;
#define PAGE_FORMAT(format, word, endings, ascii, whole, page)                                     \
    write_whole_function whole;                                                                    \
    write_page_function page;
#include "output/page/page_formats.def"
#undef PAGE_ONLY
#undef PAGE_FORMAT

#endif
