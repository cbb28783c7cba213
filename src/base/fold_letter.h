/* What one code point folds to, by the rules of fold.h. Slow: fold.c keeps what was asked once. */
#ifndef PRECIS_BASE_FOLD_LETTER_H
#define PRECIS_BASE_FOLD_LETTER_H

#include <stddef.h>
#include <stdint.h>

/* One code point gives at most eighteen (U+FDFA), three bytes each. */
enum { FOLD_LETTER_LONGEST = 64 };

enum letter_case { WITHOUT_CAPITALS, WITH_CAPITALS, CASE_COUNT };

/* Writes UTF-8 to `to`, which has room for FOLD_LETTER_LONGEST bytes, and returns its length. */
size_t fold_letter(enum letter_case letter_case, uint32_t code_point, char *to);

#endif
