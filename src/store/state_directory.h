/* Where states are kept: one file for each dossier, in the folder that the XDG Base Directory
 * Specification gives to what a program remembers. */
#ifndef PRECIS_STORE_STATE_DIRECTORY_H
#define PRECIS_STORE_STATE_DIRECTORY_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

struct state_directory {
    struct slice path; /* absolute, ended with a NUL; empty: there is none */
    size_t given;      /* so much of it must be there: no home is ever made */
};

/* $XDG_STATE_HOME/precis, else ~/.local/state/precis; values that are NULL, empty or relative
 * count as not set. Memory is the arena's. */
struct state_directory state_directory_find(const char *xdg_state_home, const char *home,
                                            struct arena *arena);

/* The name of the file for the dossier in that folder (its canonical path, any bytes): the end of
 * the path in letters, digits and hyphens, so that a person knows it, and a digest of the whole.
 * Memory is the arena's. */
struct slice state_directory_name(struct slice dossier, struct arena *arena);

/* Opens the folder; `is_made` makes it first, and what is missing above it, for the user alone.
 * It must be the user's own, no link, and not open to everybody's writing. On failure -1 and in
 * `problem` why, in words; NULL when it is merely not there. */
int state_directory_open(const struct state_directory *directory, bool is_made,
                         const char **problem);

#endif
