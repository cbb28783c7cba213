/* The place, and how it was come by. */
#ifndef PRECIS_UI_NAVIGATE_H
#define PRECIS_UI_NAVIGATE_H

#include "ui/app.h"

struct viewer *app_text(struct app *app);

void app_go(struct app *app, struct place place);
void app_go_on_grid(struct app *app, struct place place); /* staying at the current point */
void app_restore_current(struct app *app);                /* composes anew what is shown */
void app_compose_references(struct app *app);             /* of the current point */
void app_refresh_references(struct app *app);             /* likewise, and lays out */
struct pane_context app_context(struct app *app);
struct visit app_visit(struct app *app);
void app_move_in_history(struct app *app, int direction);
void app_set_focus(struct app *app, enum pane_kind focus);
void app_go_up(struct app *app);
void app_cancel(struct app *app);
bool app_is_listed(const struct entry *entry); /* an actor or a corridor: a page of its own */

#endif
