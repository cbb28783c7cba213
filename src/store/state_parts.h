/* What a state is made of, for the files that make it up. */
#ifndef PRECIS_STORE_STATE_PARTS_H
#define PRECIS_STORE_STATE_PARTS_H

#include "store/fact.h"
#include "store/state.h"

/* A brief of the dossier that is bound. Only of briefs with anything remembered of their points
 * are there facts, and then for all of them. */
struct bound_brief {
    const uint32_t *facts;       /* of its points, then its questions; NULL: none */
    struct state_counts *counts; /* by theme, then for any or none; NULL as well */
    bool is_known;
};

/* One fact of a change set, as it was. */
struct change {
    uint32_t fact;
    bool is_undone;
    uint64_t stamp; /* of the change */
    uint64_t stamp_before;
    struct fact_value before; /* texts in the arena of the log */
};

struct change_log {
    struct arena arena;
    struct change *items;
    size_t count;
    size_t capacity;
    struct slice name; /* the arena's */
};

/* So many change sets can be undone, one after the other. */
enum { MOST_UNDO_STEPS = 50 };

struct state {
    struct fact_table table;
    uint32_t minor_version; /* the newest of the files that were read */
    uint32_t recent_brief;  /* the fact of the brief that a point was last merged of */
    uint32_t wording_count;
    bool is_changed;
    bool was_merged; /* values came from a file that the counts do not know of */
    /* Bound to the dossier. */
    const struct dossier *dossier;
    struct arena bound;
    struct bound_brief *briefs;
    struct state_counts *totals; /* as those of a brief */
    uint64_t *theme_seen;        /* in which round a theme was counted last */
    uint64_t round;
    /* Change sets. */
    struct change_log open_log;
    struct change_log logs[MOST_UNDO_STEPS]; /* of the sets that can be undone, the newest last */
    int log_count;
    unsigned open_sets;
};

/* Changes a fact here and now. Nothing happens when it has this value. */
void state_change(struct state *state, uint32_t fact, const struct fact_value *value);

/* Takes what a file says of a fact, where it is newer. state_merge_end() brings the counts up to
 * date once all is merged. */
void state_merge(struct state *state, const struct fact_key *key, uint64_t stamp,
                 const struct fact_value *value);
void state_merge_end(struct state *state);

/* The fact is counted (1), or not any more (-1), as what it is now. */
void state_count(struct state *state, const struct fact *fact, int sign);

/* The key of a fact about a point, question or brief. */
struct fact_key state_key_of(enum fact_kind kind, const struct entry *entry);

/* Remembers what a point says that is now read, unless it is longer than WORDING_LONGEST or there
 * are WORDING_MOST already: a state must not grow with the dossier. */
enum { WORDING_LONGEST = 1000, WORDING_MOST = 5000 };

void state_note_wording(struct state *state, const struct entry *entry);

/* Microseconds since 1970. */
uint64_t state_clock(void);

#endif
