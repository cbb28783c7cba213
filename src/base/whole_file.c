#include "base/whole_file.h"

#include "base/descriptor.h"
#include "base/moment.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

bool whole_file_synchronise(int descriptor)
{
    return fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* The mode is set again because the umask took from the first one. */
static bool fill(int descriptor, mode_t mode, struct slice contents)
{
    bool is_filled = fchmod(descriptor, mode) == 0 && descriptor_write(descriptor, contents) &&
                     whole_file_synchronise(descriptor);
    int error = errno;
    if (close(descriptor) != 0 && is_filled && errno != EINTR)
        return false;
    errno = error;
    return is_filled;
}

static void remove_quietly(int directory, const char *name)
{
    int error = errno;
    unlinkat(directory, name, 0);
    errno = error;
}

bool whole_file_make(int directory, const char *name, mode_t mode, struct slice contents)
{
    int descriptor = openat(directory, name,
                            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, mode);
    if (descriptor < 0)
        return false;
    bool is_made = fill(descriptor, mode, contents);
    if (!is_made)
        remove_quietly(directory, name);
    return is_made;
}

/* A link fails where a file has appeared meanwhile; some file systems know no links. */
bool whole_file_name(int directory, const char *temporary, const char *name, bool may_replace)
{
    if (may_replace)
        return renameat(directory, temporary, directory, name) == 0;
    if (linkat(directory, temporary, directory, name, 0) == 0) {
        remove_quietly(directory, temporary);
        return true;
    }
    bool has_no_links = errno == EPERM || errno == ENOTSUP || errno == ENOSYS;
    struct stat status;
    if (!has_no_links)
        return false;
    if (fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
        errno = EEXIST;
        return false;
    }
    return renameat(directory, temporary, directory, name) == 0;
}

bool whole_file_write(const struct whole_file *file)
{
    if (!whole_file_make(file->directory, file->temporary, file->mode, file->contents))
        return false;
    bool is_named =
        whole_file_name(file->directory, file->temporary, file->name, file->may_replace);
    if (!is_named)
        remove_quietly(file->directory, file->temporary);
    return is_named;
}

static mode_t without_mask(mode_t mode)
{
    mode_t mask = umask(0);
    umask(mask);
    return mode & ~mask;
}

mode_t whole_file_mode(int directory, const char *name)
{
    struct stat status;
    if (fstatat(directory, name, &status, 0) == 0)
        return status.st_mode & 0777;
    return without_mask(0666);
}

mode_t whole_file_folder_mode(void)
{
    return without_mask(0777);
}

const char *whole_file_beside(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return arena_format(arena, "%.*s.precis-%ld-%lld", folder, path, (long)getpid(),
                        (long long)moment_in_nanoseconds(now))
        .bytes;
}
