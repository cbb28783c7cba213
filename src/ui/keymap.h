/* From keys to actions. */
#ifndef PRECIS_UI_KEYMAP_H
#define PRECIS_UI_KEYMAP_H

#include "ui/action.h"
#include "ui/key.h"

#include <stdbool.h>

enum { LONGEST_SEQUENCE = 3, MOST_BINDINGS = 160 };

struct binding {
    enum action action;
    enum context context;
    struct key keys[LONGEST_SEQUENCE];
    int length;
};

struct keymap {
    struct binding bindings[MOST_BINDINGS];
    int count;
    struct key pending[LONGEST_SEQUENCE]; /* keys of a sequence that is not complete */
    int pending_count;
};

enum keymap_answer {
    KEYMAP_ACTION,  /* a binding is complete */
    KEYMAP_PENDING, /* it may become one */
    KEYMAP_UNBOUND, /* nothing begins with these keys; they are forgotten */
};

/* The bindings of the table of actions. */
void keymap_init(struct keymap *keymap);

/* Takes a key. A sequence that leads nowhere is forgotten, and its last key tried on its own. */
enum keymap_answer keymap_take(struct keymap *keymap, enum context context, struct key key,
                               enum action *action);

#endif
