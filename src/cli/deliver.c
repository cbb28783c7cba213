#define _GNU_SOURCE /* posix_spawn_file_actions_addclosefrom_np */
#include "cli/deliver.h"

#include "base/arena.h"
#include "base/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

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

/* Signals that this program ignores are lp's again. Returns what posix_spawnp says. */
static int start(char *const *words, int input, bool may_speak, pid_t *child)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t usual;
    sigfillset(&usual);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    for (int i = STDOUT_FILENO; !may_speak && i <= STDERR_FILENO; i++)
        posix_spawn_file_actions_addopen(&actions, i, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int error = posix_spawnp(child, words[0], &actions, &attributes, words, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static bool wait_for(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void complain_of_start(int error, struct buffer *problem)
{
    if (error == ENOENT)
        buffer_format(problem,
                      "there is no lp here: install the package cups-client, or write the page "
                      "with `precis print --output page.pdf` and print that file");
    else
        buffer_format(problem, "cannot start lp: %s", strerror(error));
}

static bool feed(char *const *words, bool may_speak, struct slice pdf, struct buffer *problem)
{
    int ends[2];
    pid_t child;
    if (pipe(ends) != 0) {
        buffer_format(problem, "cannot start lp: %s", strerror(errno));
        return false;
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    int error = start(words, ends[0], may_speak, &child);
    close(ends[0]);
    bool is_fed = error == 0 && descriptor_write(ends[1], pdf);
    close(ends[1]);
    if (error) {
        complain_of_start(error, problem);
        return false;
    }
    if (wait_for(child) && is_fed)
        return true;
    buffer_format(problem,
                  "lp did not take the page; write it with `precis print --output page.pdf` "
                  "and look at what `lp page.pdf` says");
    return false;
}

bool deliver_to_printer(const char *printer, const char *paper, bool may_speak, struct slice pdf,
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
    bool is_printed = feed((char *const *)words, may_speak, pdf, problem);
    arena_release(&arena);
    return is_printed;
}
