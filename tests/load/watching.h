/* What the tests of watching share: a dossier in a folder of its own, a watch over it, and a bell
 * that it rings. */
#ifndef PRECIS_TESTS_WATCHING_H
#define PRECIS_TESTS_WATCHING_H

#include "load/watch.h"
#include "support/loading.h"

#include <pthread.h>

/* How often the watch has told, and a way to wait for it. */
struct bell {
    pthread_mutex_t mutex;
    pthread_cond_t rung;
    unsigned count;
};

/* It stays where it is while it is watched. */
struct scene {
    struct folder folder;
    struct arena arena; /* for paths */
    struct bell bell;
    struct watch *watch; /* NULL: not yet, or no more */
};

/* Makes the folder. */
void scene_begin(struct scene *scene);

/* Watches the folder; or another one, from a time on. */
void scene_watch(struct scene *scene);
void scene_watch_since(struct scene *scene, const char *directory, int64_t since);

/* What a watch calls, with the bell. */
void scene_ring(void *bell);

/* Ends the watching where it was begun. */
void scene_end(struct scene *scene);

/* The path of a file below the folder. */
const char *scene_path(struct scene *scene, const char *name);

/* Whether the watch has told so often, after a while that is long enough for it. */
bool scene_wait_for(struct scene *scene, unsigned count);
unsigned scene_count(struct scene *scene);

void scene_pause(long milliseconds);

/* Changes below the folder; each fails the test where it cannot be made. */
void scene_move(struct scene *scene, const char *from, const char *to);
void scene_make(struct scene *scene, const char *folder);
void scene_remove(struct scene *scene, const char *name);
void scene_link(struct scene *scene, const char *target, const char *name);

#endif
