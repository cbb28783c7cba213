/* What the status line says until the next key. */
#ifndef PRECIS_UI_SAYING_H
#define PRECIS_UI_SAYING_H

#include "ui/app.h"

/* Says something on the status line until the next key. */
void app_say(struct app *app, bool is_error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* app_say() of a sentence with keys in it, as help_sentence() has them. */
void app_say_keys(struct app *app, bool is_error, const char *sentence);

#endif
