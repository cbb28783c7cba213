/* What the state says of points; without a state nothing. */
#ifndef PRECIS_UI_REMEMBERED_H
#define PRECIS_UI_REMEMBERED_H

#include "ui/app.h"

/* The sign before a point or source: its star, else that it is new, reworded or unread. */
struct shown app_sign(void *app, const struct entry *entry);

uint32_t app_unread(struct app *app); /* points, at the place */
bool app_is_unread(struct app *app, const struct entry *entry);
bool app_remembers(void *app, enum search_state state, const struct entry *entry);
const struct brief *app_next_unread_brief(struct app *app);
bool app_needs_state(struct app *app); /* says so when there is none */

#endif
