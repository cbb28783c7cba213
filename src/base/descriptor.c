#include "base/descriptor.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

enum { CHUNK = 16 * 1024, MOST_DESCRIPTORS = 65536 };

bool descriptor_read(int descriptor, size_t hint, size_t largest, struct buffer *bytes)
{
    size_t room = hint && hint < largest ? hint + 1 : CHUNK;
    while (bytes->length <= largest) {
        ssize_t count = read(descriptor, buffer_reserve(bytes, room), room);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count == 0;
        bytes->length += (size_t)count;
        room = CHUNK;
    }
    return true;
}

bool descriptor_write(int descriptor, struct slice bytes)
{
    while (bytes.length) {
        ssize_t count = write(descriptor, bytes.bytes, bytes.length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        bytes.bytes += count;
        bytes.length -= (size_t)count;
    }
    return true;
}

/* A limit of more, or none, would take a second for each start of a program. */
void descriptor_close_on_exec(int first)
{
    long limit = sysconf(_SC_OPEN_MAX);
    int end = limit < 0 || limit > MOST_DESCRIPTORS ? MOST_DESCRIPTORS : (int)limit;
    for (int i = first; i < end; i++)
        fcntl(i, F_SETFD, FD_CLOEXEC);
}
