/* The dossiers that the configuration names. */
#ifndef PRECIS_CLI_LIBRARY_H
#define PRECIS_CLI_LIBRARY_H

#include "base/arena.h"
#include "cli/invocation.h"
#include "ui/library.h"

#include <stdbool.h>

struct library {
    struct arena arena;
    struct library_row *rows; /* in the order of the configuration */
    size_t count;
    /* Counting in the background. */
    struct loader *loader; /* of a row; NULL: nothing is loaded */
    size_t at;             /* the row */
    void (*notify)(void *context);
    void *context;
};

/* Reads the names and paths, and sees which are dossiers; nothing is loaded. To be given to
 * library_release. */
void library_read(struct library *library);
void library_release(struct library *library);

/* Begins to count in the background what library_count() counts, one dossier after the other, but
 * for rows that are counted already. `notify` is called from another thread when library_go_on()
 * has something to do. */
void library_begin(struct library *library, void (*notify)(void *context), void *context);

/* Takes what has been counted since; whether that was anything. */
bool library_go_on(struct library *library);

/* What is being counted is given up. */
void library_stop(struct library *library);

/* Loads each dossier and what is remembered of it, for its title and for what is unread and
 * changed. */
void library_count(struct library *library);

/* Finds the folder of the dossier: -d, PRECIS_DOSSIER, or what support_find_dossier() finds. Where
 * one of the first two is a name of the configuration, and no folder has that name, it is the path
 * of that name. Memory is the arena's. */
void library_resolve(struct invocation *invocation, struct arena *arena);

/* Says on standard error that no dossier is named, and how one is. */
void library_say_empty(void);

#endif
