/* What was typed in earlier runs, and is to be brought back in later ones. */
#ifndef PRECIS_UI_TYPED_H
#define PRECIS_UI_TYPED_H

#include "ui/app.h"

/* Puts what the state remembers before what has been typed in this run. */
void app_recall_typed(struct app *app);

/* The line that was accepted in the prompt: for this run and, where there is a state, for others.
 */
void app_remember_typed(struct app *app);

#endif
