#include "load/marks.h"

#include "base/moment.h"
#include "load/layout.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_LINKS = 40, MOST_MARKS = LAYOUT_MOST_FOLDERS + 1024, NO_MARK = -1 };

/* False, and errno, where it cannot be marked; then nothing is added for the way. */
static bool add(struct marks *marks, struct notices *notices, const char *path, unsigned of,
                const char *folder)
{
    int number = NO_MARK;
    errno = ENOSPC;
    if (notices && marks->count < MOST_MARKS)
        number = notices_mark(notices, path, of);
    int error = errno;
    if (number >= 0 || folder) {
        marks->items = arena_reserve(&marks->arena, marks->items, &marks->capacity, marks->count,
                                     sizeof *marks->items);
        marks->items[marks->count++] = (struct mark){.number = number, .folder = folder};
    }
    errno = error;
    return number >= 0;
}

static void mark_way(struct marks *marks, struct notices *notices, const char *path, int depth);

static void follow_link(struct marks *marks, struct notices *notices, struct slice link, int depth)
{
    char target[PATH_MAX];
    struct stat status;
    ssize_t length = readlink(link.bytes, target, sizeof target - 1);
    if (length < 0)
        return;
    target[length] = '\0';
    add(marks, notices, link.bytes, NOTICES_OF_LINK, NULL); /* it may have two names */
    if (lstat(link.bytes, &status) == 0 &&
        moment_in_nanoseconds(status.st_ctim) > marks->newest_link)
        marks->newest_link = moment_in_nanoseconds(status.st_ctim);
    if (depth == MOST_LINKS) {
        marks->is_partial = marks->is_cut = true;
        return;
    }
    struct slice folder = link;
    while (folder.length && folder.bytes[folder.length - 1] != '/')
        folder.length--;
    const char *next =
        *target == '/'
            ? arena_copy(&marks->arena, slice_of(target)).bytes
            : arena_format(&marks->arena, "%.*s%s", SLICE_ARGUMENTS(folder), target).bytes;
    mark_way(marks, notices, next, depth + 1);
}

/* Every beginning of the path that ends a name is a folder or a link of the way. */
static void mark_way(struct marks *marks, struct notices *notices, const char *path, int depth)
{
    for (size_t end = 1; end <= strlen(path) && !(depth && marks->is_cut); end++) {
        bool ends_name = path[end - 1] != '/' && (path[end] == '/' || !path[end]);
        if (!ends_name)
            continue;
        struct slice part = arena_copy(&marks->arena, (struct slice){path, end});
        bool is_marked = add(marks, notices, part.bytes, NOTICES_OF_ITSELF, NULL);
        if (!is_marked && notices && errno != EACCES)
            marks->is_partial = marks->is_cut = true;
        else
            follow_link(marks, notices, part, depth);
    }
}

static void mark_folder(struct marks *marks, struct notices *notices, const char *path, int depth);

static void mark_subfolders(struct marks *marks, struct notices *notices, const char *path,
                            int depth)
{
    DIR *stream = opendir(path);
    for (const struct dirent *item; stream && (item = readdir(stream));) {
        enum layout_name name = layout_name(item->d_name);
        if (name == LAYOUT_OTHER && layout_entry(stream, item) == LAYOUT_FOLDER)
            mark_folder(marks, notices,
                        arena_format(&marks->arena, "%s/%s", path, item->d_name).bytes, depth + 1);
    }
    if (stream)
        closedir(stream);
}

/* A folder that is not there needs no mark: the one above it tells when it comes. */
static void mark_folder(struct marks *marks, struct notices *notices, const char *path, int depth)
{
    struct stat status;
    bool is_marked =
        add(marks, notices, path, NOTICES_OF_FILES | NOTICES_OF_NAMES | NOTICES_OF_ITSELF, path);
    bool is_missing = !is_marked && errno == ENOENT && lstat(path, &status) != 0;
    if (!is_marked && !is_missing)
        marks->is_partial = true;
    if (depth > 0 && depth <= LAYOUT_MOST_DEPTH)
        mark_subfolders(marks, notices, path, depth);
}

/* What leads to a folder is marked first, so that one which comes meanwhile gives a notice. */
static void mark_part(struct marks *marks, struct notices *notices, const char *directory,
                      const char *folder, bool is_deep)
{
    const char *path = arena_format(&marks->arena, "%s/%s", directory, folder).bytes;
    struct stat status;
    if (lstat(path, &status) == 0 && S_ISLNK(status.st_mode))
        mark_way(marks, notices, path, 0);
    mark_folder(marks, notices, path, is_deep ? 1 : 0);
}

