/* A click focuses, picks and follows; the wheel scrolls what it is over. */
#ifndef PRECIS_UI_MOUSE_H
#define PRECIS_UI_MOUSE_H

#include "ui/app.h"

void app_take_mouse(struct app *app, struct key key);

#endif
