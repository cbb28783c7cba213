/* Whom each point of a dossier names or quotes, found once for all who ask it of many points. */
#ifndef PRECIS_MODEL_NAMINGS_H
#define PRECIS_MODEL_NAMINGS_H

#include "base/arena.h"
#include "model/dossier.h"

struct namings;

/* Actors and corridors, each once, in no particular order. */
struct naming {
    const struct entry *const *items;
    uint32_t count;
};

/* Of all points. Memory is the arena's. */
const struct namings *namings_find(const struct dossier *dossier, struct arena *arena);

struct naming naming_of(const struct namings *namings, const struct claim *claim);

/* Of one point, where not all were looked through. Memory is the arena's. */
struct naming naming_find(const struct dossier *dossier, const struct claim *claim,
                          struct arena *arena);

bool naming_includes(struct naming naming, const struct entry *entry);

#endif