static void mark_articles(struct marks *marks, const char *directory, const char *articles,
                          struct notices *notices)
{
    size_t first = marks->count;
    if (articles) {
        mark_way(marks, notices, articles, 0);
        mark_folder(marks, notices, arena_copy(&marks->arena, slice_of(articles)).bytes, 0);
    } else {
        mark_part(marks, notices, directory, "articles", false);
    }
    for (size_t i = first; i < marks->count; i++)
        marks->items[i].takes_all = marks->items[i].folder;
}

void marks_set(struct marks *marks, const char *directory, const char *articles,
               struct notices *notices)
{
    *marks = (struct marks){.is_partial = !notices};
    mark_way(marks, notices, *directory ? directory : ".", 0);
    if (!add(marks, notices, directory, NOTICES_OF_NAMES, NULL))
        marks->is_partial = true;
    mark_part(marks, notices, directory, "content", false);
    for (size_t i = 0; i < FILE_ROLE_COUNT; i++)
        if (layout_parts[i].folder)
            mark_part(marks, notices, directory, layout_parts[i].folder, layout_parts[i].is_deep);
    mark_articles(marks, directory, articles, notices);
}

static bool has(const struct marks *marks, int number)
{
    for (size_t i = 0; marks && i < marks->count; i++)
        if (marks->items[i].number == number)
            return true;
    return false;
}

void marks_release(struct marks *marks, const struct marks *kept, struct notices *notices)
{
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].number != NO_MARK && !has(kept, marks->items[i].number))
            notices_unmark(notices, marks->items[i].number);
    arena_release(&marks->arena);
    *marks = (struct marks){0};
}

static const struct mark *next_folder(const struct marks *marks, size_t *index)
{
    while (*index < marks->count && !marks->items[*index].folder)
        ++*index;
    return *index < marks->count ? &marks->items[(*index)++] : NULL;
}

bool marks_equal(const struct marks *left, const struct marks *right)
{
    size_t i = 0;
    size_t j = 0;
    for (;;) {
        const struct mark *one = next_folder(left, &i);
        const struct mark *other = next_folder(right, &j);
        if (!one || !other)
            return one == other;
        if (one->number != other->number || strcmp(one->folder, other->folder) != 0)
            return false;
    }
}

const char *marks_folder(const struct marks *marks, int number)
{
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].number == number && marks->items[i].folder)
            return marks->items[i].folder;
    return NULL;
}

bool marks_takes_all(const struct marks *marks, int number)
{
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].number == number && marks->items[i].takes_all)
            return true;
    return false;
}

static uint64_t mix(uint64_t state, uint64_t value)
{
    return (state ^ value) * 1099511628211u;
}

static bool counts(const struct mark *mark, const char *file)
{
    enum layout_name name = layout_name(file);
    return name == LAYOUT_READ || name == LAYOUT_OTHER_ENDING ||
           (mark->takes_all && name != LAYOUT_HIDDEN);
}

/* 0 where there is no such folder. */
static uint64_t look_at(const struct mark *mark, int64_t *newest)
{
    DIR *stream = opendir(mark->folder);
    uint64_t sum = stream ? 14695981039346656037u : 0;
    for (const struct dirent *item; stream && (item = readdir(stream));) {
        struct stat status;
        bool is_self = strcmp(item->d_name, ".") == 0;
        if (!is_self && !counts(mark, item->d_name))
            continue;
        if (fstatat(dirfd(stream), item->d_name, &status, 0) ||
            (!is_self && !S_ISREG(status.st_mode)))
            continue;
        int64_t change = moment_in_nanoseconds(status.st_ctim);
        uint64_t file = mix(slice_hash(slice_of(item->d_name)), (uint64_t)status.st_size);
        file = mix(file, (uint64_t)moment_in_nanoseconds(status.st_mtim));
        sum += mix(is_self ? 0 : file, (uint64_t)status.st_ino);
        *newest = change > *newest ? change : *newest;
    }
    if (stream)
        closedir(stream);
    return sum;
}

uint64_t marks_look(const struct marks *marks, int64_t *newest)
{
    uint64_t state = 0;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].folder)
            state = mix(state, look_at(&marks->items[i], newest));
    return state;
}
