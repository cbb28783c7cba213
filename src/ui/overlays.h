/* What lies over the panes: help, provenance, peek, the page, problems. */
#ifndef PRECIS_UI_OVERLAYS_H
#define PRECIS_UI_OVERLAYS_H

#include "ui/app.h"
#include "ui/hints.h"

struct shown app_overlay_title(enum overlay overlay);
const struct hint *app_overlay_hints(enum overlay overlay);

void app_open_overlay(struct app *app, int overlay);
void app_filter_help(struct app *app, struct slice typed); /* only what answers */

/* Moving, what it is for, and what closes it; false for an action that is meant for what lies
 * below. */
bool app_act_in_overlay(struct app *app, enum action action);

#endif
