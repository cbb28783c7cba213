/* The reader without a terminal: types keys and keeps the last screen. */
#ifndef PRECIS_UI_HEADLESS_H
#define PRECIS_UI_HEADLESS_H

#include "base/buffer.h"
#include "ui/app.h"

#include <stdbool.h>

/* Types the keys (key.h says how they are written) until the app wants to quit, then paints. False,
 * with what is wrong in `message`, when a key has an unknown name; keys before it were typed. */
bool headless_type(struct app *app, struct slice keys, struct buffer *message);

#endif
