/* Where the patterns of a search stand in a text, one occurrence after the other.
 *
 * Nothing is kept of what was read, so that a text of megabytes in which every word matches takes
 * no more memory than its fold. */
#ifndef PRECIS_MODEL_OCCURRENCE_H
#define PRECIS_MODEL_OCCURRENCE_H

#include "base/find.h"

#include <stdint.h>

/* One bit for each term of a query. */
typedef uint64_t term_set;

struct occurrence {
    size_t start; /* bytes of the text searched */
    size_t end;
    term_set terms;
};

/* The occurrences of one pattern, with the next one of them. */
struct occurrence_source {
    struct find_cursor cursor;
    struct occurrence next;
};

struct occurrences {
    struct find_text *text;
    struct occurrence_source *sources; /* the last one has the next occurrence */
    size_t count;
    struct arena *arena;
};

/* Room for the occurrences of at most so many patterns in a text, which must live as long and stay
 * where it is. Memory is the arena's. */
void occurrences_begin(struct occurrences *all, struct find_text *text, size_t most_patterns,
                       struct arena *arena);

/* The pattern must live as long; what it matches stands for these terms. */
void occurrences_add(struct occurrences *all, const struct pattern *pattern, term_set terms);

/* From left to right, of those that begin at the same byte the shorter one first. */
bool occurrences_next(struct occurrences *all, struct occurrence *occurrence);

#endif
