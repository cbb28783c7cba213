/* The search of the text and the filter, as searches of the dossier that is shown. */
#ifndef PRECIS_UI_SEARCHES_H
#define PRECIS_UI_SEARCHES_H

#include "ui/app.h"

/* What was typed as a search of this dossier; NULL when there is nothing to look for. What it asks
 * for and the dossier does not have is said. */
const struct search *app_search_of(struct app *app, struct arena *arena, struct slice typed);

void app_rebase_searches(struct app *app); /* in the dossier that was loaded anew */
void app_forget_search(struct app *app);   /* with its results */

#endif
