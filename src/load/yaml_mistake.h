/* The slips of people who write YAML, told by how the lines look. */
#ifndef PRECIS_LOAD_YAML_MISTAKE_H
#define PRECIS_LOAD_YAML_MISTAKE_H

#include "base/arena.h"
#include "load/lines.h"
#include "load/yaml_position.h"

#include <stdbool.h>

/* What libyaml says of a line that does not fit, as far as it tells slips apart. */
enum complaint {
    COMPLAINT_NONE = 0,
    COMPLAINT_VALUE = 1, /* a ': ' where none can be */
    COMPLAINT_COLON = 2, /* no ':' where one must be */
    COMPLAINT_KEY = 4,   /* no further key of a mapping */
    COMPLAINT_ITEM = 8,  /* no further item of a list */
    COMPLAINT_FLOW = 16, /* inside of brackets or braces */
    COMPLAINT_END = 32,  /* more than one document's worth */
};

struct yaml_mistake {
    size_t offset; /* where to look */
    const char *text;
};

/* False where the place looks like none of them. Memory is the arena's. */
bool mistake_find(enum complaint misfit, const struct yaml_position *spot,
                  const struct lines *lines, struct arena *arena, struct yaml_mistake *slip);

#endif
