#define _GNU_SOURCE /* pipe2 */
#include "load/watch.h"

#include "base/arena.h"
#include "base/memory.h"
#include "base/moment.h"
#include "load/thread.h"
#include "load/trail.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* In milliseconds. A file that somebody writes and does not close holds the telling back, but not
 * for ever. */
enum {
    QUIET = 150,
    LOOK_AGAIN = 1000,
    LOOK_FOR_FOLDER = 250,
    LONGEST_WRITING = 5000,
    FOREVER = -1
};

/* Where the files are that are read; in the dossier's own folder is none. */
static const char *const folders[] = {"content", "content/briefs", "themes"};

enum { FOLDER_COUNT = sizeof folders / sizeof *folders, MOST_WRITTEN = 64, NO_MARK = -1 };

/* A file that was written to and has not been closed. */
struct written {
    int mark;
    uint64_t name; /* its hash */
    int64_t last;  /* when, in milliseconds */
};

struct watch {
    struct arena arena;
    const char *directory;
    const char *paths[FOLDER_COUNT];
    struct trail trail; /* which folders they lead to */
    void (*notify)(void *context);
    void *context;
    int64_t since; /* as in watch_options */
    pthread_t thread;
    int stop_pipe[2];
    int notices;             /* inotify; -1: look each second */
    int marks[FOLDER_COUNT]; /* of the folders in `notices`, or NO_MARK */
    bool is_blind;           /* not every change gives a notice: look each second as well */
    bool is_pending;         /* something has changed and was not told of */
    int64_t last;            /* when the last notice of interest came, or the last look was */
    struct written written[MOST_WRITTEN];
    size_t written_count;
    uint64_t seen; /* what the folders looked like at the last look */
    uint64_t told; /* and what they looked like when a look led to telling */
    atomic_bool has_changed;
};

static void tell(struct watch *watch)
{
    atomic_store(&watch->has_changed, true);
    watch->notify(watch->context);
}

/* Looking. */

static uint64_t mix(uint64_t state, uint64_t value)
{
    return (state ^ value) * 1099511628211u;
}

/* What a folder looks like in one number, and in `*newest` when it, or a file of it, was changed
 * last in name, contents or kind. */
static uint64_t look_at(const char *folder, int64_t *newest)
{
    uint64_t sum = 14695981039346656037u;
    DIR *stream = opendir(folder);
    if (!stream)
        return sum;
    for (const struct dirent *item = readdir(stream); item; item = readdir(stream)) {
        struct stat status;
        bool is_self = strcmp(item->d_name, ".") == 0;
        if (fstatat(dirfd(stream), item->d_name, &status, 0) ||
            (!is_self && !S_ISREG(status.st_mode)))
            continue;
        int64_t change = moment_in_nanoseconds(status.st_ctim);
        uint64_t file = mix(slice_hash(slice_of(item->d_name)), (uint64_t)status.st_size);
        file = mix(file, (uint64_t)moment_in_nanoseconds(status.st_mtim));
        sum += is_self ? 0 : mix(file, (uint64_t)status.st_ino);
        *newest = change > *newest ? change : *newest;
    }
    closedir(stream);
    return sum;
}

static uint64_t look(const struct watch *watch, int64_t *newest)
{
    uint64_t state = 0;
    for (size_t i = 0; i < FOLDER_COUNT; i++)
        state = mix(state, look_at(watch->paths[i], newest));
    return state;
}

static uint64_t look_around(const struct watch *watch)
{
    int64_t newest = 0;
    return look(watch, &newest);
}

/* Marks. */

static bool has_mark(const struct watch *watch, int mark)
{
    for (size_t i = 0; i < FOLDER_COUNT; i++)
        if (watch->marks[i] == mark)
            return true;
    return false;
}

static void mark_folder(struct watch *watch, size_t index)
{
    const uint32_t files =
        IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE;
    int mark = inotify_add_watch(watch->notices, watch->paths[index], files | IN_ONLYDIR);
    watch->marks[index] = mark < 0 ? NO_MARK : mark;
    if (mark < 0 && !trail_awaits(&watch->trail, index))
        watch->is_blind = true;
}

