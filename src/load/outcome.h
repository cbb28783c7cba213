/* What a file of a dossier was read into. */
#ifndef PRECIS_LOAD_OUTCOME_H
#define PRECIS_LOAD_OUTCOME_H

#include "base/arena.h"
#include "load/listing.h"
#include "model/dossier.h"

#include <stdbool.h>
#include <stddef.h>

/* Which of the parts there is depends on the role of the file. */
struct outcome {
    struct listed_file file;
    struct description *description;
    struct list list;
    struct theme *theme;
    struct brief *brief;
    size_t errors;    /* that were found in the file by itself */
    bool is_left_out; /* it could not be read */
};

/* The outcome of the same file in a list that is sorted as a listing is; NULL where there is none.
 */
const struct outcome *outcome_find(const struct outcome *outcomes, size_t count,
                                   const struct listed_file *file);

bool outcome_is_worse(const struct outcome *outcome, const struct outcome *before);

/* Tells the records which file they are from. */
void outcome_set_file(struct outcome *outcome);

/* A copy in which nothing stands elsewhere than in the arena. */
void outcome_copy(struct outcome *to, const struct outcome *from, struct arena *arena);

#endif
