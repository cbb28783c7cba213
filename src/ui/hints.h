/* What is likely next, for the status line and for the help of where one is. */
#ifndef PRECIS_UI_HINTS_H
#define PRECIS_UI_HINTS_H

#include "model/place.h"
#include "ui/action.h"
#include "ui/geometry.h"

/* What the key of an action does, in the words of a status line. */
struct hint {
    enum action action;
    const char *text;
};

enum { MOST_HINTS = 7 };

/* MOST_HINTS at most, fewer end with one without a text. */
const struct hint *hints_of_pane(enum pane_kind pane);

/* What holds in a context goes before what holds in a view of the text, and that before what holds
 * in its pane; there may be none. */
const struct hint *hints_of_context(enum context context);
const struct hint *hints_of_view(enum view view);

#endif
