/* A count typed before a movement. */
#ifndef PRECIS_UI_COUNTING_H
#define PRECIS_UI_COUNTING_H

#include "ui/app.h"

/* Takes a key that is part of a count. False for others; one with Alt may have become one without.
 */
bool app_take_count(struct app *app, struct key *key);

/* Does an action as often as the count says, or where it says; once for 0. */
void app_act_counted(struct app *app, enum action action, uint32_t count);

#endif
