/* Starting a program in a pseudo-terminal of its own, with nothing inherited from the test. */
#ifndef PRECIS_TESTS_SUPPORT_LAUNCH_H
#define PRECIS_TESTS_SUPPORT_LAUNCH_H

#include "base/arena.h"
#include "terminal.h"

#include <sys/types.h>
#include <termios.h>

struct launch {
    pid_t process;
    int master;           /* does not block; closed on exec, as is the other */
    int slave;            /* an open file of our own, so that its flags are not the program's */
    struct termios modes; /* of the line before the program ran */
    const char *home;
};

/* Fills in `launch`; its strings are the arena's. Aborts where there is no pseudo-terminal. */
void launch_program(struct launch *launch, struct arena *arena,
                    const struct terminal_options *options);

/* Removes a directory with all that lies in it. */
void launch_remove_home(const char *home);

#endif
