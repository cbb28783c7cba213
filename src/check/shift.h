/* shifted-article, changed-article, bad-digest: an article that was edited after its brief was
 * written, told in one message and not in one for each claim. */
#ifndef PRECIS_CHECK_SHIFT_H
#define PRECIS_CHECK_SHIFT_H

#include "base/diagnostic.h"
#include "evidence/carried.h"

/* Reports it, and then nothing else needs to be said about the paragraphs of the brief: true.
 * `findings` is what was found about them; without a digest it is looked closer where these are
 * many. */
bool check_shift(const struct evidence *evidence, const struct brief *brief,
                 const struct article *article, const struct diagnostics *findings,
                 struct diagnostics *diagnostics);

#endif
