/* Where the paragraphs that a brief cites are, when its article was edited since: told by the
 * digest of the article that the brief has, else by what alone carries the claims. A number is
 * never guessed: what cannot be told stays unknown. */
#ifndef PRECIS_EVIDENCE_RENUMBERING_H
#define PRECIS_EVIDENCE_RENUMBERING_H

#include "evidence/carried.h"
#include "evidence/fingerprint.h"

#include <stdbool.h>
#include <stdint.h>

/* One paragraph as it was cited. */
struct renumbered {
    uint32_t first; /* its number now; 0: not known */
    uint32_t count; /* 2 where it was split in two */
    bool is_cited;
    bool is_changed; /* known by its place and by what it carries, not by its words */
};

/* Whether it is still one paragraph, with this number. */
static inline bool renumbered_stays(const struct renumbered *item, uint32_t number)
{
    return item->first == number && item->count == 1;
}

struct renumbering {
    struct renumbered *items; /* by old number - 1 */
    uint32_t count;           /* of old numbers */
    bool has_digest;          /* the brief has one that can be read */
    bool is_same;             /* the article is what it was when the digest was taken */
    struct fingerprint now;   /* of the article as it is now */
};

/* Memory is the arena's. `evidence` is of the article of the brief as it is now. Paragraphs that
 * read otherwise are taken for the same by their place between others where no number changes by
 * that, and elsewhere if `trusts_places`; without a digest those of which no claim tells anything
 * are taken to be shifted as their neighbours are if `trusts_places`. */
struct renumbering renumbering_find(const struct evidence *evidence, const struct brief *brief,
                                    const struct article *article, bool trusts_places,
                                    struct arena *arena);

/* The first cited number that is another now, or is not known; 0 where there is none. */
uint32_t renumbering_first(const struct renumbering *renumbering);

/* By how much the cited numbers from `first` on are shifted, all alike; 0 where they are not, or
 * where one is not known. */
int64_t renumbering_shift(const struct renumbering *renumbering, uint32_t first);

/* What the evidence of the claims alone says: from which number on, and by how much, the article
 * seems to be shifted. False where it does not seem so. */
struct apparent_shift {
    uint32_t first;
    int64_t shift;
};

bool renumbering_suspect(const struct evidence *evidence, const struct brief *brief,
                         const struct article *article, struct apparent_shift *apparent);

#endif
