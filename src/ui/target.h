/* What is opened from here. */
#ifndef PRECIS_UI_TARGET_H
#define PRECIS_UI_TARGET_H

#include "ui/app.h"

/* Where Enter leads, and what is peeked at: the picked link; else what the bar is on, in the list
 * that has the focus or in the text; where that is what one is reading, its picked cross-reference.
 * False where there is nothing. */
bool app_target(struct app *app, struct place *target);

#endif
