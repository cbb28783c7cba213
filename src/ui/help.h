/* The help screen, made from the table of actions and the keys that are bound. */
#ifndef PRECIS_UI_HELP_H
#define PRECIS_UI_HELP_H

#include "render/document.h"
#include "ui/keymap.h"

/* Fills an empty document with a row for each bound action, under the headings of the table, in the
 * words of the dossier; NULL is one that is not known yet. */
void help_compose(struct document *document, const struct keymap *keymap,
                  const struct dossier *dossier);

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
