/* Searching the articles: a group of its own beside what the dossier says. */
#ifndef PRECIS_EVIDENCE_SEARCH_ARTICLES_H
#define PRECIS_EVIDENCE_SEARCH_ARTICLES_H

#include "evidence/articles.h"
#include "model/search.h"

/* Every paragraph of an article within the place that answers, ranked as search_run() ranks;
 * nothing where `articles` is NULL. Memory is the arena's; texts may be those of the articles. */
struct search_hits articles_search(struct articles *articles, const struct search *search,
                                   struct place place, struct arena *arena);

#endif
