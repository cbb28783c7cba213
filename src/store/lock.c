#include "store/lock.h"

#include "base/moment.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 1000, PAUSE_MS = 2, FOR_THE_USER_ALONE = 0600 };

static enum lock wait_for(int descriptor)
{
    const struct timespec pause = {0, PAUSE_MS * 1000000L};
    int64_t end = moment_milliseconds() + PATIENCE_MS;
    for (;;) {
        if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            return LOCK_HELD;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return LOCK_USELESS;
        if (moment_milliseconds() >= end)
            return LOCK_BUSY;
        nanosleep(&pause, NULL);
    }
}

enum lock lock_take(int directory, const char *name, int *descriptor)
{
    *descriptor =
        openat(directory, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC,
               FOR_THE_USER_ALONE);
    if (*descriptor < 0)
        return LOCK_USELESS;
    enum lock lock = wait_for(*descriptor);
    if (lock == LOCK_HELD)
        return lock;
    int error = errno;
    close(*descriptor);
    *descriptor = -1;
    errno = error;
    return lock;
}
