/* Dossiers that nobody would write, from empty to enormous, built directly as the loader would. */
#ifndef PRECIS_TESTS_SUPPORT_MADE_UP_H
#define PRECIS_TESTS_SUPPORT_MADE_UP_H

#include "model/place.h"
#include "support/dice.h"

struct made_up_size {
    uint32_t briefs; /* at most so many of each */
    uint32_t themes;
    uint32_t actors;
    uint32_t corridors;
    uint32_t items;       /* of each list of a brief */
    uint32_t words;       /* of a text */
    uint32_t title_words; /* of a title or bottom line */
};

struct made_up {
    struct arena arena;
    struct diagnostics diagnostics;
    struct dossier *dossier;
};

/* The same for the same seed. Every text of an item begins with a word of its own. */
struct made_up made_up_dossier(uint64_t seed, const struct made_up_size *most);

void made_up_release(struct made_up *made_up);

/* From empty to enormous. */
enum { MADE_UP_USUAL_SIZES = 5, MADE_UP_ENORMOUS = MADE_UP_USUAL_SIZES, MADE_UP_SIZES };
extern const struct made_up_size made_up_sizes[MADE_UP_SIZES];

/* What a test does at a place. The index counts from 0, the dice are the seed's. */
typedef void made_up_visit(const struct dossier *dossier, struct place place, int index,
                           struct dice *dice);

/* Visits the overview, then places by chance, so many in all. */
void made_up_visit_some(uint64_t seed, const struct made_up_size *most, int count,
                        made_up_visit *visit);

/* Visits every seventh place. */
void made_up_visit_many(uint64_t seed, const struct made_up_size *most, made_up_visit *visit);

#endif
