/* Watching the folders of a dossier for changes.
 *
 * A thread of its own waits for the system's notices (inotify), or where there are none looks each
 * second. It tells of a change only when the writing has ended: a file closed, renamed, linked or
 * removed, no other one still being written, and then quiet for a moment, so that half-written
 * files are not read. Folders that are replaced are watched as before. Nothing wakes while nothing
 * changes.
 */
#ifndef PRECIS_LOAD_WATCH_H
#define PRECIS_LOAD_WATCH_H

#include <stdbool.h>
#include <stdint.h>

struct watch;

struct watch_options {
    const char *directory;
    void (*notify)(void *context); /* called from the thread when something has changed */
    void *context;
    int64_t since; /* watch_now() of when the files were begun to be read; 0: of no interest */
};

/* The time as files have it. */
int64_t watch_now(void);

/* NULL when no thread is to be had: then there is no live reload. */
struct watch *watch_start(const struct watch_options *options);

/* Whether something has changed since the last time this was asked. */
bool watch_take(struct watch *watch);

void watch_stop(struct watch *watch);

#endif
