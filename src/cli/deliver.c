#include "cli/deliver.h"

#include "base/arena.h"
#include "base/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Files. */

/* The mode of the file that is replaced, else what the user gives new files. */
static mode_t find_mode(const char *path)
{
    struct stat status;
    if (stat(path, &status) == 0)
        return status.st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bool may_write(const char *path, const char *to_replace, struct buffer *problem)
{
    struct stat status;
    if (!*path) {
        buffer_format(problem, "a page needs the name of a file");
        return false;
    }
    if (lstat(path, &status) != 0)
        return true;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
        buffer_format(problem, "'%s' is a folder; name a file in it", path);
    else if (!S_ISREG(status.st_mode))
        buffer_format(problem, "'%s' is no file that a page could replace", path);
    else if (*to_replace)
        buffer_format(problem, "there is a file '%s' already; %s replaces it", path, to_replace);
    else
        return true;
    return false;
}

/* Creates a file beside `path`; its descriptor, or -1. */
static int create_beside(const char *path, char *temporary, size_t size)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    if (snprintf(temporary, size, "%.*s.precis-XXXXXX", folder, path) >= (int)size) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int descriptor = mkstemp(temporary);
    if (descriptor >= 0)
        fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
}

static bool fill(int descriptor, mode_t mode, struct slice contents)
{
    bool is_filled = descriptor_write(descriptor, contents) && fchmod(descriptor, mode) == 0 &&
                     (fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP);
    int error = errno;
    bool is_closed = close(descriptor) == 0;
    if (!is_filled)
        errno = error;
    return is_filled && is_closed;
}

/* A link fails where a file has appeared meanwhile; some file systems know no links. */
static bool move_to(const char *temporary, const char *path, bool may_replace)
{
    if (may_replace)
        return rename(temporary, path) == 0;
    if (link(temporary, path) == 0) {
        unlink(temporary);
        return true;
    }
    bool has_no_links = errno == EPERM || errno == ENOTSUP || errno == ENOSYS;
    return has_no_links && rename(temporary, path) == 0;
}

bool deliver_to_file(const char *path, const char *to_replace, struct slice contents,
                     struct buffer *problem)
{
    char temporary[4096];
    if (!may_write(path, to_replace, problem))
        return false;
    mode_t mode = find_mode(path);
    int descriptor = create_beside(path, temporary, sizeof temporary);
    bool is_done = descriptor >= 0 && fill(descriptor, mode, contents) &&
                   move_to(temporary, path, !*to_replace);
    if (is_done)
        return true;
    buffer_format(problem, "cannot write '%s': %s", path, strerror(errno));
    if (descriptor >= 0)
        unlink(temporary);
    return false;
}

/* Printers. */

static void complain_of_start(int error, struct buffer *problem)
{
    if (error == ENOENT)
        buffer_format(problem,
                      "there is no lp here: install the package cups-client, or write the page "
                      "with `precis print --output page.pdf` and print that file");
    else
        buffer_format(problem, "cannot start lp: %s", strerror(error));
}

static void complain(enum feed_answer answer, struct buffer *problem)
{
    switch (answer) {
    case FEED_TAKEN:
        break;
    case FEED_REFUSED:
        buffer_format(problem,
                      "lp did not take the page; write it with `precis print --output page.pdf` "
                      "and look at what `lp page.pdf` says");
        break;
    case FEED_NOT_STARTED:
        complain_of_start(errno, problem);
        break;
    case FEED_TOO_SLOW:
        buffer_format(problem, "lp did not end, and was stopped; look at what `lpstat -t` says");
        break;
    }
}

bool deliver_to_printer(const char *printer, const char *paper,
                        const struct feed_patience *patience, struct slice pdf,
                        struct buffer *problem)
{
    struct arena arena = {0};
    const char *words[9] = {"lp"};
    int count = 1;
    if (*printer) {
        words[count++] = "-d";
        words[count++] = arena_copy(&arena, slice_of(printer)).bytes;
    }
    words[count++] = "-t";
    words[count++] = "precis";
    words[count++] = "-o";
    words[count++] = arena_format(&arena, "media=%s", paper).bytes;
    fflush(stdout);
    enum feed_answer answer = feed_run(&(struct feed){
        .words = (char *const *)words, .input = pdf, .may_speak = !patience, .patience = patience});
    complain(answer, problem);
    arena_release(&arena);
    return answer == FEED_TAKEN;
}
