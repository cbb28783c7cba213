#include "load/watch.h"

#include "base/count.h"
#include "base/memory.h"
#include "base/moment.h"
#include "base/system.h"
#include "load/layout.h"
#include "load/marks.h"
#include "load/thread.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* In milliseconds. A change is told when no file has been finished for a while, or when the first
 * one was finished LONGEST_DELAY ago. A file that was written to and not closed counts as
 * unfinished for LONGEST_WRITING after it was last written. */
enum {
    QUIET = 150,
    LONGEST_DELAY = 350,
    LONGEST_WRITING = 5000,
    LOOK_AGAIN = 1000,
    LOOK_FOR_FOLDER = 250,
    FOREVER = -1
};

enum { MOST_WRITTEN = 64 };

/* A file of the dossier that was written to and has not been closed. */
struct written {
    char *path;
    int64_t last; /* when, in milliseconds */
};

struct watch {
    struct arena arena;
    const char *directory;
    const char *articles; /* as in watch_options */
    void (*notify)(void *context);
    void *context;
    int64_t since; /* as in watch_options */
    pthread_t thread;
    int stop_pipe[2];
    struct notices *notices; /* NULL: look each second */
    struct marks marks;
    bool must_look;         /* something has changed that the notices do not name */
    int64_t unlooked_since; /* when it did, or when the last look saw that */
    bool is_pending;        /* something has changed and was not told */
    int64_t pending_since;  /* when the first such change came */
    int64_t last;           /* when the last one came, or the last look was */
    pthread_mutex_t mutex;  /* held while the two below are used */
    struct written written[MOST_WRITTEN];
    size_t written_count;
    bool is_changing; /* the last look saw something else than the one before it */
    uint64_t seen;    /* what the folders looked like at the last look */
    uint64_t told;    /* and what they looked like when a look led to telling */
    atomic_bool has_changed;
};

static void tell(struct watch *watch)
{
    atomic_store(&watch->has_changed, true);
    watch->notify(watch->context);
}

static uint64_t look(const struct watch *watch)
{
    int64_t newest = 0;
    return marks_look(&watch->marks, &newest);
}

/* Marks what stands at the paths now; whether these are other folders than before. */
static bool mark_again(struct watch *watch)
{
    struct marks before = watch->marks;
    marks_set(&watch->marks, watch->directory, watch->articles, watch->notices);
    bool is_other = !marks_equal(&before, &watch->marks);
    marks_release(&before, &watch->marks, watch->notices);
    return is_other;
}

static void set_pending(struct watch *watch)
{
    watch->last = moment_milliseconds();
    if (!watch->is_pending)
        watch->pending_since = watch->last;
    watch->is_pending = true;
}

/* Files that are being written. The mutex is held. */

static void drop_written(struct watch *watch, size_t index)
{
    free(watch->written[index].path);
    watch->written[index] = watch->written[--watch->written_count];
}

static struct written *find_written(struct watch *watch, struct slice path)
{
    for (size_t i = 0; i < watch->written_count; i++)
        if (slice_equal(slice_of(watch->written[i].path), path))
            return &watch->written[i];
    return NULL;
}

static void begin_writing(struct watch *watch, struct slice path)
{
    struct written *written = find_written(watch, path);
    if (!written && watch->written_count == MOST_WRITTEN)
        return;
    if (!written) {
        written = &watch->written[watch->written_count++];
        written->path = memory_allocate(path.length + 1, 1);
        memcpy(written->path, path.bytes, path.length + 1);
    }
    written->last = moment_milliseconds();
}

static void end_writing(struct watch *watch, struct slice path)
{
    const struct written *written = find_written(watch, path);
    if (written)
        drop_written(watch, (size_t)(written - watch->written));
}

static void end_all_writing(struct watch *watch)
{
    while (watch->written_count)
        drop_written(watch, watch->written_count - 1);
}

/* Notices. */

