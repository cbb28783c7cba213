/* What one record, or one record with those that it holds, does wrong by itself:
 * estimator-without-likelihood, likelihood-without-forecast, statement-without-voice,
 * without-paragraphs, long-claim, long-bottom-line, synthesis-without-cites. */
#ifndef PRECIS_CHECK_LINT_H
#define PRECIS_CHECK_LINT_H

#include "base/diagnostic.h"
#include "model/dossier.h"

void check_records(const struct dossier *dossier, struct diagnostics *diagnostics);

/* Words parted by blanks; a dash or sign that stands alone is none. */
size_t lint_word_count(struct slice text);

#endif
