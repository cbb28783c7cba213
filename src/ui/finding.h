/* The search in the text, the filter, and what is typed for them. */
#ifndef PRECIS_UI_FINDING_H
#define PRECIS_UI_FINDING_H

#include "ui/app.h"

void app_begin_prompt(struct app *app, enum prompt_purpose purpose, struct shown label);
void app_begin_search(struct app *app, int direction);
void app_search(struct app *app, int direction);
void app_begin_filter(struct app *app, int unused);
void app_begin_picker(struct app *app, int mode);

/* What the line does that is typed for them: with each character, at its end, when it is given up.
 */
void app_search_while_typed(struct app *app);
void app_cancel_search(struct app *app);
void app_offer_wider_search(struct app *app); /* what is not here may be in another source */
void app_set_filter(struct app *app, struct slice typed);
void app_follow_picked(struct app *app);

#endif
