/* How the panes and the bars are laid out and painted. */
#ifndef PRECIS_UI_APP_PAINT_H
#define PRECIS_UI_APP_PAINT_H

#include "ui/app.h"

/* Fits what is shown to where it stands; to be called after the size, the focus or a document
 * has changed. */
void app_layout(struct app *app);

void app_paint_bar(struct app *app, int row, enum style style, struct shown left,
                   struct shown right);

#endif
