/* The slips of people who write YAML, told by how the lines look. */
#ifndef PRECIS_LOAD_SLIP_H
#define PRECIS_LOAD_SLIP_H

#include "base/arena.h"
#include "load/lines.h"
#include "load/spot.h"

#include <stdbool.h>

/* What libyaml says of a line that does not fit, as far as it tells slips apart. */
enum misfit {
    MISFIT_NONE = 0,
    MISFIT_VALUE = 1, /* a ': ' where none can be */
    MISFIT_COLON = 2, /* no ':' where one must be */
    MISFIT_KEY = 4,   /* no further key of a mapping */
    MISFIT_ITEM = 8,  /* no further item of a list */
    MISFIT_FLOW = 16, /* inside of brackets or braces */
    MISFIT_END = 32,  /* more than one document's worth */
};

struct slip {
    size_t offset; /* where to look */
    const char *text;
};

/* False where the place looks like none of them. Memory is the arena's. */
bool slip_find(enum misfit misfit, const struct spot *spot, const struct lines *lines,
               struct arena *arena, struct slip *slip);

#endif
