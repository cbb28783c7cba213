/* Watching the folders of a dossier for changes, subfolders too, and that of its articles, in which
 * every file counts that is not hidden.
 *
 * A thread of its own waits for the system's notices (notices.h); where there are none, or where a
 * part of the way to the dossier is missing, it looks each second or more often. It tells of a
 * change when a file was closed after writing, renamed, linked or removed, and no other one was for
 * a moment; 0.35 seconds after the first such change at the latest. Files that are still being
 * written, hidden files and files that are not part of a dossier do not put it off. Nothing wakes
 * while nothing changes.
 *
 * Where the system does not say what its notices are of (notices.h), or gives none, a change is
 * told when two looks in a row have seen the same, or when three have seen three things: a file
 * that is written for longer is told of while it is half written, and again when it is whole.
 *
 * Folders that are replaced are watched as before, whether they are those of the dossier, folders
 * above it, or links that lead to them: marks.h says which of that goes unnoticed. Of a file that
 * is a link, the link is watched, and not what is written to the file that it names. What another
 * machine changes on a file system of the network gives no notices.
 */
#ifndef PRECIS_LOAD_WATCH_H
#define PRECIS_LOAD_WATCH_H

#include <stdbool.h>
#include <stdint.h>

struct watch;

struct watch_options {
    const char *directory;
    const char *articles;          /* the folder of the articles; NULL: articles/ in the dossier */
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

/* Whether that file of the dossier has been written to and was not closed, as far as is known; no
 * longer when it was last written five seconds ago. The path is that of the folder as it was given
 * and what stands below it. False for NULL. */
bool watch_is_unfinished(struct watch *watch, const char *path);

void watch_stop(struct watch *watch);

#endif