/* A link, of either kind, is there at once: nobody closes it. */
static bool is_link(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && (S_ISLNK(status.st_mode) || status.st_nlink > 1);
}

static void take_file_notice(struct watch *watch, const struct notice *notice, const char *folder)
{
    struct arena arena = {0};
    struct slice path = arena_format(&arena, "%s/%s", folder, notice->name);
    bool is_written = notice->kind == NOTICE_WRITTEN;
    pthread_mutex_lock(&watch->mutex);
    if (is_written)
        begin_writing(watch, path);
    else
        end_writing(watch, path);
    pthread_mutex_unlock(&watch->mutex);
    if (!is_written && (notice->kind != NOTICE_CREATED || is_link(path.bytes)))
        set_pending(watch);
    arena_release(&arena);
}

static bool is_of_bytes(const struct notice *notice)
{
    return notice->kind == NOTICE_WRITTEN || notice->kind == NOTICE_CLOSED;
}

/* Hidden files and files that are not part of a dossier count for nothing; but any name may be that
 * of a link to a folder. True: perhaps a folder came or went. */
static bool take_named_notice(struct watch *watch, const struct notice *notice)
{
    const char *folder = marks_folder(&watch->marks, notice->number);
    enum layout_name name = layout_name(notice->name);
    bool is_named_so = name == LAYOUT_READ || name == LAYOUT_OTHER_ENDING ||
                       marks_takes_all(&watch->marks, notice->number);
    if (name == LAYOUT_HIDDEN)
        return false;
    if (notice->is_folder || (!is_named_so && !is_of_bytes(notice)))
        return true;
    if (is_named_so && folder)
        take_file_notice(watch, notice, folder);
    return false;
}

/* True: perhaps a folder came or went. */
static bool take_notice(struct watch *watch, const struct notice *notice)
{
    if (notice->name)
        return take_named_notice(watch, notice);
    if (notice->kind == NOTICE_LOST)
        set_pending(watch);
    if (notice->kind == NOTICE_UNNAMED) {
        watch->last = moment_milliseconds();
        if (!watch->must_look)
            watch->unlooked_since = watch->last;
        watch->must_look = true;
    }
    return notice->kind != NOTICE_UNMARKED && !is_of_bytes(notice);
}

static void read_notices(struct watch *watch)
{
    bool has_moved = false;
    for (struct notice notice; notices_next(watch->notices, &notice);)
        has_moved = take_notice(watch, &notice) || has_moved;
    if (!has_moved || !mark_again(watch))
        return;
    pthread_mutex_lock(&watch->mutex);
    end_all_writing(watch);
    pthread_mutex_unlock(&watch->mutex);
    set_pending(watch);
}

/* The thread. */

/* What files look like is of interest where notices do not say it. */
static bool has_to_look(const struct watch *watch)
{
    return watch->marks.is_partial || !notices_are_named;
}

/* What is read after this is watched, also where a folder was replaced without a notice. */
static void tell_pending(struct watch *watch)
{
    if (mark_again(watch)) {
        watch->pending_since = watch->last;
        return;
    }
    watch->is_pending = false;
    if (has_to_look(watch))
        watch->told = watch->seen = look(watch);
    tell(watch);
}

/* A change is told when two looks in a row see the same, and when three see three things: then
 * something is written all the time. */
static void look_again(struct watch *watch)
{
    if (mark_again(watch))
        set_pending(watch);
    uint64_t now = look(watch);
    bool is_other = now != watch->seen;
    if (now != watch->told && (!is_other || watch->is_changing)) {
        watch->told = now;
        is_other = false;
        tell(watch);
    }
    watch->is_changing = is_other;
    watch->must_look = watch->must_look && now != watch->seen;
    watch->unlooked_since = watch->last;
    watch->seen = now;
}

