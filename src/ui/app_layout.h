/* Where the panes and what lies over them stand, and what is fitted to that. */
#ifndef PRECIS_UI_APP_LAYOUT_H
#define PRECIS_UI_APP_LAYOUT_H

#include "ui/app.h"

/* Fits what is shown to where it stands; to be called after the size, the focus or a document
 * has changed. */
void app_layout(struct app *app);

/* The screen without the first and the last line, and what of it is inside of the frame of what
 * lies over the panes. */
struct area app_layout_whole(const struct app *app);
struct area app_layout_overlay(const struct app *app);

void app_compose_pane(struct app *app, enum pane_kind kind);
void app_refresh_references(struct app *app); /* likewise, and lays out */
void app_set_focus(struct app *app, enum pane_kind focus);
void app_close_overlay(struct app *app);

#endif
