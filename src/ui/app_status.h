/* The line at the bottom. */
#ifndef PRECIS_UI_APP_STATUS_H
#define PRECIS_UI_APP_STATUS_H

struct app;

void app_paint_status(struct app *app);

#endif
