#include "store/sibling_files.h"

#include "base/count.h"
#include "base/slice.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MOST_DAMAGED = 99, MOST_SWEPT = 1000, OLD_SECONDS = 60 * 60, LONGEST_NUMBER = 24 };

static const char *const words[] = {
    [SIBLING_TEMPORARY] = "temporary",
    [SIBLING_PENDING] = "pending",
};

const char *sibling_name(const char *name, enum sibling beside, struct arena *arena)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    return arena_format(arena, "%s.%s-%jd-%jd%09ld", name, words[beside], (intmax_t)getpid(),
                        (intmax_t)now.tv_sec, now.tv_nsec)
        .bytes;
}

static bool is_number(struct slice digits)
{
    for (size_t i = 0; i < digits.length; i++)
        if (digits.bytes[i] < '0' || digits.bytes[i] > '9')
            return false;
    return digits.length > 0 && digits.length < LONGEST_NUMBER;
}

/* Behind the numbers of a pending file, which has temporary files of its own; else all of it. */
static struct slice behind_pending(struct slice rest)
{
    static const char start[] = ".pending-";
    size_t length = sizeof start - 1;
    if (!slice_starts_with(rest, SLICE(".pending-")))
        return rest;
    struct slice numbers = {rest.bytes + length, rest.length - length};
    numbers.length = slice_find(numbers, '.');
    struct slice after = {numbers.bytes + numbers.length, rest.length - length - numbers.length};
    struct slice process = slice_cut(&numbers, '-');
    return is_number(process) && is_number(numbers) ? after : rest;
}

/* Whether sibling_name() may have made the candidate, and then by which process. */
static bool is_beside(const char *candidate, const char *name, enum sibling beside,
                      intmax_t *writer)
{
    struct slice rest = slice_of(candidate);
    if (!slice_starts_with(rest, slice_of(name)))
        return false;
    rest = (struct slice){rest.bytes + strlen(name), rest.length - strlen(name)};
    if (beside == SIBLING_TEMPORARY)
        rest = behind_pending(rest);
    const struct slice parts[] = {SLICE("."), slice_of(words[beside]), SLICE("-")};
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (!slice_starts_with(rest, parts[i]))
            return false;
        rest = (struct slice){rest.bytes + parts[i].length, rest.length - parts[i].length};
    }
    struct slice process = slice_cut(&rest, '-');
    *writer = strtoimax(process.bytes, NULL, 10);
    return is_number(process) && is_number(rest);
}

static DIR *open_listing(int directory)
{
    int descriptor = openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *stream = descriptor < 0 ? NULL : fdopendir(descriptor);
    if (!stream && descriptor >= 0)
        close(descriptor);
    return stream;
}

struct sibling_list sibling_find(int directory, const char *name, enum sibling beside, size_t most,
                                 struct arena *arena)
{
    struct sibling_list list = {0};
    size_t capacity = 0;
    DIR *stream = open_listing(directory);
    if (!stream)
        return list;
    intmax_t writer;
    for (struct dirent *item = readdir(stream); item && list.count < most; item = readdir(stream)) {
        if (!is_beside(item->d_name, name, beside, &writer))
            continue;
        list.names = arena_reserve(arena, list.names, &capacity, list.count, sizeof *list.names);
        list.names[list.count++] = arena_copy(arena, slice_of(item->d_name)).bytes;
    }
    closedir(stream);
    return list;
}

struct sibling_list sibling_states(int directory, size_t most, struct arena *arena)
{
    static const char ending[] = ".state";
    struct sibling_list list = {0};
    size_t capacity = 0;
    DIR *stream = open_listing(directory);
    if (!stream)
        return list;
    for (struct dirent *item = readdir(stream); item && list.count < most; item = readdir(stream)) {
        size_t length = strlen(item->d_name);
        if (length < sizeof ending ||
            strcmp(item->d_name + length - (sizeof ending - 1), ending) != 0)
            continue;
        list.names = arena_reserve(arena, list.names, &capacity, list.count, sizeof *list.names);
        list.names[list.count++] = arena_copy(arena, slice_of(item->d_name)).bytes;
    }
    closedir(stream);
    return list;
}

/* The process may run on another machine that shares the folder, hence the hour. */
static bool is_stale(int directory, const char *name, intmax_t writer)
{
    struct stat status;
    if (fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(status.st_mode))
        return false;
    pid_t process = (pid_t)writer;
    bool is_gone = process > 0 && process == writer && kill(process, 0) != 0 && errno == ESRCH;
    return is_gone || status.st_mtime < time(NULL) - OLD_SECONDS;
}

void sibling_sweep(int directory, const char *name)
{
    struct arena arena = {0};
    struct sibling_list list = sibling_find(directory, name, SIBLING_TEMPORARY, MOST_SWEPT, &arena);
    intmax_t writer;
    for (size_t i = 0; i < list.count; i++)
        if (is_beside(list.names[i], name, SIBLING_TEMPORARY, &writer) &&
            is_stale(directory, list.names[i], writer))
            unlinkat(directory, list.names[i], 0);
    arena_release(&arena);
}

const char *sibling_set_aside(int directory, const char *name, const char *to, struct arena *arena)
{
    struct stat status;
    for (int i = 1; i <= MOST_DAMAGED; i++) {
        const char *aside = arena_format(arena, "%s.damaged-%d", to, i).bytes;
        if (fstatat(directory, aside, &status, AT_SYMLINK_NOFOLLOW) == 0)
            continue;
        return renameat(directory, name, directory, aside) == 0 ? aside : NULL;
    }
    errno = EEXIST;
    return NULL;
}
