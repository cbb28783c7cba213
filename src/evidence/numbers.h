/* The numbers, percentages, ordinals and dates that a text has, in the ways in which English writes
 * them, as values that can be compared:
 *
 *   numbers      19, nineteen, 2,452, 2 452, 1.234.567, 12,34,567, 394.9, .9, 5½, 5 1/2, 1.6
 * billion, 1.6bn, $1.6B, 3 lakh, a hundred and fifty, two dozen, half a million percentages  92
 * percent, 92 per cent, 92%, 5‰, 3 to 5 percent, percentage points ordinals     16th, sixteenth,
 * the twenty-third, XIX century dates        27 January 2023, January 27, 2023, Jan. 27, 27th of
 * January, 27.01.2023, 2023-01-27, 5–7 October, January 2023, in November, January–October 2023
 *   spans        2012–2022, 2023/24, 1990s, the nineties, autumn
 *
 * The same words mean the same on both sides, in a brief and in its article, so what is read in an
 * odd way is read so twice. */
#ifndef PRECIS_EVIDENCE_NUMBERS_H
#define PRECIS_EVIDENCE_NUMBERS_H

#include "base/slice.h"
#include "evidence/lexeme.h"

#include <stdbool.h>
#include <stdint.h>

enum quantity_kind {
    QUANTITY_NUMBER,
    QUANTITY_PERCENT,
    QUANTITY_ORDINAL,
    QUANTITY_DATE,   /* a month, with or without day and year */
    QUANTITY_DECADE, /* year: its first */
    QUANTITY_SEASON, /* month: 21 to 24 */
};

/* Quantities with the same start are several readings of one thing. */
struct quantity {
    uint32_t start; /* bytes of the text */
    uint32_t end;
    uint32_t first; /* lexemes */
    uint32_t last;
    uint64_t digits; /* the value is digits, which end with no zero, times ten to the exponent */
    int32_t exponent;
    uint16_t year;         /* 0: not said */
    uint8_t month;         /* 0: not said */
    uint8_t day;           /* 0: not said */
    uint8_t kind;          /* enum quantity_kind */
    bool is_loose;         /* may be a figure of speech or part of a name: never missed elsewhere */
    bool is_year_borrowed; /* from the other end of a range or list */
};

/* All zero is ready for use; read again and again into the same one. */
struct numbers {
    struct quantity *items; /* by start */
    size_t count;
    size_t capacity;
    struct lexemes lexemes;
    struct slice text; /* what was read last */
};

/* Everything in the text, in one pass. The text is shorter than 4 GiB. */
void numbers_read(struct numbers *numbers, struct slice text);

void numbers_release(struct numbers *numbers);

#endif
