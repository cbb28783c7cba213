/* Points of time as one number. */
#ifndef PRECIS_BASE_MOMENT_H
#define PRECIS_BASE_MOMENT_H

#include <stdint.h>
#include <time.h>

static inline int64_t moment_in_nanoseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* For measuring how long something takes: no setting of the clock changes it. */
static inline int64_t moment_milliseconds(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return moment_in_nanoseconds(now) / 1000000;
}

#endif
