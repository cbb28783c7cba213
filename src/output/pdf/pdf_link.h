/* Where the links of a printed page lead. */
#ifndef PRECIS_OUTPUT_PDF_PDF_LINK_H
#define PRECIS_OUTPUT_PDF_PDF_LINK_H

#include "base/arena.h"
#include "render/document.h"

/* Whether an address can stand in a PDF: http or https, printable ASCII, at most 2,048 bytes, no
 * user part and nothing that quotes, brackets or escapes. */
bool pdf_link_is_harmless(struct slice address);

/* The address of the source that a run names; NULL where it names none, or one without a harmless
 * address. */
const char *pdf_link_address(struct arena *arena, const struct span *span);

#endif
