/* Keys from curses. */
#ifndef PRECIS_TERM_INPUT_H
#define PRECIS_TERM_INPUT_H

#include "ui/key.h"

#include <curses.h>
#include <stdbool.h>
#include <wchar.h>

struct input {
    WINDOW *pad;       /* only to read from, since reading from a window would draw it */
    mbstate_t partial; /* the bytes so far of a character whose rest has not come */
    bool has_key;      /* looked at, not taken */
    struct key key;
};

/* To be called when curses has started; false when there is no memory. */
bool input_open(struct input *input);
void input_close(struct input *input);

/* The next key, without waiting for one; false when none is there. `*has_bytes` is set where at
 * least something came, though it may not be a key, or not a whole one. */
bool input_take(struct input *input, struct key *key, bool *has_bytes);

/* Whether a key is there. */
bool input_has_key(struct input *input);

#endif
