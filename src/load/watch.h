/* Watching the folders of a dossier for changes.
 *
 * A thread of its own waits for the system's notices (inotify), or where there are none looks each
 * second. It tells of a change only when the writing has ended: a file closed or renamed, and then
 * quiet for a moment, so that half-written files are not read. Nothing wakes while nothing changes.
 */
#ifndef PRECIS_LOAD_WATCH_H
#define PRECIS_LOAD_WATCH_H

#include <stdbool.h>

struct watch;

struct watch_options {
    const char *directory;
    void (*notify)(void *context); /* called from the thread when something has changed */
    void *context;
};

/* NULL when no thread is to be had: then there is no live reload. */
struct watch *watch_start(const struct watch_options *options);

/* Whether something has changed since the last time this was asked. */
bool watch_take(struct watch *watch);

void watch_stop(struct watch *watch);

#endif
