/* Fits what the panes show to where they stand. */
#ifndef PRECIS_UI_APP_LAYOUT_H
#define PRECIS_UI_APP_LAYOUT_H

#include "ui/app.h"

/* To be called after the size, the focus or a document has changed. */
void app_layout(struct app *app);

#endif
