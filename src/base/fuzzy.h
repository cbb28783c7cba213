/* How well a text answers to a few typed letters.
 *
 * The query is words divided by blanks; each must be found. A word found whole at the beginning of
 * a word counts most, then one found inside, then one whose letters occur in order ("zgc" in
 * Zangezur Corridor). */
#ifndef PRECIS_BASE_FUZZY_H
#define PRECIS_BASE_FUZZY_H

#include "base/slice.h"

#include <stdbool.h>

/* Both are folded (fold.h). With `letters`, letters in order are enough, which suits names and not
 * sentences. 0 when a word is not found, else the larger the better; an empty query gives 1. */
int fuzzy_score(struct slice query, struct slice text, bool letters);

#endif
