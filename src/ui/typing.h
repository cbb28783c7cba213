/* The line that is typed at the bottom. */
#ifndef PRECIS_UI_TYPING_H
#define PRECIS_UI_TYPING_H

#include "ui/app.h"

/* What is typed is looked for when it is to be shown or acted on, not with each of many keys that
 * came at once. Before a key is taken that does more than to edit the line, this looks for it,
 * unless that was done since the line was edited. */
void app_settle_typing(struct app *app, struct key key);

/* The same before the screen is painted: the next key ends it (app->typing.stop), and takes up what
 * is left. */
void app_show_typing(struct app *app);

void app_take_prompt_key(struct app *app, struct key key);

#endif
