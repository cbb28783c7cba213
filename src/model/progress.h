/* How far a corridor has come, by all sources of a place.
 *
 * What the newest source says comes first. A source that only mentions a route does not undo what
 * another reports as built: where an older one has it further in the order of the statuses, and not
 * stuck there, its word stands beside that of the newest. */
#ifndef PRECIS_MODEL_PROGRESS_H
#define PRECIS_MODEL_PROGRESS_H

#include "base/arena.h"
#include "model/place.h"

struct progress_word {
    const struct brief *brief;
    const struct corridor_account *account; /* NULL: none */
};

struct progress {
    struct progress_word newest;
    struct progress_word further;
};

struct progress progress_of(const struct dossier *dossier, struct place place,
                            const struct entry *corridor);

/* "proposed", or, where another has it further, each with its source and year: "proposed (EDM
 * 2024), agreed (IDD 2024)". Empty where no source tells of it. Memory is the arena's. */
struct slice progress_words(struct arena *arena, const struct progress *progress);

#endif
