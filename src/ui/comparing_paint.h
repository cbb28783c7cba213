/* The two cells side by side, as they are laid out and painted in an area. */
#ifndef PRECIS_UI_COMPARING_PAINT_H
#define PRECIS_UI_COMPARING_PAINT_H

#include "ui/app.h"

void comparing_fit(struct app *app, struct area area);
void comparing_paint(struct app *app, struct area area);

#endif
