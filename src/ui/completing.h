/* What may be typed next in the line after ":". */
#ifndef PRECIS_UI_COMPLETING_H
#define PRECIS_UI_COMPLETING_H

#include "base/arena.h"
#include "base/buffer.h"
#include "model/dossier.h"
#include "ui/settings.h"

enum { MOST_CANDIDATES = 200 };

/* What may stand in a line from byte `start` to its end. A candidate ends with a blank or an equals
 * sign where more must follow. */
struct candidates {
    struct slice items[MOST_CANDIDATES]; /* the arena's or the dossier's */
    size_t count;
    size_t start;
};

/* What there is to be offered. */
struct completing_scope {
    const struct dossier *dossier;   /* may be NULL */
    const struct settings *settings; /* for the names of dossiers; may be NULL */
};

/* Commands; after one that takes them places, sources, themes, dossiers, or settings and their
 * values. */
void completing_find(struct candidates *candidates, struct completing_scope scope,
                     struct slice line, struct arena *arena);

/* Tab, pressed again and again: the lines that it goes through. All zero is none. */
struct completing {
    bool is_on;
    size_t next;
    struct buffer typed; /* the line before the first */
};

/* The line after Tab, or before it with the direction -1: first what all candidates have in common,
 * then one after the other, then what was typed. False where there are none. The line is the
 * arena's. */
bool completing_step(struct completing *completing, struct completing_scope scope,
                     struct slice line, int direction, struct arena *arena, struct slice *result);

void completing_release(struct completing *completing);

#endif
