/* A document as plain lines: what `show` and `print` write, and what a screen reader hears. */
#ifndef PRECIS_OUTPUT_PAGE_PLAIN_TEXT_H
#define PRECIS_OUTPUT_PAGE_PLAIN_TEXT_H

#include "base/buffer.h"
#include "render/layout.h"

/* With isolates, what a line beside text from right to left consists of stands between marks
 * (base/direction.h), for terminals that put it in order. */
enum text_letters { TEXT_AS_IT_IS, TEXT_ASCII, TEXT_ISOLATED };

/* Appends one line with its line feed, without blanks at its end. */
void text_write_line(const struct line *line, enum text_letters letters, struct buffer *out);

/* Appends the whole document, `columns` wide. */
void text_write(struct document *document, int columns, enum text_letters letters,
                struct buffer *out);

#endif
