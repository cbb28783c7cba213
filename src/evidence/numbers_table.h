/* What the readers of numbers and of dates share. */
#ifndef PRECIS_EVIDENCE_NUMBERS_TABLE_H
#define PRECIS_EVIDENCE_NUMBERS_TABLE_H

#include "evidence/numbers.h"

#include <stddef.h>

/* The lexeme `index`; after the last one an empty sign, which is nothing. */
const struct lexeme *numbers_lexeme(const struct numbers *numbers, size_t index);

bool lexeme_is(const struct lexeme *lexeme, enum word_class class);
bool lexeme_is_sign(const struct lexeme *lexeme, char sign);

/* "and", "to", a dash: between the ends of a range or the last two of a list. */
bool lexeme_is_joining(const struct lexeme *lexeme);

/* The value of a number without fraction and separators, at most 9999; -1 for anything else. */
int lexeme_small(const struct lexeme *lexeme);

/* A plain number of four digits from 1000 to 2999; 0 for anything else. */
uint16_t lexeme_year(const struct lexeme *lexeme);

/* What goes with a number: "million", "percent". */
bool numbers_has_measure(const struct numbers *numbers, size_t index);

/* Adds a quantity that spans the lexemes first to last. */
struct quantity *numbers_add(struct numbers *numbers, enum quantity_kind kind, size_t first,
                             size_t last);

/* Reads a date that begins at the lexeme; returns how many lexemes it takes, 0 where none begins.
 */
size_t dates_read(struct numbers *numbers, size_t index);

/* An ordinal in words ("third", "twenty-third"); returns how many lexemes it takes. */
size_t numbers_ordinal_word(const struct numbers *numbers, size_t index, unsigned *value);

#endif