static int64_t when_quiet(const struct watch *watch, int64_t since)
{
    int64_t quiet = watch->last + QUIET;
    int64_t latest = since + LONGEST_DELAY;
    return quiet < latest ? quiet : latest;
}

/* When something is to be done, in milliseconds of the clock; FOREVER: when there is a notice. */
static int64_t next_act(const struct watch *watch)
{
    if (watch->is_pending)
        return when_quiet(watch, watch->pending_since);
    if (watch->must_look)
        return when_quiet(watch, watch->unlooked_since);
    if (!watch->marks.is_partial)
        return FOREVER;
    return watch->last + (watch->notices && notices_are_named ? LOOK_FOR_FOLDER : LOOK_AGAIN);
}

static int patience(const struct watch *watch)
{
    int64_t next = next_act(watch);
    if (next == FOREVER)
        return FOREVER;
    int64_t rest = next - moment_milliseconds();
    return rest > 0 ? (int)rest : 0;
}

static void act(struct watch *watch)
{
    watch->last = moment_milliseconds();
    if (watch->is_pending)
        tell_pending(watch);
    else
        look_again(watch);
}

/* What was changed after it was read, but before the folders were marked, has given no notice. */
static void look_back(struct watch *watch)
{
    struct stat status;
    int64_t newest = watch->marks.newest_link;
    if (!watch->since)
        return;
    if (stat(watch->directory, &status) == 0 && moment_in_nanoseconds(status.st_ctim) > newest)
        newest = moment_in_nanoseconds(status.st_ctim);
    marks_look(&watch->marks, &newest);
    if (newest >= watch->since)
        set_pending(watch);
}

static void *run(void *argument)
{
    struct watch *watch = argument;
    look_back(watch);
    for (;;) {
        struct pollfd watched[] = {{.fd = watch->stop_pipe[0], .events = POLLIN},
                                   {.fd = notices_descriptor(watch->notices), .events = POLLIN}};
        poll(watched, COUNT(watched), patience(watch));
        if (watched[0].revents)
            return NULL;
        if (watch->notices)
            read_notices(watch);
        if (patience(watch) == 0)
            act(watch);
    }
}

static void release(struct watch *watch)
{
    marks_release(&watch->marks, NULL, watch->notices);
    notices_close(watch->notices);
    close(watch->stop_pipe[0]);
    close(watch->stop_pipe[1]);
    end_all_writing(watch);
    pthread_mutex_destroy(&watch->mutex);
    arena_release(&watch->arena);
    free(watch);
}

int64_t watch_now(void)
{
    return system_file_time();
}

struct watch *watch_start(const struct watch_options *options)
{
    struct watch *watch = memory_allocate(1, sizeof *watch);
    *watch = (struct watch){
        .notify = options->notify, .context = options->context, .since = options->since};
    if (!system_pipe(watch->stop_pipe, true)) {
        free(watch);
        return NULL;
    }
    pthread_mutex_init(&watch->mutex, NULL);
    watch->directory = arena_copy(&watch->arena, slice_of(options->directory)).bytes;
    if (options->articles)
        watch->articles = arena_copy(&watch->arena, slice_of(options->articles)).bytes;
    watch->notices = notices_open();
    watch->last = moment_milliseconds();
    marks_set(&watch->marks, watch->directory, watch->articles, watch->notices);
    if (has_to_look(watch))
        watch->told = watch->seen = look(watch);
    if (thread_start(&watch->thread, run, watch))
        return watch;
    release(watch);
    return NULL;
}

bool watch_take(struct watch *watch)
{
    return watch && atomic_exchange(&watch->has_changed, false);
}

bool watch_is_unfinished(struct watch *watch, const char *path)
{
    if (!watch)
        return false;
    pthread_mutex_lock(&watch->mutex);
    const struct written *written = find_written(watch, slice_of(path));
    bool result = written && written->last >= moment_milliseconds() - LONGEST_WRITING;
    pthread_mutex_unlock(&watch->mutex);
    return result;
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
