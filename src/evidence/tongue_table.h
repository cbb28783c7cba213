/* The words of the tongues, one table for each. */
#ifndef PRECIS_EVIDENCE_TONGUE_TABLE_H
#define PRECIS_EVIDENCE_TONGUE_TABLE_H

#include <stdbool.h>
#include <stdint.h>

enum morpheme_kind {
    MORPHEME_END,        /* of a table */
    MORPHEME_ADD,        /* its value is added: seven, seventy, setecientos */
    MORPHEME_TIMES,      /* what stands before it is multiplied: hundred */
    MORPHEME_SCALE,      /* a power of ten that all before it is multiplied by: million */
    MORPHEME_TIMES_MANY, /* the same two where they are no number by themselves: cents, millions */
    MORPHEME_SCALE_MANY,
    MORPHEME_DUAL, /* two of a power of ten: مليونان */
    MORPHEME_AND,
    MORPHEME_MONTH,
};

struct morpheme_row {
    uint8_t kind; /* enum morpheme_kind */
    uint16_t value;
    const char *forms; /* parted by blanks; _ stands for a blank in one */
};

struct tongue_row {
    const char *code; /* ISO 639 */
    const struct morpheme_row *rows;
    const char *prefixes; /* letters that are written together with the word after them */
    uint8_t joins;        /* words are written together, as in German: 1; and anything follows: 2 */
    bool has_ones_first;  /* ones stand before tens: fünfundzwanzig */
};

/* Ends with a row without code. */
extern const struct tongue_row tongue_rows[];

#endif
