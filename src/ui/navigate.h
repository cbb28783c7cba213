/* The place, and how it was come by. */
#ifndef PRECIS_UI_NAVIGATE_H
#define PRECIS_UI_NAVIGATE_H

#include "ui/app.h"

void app_go(struct app *app, struct place place);
void app_go_on_grid(struct app *app, struct place place); /* staying at the current point */
void app_restore_current(struct app *app);                /* composes anew what is shown */
struct visit app_visit(struct app *app);
void app_move_in_history(struct app *app, int direction);
void app_go_up(struct app *app);
void app_cancel(struct app *app);
void app_clear_filter(struct app *app);

/* Shows another dossier, or the same loaded anew; likewise. */
void app_change_dossier(struct app *app, const struct dossier *dossier, struct place start);

#endif
