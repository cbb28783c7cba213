/* Signals, turned into bytes on a pipe; and the terminal given back when the program crashes.
 *
 * A handler can be given nothing, so what it needs is static here: the one such place. */
#ifndef PRECIS_TERM_SIGNALS_H
#define PRECIS_TERM_SIGNALS_H

#include "base/slice.h"

#include <stdbool.h>
#include <termios.h>

enum signal_notice {
    NOTICE_RESIZE = 'r',
    NOTICE_CONTINUE = 'c',
    NOTICE_SUSPEND = 's',
    NOTICE_END = 'e',
    NOTICE_WAKE = 'w',
};

/* Installs the handlers. `restore` is written to `descriptor` and `modes` are set on it when the
 * program crashes. */
bool signals_start(int descriptor, struct slice restore, const struct termios *modes);

/* Puts back what was there before. */
void signals_stop(void);

/* The end of the pipe to poll. */
int signals_descriptor(void);

/* The next notice; 0 when there is none. Equal ones are given once. */
enum signal_notice signals_take(void);

/* Puts NOTICE_WAKE on the pipe; from any thread. */
void signals_wake(void);

/* Writes the restoring string and sets the modes, as a crash would. */
void signals_restore_terminal(void);

#endif
