/* A document as plain lines: what `show` and `print` write, and what a screen reader hears. */
#ifndef PRECIS_OUTPUT_PAGE_PLAIN_TEXT_H
#define PRECIS_OUTPUT_PAGE_PLAIN_TEXT_H

#include "base/buffer.h"
#include "render/layout.h"

#include <stdbool.h>

/* Appends one line with its line feed, without blanks at its end. */
void text_write_line(const struct line *line, bool ascii, struct buffer *out);

/* Appends the whole document, `columns` wide. */
void text_write(struct document *document, int columns, bool ascii, struct buffer *out);

#endif
