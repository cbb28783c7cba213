/* The links of a file to its own anchors. */
#ifndef PRECIS_OUTPUT_PAGE_HTML_LINKS_H
#define PRECIS_OUTPUT_PAGE_HTML_LINKS_H

#include "base/buffer.h"

/* Takes the addresses off links, from a byte of a file on, that lead to no anchor there, as where
 * the file holds a part of a dossier. Both are as html_write_id and html_write_href write them. */
void html_drop_dead_links(struct buffer *out, size_t start);

#endif
