/* Finding in the whole dossier while typing: everything with a name by a few letters of it, or
 * everything that answers a search. The best match is on top; what is picked is shown below
 * the list. */
#ifndef PRECIS_UI_PICKER_H
#define PRECIS_UI_PICKER_H

#include "ui/viewer.h"

#include <stdbool.h>

enum picker_mode {
    PICKER_NAMES, /* sources, themes, actors, corridors, points, questions: the nearest first */
    PICKER_TEXTS, /* everything that answers a search: the best first */
};

struct candidate;
struct ranked;

struct picker {
    bool is_open;
    enum picker_mode mode;
    const struct dossier *dossier;
    struct articles *articles;    /* that are searched too; NULL: none */
    struct arena arena;           /* candidates: as long as it is open */
    struct candidate *candidates; /* what has a name */
    uint32_t candidate_count;
    uint32_t count; /* of all that can be found */
    struct viewer list;
    struct viewer preview;
    const struct passage *previewed;
    struct arena typed_arena;    /* what follows */
    const struct search *search; /* what was typed; NULL: nothing */
    struct search_folds *folds;  /* of the dossier */
    struct passage *matches;     /* best first */
    uint32_t match_count;
    uint32_t found;   /* as many answer; where nothing is typed, not all are among the matches */
    int text_columns; /* that a row of the list has for its text, and how many lines; 0: not known
                       */
    int text_lines;
    struct search_memory memory;
    struct search_stop stop; /* asked while it searches */
    bool is_part;            /* it was stopped: what is listed is not all */
};

/* The memory knows what is starred and the like. The folds are the dossier's, and live as long as
 * the picker is open. */
void picker_open(struct picker *picker, enum picker_mode mode, const struct dossier *dossier,
                 struct search_folds *folds, struct articles *articles,
                 struct search_memory memory);
void picker_close(struct picker *picker);
void picker_release(struct picker *picker);

/* Goes on in a dossier that was loaded anew, with what is typed and, where it still is there, what
 * was picked. The dossier before must still be there. */
void picker_rebase(struct picker *picker, const struct dossier *dossier, struct slice typed);

/* Ranks anew for what is typed; false where the search was stopped before its end. */
bool picker_type(struct picker *picker, struct slice typed, struct search_stop stop);

/* Moves the pick by rows. */
void picker_move(struct picker *picker, int rows);

/* Picks the row of that number, from 0. */
void picker_pick(struct picker *picker, uint32_t row);

/* Its number. */
uint32_t picker_row(const struct picker *picker);

/* What is picked; NULL when nothing matches. */
const struct passage *picker_picked(struct picker *picker);

void picker_paint(struct picker *picker, struct grid *grid, struct area area);

#endif
