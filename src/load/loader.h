/* Loading a dossier: the files of its folders, read by several threads, assembled in an order
 * that does not depend on them.
 *
 * The caller may wait for all of it (loader_finish), or go on and ask how far it is, so that the
 * first screen need not wait. */
#ifndef PRECIS_LOAD_LOADER_H
#define PRECIS_LOAD_LOADER_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "model/dossier.h"

#include <stdbool.h>
#include <stddef.h>

/* A dossier with the memory that its records live in and the messages that loading it made, sorted.
 */
struct loaded {
    struct dossier *dossier; /* NULL when the folder is not a dossier */
    struct arena contents;
    struct diagnostics diagnostics;
    size_t left_out; /* files that could not be read at all */
    /* What each file was read into, for loading it again. */
    struct outcome *outcomes;
    size_t file_count;
};

/* One thread calls all functions for a loader: the one that started it. */
struct loader;

struct loader_options {
    const char *directory;
    unsigned threads; /* 0: as many as there are processors, four at most */
    /* Called once, from a worker, when all files are read; may be NULL. */
    void (*notify)(void *context);
    void *context;
    /* Of a file that has more errors than in this load of the same folder, or cannot be read any
     * more, that is kept which was good; NULL for none. It must be there until loader_finish. */
    const struct loaded *before;
    /* Whether a file is still being written: then what was read before is kept, and nothing is
     * complained of. Asked by loader_finish, where there is a load before; may be NULL. */
    bool (*is_unfinished)(void *context, const char *path);
};

/* Begins to load in the background. Never NULL; to be ended with loader_finish or loader_abandon.
 */
struct loader *loader_start(const struct loader_options *options);

/* Files read so far, and files in all; 0 while the folders are still being listed. */
void loader_progress(struct loader *loader, size_t *done, size_t *total);

/* Lets all processors read, where the loader was begun with fewer: for a caller who wanted one for
 * something else first. While the folders are still being listed, this is a wish for later. */
void loader_spread(struct loader *loader);

/* What has been read so far, as a dossier for a first screen; NULL when that is nothing. It is to
 * be given to dossier_release, and to be out of use before loader_finish or another snapshot is
 * called, which number its records anew. */
struct dossier *loader_snapshot(struct loader *loader);

/* Waits until all files are read, at most so many milliseconds; whether they are. */
bool loader_wait(struct loader *loader, unsigned milliseconds);

/* Waits, assembles, and gives the loader's memory back. The result is to be given to
 * loaded_release. */
struct loaded loader_finish(struct loader *loader);

/* The id in content/dossier.yaml, read by itself before all else; empty where there is none, or
 * where it cannot be read. Memory is the arena's. */
struct slice load_dossier_id(const char *directory, struct arena *arena);

/* Stops after the files that are being read, and gives all memory back. */
void loader_abandon(struct loader *loader);

/* loader_start and loader_finish. */
struct loaded load_dossier(const char *directory);

void loaded_release(struct loaded *loaded);

#endif