/* Marks the folders that stand at the paths now; whether they are others than before. The mark of
 * one that was replaced is that of a folder elsewhere. */
static bool mark_folders(struct watch *watch)
{
    int before[FOLDER_COUNT];
    memcpy(before, watch->marks, sizeof before);
    trail_walk(&watch->trail);
    watch->is_blind = watch->trail.is_partial;
    for (size_t i = 0; i < FOLDER_COUNT; i++)
        mark_folder(watch, i);
    for (size_t i = 0; i < FOLDER_COUNT; i++)
        if (before[i] != NO_MARK && !has_mark(watch, before[i]))
            inotify_rm_watch(watch->notices, before[i]);
    if (memcmp(before, watch->marks, sizeof before) == 0)
        return false;
    watch->written_count = 0;
    return true;
}

/* Files that are being written. */

static void end_writing(struct watch *watch, int mark, uint64_t name)
{
    for (size_t i = watch->written_count; i-- > 0;)
        if (watch->written[i].mark == mark && watch->written[i].name == name)
            watch->written[i] = watch->written[--watch->written_count];
}

static void begin_writing(struct watch *watch, int mark, uint64_t name)
{
    end_writing(watch, mark, name);
    if (watch->written_count < MOST_WRITTEN)
        watch->written[watch->written_count++] =
            (struct written){mark, name, moment_milliseconds()};
}

static bool is_any_being_written(struct watch *watch)
{
    int64_t oldest = moment_milliseconds() - LONGEST_WRITING;
    for (size_t i = watch->written_count; i-- > 0;)
        if (watch->written[i].last < oldest)
            watch->written[i] = watch->written[--watch->written_count];
    return watch->written_count > 0;
}

/* Notices. */

/* A link, of either kind, is there at once: nobody closes it. */
static bool is_link(const struct watch *watch, int mark, const char *name)
{
    struct arena arena = {0};
    struct stat status;
    bool is_found = false;
    for (size_t i = 0; i < FOLDER_COUNT && !is_found; i++) {
        struct slice path = arena_format(&arena, "%s/%s", watch->paths[i], name);
        is_found = watch->marks[i] == mark && lstat(path.bytes, &status) == 0 &&
                   (S_ISLNK(status.st_mode) || status.st_nlink > 1);
    }
    arena_release(&arena);
    return is_found;
}

static void take_file_notice(struct watch *watch, const struct inotify_event *event)
{
    uint64_t name = slice_hash(slice_of(event->name));
    if (event->mask & IN_MODIFY) {
        begin_writing(watch, event->wd, name);
        return;
    }
    end_writing(watch, event->wd, name);
    if (!(event->mask & IN_CREATE) || is_link(watch, event->wd, event->name))
        watch->is_pending = true;
}

/* Whether it may be that a folder came or went. One that somebody is still in tells by itself only
 * later that it was removed. */
static bool take_notice(struct watch *watch, const struct inotify_event *event)
{
    if (event->mask & IN_Q_OVERFLOW)
        watch->is_pending = true;
    if (event->mask & (IN_Q_OVERFLOW | IN_ISDIR))
        return true;
    if (event->len && has_mark(watch, event->wd))
        take_file_notice(watch, event);
    return false;
}

static bool read_some_notices(struct watch *watch, bool *has_moved)
{
    _Alignas(struct inotify_event) char bytes[4096];
    ssize_t length = read(watch->notices, bytes, sizeof bytes);
    for (ssize_t i = 0; i < length;) {
        const struct inotify_event *event = (const void *)(bytes + i);
        *has_moved = take_notice(watch, event) || *has_moved;
        i += (ssize_t)(sizeof *event + event->len);
    }
    return length > 0;
}

static void read_notices(struct watch *watch)
{
    bool has_moved = trail_may_differ(&watch->trail);
    bool has_any = has_moved;
    while (read_some_notices(watch, &has_moved))
        has_any = true;
    if (has_moved && mark_folders(watch))
        watch->is_pending = true;
    if (has_any)
        watch->last = moment_milliseconds();
}

/* The thread. */

