/* The fields of a line of a state file: no blank, no line feed, ASCII alone. */
#ifndef PRECIS_STORE_FIELD_H
#define PRECIS_STORE_FIELD_H

#include "base/buffer.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

/* How many bytes field_write adds at most. */
#define FIELD_LONGEST(length) (3 * (length) + 1)

enum { FIELD_LONGEST_NUMBER = 20, FIELD_DIGEST_LENGTH = 16 };

/* Each writes at `out`, where there must be room, and returns what follows. Bytes other than
 * printable ASCII, and '%' and '#', become %XX; an empty text becomes "-". */
char *field_write(char *out, struct slice text);
char *field_write_number(char *out, uint64_t number);
char *field_write_digest(char *out, uint64_t digest);

/* What field_write was given: `field` itself where nothing is to decode, else in `scratch`, to
 * which it is added. False when it is not well-formed. */
bool field_read(struct slice field, struct buffer *scratch, struct slice *text);
bool field_read_number(struct slice field, uint64_t *number);
bool field_read_digest(struct slice field, uint64_t *digest);

#endif
