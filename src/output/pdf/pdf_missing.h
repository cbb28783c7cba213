/* Characters that no font here has, and the Debian packages with fonts for them. */
#ifndef PRECIS_OUTPUT_PDF_PDF_MISSING_H
#define PRECIS_OUTPUT_PDF_PDF_MISSING_H

#include "base/arena.h"
#include "base/buffer.h"

#include <stdint.h>

/* All zero is empty. Memory is the arena's. */
struct pdf_missing {
    struct arena arena;
    struct pdf_missing_script *scripts;
    size_t count;
    size_t capacity;
};

void pdf_missing_add(struct pdf_missing *missing, uint32_t code_point);

/* A line for each script: "no font here has Georgian letters (12 characters, U+10D0 first); the
 * package fonts-noto-core has one". */
void pdf_missing_write(const struct pdf_missing *missing, struct buffer *out);

void pdf_missing_release(struct pdf_missing *missing);

#endif
