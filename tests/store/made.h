/* Dossiers that tests of the store write down in a few lines:
 *
 *   theme transit
 *   brief tides
 *   point moved transit,safety The gauge was moved.
 *   question who - Who pays?
 *
 * Themes come first; "-" stands for no theme, and as an id for none. */
#ifndef PRECIS_TESTS_MADE_H
#define PRECIS_TESTS_MADE_H

#include "model/dossier.h"

struct made {
    struct arena arena;
    struct dossier *dossier;
};

/* To be given to made_release. */
struct made made_dossier(const char *text);
void made_release(struct made *made);

/* So many briefs b0, b1 … with so many points p0, p1 … each, on the themes even and odd. */
struct made made_large(unsigned briefs, unsigned points);

/* The brief, point or question with this address; fails the test when there is none. */
const struct entry *made_entry(const struct made *made, const char *address);

#endif
