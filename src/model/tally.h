/* How often actors and corridors are named, and who speaks for whom. */
#ifndef PRECIS_MODEL_TALLY_H
#define PRECIS_MODEL_TALLY_H

#include "base/arena.h"
#include "model/namings.h"
#include "model/place.h"

/* One entry and in how many claims it was met. */
struct tally {
    const struct entry *entry;
    uint32_t count;
};

struct tally_list {
    struct tally *items; /* the most often met first; among equals in the order of the files */
    size_t count;
};

/* The actors (or corridors) that the claims within a place name or quote, each claim counted once.
 * Where it is known already whom they name, `namings` says so; else it is NULL. */
struct tally_list tally_named(const struct dossier *dossier, const struct namings *namings,
                              struct place place, enum entry_kind kind, struct arena *arena);

/* The actors that are named or quoted in the same claims as this one, without itself. */
struct tally_list tally_beside(const struct dossier *dossier, const struct namings *namings,
                               struct place place, const struct entry *entry, struct arena *arena);

/* The sides that speak within a place: of each voice the outermost actor that it is part of. */
struct tally_list tally_sides(const struct dossier *dossier, struct place place,
                              struct arena *arena);

/* Whether an actor is the other one or, through any number of steps, part of it. */
bool tally_belongs(const struct entry *actor, const struct entry *side);

/* Whether a claim names the entry, or for an actor, quotes it. */
bool tally_names(const struct dossier *dossier, const struct claim *claim,
                 const struct entry *entry, struct arena *arena);

#endif
