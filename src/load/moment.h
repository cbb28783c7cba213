/* Points of time as one number. */
#ifndef PRECIS_LOAD_MOMENT_H
#define PRECIS_LOAD_MOMENT_H

#include <stdint.h>
#include <time.h>

static inline int64_t moment_in_nanoseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

#endif
