/* Every brief against the article that it summarises: without-document, unreadable-article,
 * missing-paragraph, uncited-paragraph, unnamed-article, and what unsupported.h, shift.h and
 * shared_words.h find. */
#ifndef PRECIS_CHECK_ARTICLES_H
#define PRECIS_CHECK_ARTICLES_H

#include "base/diagnostic.h"
#include "model/dossier.h"

/* Reads the documents that the briefs name from the folder. */
void check_articles(const struct dossier *dossier, const char *directory,
                    struct diagnostics *diagnostics);

#endif
