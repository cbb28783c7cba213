/* What is current: the text and what the bar is on in it, where keys are pressed, the place as it
 * is shown. */
#ifndef PRECIS_UI_CURRENT_H
#define PRECIS_UI_CURRENT_H

#include "ui/app.h"

struct viewer *app_text(struct app *app);

/* A place as it is shown: a view of what is remembered is narrowed to that. For as long as the app
 * stays where it is. */
struct place app_shown_place(const struct app *app, struct place place);

/* What print makes of where the reader is: the place as it is shown, without the point. */
struct place app_page_place(const struct app *app);

/* What is current in the text, and what that is about; both may be NULL. */
const struct block *app_current(const struct app *app);
const struct entry *app_subject(const struct app *app);

/* Whose cross-references stand beside the text: those of the subject, unless the current item is a
 * contradiction or what a source says of an actor or a corridor. */
const struct entry *app_linked(const struct app *app);

/* The current paragraph where the text is an article; else 0. */
uint32_t app_paragraph(const struct app *app);

bool app_is_listed(const struct entry *entry); /* an actor or a corridor: a page of its own */

/* Where keys are now pressed. */
enum context app_context_of_keys(const struct app *app);

/* What panes are filled with. */
struct pane_context app_context(struct app *app);

#endif
