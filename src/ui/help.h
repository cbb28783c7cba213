/* The help screen, made from the table of actions and the keys that are bound. */
#ifndef PRECIS_UI_HELP_H
#define PRECIS_UI_HELP_H

#include "render/document.h"
#include "ui/keymap.h"

/* Fills an empty document with a row for each bound action, under the headings of the table. */
void help_compose(struct document *document, const struct keymap *keymap);

/* The keys of an action, as they are bound now: "j, <Down>". Memory is the arena's. */
struct shown help_keys(struct arena *arena, const struct keymap *keymap, enum action action);

#endif
