/* Where the reader has been, as in a browser: going somewhere new forgets what lay ahead. */
#ifndef PRECIS_UI_HISTORY_H
#define PRECIS_UI_HISTORY_H

#include "model/place.h"
#include "ui/viewer.h"

#include <stdbool.h>

enum { LONGEST_HISTORY = 200 };

/* A place and how it was left: what was current, and what stood at the top of the screen. */
struct visit {
    struct place place;
    const struct entry *item_subject;
    uint32_t item;
    bool item_shows; /* on the screen, in part at least */
    struct spot top;
};

struct history {
    struct visit visits[LONGEST_HISTORY];
    int count;
    int current; /* -1: none */
};

/* All zero but for `current`. */
void history_init(struct history *history);

/* Adds a visit after the current one. */
void history_add(struct history *history, struct visit visit);

/* The current visit; NULL when there is none. It may be written to. */
struct visit *history_current(struct history *history);

/* Steps back (-1) or forward (1) and returns the visit there; NULL at the end. */
struct visit *history_step(struct history *history, int direction);

/* Moves all visits to another load of the dossier. */
void history_rebase(struct history *history, const struct dossier *dossier);

#endif
