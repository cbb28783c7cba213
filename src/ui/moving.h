/* Moving about in a document with keys: the same in the text and in what lies over the panes. */
#ifndef PRECIS_UI_MOVING_H
#define PRECIS_UI_MOVING_H

#include "ui/action.h"
#include "ui/viewer.h"

enum moving_answer {
    MOVING_DONE,
    MOVING_AT_END, /* a page down, from the bottom */
    MOVING_OTHER,  /* the action is not such a movement */
};

/* By lines and pages, to the top and to the bottom. */
enum moving_answer moving_act(struct viewer *viewer, enum action action);

/* A page of the screen, in lines: one stays in sight. */
int moving_page(const struct viewer *viewer);

#endif
