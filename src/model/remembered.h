/* What is remembered of points between runs, for the lower layers that ask for it: searches,
 * and places that are narrowed to it. */
#ifndef PRECIS_MODEL_REMEMBERED_H
#define PRECIS_MODEL_REMEMBERED_H

#include <stdbool.h>

struct entry;

/* What `is:` asks for. */
enum search_state {
    SEARCH_STARRED,
    SEARCH_UNREAD,
    SEARCH_CHANGED, /* new or reworded */
    SEARCH_REWORDED,
    SEARCH_CONTRADICTED, /* the dossier itself knows */
    SEARCH_STATES
};

/* Who knows the states; without `is` only the last one can be asked for. */
struct search_memory {
    bool (*is)(void *context, enum search_state state, const struct entry *entry);
    void *context;
};

#endif
