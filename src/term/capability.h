/* What terminfo says of the terminal. Apart from the rest because <term.h> claims many plain words
 * for itself. */
#ifndef PRECIS_TERM_CAPABILITY_H
#define PRECIS_TERM_CAPABILITY_H

#include "base/buffer.h"

#include <stdbool.h>

/* To be called when curses has started. */
bool capability_can_move_cursor(void);

/* Adds what ends all attributes and the keypad mode, leaves the alternate screen and shows the
 * cursor. */
void capability_add_restore(struct buffer *text);

#endif
