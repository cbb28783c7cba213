/* How points and syntheses are worded and coded: theme-not-carried, early-answer, several-claims,
 * undated-word, odds-without-likelihood, forecast-as-fact, hidden-speaker, unclear-pronoun,
 * long-sentences, light-before-heavy. What only a reader can judge in the end is a note. */
#ifndef PRECIS_CHECK_WORDING_H
#define PRECIS_CHECK_WORDING_H

#include "base/diagnostic.h"
#include "model/dossier.h"

void check_wording(const struct dossier *dossier, struct diagnostics *diagnostics);

#endif
