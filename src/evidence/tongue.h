/* Numbers and months in words in languages other than English: Arabic, Azerbaijani, Chinese,
 * French, German, Hebrew, Persian, Russian, Spanish and Turkish, as CLDR spells them out, with the
 * forms in which they stand in a sentence. */
#ifndef PRECIS_EVIDENCE_TONGUE_H
#define PRECIS_EVIDENCE_TONGUE_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdint.h>

struct tongue;

/* The language of a BCP 47 tag; NULL where it is none of these. Memory is the arena's. */
const struct tongue *tongue_of(struct slice tag, struct arena *arena);

/* What a text has in words: whole numbers over twelve, and months from 1 to 12. */
struct tongue_words {
    uint64_t *numbers;
    size_t number_count;
    unsigned months; /* the bit 1 << month is set */
};

/* Memory is the arena's. */
struct tongue_words tongue_read(const struct tongue *tongue, struct slice text,
                                struct arena *arena);

#endif
