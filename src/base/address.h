/* The one rule for addresses: which of them are opened and linked, and in what form they are handed
 * to a browser, a PDF or a Markdown page. */
#ifndef PRECIS_BASE_ADDRESS_H
#define PRECIS_BASE_ADDRESS_H

#include "base/buffer.h"

#include <stdbool.h>

enum { ADDRESS_LONGEST = 2048 };

/* Whether it begins with http:// or https://, in letters of any case. */
bool address_is_of_web(struct slice address);

/* Appends an address as other programs are given it, and returns NULL; or appends nothing and
 * returns why it is neither opened nor linked: "it names no host".
 *
 * Refused are: what is not UTF-8; controls, blanks, backslashes, bidi controls and noncharacters; a
 * user name; a host that is missing, or no name or IP address; more than ADDRESS_LONGEST bytes in
 * the form that is handed out.
 *
 * That form is an RFC 3986 address of printable ASCII: letters beyond ASCII are percent-encoded
 * UTF-8 (RFC 3987) and, in the host, Punycode; so are, after the host, brackets, quotes and all
 * that a shell would act on but "?", "&", "#" and "~":
 *     " ' ` < > ^ { } | $ ( ) ; * ! [ ]
 * A "%" that begins no escape and a second "#" are encoded too. What is encoded once stays so. */
const char *address_encode(struct slice address, struct buffer *out);

#endif
