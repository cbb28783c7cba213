/* Where a character stands, as an editor counts.
 *
 * libyaml takes U+0085, U+2028, U+2029 and a lone carriage return for line breaks, and the end of a
 * file as well; editors, and so our messages, know only the line feed. */
#ifndef PRECIS_LOAD_LINES_H
#define PRECIS_LOAD_LINES_H

#include "base/diagnostic.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

struct lines {
    struct slice bytes;
    bool recount; /* libyaml's own lines cannot be taken */
    size_t index; /* how far counting has come: characters, bytes, and the position there */
    size_t offset;
    struct position at;
};

struct lines lines_of(struct slice bytes);

/* The position of the character with this index (libyaml's mark: characters after a byte order
 * mark, line and column from 0). Cheap when marks come in rising order. */
struct position lines_position(struct lines *lines, size_t index, size_t line, size_t column);

/* The byte at which the character with this index begins. */
size_t lines_byte_of_index(const struct lines *lines, size_t index);

/* The position of a byte. */
struct position lines_position_of_byte(const struct lines *lines, size_t offset);

#endif
