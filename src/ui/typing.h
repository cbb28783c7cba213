/* The line that is typed at the bottom. */
#ifndef PRECIS_UI_TYPING_H
#define PRECIS_UI_TYPING_H

#include "ui/app.h"

void app_take_prompt_key(struct app *app, struct key key);

#endif
