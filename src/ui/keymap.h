/* From keys to actions. */
#ifndef PRECIS_UI_KEYMAP_H
#define PRECIS_UI_KEYMAP_H

#include "ui/action.h"
#include "ui/key.h"
#include "ui/settings.h"

#include <stdbool.h>

enum { LONGEST_SEQUENCE = 3, MOST_BINDINGS = 400 };

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
    struct key refused[LONGEST_SEQUENCE]; /* the keys that were last taken and led nowhere */
    int refused_count;
    struct key last; /* the last key of the sequence that was completed */
};

enum keymap_answer {
    KEYMAP_ACTION,  /* a binding is complete */
    KEYMAP_PENDING, /* it may become one */
    KEYMAP_UNBOUND, /* nothing begins with these keys; they are forgotten */
};

/* The bindings of the table of actions, with those of a preset over them. */
void keymap_init(struct keymap *keymap, enum preset_name preset);

/* Binds a sequence of keys, in the place of what it did there before; false, with the reason, for
 * keys or actions that do not exist. "none" as the action takes the binding away. */
bool keymap_bind(struct keymap *keymap, enum context context, struct slice keys,
                 struct slice action, struct buffer *message);

/* "everywhere" and so on: the names of contexts in the configuration; false when there is none. */
bool keymap_context(struct slice name, enum context *context);

/* The first binding that leads to an action in a context: one that holds there, and that no other
 * hides. NULL where there is none. */
const struct binding *keymap_binding(const struct keymap *keymap, enum context context,
                                     enum action action);

/* The next binding that goes on from the keys that are pending; *at is 0 for the first. NULL after
 * the last. */
const struct binding *keymap_next(const struct keymap *keymap, enum context context, int *at);

/* What a key does alone; ACTION_NONE where that is nothing, or it only begins a sequence. */
enum action keymap_action(const struct keymap *keymap, enum context context, struct key key);

/* Takes a key. A sequence that leads nowhere is refused as a whole: its last key does not act. */
enum keymap_answer keymap_take(struct keymap *keymap, enum context context, struct key key,
                               enum action *action);

#endif
