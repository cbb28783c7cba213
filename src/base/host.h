/* Names of hosts as the domain name system has them. */
#ifndef PRECIS_BASE_HOST_H
#define PRECIS_BASE_HOST_H

#include "base/buffer.h"

#include <stdbool.h>

/* Appends the name of a host in ASCII: a label with letters beyond ASCII becomes Punycode after
 * "xn--" (RFC 3492), after compatibility composition and in small letters. `name` is valid UTF-8
 * and may end in a dot. Returns false, with part of the name appended, where it is not a name: a
 * label is empty or longer than 63 bytes, the name is longer than 253, or a character is neither a
 * letter, mark, digit or symbol beyond ASCII nor an ASCII letter, digit, hyphen or underscore. */
bool host_write_ascii(struct slice name, struct buffer *out);

#endif
