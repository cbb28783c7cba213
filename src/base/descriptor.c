#include "base/descriptor.h"

#include <errno.h>
#include <unistd.h>

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
