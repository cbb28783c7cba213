/* What an article seems to say of itself: a guess, for the beginning of its brief. */
#ifndef PRECIS_EVIDENCE_GUESS_H
#define PRECIS_EVIDENCE_GUESS_H

#include "base/arena.h"
#include "model/article.h"

#include <stdbool.h>
#include <stdint.h>

/* Texts are the article's. A paragraph of 0: nothing was found. */
struct guessed {
    struct slice text;
    uint32_t paragraph;
};

struct guess {
    struct guessed title;
    struct guessed author;
    struct guessed address;
    struct guessed outlet; /* the host of the address */
    struct guessed date;   /* in EDTF; the arena's memory */
    bool is_date_sure;     /* it stands by itself, and not in a sentence */
    const char *language;  /* BCP 47; NULL where it cannot be told */
    bool *is_beside;       /* by paragraph number - 1: no part of the article, it seems; the arena's
                              memory */
};

struct guess guess_read(const struct article *article, struct arena *arena);

/* An id made from a text, such as the name of a file; empty where it has no letter or digit of
 * ASCII. The arena's memory. */
struct slice guess_id(struct slice text, struct arena *arena);

#endif
