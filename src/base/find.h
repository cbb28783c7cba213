/* Finding what a reader typed in a text.
 *
 * All lower case, a pattern is compared on folded text (fold.h); with an upper-case letter it is
 * exact. A schwa in the text answers to both of its usual spellings: `aliyev` and `eliyev` find
 * Əliyev. */
#ifndef PRECIS_BASE_FIND_H
#define PRECIS_BASE_FIND_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

struct pattern {
    struct slice text; /* folded, unless it is exact */
    bool is_exact;
};

struct found {
    size_t start; /* bytes of the text searched */
    size_t end;
};

struct found_list {
    struct found *items;
    size_t count;
};

/* Memory is the arena's. An empty pattern finds nothing, and so does one that is not UTF-8. */
struct pattern find_pattern(struct arena *arena, struct slice typed);

/* Whether a text has a schwa, for which its fold alone does not tell what matches. */
bool find_has_schwa(struct slice text);

/* Everything that the pattern matches in a text of UTF-8, from left to right, never overlapping, in
 * whole characters; on folded text the marks of a letter belong to it. Memory is the arena's. */
struct found_list find_all(const struct pattern *pattern, struct slice text, struct arena *arena);

#endif
