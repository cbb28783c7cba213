#include "load/watch.h"

#include "load/loading.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
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

Test(watch, tells_also_where_a_folder_is_missing)
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

/* Half of this file would be read because of the other one. */
Test(watch, waits_for_a_file_that_is_written_beside_others)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    struct bell bell = NEW_BELL;
    const char *path = load_folder_path(&folder, "content/briefs/a.yaml", &arena);
    load_folder_write_brief(&folder, "a", "2031", "");
    struct watch *watch = watch_folder(&folder, &bell);
    int descriptor = open(path, O_WRONLY | O_TRUNC);
    load_folder_write_brief(&folder, "b", "2031", "");
    pause_for(400);
    cr_assert_eq(write(descriptor, "id: a\n", 6), 6);
    pause_for(400);
    cr_expect_eq(count_of(&bell), 0);
    close(descriptor);
    cr_expect(wait_for(&bell, 1));
    watch_stop(watch);
    arena_release(&arena);
    load_folder_remove(&folder);
}

Test(watch, does_not_wait_for_ever_for_a_file_that_nobody_closes)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    struct bell bell = NEW_BELL;
    struct watch *watch = watch_folder(&folder, &bell);
    const char *path = load_folder_path(&folder, "content/briefs/a.yaml", &arena);
    int descriptor = open(path, O_WRONLY | O_CREAT, 0600);
    cr_assert_eq(write(descriptor, "id: a\n", 6), 6);
    load_folder_write_brief(&folder, "b", "2031", "");
    cr_expect(wait_for(&bell, 1));
    close(descriptor);
    watch_stop(watch);
    arena_release(&arena);
    load_folder_remove(&folder);
}

Test(watch, tells_of_links)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    struct bell bell = NEW_BELL;
    load_folder_write_brief(&folder, "a", "2031", "");
    struct watch *watch = watch_folder(&folder, &bell);
    const char *path = load_folder_path(&folder, "content/briefs/a.yaml", &arena);
    cr_assert_eq(link(path, load_folder_path(&folder, "themes/hard.yaml", &arena)), 0);
    cr_expect(wait_for(&bell, 1));
    cr_assert_eq(symlink(path, load_folder_path(&folder, "themes/soft.yaml", &arena)), 0);
    cr_expect(wait_for(&bell, 2));
    watch_stop(watch);
    arena_release(&arena);
    load_folder_remove(&folder);
}

/* Folders that are replaced, as by a checkout. */

static void move_folder(const struct folder *folder, const char *from, const char *to)
{
    struct arena arena = {0};
    cr_assert_eq(
        rename(load_folder_path(folder, from, &arena), load_folder_path(folder, to, &arena)), 0,
        "%s to %s", from, to);
    arena_release(&arena);
}

static void make_folder(const struct folder *folder, const char *name)
{
    struct arena arena = {0};
    cr_assert_eq(mkdir(load_folder_path(folder, name, &arena), 0700), 0, "%s", name);
    arena_release(&arena);
}

static void remove_empty_folder(const struct folder *folder, const char *name)
{
    struct arena arena = {0};
    cr_assert_eq(rmdir(load_folder_path(folder, name, &arena)), 0, "%s", name);
    arena_release(&arena);
}

static void replace_briefs(const struct folder *folder)
{
    remove_empty_folder(folder, "content/briefs");
    make_folder(folder, "content/briefs");
}

static void replace_themes_by_another(const struct folder *folder)
{
    make_folder(folder, "other");
    move_folder(folder, "themes", "old");
    move_folder(folder, "other", "themes");
}

static void replace_content(const struct folder *folder)
{
    make_folder(folder, "other");
    make_folder(folder, "other/briefs");
    move_folder(folder, "content", "old");
    move_folder(folder, "other", "content");
}

/* The old folder stands beside the new one, in the place of its content. */
static void replace_all(const struct folder *folder)
{
    struct arena arena = {0};
    const char *aside = arena_format(&arena, "%s.old", folder->path).bytes;
    cr_assert_eq(rename(folder->path, aside), 0);
    cr_assert_eq(mkdir(folder->path, 0700), 0);
    make_folder(folder, "content");
    make_folder(folder, "content/briefs");
    make_folder(folder, "themes");
    cr_assert_eq(rename(aside, load_folder_path(folder, "old", &arena)), 0);
    arena_release(&arena);
}

