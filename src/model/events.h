/* The events of a place in the order of time. */
#ifndef PRECIS_MODEL_EVENTS_H
#define PRECIS_MODEL_EVENTS_H

#include "model/place.h"

struct event_array {
    const struct event **items;
    uint32_t count;
};

/* The order of time, in which a month without a day comes after the days of that month, and a year
 * without a month after its months: <0, 0, >0. */
int events_compare_dates(const struct edtf *left, const struct edtf *right);

/* All events that tell the same as this one, itself too, in the order of the dossier. Memory is the
 * arena's. */
struct event_array events_same(const struct dossier *dossier, const struct event *event,
                               struct arena *arena);

/* As events_within, but of several that tell the same only the first. */
struct event_array events_once(const struct dossier *dossier, struct place place,
                               struct arena *arena);

/* The events of the place's source and theme, or of all, by date; those of one date in the order of
 * the dossier. Memory is the arena's. */
struct event_array events_within(const struct dossier *dossier, struct place place,
                                 struct arena *arena);

#endif
