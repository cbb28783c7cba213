#define _GNU_SOURCE /* pipe2 */
#include "load/watch.h"

#include "base/arena.h"
#include "base/memory.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum { QUIET = 150, LOOK_AGAIN = 1000 /* milliseconds */, FOREVER = -1 };

static const char *const folders[] = {"content", "content/briefs", "themes"};

enum { FOLDER_COUNT = sizeof folders / sizeof *folders };

struct watch {
    struct arena arena;
    const char *paths[FOLDER_COUNT];
    void (*notify)(void *context);
    void *context;
    pthread_t thread;
    int stop_pipe[2];
    int notices;   /* inotify; -1: look each second */
    uint64_t seen; /* what the folders looked like, where there is no inotify */
    atomic_bool has_changed;
};

static void tell(struct watch *watch)
{
    atomic_store(&watch->has_changed, true);
    watch->notify(watch->context);
}

static uint64_t mix(uint64_t state, uint64_t value)
{
    return (state ^ value) * 1099511628211u;
}

static uint64_t look_at(const char *folder)
{
    uint64_t state = 14695981039346656037u;
    DIR *stream = opendir(folder);
    if (!stream)
        return state;
    uint64_t sum = 0;
    for (const struct dirent *item = readdir(stream); item; item = readdir(stream)) {
        struct stat status;
        if (fstatat(dirfd(stream), item->d_name, &status, 0) || !S_ISREG(status.st_mode))
            continue;
        uint64_t file = mix(state, slice_hash(slice_of(item->d_name)));
        file = mix(file, (uint64_t)status.st_size);
        file = mix(file, (uint64_t)status.st_mtim.tv_sec);
        sum += mix(file, (uint64_t)status.st_mtim.tv_nsec);
    }
    closedir(stream);
    return state + sum;
}

static uint64_t look(const struct watch *watch)
{
    uint64_t state = 0;
    for (size_t i = 0; i < FOLDER_COUNT; i++)
        state = mix(state, look_at(watch->paths[i]));
    return state;
}

/* Drains the notices; whether one of them ends a piece of writing. */
static bool read_notices(int notices)
{
    _Alignas(struct inotify_event) char bytes[4096];
    bool is_end = false;
    for (;;) {
        ssize_t length = read(notices, bytes, sizeof bytes);
        if (length <= 0)
            return is_end;
        for (ssize_t i = 0; i < length;) {
            struct inotify_event event;
            memcpy(&event, bytes + i, sizeof event);
            is_end = is_end || (event.mask & ~(uint32_t)IN_MODIFY);
            i += (ssize_t)(sizeof event + event.len);
        }
    }
}

static void run_on_notices(struct watch *watch)
{
    struct pollfd watched[] = {{.fd = watch->stop_pipe[0], .events = POLLIN},
                               {.fd = watch->notices, .events = POLLIN}};
    bool is_pending = false;
    for (;;) {
        int count = poll(watched, 2, is_pending ? QUIET : FOREVER);
        if (watched[0].revents)
            return;
        if (count == 0) {
            is_pending = false;
            tell(watch);
        } else if (count > 0 && read_notices(watch->notices)) {
            is_pending = true;
        }
    }
}

/* A change is told when two looks in a row see the same. */
static void run_by_looking(struct watch *watch)
{
    struct pollfd stop = {.fd = watch->stop_pipe[0], .events = POLLIN};
    uint64_t told = watch->seen;
    while (poll(&stop, 1, LOOK_AGAIN) == 0) {
        uint64_t now = look(watch);
        if (now == watch->seen && now != told) {
            told = now;
            tell(watch);
        }
        watch->seen = now;
    }
}

static void *run(void *argument)
{
    struct watch *watch = argument;
    if (watch->notices >= 0)
        run_on_notices(watch);
    else
        run_by_looking(watch);
    return NULL;
}

static int open_notices(const struct watch *watch)
{
    int notices = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    for (size_t i = 0; notices >= 0 && i < FOLDER_COUNT; i++) {
        int added = inotify_add_watch(notices, watch->paths[i],
                                      IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM |
                                          IN_DELETE | IN_ONLYDIR);
        if (added >= 0)
            continue;
        close(notices);
        notices = -1;
    }
    return notices;
}

static bool begin(struct watch *watch)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool begun = pthread_create(&watch->thread, NULL, run, watch) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return begun;
}

static void release(struct watch *watch)
{
    if (watch->notices >= 0)
        close(watch->notices);
    close(watch->stop_pipe[0]);
    close(watch->stop_pipe[1]);
    arena_release(&watch->arena);
    free(watch);
}

struct watch *watch_start(const struct watch_options *options)
{
    struct watch *watch = memory_allocate(1, sizeof *watch);
    *watch = (struct watch){.notify = options->notify, .context = options->context};
    if (pipe2(watch->stop_pipe, O_CLOEXEC)) {
        free(watch);
        return NULL;
    }
    for (size_t i = 0; i < FOLDER_COUNT; i++)
        watch->paths[i] =
            arena_format(&watch->arena, "%s/%s", options->directory, folders[i]).bytes;
    watch->notices = open_notices(watch);
    if (watch->notices < 0)
        watch->seen = look(watch);
    if (begin(watch))
        return watch;
    release(watch);
    return NULL;
}

bool watch_take(struct watch *watch)
{
    return watch && atomic_exchange(&watch->has_changed, false);
}

void watch_stop(struct watch *watch)
{
    if (!watch)
        return;
    ssize_t written = write(watch->stop_pipe[1], "", 1);
    (void)written;
    pthread_join(watch->thread, NULL);
    release(watch);
}
