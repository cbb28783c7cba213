#include "store/safe_file.h"

#include "base/descriptor.h"
#include "base/whole_file.h"
#include "store/sibling_files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOR_THE_USER_ALONE = 0600 };

/* Reading. */

static enum taken read_open(int descriptor, size_t largest, struct buffer *bytes)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return TAKEN_UNREADABLE;
    if (!S_ISREG(status.st_mode))
        return TAKEN_DAMAGED;
    if (!descriptor_read(descriptor, status.st_size < 0 ? 0 : (size_t)status.st_size, largest,
                         bytes))
        return TAKEN_UNREADABLE;
    return bytes->length > largest ? TAKEN_DAMAGED : TAKEN;
}

enum taken safe_file_read(int directory, const char *name, size_t largest, struct buffer *bytes)
{
    buffer_clear(bytes);
    int descriptor =
        openat(directory, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT)
        return TAKEN_NOTHING;
    if (descriptor < 0) /* of a link and of a socket */
        return errno == ELOOP || errno == ENXIO ? TAKEN_DAMAGED : TAKEN_UNREADABLE;
    enum taken taken = read_open(descriptor, largest, bytes);
    int error = errno;
    close(descriptor);
    errno = error;
    return taken;
}

/* Writing. */

bool safe_file_replace(int directory, const char *name, struct slice contents)
{
    struct arena arena = {0};
    bool is_done = whole_file_write(&(struct whole_file){
        .directory = directory,
        .name = name,
        .temporary = sibling_name(name, SIBLING_TEMPORARY, &arena),
        .mode = FOR_THE_USER_ALONE,
        .contents = contents,
        .may_replace = true,
    });
    if (is_done)
        whole_file_synchronise(directory);
    arena_release(&arena);
    return is_done;
}
