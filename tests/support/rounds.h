/* How long a test goes on. In `make test` a few rounds show that it works; `make torture` sets
 * PRECIS_ROUNDS, by which every usual number of rounds is multiplied, and gathers what was done. */
#ifndef PRECIS_TESTS_SUPPORT_ROUNDS_H
#define PRECIS_TESTS_SUPPORT_ROUNDS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Seconds that a test may take when it is multiplied. */
enum { TORTURE_TIMEOUT = 7200 };

static inline int torture_factor(void)
{
    const char *given = getenv("PRECIS_ROUNDS");
    int factor = given ? atoi(given) : 0;
    return factor > 0 ? factor : 1;
}

static inline bool torture_is_long(void)
{
    return torture_factor() > 1;
}

static inline int torture_rounds(int usual)
{
    return usual * torture_factor();
}

static inline int64_t torture_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A line of the summary; nothing in the short run. A test that has failed says nothing, so it comes
 * last. */
#define TORTURE_SAY(...)                                                                           \
    do {                                                                                           \
        if (torture_is_long()) {                                                                   \
            printf("torture: " __VA_ARGS__);                                                       \
            putchar('\n');                                                                         \
            fflush(stdout);                                                                        \
        }                                                                                          \
    } while (0)

#endif
