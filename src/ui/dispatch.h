/* From actions to what they do. */
#ifndef PRECIS_UI_DISPATCH_H
#define PRECIS_UI_DISPATCH_H

#include "ui/app.h"

void app_act(struct app *app, enum action action);

#endif
