#include "load/watch.h"

#include "load/loading.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* How often the watch has told, and a way to wait for it. */
struct bell {
    pthread_mutex_t mutex;
    pthread_cond_t rung;
    unsigned count;
};

static void ring(void *context)
{
    struct bell *bell = context;
    pthread_mutex_lock(&bell->mutex);
    bell->count++;
    pthread_cond_signal(&bell->rung);
    pthread_mutex_unlock(&bell->mutex);
}

enum { PATIENCE = 20 /* seconds: what is waited for comes in less than two */ };

static bool wait_for(struct bell *bell, unsigned count)
{
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

static unsigned count_of(struct bell *bell)
{
    pthread_mutex_lock(&bell->mutex);
    unsigned count = bell->count;
    pthread_mutex_unlock(&bell->mutex);
    return count;
}

#define NEW_BELL                                                                                   \
    {                                                                                              \
        PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0                                     \
    }

static void pause_for(long milliseconds)
{
    nanosleep(&(struct timespec){.tv_nsec = milliseconds * 1000000}, NULL);
}

static struct watch *watch_folder(const struct folder *folder, struct bell *bell)
{
    struct watch *watch = watch_start(
        &(struct watch_options){.directory = folder->path, .notify = ring, .context = bell});
    cr_assert_not_null(watch);
    cr_expect_not(watch_take(watch));
    return watch;
}

Test(watch, tells_of_files_written_renamed_and_removed)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    struct bell bell = NEW_BELL;
    struct watch *watch = watch_folder(&folder, &bell);
    const char *path = load_folder_path(&folder, "content/briefs/a.yaml", &arena);
    load_folder_write_brief(&folder, "a", "2031", "");
    cr_expect(wait_for(&bell, 1));
    cr_expect(watch_take(watch));
    cr_expect_not(watch_take(watch));
    rename(path, load_folder_path(&folder, "themes/a.yaml", &arena));
    cr_expect(wait_for(&bell, 2));
    remove(load_folder_path(&folder, "content/dossier.yaml", &arena));
    cr_expect(wait_for(&bell, 3));
    cr_expect(watch_take(watch));
    watch_stop(watch);
    arena_release(&arena);
    load_folder_remove(&folder);
}

/* Half a file is not told of: only closing it ends the writing. */
Test(watch, waits_until_a_file_is_written)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    struct bell bell = NEW_BELL;
    struct watch *watch = watch_folder(&folder, &bell);
    int descriptor =
        open(load_folder_path(&folder, "content/briefs/a.yaml", &arena), O_WRONLY | O_CREAT, 0600);
    for (int i = 0; i < 4; i++) {
        cr_assert_eq(write(descriptor, "id: a\n", 6), 6);
        pause_for(100);
    }
    cr_expect_eq(count_of(&bell), 0);
    close(descriptor);
    cr_expect(wait_for(&bell, 1));
    watch_stop(watch);
    arena_release(&arena);
    load_folder_remove(&folder);
}

Test(watch, tells_once_of_many_files_at_once)
{
    struct folder folder = load_folder_create();
    struct bell bell = NEW_BELL;
    struct watch *watch = watch_folder(&folder, &bell);
    for (int i = 0; i < 50; i++) {
        char id[16];
        snprintf(id, sizeof id, "b%d", i);
        load_folder_write_brief(&folder, id, "2031", "");
    }
    cr_expect(wait_for(&bell, 1));
    cr_expect_leq(count_of(&bell), 3, "a busy machine may need more than one piece");
    watch_stop(watch);
    load_folder_remove(&folder);
}

/* Without a folder there is nothing to be told by the system, so it looks by itself. */
Test(watch, looks_by_itself_where_a_folder_is_missing)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    struct bell bell = NEW_BELL;
    cr_assert_eq(remove(load_folder_path(&folder, "themes", &arena)), 0);
    struct watch *watch = watch_folder(&folder, &bell);
    load_folder_write_brief(&folder, "a", "2031", "");
    cr_expect(wait_for(&bell, 1));
    cr_expect(watch_take(watch));
    watch_stop(watch);
    arena_release(&arena);
    load_folder_remove(&folder);
}

Test(watch, is_stopped_at_any_time)
{
    struct folder folder = load_folder_create();
    struct bell bell = NEW_BELL;
    for (int i = 0; i < 30; i++) {
        struct watch *watch = watch_folder(&folder, &bell);
        if (i % 2)
            load_folder_write_brief(&folder, "a", "2031", "");
        pause_for(i % 3);
        watch_stop(watch);
    }
    watch_stop(NULL);
    cr_expect_not(watch_take(NULL));
    load_folder_remove(&folder);
}
