/* The search in the text, the filter, and what is typed for them. */
#ifndef PRECIS_UI_FINDING_H
#define PRECIS_UI_FINDING_H

#include "ui/app.h"

void app_begin_prompt(struct app *app, enum prompt_purpose purpose, struct shown label);
void app_begin_search(struct app *app, int direction);
void app_search(struct app *app, int direction);
void app_begin_filter(struct app *app, int unused);
void app_begin_picker(struct app *app, int mode);
void app_clear_filter(struct app *app);
void app_forget_search(struct app *app); /* with its results */
void app_rebase_searches(struct app *app);
void app_take_prompt_key(struct app *app, struct key key);

#endif
