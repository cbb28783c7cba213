/* Two cells of the grid side by side, over the panes. One of the two is active: it is the viewer of
 * what lies over the panes, so that keys move in it as in all of these. */
#ifndef PRECIS_UI_COMPARING_H
#define PRECIS_UI_COMPARING_H

#include "ui/app.h"

/* Begins with the present place on both sides, the left one active. */
bool comparing_begin(struct app *app);

/* Composes both sides; `document` is that of the active one. */
void comparing_compose(struct app *app, struct document *document);

/* Sources, themes and numbers change the active side, Tab makes the other one active. */
bool comparing_act(struct app *app, enum action action);

#endif
