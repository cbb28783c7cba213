/* Dossiers that nobody would write, from empty to enormous, built directly as the loader would. */
#ifndef PRECIS_TESTS_MADE_UP_H
#define PRECIS_TESTS_MADE_UP_H

#include "model/dossier.h"

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

#endif
