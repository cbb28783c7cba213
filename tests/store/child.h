/* Processes of a test. Assertions of Criterion belong to the process that Criterion started; in a
 * child, CHECK says what is wrong and ends it. */
#ifndef PRECIS_TESTS_CHILD_H
#define PRECIS_TESTS_CHILD_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>
#include <unistd.h>

enum { CHILD_SAME_USER = 0, CHILD_NOBODY = 65534 };

/* Starts a process that runs `act` and ends well when it returns. As another user than root where
 * one is given and the test runs as root. */
pid_t child_start(void (*act)(void *context), void *context, unsigned user);

/* Waits for it; whether it ended well. */
bool child_ended_well(pid_t child);

/* Kills it with SIGKILL and waits. */
void child_kill(pid_t child);

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                        \
            _exit(1);                                                                              \
        }                                                                                          \
    } while (0)

#endif
