/* What lies over the panes: help, provenance, peek, the page, problems. */
#ifndef PRECIS_UI_OVERLAYS_H
#define PRECIS_UI_OVERLAYS_H

#include "ui/app.h"

/* What the key of an action does, in the words of a status line. */
struct hint {
    enum action action;
    const char *text;
};

enum { MOST_HINTS = 7 };

struct shown app_overlay_title(enum overlay overlay);
const struct hint *app_overlay_hints(enum overlay overlay); /* MOST_HINTS at most */
void app_open_overlay(struct app *app, int overlay);
void app_close_overlay(struct app *app);
void app_begin_save(struct app *app, int unused); /* types the name of the page's file */
void app_act_in_overlay(struct app *app, enum action action);

#endif
