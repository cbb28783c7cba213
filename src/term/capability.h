/* What terminfo says of the terminal. Apart from the rest because <term.h> claims many plain words
 * for itself. */
#ifndef PRECIS_TERM_CAPABILITY_H
#define PRECIS_TERM_CAPABILITY_H

#include "base/buffer.h"

#include <stdbool.h>

/* What is to be known before curses starts. */
struct capability_first {
    struct buffer keep_cursor; /* its place on the primary screen; empty where there is no other */
    struct buffer find_cursor;
    struct buffer restore; /* as capability_add_restore has it */
};

/* Whether there is an entry for $TERM, and it is of a terminal that can be drawn on. To be called
 * before curses starts, which leaks where there is none, and writes before it can be asked. `first`
 * is to be given to capability_release in either case. */
bool capability_can_draw(int terminal, int rows, bool has_color, struct capability_first *first);
void capability_release(struct capability_first *first);

/* The others are to be called when curses has started. */

/* Adds what enters the alternate screen, ready to be written as it is. */
void capability_add_start(struct buffer *text);

/* Adds what makes the terminal send keys as we read them: the keypad mode, pasted text in brackets,
 * and no reports of a mouse or of focus that another program has left switched on. */
void capability_add_input(struct buffer *text);

/* Adds what ends all attributes and the modes of the input, leaves the alternate screen, or where
 * there is none the picture, and shows the cursor; likewise. */
void capability_add_restore(struct buffer *text, int rows, bool has_color);

/* Adds what asks for clicks of the mouse, and what lets go of it; likewise. */
void capability_add_mouse_on(struct buffer *text);
void capability_add_mouse_off(struct buffer *text);

/* Adds what moves the cursor; likewise. */
void capability_add_place(struct buffer *text, int row, int column);

/* Adds what tells the terminal to leave the order of characters as it is (BDSM of ECMA-48), and
 * what gives it leave again; likewise. */
void capability_add_order_fixed(struct buffer *text);
void capability_add_order_free(struct buffer *text);

/* Whether the numbers of its colours are the colours. */
bool capability_has_direct_color(void);

/* Whether it can be asked for its background, and what asks: for the colour (OSC 11), which many
 * answer, and then what the terminal is (DA1), which all do. The consoles of systems, which have no
 * other screen, are not asked. */
bool capability_can_be_asked(void);
void capability_add_question(struct buffer *text);

/* A string of the terminal's entry by its name in terminfo; NULL where it has none. */
const char *capability_string(const char *name);

#endif
