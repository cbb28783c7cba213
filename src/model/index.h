/* From ids to entries: one hash table over everything in a dossier that has an id. */
#ifndef PRECIS_MODEL_INDEX_H
#define PRECIS_MODEL_INDEX_H

#include "base/arena.h"
#include "model/entry.h"

#include <stddef.h>

struct index;

/* A table with room for `count` entries, in the arena's memory. */
struct index *index_create(struct arena *arena, size_t count);

/* Adds an entry unless one of its kind and id is there: returns that one then, else NULL. Claims,
 * questions and events share their brief's ids. */
const struct entry *index_add(struct index *index, const struct entry *entry);

/* The entry of that kind; `brief` is the id of the brief for claims, questions and events, else
 * empty; of these kinds each finds the others too. */
const struct entry *index_find(const struct index *index, enum entry_kind kind, struct slice brief,
                               struct slice id);

#endif
