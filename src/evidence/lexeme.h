/* A text taken apart into numbers, words and signs, as far as numbers and dates need it. */
#ifndef PRECIS_EVIDENCE_LEXEME_H
#define PRECIS_EVIDENCE_LEXEME_H

#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LEXEME_PER_MILLE = 'o' }; /* a sign, beside those that are themselves */

enum lexeme_kind { LEXEME_NUMBER, LEXEME_WORD, LEXEME_SIGN };

/* What a word means to numbers and dates; most words mean nothing. */
enum word_class {
    WORD_OTHER,
    WORD_A,    /* a, an: a hundred */
    WORD_UNIT, /* zero to nineteen: value */
    WORD_TENS, /* twenty to ninety: value */
    WORD_HUNDRED,
    WORD_DOZEN,
    WORD_SCALE,        /* thousand to trillion, bn, lakh: value is the power of ten */
    WORD_SCALE_LETTER, /* k, m, b, t: a power of ten, or a unit of measure */
    WORD_VALUE,        /* both, twice, single …: value */
    WORD_ORDINAL,      /* first to nineteenth: value */
    WORD_ORDINAL_TENS, /* twentieth to ninetieth: value */
    WORD_ORDINAL_MARK, /* st, nd, rd, th after digits */
    WORD_DECADE,       /* twenties to nineties: value */
    WORD_S,            /* the s of 1990s */
    WORD_MONTH,        /* value 1 to 12 */
    WORD_MONTH_SHORT,  /* Jan, Sept: likewise */
    WORD_SEASON,       /* value 21 to 24, as EDTF has them */
    WORD_PERCENT,
    WORD_PER,
    WORD_CENT,
    WORD_HALF,    /* half, quarter: value, the digits after the point */
    WORD_CENTURY, /* century: a Roman numeral may stand before it */
    WORD_JOINING, /* and, or, to, until …: between the ends of a range or the parts of a list */
    WORD_OF,
    WORD_DEFINITE,    /* the, these, its …: what follows was spoken of before */
    WORD_PREPOSITION, /* in, since, by …: a month may follow */
    WORD_IDIOM,       /* party, country …: after an ordinal, a figure of speech */
};

struct lexeme {
    uint32_t start; /* bytes of the text */
    uint32_t end;
    uint64_t digits;  /* of a number, without the point and zeros at the end, modulo 2^64 */
    int32_t exponent; /* the power of ten that they are multiplied by */
    uint32_t length;  /* how many digits it has before the point */
    uint16_t value;   /* of a word */
    uint8_t kind;     /* enum lexeme_kind */
    uint8_t class;    /* of a word: enum word_class */
    char sign;        /* of a sign: - , . / ' % + ; or ? for any other */
    bool is_plain;    /* a number of nothing but digits */
    bool is_joined;   /* no blank stands before it */
    bool is_capital;  /* a word that begins with a capital letter */
};

/* Owned memory; all zero is an empty list, which lexemes_read fills anew. */
struct lexemes {
    struct lexeme *items;
    size_t count;
    size_t capacity;
};

/* Takes valid or invalid UTF-8 shorter than 4 GiB apart, in one pass. */
void lexemes_read(struct lexemes *lexemes, struct slice text);

void lexemes_release(struct lexemes *lexemes);

/* The same number whatever zeros it is written with. */
void lexeme_normalise(uint64_t *digits, int32_t *exponent);

/* Modulo 2^64. */
uint64_t lexeme_power_of_ten(unsigned exponent);

#endif
