/* Keys and pasted text from the descriptor of a terminal. */
#ifndef PRECIS_TERM_INPUT_H
#define PRECIS_TERM_INPUT_H

#include "term/decoder.h"

#include <stdbool.h>

struct input {
    int descriptor;
    struct decoder decoder;
    struct decoded next; /* looked at, not taken */
};

/* To be called when curses has started, which knows how the terminal spells its keys. */
void input_open(struct input *input, int descriptor);
void input_close(struct input *input);

/* What came next, without waiting for it. `*has_bytes` is set where at least something came, though
 * it may be neither a key nor pasted text, or not a whole one. */
struct decoded input_take(struct input *input, bool *has_bytes);

/* Whether there is something to take. */
bool input_has_next(struct input *input);

/* How many milliseconds from now on there will be, if no byte comes; -1: never. */
int input_patience(const struct input *input);

#endif
