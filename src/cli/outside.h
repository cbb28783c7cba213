/* What the reader asks of other programs and of the terminal, with an answer on the status line. */
#ifndef PRECIS_CLI_OUTSIDE_H
#define PRECIS_CLI_OUTSIDE_H

#include "term/terminal.h"
#include "ui/app.h"

#include <stdint.h>
#include <sys/types.h>

/* Lends the terminal to $VISUAL or $EDITOR, on that file at its line; says `nothing` where there is no
 * file. */
void outside_edit(struct app *app, struct terminal *terminal, struct location location,
                  const char *nothing);

/* A browser that was started; all zero: none. */
struct opening {
    pid_t process;
    int64_t start;    /* in milliseconds */
    char program[64]; /* its name */
};

/* Opens the address of the current source in a browser. */
void outside_open(struct app *app, struct opening *opening);

/* Whether that may still fail soon, so that outside_look() is to be called again in a moment. */
bool outside_awaits(const struct opening *opening);

/* Says so when it has failed. Does not wait. */
void outside_look(struct app *app, struct opening *opening);

/* Copies what is current with its citation and address, of a contradiction both sides: to the
 * command of the settings; without one to a clipboard's program that is found here, else to the
 * terminal. */
void outside_copy(struct app *app, struct terminal *terminal);

/* Copies all that the text shows, in the same way. */
void outside_copy_all(struct app *app, struct terminal *terminal);

/* Hands the page of where the reader is to the usual printer. */
void outside_print(struct app *app);

/* Saves that page as app->wanted.save_name says; its ending is the format, ~/ is the home. */
void outside_save(struct app *app);

#endif
