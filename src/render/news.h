/* What is new at a place of the view of what is new. */
#ifndef PRECIS_RENDER_NEWS_H
#define PRECIS_RENDER_NEWS_H

#include "model/place.h"
#include "render/document.h"

/* Whether the entry was read, and says something else now. Since a date nobody can tell. */
bool news_is_reworded(struct place place, const struct entry *entry);

/* Whether the source itself is new. */
bool news_has_source(struct place place, const struct brief *brief);

/* "New since March 2024", and what is said where nothing is. */
struct shown news_title(struct arena *arena, struct place place);
struct shown news_empty(struct place place);

#endif
