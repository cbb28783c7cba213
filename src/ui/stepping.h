/* To the next point that is unread, changed or starred. */
#ifndef PRECIS_UI_STEPPING_H
#define PRECIS_UI_STEPPING_H

#include "ui/app.h"

void app_step_unread(struct app *app, int direction);
void app_step_change(struct app *app, int direction);
void app_step_star(struct app *app, int direction);

#endif
