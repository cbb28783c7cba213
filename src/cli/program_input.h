/* Handing bytes to another program that has no terminal: a printer's queue, a clipboard. */
#ifndef PRECIS_CLI_PROGRAM_INPUT_H
#define PRECIS_CLI_PROGRAM_INPUT_H

#include "base/slice.h"

#include <stdbool.h>

/* How long it is waited for: one that hangs must not keep a reader. */
struct program_input_patience {
    int milliseconds;
    bool (*is_over)(void); /* asked every few milliseconds; true ends the wait at once */
};

struct program_input {
    char *const *words; /* looked for in PATH, ended with NULL */
    struct slice input; /* on its standard input */
    bool may_speak;     /* on our standard output and error; else nowhere */
    const struct program_input_patience *patience; /* NULL: as long as it takes */
};

enum program_input_answer {
    PROGRAM_INPUT_TAKEN,       /* it ended with status 0; it need not have read all input */
    PROGRAM_INPUT_REFUSED,     /* it has ended in another way */
    PROGRAM_INPUT_NOT_STARTED, /* errno says why */
    PROGRAM_INPUT_TOO_SLOW,    /* it was killed */
};

/* Starts it with descriptors above 2 closed and signals as usual, hands the input over and waits.
 * No shell sees the words. */
enum program_input_answer program_input_run(const struct program_input *feed);

#endif
