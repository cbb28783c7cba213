/* What a page chose, and why, for a reader who doubts the choice. */
#ifndef PRECIS_OUTPUT_PAGE_PAGE_WHY_H
#define PRECIS_OUTPUT_PAGE_PAGE_WHY_H

#include "base/buffer.h"
#include "render/document.h"

/* Appends a line for each item, section by section, in the order in which they were chosen:
 *
 *     on    event     important  idd-2024#attack-of-january-2023  An armed attack on …
 *     left  question  minor      mei-2023#second-drill            Which is the second …
 *
 * The flags are those of the document's blocks. */
void page_why_write(struct document *document, const bool *is_dropped, struct buffer *out);

#endif
