/* Handing bytes to another program that has no terminal: a printer's queue, a clipboard. */
#ifndef PRECIS_CLI_FEED_H
#define PRECIS_CLI_FEED_H

#include "base/slice.h"

#include <stdbool.h>

/* How long it is waited for: one that hangs must not keep a reader. */
struct feed_patience {
    int milliseconds;
    bool (*is_over)(void); /* asked every few milliseconds; true ends the wait at once */
};

struct feed {
    char *const *words;                   /* looked for in PATH, ended with NULL */
    struct slice input;                   /* on its standard input */
    bool may_speak;                       /* on our standard output and error; else nowhere */
    const struct feed_patience *patience; /* NULL: as long as it takes */
};

enum feed_answer {
    FEED_TAKEN,       /* it has ended well, which is for it to say: it may leave input unread */
    FEED_REFUSED,     /* it has ended in another way */
    FEED_NOT_STARTED, /* errno says why */
    FEED_TOO_SLOW,    /* it was killed */
};

/* Starts it with descriptors above 2 closed and signals as usual, hands the input over and waits.
 * No shell sees the words. */
enum feed_answer feed_run(const struct feed *feed);

#endif
