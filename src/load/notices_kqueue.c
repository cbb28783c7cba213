#include "load/notices.h"

#include "base/count.h"
#include "base/memory.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/event.h>
#include <sys/stat.h>
#include <unistd.h>

/* kqueue tells by descriptors: one for each folder and link, and one for each file of a folder
 * whose files are of interest. It neither names what has changed nor says when it is finished. */
const bool notices_are_named = false;

/* What is left of the descriptors that a process may have by default is for the rest of the
 * program; where there are more files, the watch looks by itself. */
enum { MOST_WATCHED = 160 };

struct watched {
    int number; /* of the mark, also of the folder that a file is in */
    int descriptor;
    dev_t device;
    ino_t inode;
    bool is_file;
};

struct notices {
    int queue;
    int last_number;
    struct watched watched[MOST_WATCHED];
    size_t count;
};

struct notices *notices_open(void)
{
    int queue = kqueue();
    if (queue < 0)
        return NULL;
    fcntl(queue, F_SETFD, FD_CLOEXEC);
    struct notices *notices = memory_allocate(1, sizeof *notices);
    *notices = (struct notices){.queue = queue};
    return notices;
}

/* Closing the descriptor ends its events. */
static void drop(struct notices *notices, size_t index)
{
    close(notices->watched[index].descriptor);
    notices->watched[index] = notices->watched[--notices->count];
}

static void drop_files(struct notices *notices, int number)
{
    for (size_t i = notices->count; i--;)
        if (notices->watched[i].number == number && notices->watched[i].is_file)
            drop(notices, i);
}

void notices_close(struct notices *notices)
{
    if (!notices)
        return;
    while (notices->count)
        drop(notices, notices->count - 1);
    close(notices->queue);
    free(notices);
}

int notices_descriptor(const struct notices *notices)
{
    return notices ? notices->queue : -1;
}

static int fail(int descriptor, int error)
{
    if (descriptor >= 0)
        close(descriptor);
    errno = error;
    return -1;
}

/* Takes the descriptor. */
static int watch_descriptor(struct notices *notices, int descriptor, const struct stat *status,
                            int number)
{
    bool is_file = number != 0;
    struct kevent change;
    if (notices->count == MOST_WATCHED)
        return fail(descriptor, ENOSPC);
    if (!is_file)
        number = ++notices->last_number;
    EV_SET(&change, (uintptr_t)descriptor, EVFILT_VNODE, EV_ADD | EV_CLEAR,
           NOTE_WRITE | NOTE_EXTEND | NOTE_DELETE | NOTE_RENAME | NOTE_ATTRIB, 0,
           (void *)(intptr_t)number);
    if (kevent(notices->queue, &change, 1, NULL, 0, NULL) < 0)
        return fail(descriptor, errno);
    notices->watched[notices->count++] = (struct watched){
        number, descriptor, .device = status->st_dev, .inode = status->st_ino, .is_file = is_file};
    return number;
}

static int find(const struct notices *notices, const struct stat *status)
{
    for (size_t i = 0; i < notices->count; i++) {
        const struct watched *watched = &notices->watched[i];
        if (!watched->is_file && watched->device == status->st_dev &&
            watched->inode == status->st_ino)
            return watched->number;
    }
    return 0;
}

/* False where there are too many. */
static bool watch_files(struct notices *notices, const char *path, int number)
{
    DIR *stream = opendir(path);
    bool is_whole = stream;
    drop_files(notices, number);
    for (const struct dirent *item; is_whole && (item = readdir(stream));) {
        struct stat status;
        int descriptor =
            openat(dirfd(stream), item->d_name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
        if (descriptor < 0)
            is_whole = errno != EMFILE && errno != ENFILE;
        else if (fstat(descriptor, &status) || !S_ISREG(status.st_mode))
            close(descriptor);
        else
            is_whole = watch_descriptor(notices, descriptor, &status, number) > 0;
    }
    if (stream)
        closedir(stream);
    return is_whole;
}

/* A link cannot be opened as such everywhere. Of its folder everything is told that happens to it,
 * and more. */
static int mark_above(struct notices *notices, const char *path)
{
    char above[PATH_MAX];
    const char *slash = strrchr(path, '/');
    int length = slash ? (int)(slash - path) : 0;
    snprintf(above, sizeof above, "%.*s", length, path);
    return notices_mark(notices, slash ? (length ? above : "/") : ".", NOTICES_OF_NAMES);
}

int notices_mark(struct notices *notices, const char *path, unsigned of)
{
    bool is_folder = of & (NOTICES_OF_NAMES | NOTICES_OF_FILES);
    struct stat status;
    if (!is_folder && lstat(path, &status) == 0 && S_ISLNK(status.st_mode))
        return mark_above(notices, path);
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (is_folder ? O_DIRECTORY : 0));
    if (descriptor < 0 || fstat(descriptor, &status))
        return fail(descriptor, errno);
    int number = find(notices, &status);
    if (number)
        close(descriptor);
    else
        number = watch_descriptor(notices, descriptor, &status, 0);
    if (number > 0 && of & NOTICES_OF_FILES && !watch_files(notices, path, number)) {
        drop_files(notices, number);
        return fail(-1, ENOSPC);
    }
    return number;
}

void notices_unmark(struct notices *notices, int number)
{
    for (size_t i = notices->count; i--;)
        if (notices->watched[i].number == number)
            drop(notices, i);
}

bool notices_next(struct notices *notices, struct notice *notice)
{
    const struct timespec now = {0};
    struct kevent event;
    if (kevent(notices->queue, NULL, 0, &event, 1, &now) <= 0)
        return false;
    *notice = (struct notice){.kind = NOTICE_UNNAMED, .number = (int)(intptr_t)event.udata};
    return true;
}
