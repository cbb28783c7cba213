/* The line at the bottom. */
#ifndef PRECIS_UI_APP_STATUS_H
#define PRECIS_UI_APP_STATUS_H

#include "base/slice.h"
#include "ui/action.h"

#include <stdbool.h>

struct app;

/* What stands between two hints. */
#define BETWEEN_HINTS "  "

void app_paint_status(struct app *app);

/* What a hint in the first or the last line, such as "<Enter> open", says that can be done. False
 * where the words are none. */
bool app_find_hint(const struct app *app, struct slice words, enum action *action);

#endif
