/* The line at the bottom. */
#ifndef PRECIS_UI_APP_STATUS_H
#define PRECIS_UI_APP_STATUS_H

#include "ui/app.h"

/* What stands between two hints. */
#define BETWEEN_HINTS "  "

void app_paint_status(struct app *app);

/* A line across the screen; `right` goes where it leaves `left` too little room. */
void app_paint_bar(struct app *app, int row, enum style style, struct shown left,
                   struct shown right);

/* What a hint in the first or the last line, such as "<Enter> open", says that can be done. False
 * where the words are none. */
bool app_find_hint(const struct app *app, struct slice words, enum action *action);

#endif
