/* A place in a file with the lines around it, as its writer sees them: to tell a slip by its looks
 * where libyaml only knows that something does not fit. */
#ifndef PRECIS_LOAD_YAML_POSITION_H
#define PRECIS_LOAD_YAML_POSITION_H

#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

struct yaml_position {
    struct slice bytes; /* the whole file */
    size_t offset;
    struct slice before; /* the line up to the place */
    struct slice line;   /* the whole line, without its end */
    struct slice above; /* the nearest line above that is neither blank nor a comment; empty without
                           one */
};

struct yaml_position yaml_position_at(struct slice bytes, size_t offset);

/* Where a part of the file begins in it. */
size_t yaml_position_offset(const struct yaml_position *spot, struct slice part);

/* The byte at the place, NUL at the end of the file. */
char yaml_position_byte(const struct yaml_position *spot);

/* The last byte before the place on its line that is not a blank, NUL where there is none. */
char yaml_position_byte_before(const struct yaml_position *spot);

/* A line without its indentation. */
struct slice yaml_position_content(struct slice line);

/* A line without its indentation and the "- " of list items. */
struct slice yaml_position_field(struct slice line);

/* Where a line has a ": " or ends with a colon; its length where it does neither. */
size_t yaml_position_find_colon(struct slice line);
bool yaml_position_has_colon(struct slice line);

/* Finds the text in quotes that ends with the quote straight before the place (blanks between them
 * do not count), begun on this line or on one above. False where there is none. */
bool yaml_position_find_quoted(const struct yaml_position *spot, size_t *opening, size_t *closing);

#endif
