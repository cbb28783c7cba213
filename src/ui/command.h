/* The line after ":". */
#ifndef PRECIS_UI_COMMAND_H
#define PRECIS_UI_COMMAND_H

#include "ui/app.h"

void app_begin_command(struct app *app, struct slice typed);
void app_run_command(struct app *app, struct slice line);

#endif