static void replace_by_link(const struct folder *folder)
{
    struct arena arena = {0};
    move_folder(folder, "themes", "one");
    make_folder(folder, "two");
    cr_assert_eq(symlink("one", load_folder_path(folder, "themes", &arena)), 0);
    cr_assert_eq(symlink("two", load_folder_path(folder, "link", &arena)), 0);
    move_folder(folder, "link", "themes");
    arena_release(&arena);
}

static void replace_slowly(const struct folder *folder)
{
    remove_empty_folder(folder, "content/briefs");
    pause_for(400);
    make_folder(folder, "content/briefs");
}

static void (*const replacements[])(const struct folder *folder) = {
    replace_briefs, replace_themes_by_another, replace_content,
    replace_all,    replace_by_link,           replace_slowly,
};

/* Twice, since the new folder is to be watched as well as the first. */
Test(watch, sees_what_happens_in_a_folder_that_was_replaced)
{
    for (size_t i = 0; i < sizeof replacements / sizeof *replacements; i++) {
        struct folder folder = load_folder_create();
        struct bell bell = NEW_BELL;
        struct watch *watch = watch_folder(&folder, &bell);
        replacements[i](&folder);
        cr_assert(wait_for(&bell, 1), "replacement %zu", i);
        pause_for(500);
        unsigned count = count_of(&bell);
        load_folder_write_brief(&folder, "a", "2031", "");
        cr_assert(wait_for(&bell, count + 1), "replacement %zu", i);
        load_folder_write_theme(&folder, "a", "");
        cr_assert(wait_for(&bell, count + 2), "replacement %zu", i);
        watch_stop(watch);
        load_folder_remove(&folder);
    }
}

/* What has been moved away is nobody's. */
Test(watch, forgets_a_folder_that_was_moved_away)
{
    struct folder folder = load_folder_create();
    struct bell bell = NEW_BELL;
    struct watch *watch = watch_folder(&folder, &bell);
    replace_themes_by_another(&folder);
    cr_assert(wait_for(&bell, 1));
    pause_for(500);
    unsigned count = count_of(&bell);
    load_folder_write(&folder, "old/b.yaml", SLICE("id: b\n"));
    pause_for(500);
    cr_expect_eq(count_of(&bell), count);
    watch_stop(watch);
    load_folder_remove(&folder);
}

/* Between the reading and the watching. */
Test(watch, looks_back_to_when_the_reading_began)
{
    struct folder folder = load_folder_create();
    struct bell bell = NEW_BELL;
    pause_for(30);
    int64_t before = watch_now();
    load_folder_write_brief(&folder, "a", "2031", "");
    struct watch *watch = watch_start(&(struct watch_options){
        .directory = folder.path, .notify = ring, .context = &bell, .since = before});
    cr_expect(wait_for(&bell, 1));
    watch_stop(watch);
    pause_for(30);
    watch = watch_start(&(struct watch_options){
        .directory = folder.path, .notify = ring, .context = &bell, .since = watch_now()});
    pause_for(500);
    cr_expect_eq(count_of(&bell), 1);
    watch_stop(watch);
    load_folder_remove(&folder);
}

/* As where too many programs watch already: there is no descriptor left for the notices. The
 * folders cannot be listed at first either, so the first thing told is that they are there. */
Test(watch, looks_by_itself_where_there_are_no_notices)
{
    enum { MOST = 256, FOR_PIPE = 2 };
    int taken[MOST];
    size_t count = 0;
    struct folder folder = load_folder_create();
    struct bell bell = NEW_BELL;
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){MOST, MOST});
    while (count < MOST && (taken[count] = dup(0)) >= 0)
        count++;
    for (int i = 0; i < FOR_PIPE; i++)
        close(taken[--count]);
    struct watch *watch = watch_folder(&folder, &bell);
    while (count)
        close(taken[--count]);
    cr_expect(wait_for(&bell, 1));
    load_folder_write_brief(&folder, "a", "2031", "");
    cr_expect(wait_for(&bell, 2));
    watch_stop(watch);
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
