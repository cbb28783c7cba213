/* The keys that are bound now, by name and in sentences. */
#ifndef PRECIS_UI_HELP_H
#define PRECIS_UI_HELP_H

#include "base/shown.h"
#include "ui/keymap.h"

/* The keys of an action, as they are bound now: "j, <Down>". Memory is the arena's. */
struct shown help_keys(struct arena *arena, const struct keymap *keymap, enum action action);

/* The first key that has this effect in a context; empty where none has. */
struct shown help_first_key(struct arena *arena, const struct keymap *keymap, enum context context,
                            enum action action);

/* A sentence in which "{search-forward}" stands for the first key of that action. Where it has none
 * its name stands there, in quotes. */
struct shown help_sentence(struct arena *arena, const struct keymap *keymap, enum context context,
                           const char *text);

#endif
