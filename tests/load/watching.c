#include "load/watching.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE = 120 /* seconds: long, because only a failing test uses it up */ };

void scene_ring(void *context)
{
    struct bell *bell = context;
    pthread_mutex_lock(&bell->mutex);
    bell->count++;
    pthread_cond_signal(&bell->rung);
    pthread_mutex_unlock(&bell->mutex);
}

void scene_begin(struct scene *scene)
{
    *scene =
        (struct scene){.folder = load_folder_create(),
                       .bell = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, .count = 0}};
}

void scene_watch_since(struct scene *scene, const char *directory, int64_t since)
{
    scene->watch = watch_start(&(struct watch_options){
        .directory = directory, .notify = scene_ring, .context = &scene->bell, .since = since});
    cr_assert_not_null(scene->watch);
}

void scene_watch(struct scene *scene)
{
    scene_watch_since(scene, scene->folder.path, 0);
    cr_expect_not(watch_take(scene->watch));
}

void scene_end(struct scene *scene)
{
    watch_stop(scene->watch);
    arena_release(&scene->arena);
    load_folder_remove(&scene->folder);
}

const char *scene_path(struct scene *scene, const char *name)
{
    return load_folder_path(&scene->folder, name, &scene->arena);
}

bool scene_wait_for(struct scene *scene, unsigned count)
{
    struct bell *bell = &scene->bell;
    struct timespec deadline;
    clock_gettime(CLOCK_REALTIME, &deadline);
    deadline.tv_sec += PATIENCE;
    int error = 0;
    pthread_mutex_lock(&bell->mutex);
    while (bell->count < count && !error)
        error = pthread_cond_timedwait(&bell->rung, &bell->mutex, &deadline);
    bool is_enough = bell->count >= count;
    pthread_mutex_unlock(&bell->mutex);
    return is_enough;
}

unsigned scene_count(struct scene *scene)
{
    pthread_mutex_lock(&scene->bell.mutex);
    unsigned count = scene->bell.count;
    pthread_mutex_unlock(&scene->bell.mutex);
    return count;
}

void scene_pause(long milliseconds)
{
    nanosleep(&(struct timespec){.tv_nsec = milliseconds * 1000000}, NULL);
}

void scene_move(struct scene *scene, const char *from, const char *to)
{
    cr_assert_eq(rename(scene_path(scene, from), scene_path(scene, to)), 0, "%s to %s", from, to);
}

void scene_make(struct scene *scene, const char *folder)
{
    cr_assert_eq(mkdir(scene_path(scene, folder), 0700), 0, "%s", folder);
}

void scene_remove(struct scene *scene, const char *name)
{
    cr_assert_eq(remove(scene_path(scene, name)), 0, "%s", name);
}

void scene_link(struct scene *scene, const char *target, const char *name)
{
    cr_assert_eq(symlink(target, scene_path(scene, name)), 0, "%s to %s", name, target);
}
