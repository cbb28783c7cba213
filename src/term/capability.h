/* What terminfo says of the terminal. Apart from the rest because <term.h> claims many plain words
 * for itself. */
#ifndef PRECIS_TERM_CAPABILITY_H
#define PRECIS_TERM_CAPABILITY_H

#include "base/buffer.h"

#include <stdbool.h>

/* Whether there is an entry for $TERM, and it is of a terminal that can be drawn on; what restores it
 * is added then. To be called before curses starts, which leaks where there is none, and writes
 * before it can be asked. */
bool capability_can_draw(int terminal, int rows, struct buffer *restore);

/* The others are to be called when curses has started. */

/* Adds what enters the alternate screen and the keypad mode, ready to be written as it is. */
void capability_add_start(struct buffer *text);

/* Adds what ends all attributes and the keypad mode, leaves the alternate screen, or where there is
 * none the picture, and shows the cursor; likewise. */
void capability_add_restore(struct buffer *text, int rows);

#endif
