/* The text of state files, for tests that write and compare it. */
#ifndef PRECIS_TESTS_LINES_H
#define PRECIS_TESTS_LINES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "store/state.h"

/* These lines between the first and the last line of a good file of version 1.0, or of another
 * version where one is given. */
void lines_complete(const char *version, struct slice lines, struct buffer *out);

/* What the state writes between these two, in the order of bytes: two states that write the same
 * hold the same. Without the line of the dossier. Memory is the arena's. */
struct slice state_lines_of(const struct state *state, struct arena *arena);

#endif
