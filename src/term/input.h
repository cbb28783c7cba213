/* Keys from curses. */
#ifndef PRECIS_TERM_INPUT_H
#define PRECIS_TERM_INPUT_H

#include "ui/key.h"

#include <curses.h>
#include <stdbool.h>

/* Prepares a window to read from without ever waiting: a pad, since reading from a window would
 * draw it. */
WINDOW *input_open(void);

/* The next key that is there; false when none is. */
bool input_take(WINDOW *input, struct key *key);

#endif
