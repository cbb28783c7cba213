/* What stands beside a file in its folder, known by its name:
 *
 *   NAME.temporary-PID-TIME   one being written, or left by a writer that was killed
 *   NAME.pending-PID-TIME     what a reader could not put into the file, to be merged
 *   NAME.moved                one that was taken over by another name, kept
 *   NAME.damaged-N            one that was no good, kept */
#ifndef PRECIS_STORE_SIBLING_FILES_H
#define PRECIS_STORE_SIBLING_FILES_H

#include "base/arena.h"

#include <stddef.h>

enum sibling { SIBLING_TEMPORARY, SIBLING_PENDING };

/* A name that nobody else uses. Memory is the arena's. */
const char *sibling_name(const char *name, enum sibling beside, struct arena *arena);

struct sibling_list {
    const char **names;
    size_t count;
};

/* What of this kind there is, `most` at most. Memory is the arena's. */
struct sibling_list sibling_find(int directory, const char *name, enum sibling beside, size_t most,
                                 struct arena *arena);

/* The states in the folder, `most` at most. Memory is the arena's. */
struct sibling_list sibling_states(int directory, size_t most, struct arena *arena);

/* Removes temporary files whose writers are gone. */
void sibling_sweep(int directory, const char *name);

/* Renames `name` to `to` with .damaged-N after it, the first that is free, and returns that; NULL
 * when it fails, errno says why. Memory is the arena's. */
const char *sibling_set_aside(int directory, const char *name, const char *to, struct arena *arena);

#endif
