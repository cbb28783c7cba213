/* The conditions of a query ("voice:iran", "since:2021") as a dossier understands them. */
#ifndef PRECIS_MODEL_SEARCH_FILTER_H
#define PRECIS_MODEL_SEARCH_FILTER_H

#include "model/search.h"

struct search_filter {
    enum query_field field;
    bool *chosen;         /* by the ordinal of actors, corridors, themes or sources */
    unsigned kinds;       /* kind: a set of passages … */
    unsigned claim_kinds; /* … and of kinds of points */
    unsigned states;      /* is: a set of enum search_state */
    struct edtf date;
};

/* Memory is the arena's. False when the dossier does not have what it names, or the date is none;
 * the message says so. */
bool search_filter_resolve(struct search_filter *filter, const struct query_filter *typed,
                           const struct dossier *dossier, const struct search_memory *memory,
                           struct arena *arena, struct buffer *message);

bool search_filter_holds(const struct search_filter *filter, const struct dossier *dossier,
                         const struct search_memory *memory, const struct passage *passage,
                         struct arena *scratch);

#endif
