/* The articles in the reader: the paragraphs beside the current point, the article itself as a
 * view, and the way from a paragraph to what rests on it and back. */
#ifndef PRECIS_UI_PARAGRAPHS_H
#define PRECIS_UI_PARAGRAPHS_H

#include "ui/app.h"

/* The text of the current paragraph of an article; empty where there is none. */
struct slice app_paragraph_text(const struct app *app);

/* Shows the cross-references, then the cited paragraphs, then both. */
void app_turn_beside(struct app *app, int unused);

/* What stands beside the text is called so. */
struct shown app_beside_title(const struct app *app, struct arena *arena);

/* The article of the source at the first paragraph that is cited here; of all sources the table. */
void app_go_to_articles(struct app *app, int unused);

/* Where the text is read from the paragraph that is current: at the first point that rests on it;
 * NULL where none does. */
const struct entry *app_resting_entry(const struct app *app);

/* The next or previous paragraph that nothing cites, in this article or that of a later source. */
void app_step_uncited(struct app *app, int direction);

#endif
