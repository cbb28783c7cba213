/* shared-words: runs of eight or more words that a brief has in common with its article. */
#ifndef PRECIS_CHECK_SHARED_WORDS_H
#define PRECIS_CHECK_SHARED_WORDS_H

#include "base/diagnostic.h"
#include "model/article.h"
#include "model/dossier.h"

/* Words are compared on folded text. A name of an actor or corridor must be the same one on both
 * sides, however it is written, and does not count. What the brief says of the source itself (its
 * title, for one) is left out. */
void check_words(const struct dossier *dossier, const struct brief *brief,
                 const struct article *article, struct diagnostics *diagnostics);

#endif
