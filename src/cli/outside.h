/* What the reader asks of other programs and of the terminal, with an answer on the status line. */
#ifndef PRECIS_CLI_OUTSIDE_H
#define PRECIS_CLI_OUTSIDE_H

#include "term/terminal.h"
#include "ui/app.h"

/* Lends the terminal to $VISUAL or $EDITOR, on the YAML at the line of what is current. */
void outside_edit(struct app *app, struct terminal *terminal);

/* Opens the address of the current source in a browser. */
void outside_open(struct app *app);

/* Copies what is current with its citation and address: to the terminal's clipboard, and to the
 * command of the settings. */
void outside_copy(struct app *app, struct terminal *terminal);

/* Hands the page of where the reader is to the usual printer. */
void outside_print(struct app *app);

/* Saves that page as app->save_name says; its ending is the format, ~/ is the home. */
void outside_save(struct app *app);

#endif
