/* The lines that were typed, among the facts of a state. */
#ifndef PRECIS_STORE_TYPED_H
#define PRECIS_STORE_TYPED_H

#include "store/state_parts.h"

struct typed_facts {
    uint32_t *items; /* indices */
    size_t count;
};

/* Of each purpose the newest STATE_MOST_TYPED: by purpose, then the oldest first. */
struct typed_facts typed_facts(const struct state *state, struct arena *arena);

#endif