/* What is read after this is watched, also where a folder was replaced without a notice. */
static void tell_if_written(struct watch *watch)
{
    if (is_any_being_written(watch) || (watch->notices >= 0 && mark_folders(watch)))
        return;
    watch->is_pending = false;
    if (watch->is_blind)
        watch->told = watch->seen = look_around(watch);
    tell(watch);
}

/* A change is told when two looks in a row see the same. */
static void look_again(struct watch *watch)
{
    if (watch->notices >= 0 && mark_folders(watch))
        watch->is_pending = true;
    uint64_t now = look_around(watch);
    if (now == watch->seen && now != watch->told) {
        watch->told = now;
        tell(watch);
    }
    watch->seen = now;
}

/* How long after the last notice, or look, something is to be done. */
static int interval(const struct watch *watch)
{
    if (watch->is_pending)
        return QUIET;
    if (!watch->is_blind)
        return FOREVER;
    return watch->notices >= 0 && watch->marks[0] == NO_MARK ? LOOK_FOR_FOLDER : LOOK_AGAIN;
}

/* Notices that are passed over do not put it off. */
static int patience(const struct watch *watch)
{
    int64_t rest = watch->last + interval(watch) - moment_milliseconds();
    if (interval(watch) == FOREVER)
        return FOREVER;
    return rest > 0 ? (int)rest : 0;
}

static void act(struct watch *watch)
{
    watch->last = moment_milliseconds();
    if (watch->is_pending)
        tell_if_written(watch);
    else
        look_again(watch);
}

/* What was changed after it was read, but before the folders were marked, has given no notice. */
static void look_back(struct watch *watch)
{
    struct stat status;
    int64_t newest = watch->trail.newest_link;
    if (!watch->since)
        return;
    if (stat(watch->directory, &status) == 0 && moment_in_nanoseconds(status.st_ctim) > newest)
        newest = moment_in_nanoseconds(status.st_ctim);
    look(watch, &newest);
    watch->is_pending = newest >= watch->since;
}

static void *run(void *argument)
{
    struct watch *watch = argument;
    look_back(watch);
    for (;;) {
        struct pollfd watched[] = {{.fd = watch->stop_pipe[0], .events = POLLIN},
                                   {.fd = watch->notices, .events = POLLIN},
                                   {.fd = watch->trail.notices, .events = POLLIN}};
        poll(watched, sizeof watched / sizeof *watched, patience(watch));
        if (watched[0].revents)
            return NULL;
        read_notices(watch);
        if (patience(watch) == 0)
            act(watch);
    }
}

static void open_eyes(struct watch *watch)
{
    watch->notices = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    for (size_t i = 0; i < FOLDER_COUNT; i++)
        watch->marks[i] = NO_MARK;
    watch->is_blind = true;
    watch->last = moment_milliseconds();
    trail_open(&watch->trail, watch->paths, FOLDER_COUNT);
    if (watch->notices >= 0)
        mark_folders(watch);
    if (watch->is_blind)
        watch->told = watch->seen = look_around(watch);
}

static void release(struct watch *watch)
{
    trail_forget(&watch->trail);
    if (watch->notices >= 0)
        close(watch->notices);
    trail_close(&watch->trail);
    close(watch->stop_pipe[0]);
    close(watch->stop_pipe[1]);
    arena_release(&watch->arena);
    free(watch);
}

int64_t watch_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME_COARSE, &time);
    return moment_in_nanoseconds(time);
}

struct watch *watch_start(const struct watch_options *options)
{
    struct watch *watch = memory_allocate(1, sizeof *watch);
    *watch = (struct watch){
        .notify = options->notify, .context = options->context, .since = options->since};
    if (pipe2(watch->stop_pipe, O_CLOEXEC)) {
        free(watch);
        return NULL;
    }
    watch->directory = arena_copy(&watch->arena, slice_of(options->directory)).bytes;
    for (size_t i = 0; i < FOLDER_COUNT; i++)
        watch->paths[i] =
            arena_format(&watch->arena, "%s/%s", options->directory, folders[i]).bytes;
    open_eyes(watch);
    if (thread_start(&watch->thread, run, watch))
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
