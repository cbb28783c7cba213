/* Typographic quotation marks and apostrophes, which text files rarely have. */
#ifndef PRECIS_OUTPUT_PDF_PDF_QUOTES_H
#define PRECIS_OUTPUT_PDF_PDF_QUOTES_H

#include "base/arena.h"
#include "base/shown.h"

#include <stdint.h>

/* The text with curled marks where their sense is plain; feet, inches and the marks inside of
 * Hebrew abbreviations stay. `before` and `after` are the characters that stand beside the text in
 * its paragraph, 0 for none. A text without straight marks is not copied. */
struct shown pdf_quotes_curl(struct arena *arena, struct shown text, uint32_t before,
                             uint32_t after);

#endif
