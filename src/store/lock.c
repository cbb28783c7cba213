#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 1000, PAUSE_MS = 2, FOR_THE_USER_ALONE = 0600 };

static int64_t milliseconds_now(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static enum lock wait_for(int descriptor)
{
    const struct timespec pause = {0, PAUSE_MS * 1000000L};
    int64_t end = milliseconds_now() + PATIENCE_MS;
    for (;;) {
        if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            return LOCK_HELD;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return LOCK_USELESS;
        if (milliseconds_now() >= end)
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
