#include "load/trail.h"

#include "base/moment.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

/* The system follows as many. */
enum { MOST_LINKS = 40, MOST_STEPS = 1024, NO_MARK = -1 };

static const uint32_t itself = IN_MOVE_SELF | IN_DELETE_SELF;
static const uint32_t coming = IN_CREATE | IN_MOVED_TO;

/* Marks. */

static void keep(struct trail *trail, int mark)
{
    for (size_t i = 0; i < trail->mark_count; i++)
        if (trail->marks[i] == mark)
            return;
    trail->marks[trail->mark_count++] = mark;
}

/* NO_MARK where there is none to be had, and errno says why. */
static int mark(struct trail *trail, const char *path, uint32_t events)
{
    int mark = NO_MARK;
    errno = ENOSPC;
    if (trail->mark_count < TRAIL_MOST_MARKS)
        mark = inotify_add_watch(trail->notices, path, events | IN_DONT_FOLLOW | IN_MASK_ADD);
    if (mark >= 0)
        keep(trail, mark);
    else if (errno == ENOSPC || errno == ENOMEM || errno == ENAMETOOLONG)
        trail->is_partial = true;
    return mark;
}

static ssize_t read_some(const struct trail *trail, char *bytes, size_t size)
{
    return trail->notices < 0 ? -1 : read(trail->notices, bytes, size);
}

void trail_forget(struct trail *trail)
{
    for (size_t i = 0; i < trail->mark_count; i++)
        inotify_rm_watch(trail->notices, trail->marks[i]);
    trail->mark_count = 0;
}

/* Walking. */

struct walk {
    struct trail *trail;
    struct trail_gap *gap;
    const char *here;  /* a folder, and no link on the way to it */
    struct slice rest; /* of the path, from there */
    int link_count;
};

static void note_link(struct walk *walk, const char *path)
{
    struct stat status;
    if (lstat(path, &status))
        return;
    int64_t change = moment_in_nanoseconds(status.st_ctim);
    if (change > walk->trail->newest_link)
        walk->trail->newest_link = change;
}

/* The folder that it stands in is still `here`, unless it begins at the top. */
static bool follow_link(struct walk *walk, const char *path, struct slice target)
{
    mark(walk->trail, path, IN_ATTRIB);
    note_link(walk, path);
    if (++walk->link_count > MOST_LINKS) {
        walk->gap->is_watched = true;
        return false;
    }
    struct slice parts[] = {target, SLICE("/"), walk->rest};
    walk->rest = arena_join(&walk->trail->arena, parts, 3);
    if (slice_starts_with(target, SLICE("/")))
        walk->here = "/.";
    if (walk->rest.length < PATH_MAX)
        return true;
    walk->trail->is_partial = true;
    return false;
}

/* Goes on to what is marked: the look comes after that, so that a link that is replaced in between
 * gives a notice. */
static bool go(struct walk *walk, const char *path)
{
    char target[PATH_MAX];
    ssize_t length = readlink(path, target, sizeof target);
    walk->gap->mark = NO_MARK;
    if (length >= 0)
        return follow_link(walk, path, (struct slice){target, (size_t)length});
    walk->here = path;
    return true;
}

/* A folder that somebody stands in does not tell itself that it was removed; that above it does. */
static bool watch_end_of(struct walk *walk, const char *folder)
{
    struct slice parts[] = {slice_of(folder), SLICE("/..")};
    struct slice above = arena_join(&walk->trail->arena, parts, 2);
    return mark(walk->trail, above.bytes, IN_DELETE) != NO_MARK || errno == EACCES;
}

/* Looks once more after asking for notices: it may have come meanwhile. */
static bool wait_for(struct walk *walk, struct slice name)
{
    struct trail_gap *gap = walk->gap;
    if (gap->mark != NO_MARK && slice_equal(gap->name, name)) {
        gap->is_watched = true;
        return false;
    }
    gap->mark = mark(walk->trail, walk->here, coming);
    gap->name = name;
    return gap->mark != NO_MARK && watch_end_of(walk, walk->here);
}

/* Where something else stands in the place of a folder, that is marked already. */
static bool stop_at_file(struct walk *walk)
{
    walk->gap->is_watched = mark(walk->trail, walk->here, IN_ATTRIB) != NO_MARK;
    return false;
}

/* Whether there is another step to be taken. */
static bool take_step(struct walk *walk)
{
    struct slice before = walk->rest;
    struct slice name = slice_cut(&walk->rest, '/');
    if (!name.length)
        return walk->rest.length > 0;
    struct slice parts[] = {slice_of(walk->here), SLICE("/"), name};
    struct slice next = arena_join(&walk->trail->arena, parts, 3);
    if (mark(walk->trail, next.bytes, itself) != NO_MARK || errno == EACCES)
        return go(walk, next.bytes);
    walk->rest = before;
    if (errno == ENOENT)
        return wait_for(walk, name);
    return errno == ENOTDIR && stop_at_file(walk);
}

/* The end is walked into, which only a folder allows. */
static void walk_to(struct trail *trail, size_t index)
{
    const char *path = trail->paths[index];
    struct slice parts[] = {slice_of(path), SLICE("/.")};
    struct walk walk = {.trail = trail,
                        .gap = &trail->gaps[index],
                        .here = path[0] == '/' ? "/." : ".",
                        .rest = arena_join(&trail->arena, parts, 2)};
    *walk.gap = (struct trail_gap){.mark = NO_MARK};
    mark(trail, walk.here, itself);
    int steps = 0;
    while (steps < MOST_STEPS && take_step(&walk))
        steps++;
    if (steps == MOST_STEPS)
        trail->is_partial = true;
}

void trail_open(struct trail *trail, const char *const *paths, size_t count)
{
    *trail = (struct trail){.paths = paths, .path_count = count, .notices = -1};
}

void trail_walk(struct trail *trail)
{
    if (trail->notices < 0)
        trail->notices = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    trail_forget(trail);
    trail_may_differ(trail);
    arena_clear(&trail->arena);
    trail->is_partial = trail->notices < 0;
    trail->newest_link = 0;
    for (size_t i = 0; i < trail->path_count; i++)
        walk_to(trail, i);
}

/* Notices. */

static bool is_of_interest(const struct trail *trail, const struct inotify_event *event)
{
    const uint32_t end_of_folder = IN_DELETE | IN_ISDIR;
    if (!event->len || (event->mask & end_of_folder) == end_of_folder)
        return true;
    for (size_t i = 0; i < trail->path_count; i++)
        if (trail->gaps[i].mark == event->wd &&
            slice_equal(trail->gaps[i].name, slice_of(event->name)))
            return true;
    return false;
}

bool trail_may_differ(struct trail *trail)
{
    _Alignas(struct inotify_event) char bytes[4096];
    bool may_differ = false;
    for (ssize_t length; (length = read_some(trail, bytes, sizeof bytes)) > 0;)
        for (ssize_t i = 0; i < length;) {
            const struct inotify_event *event = (const void *)(bytes + i);
            may_differ = may_differ || is_of_interest(trail, event);
            i += (ssize_t)(sizeof *event + event->len);
        }
    return may_differ;
}

bool trail_awaits(const struct trail *trail, size_t path)
{
    return trail->gaps[path].is_watched;
}

void trail_close(struct trail *trail)
{
    if (trail->notices >= 0)
        close(trail->notices);
    arena_release(&trail->arena);
}
