/* The events of a place in the order of time. */
#ifndef PRECIS_MODEL_EVENTS_H
#define PRECIS_MODEL_EVENTS_H

#include "model/place.h"

struct event_array {
    const struct event **items;
    uint32_t count;
};

/* The events of the place's source and theme, or of all, by date; those of one date in the order of
 * the dossier. Memory is the arena's. */
struct event_array events_within(const struct dossier *dossier, struct place place,
                                 struct arena *arena);

#endif
