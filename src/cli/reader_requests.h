/* What the reader asks of other programs and of the terminal, with an answer on the status line. */
#ifndef PRECIS_CLI_READER_REQUESTS_H
#define PRECIS_CLI_READER_REQUESTS_H

#include "term/terminal.h"
#include "ui/app.h"

#include <stdint.h>
#include <sys/types.h>

/* Lends the terminal to $VISUAL or $EDITOR, on that file at its line; says `nothing` where there is
 * no file. */
void request_edit(struct app *app, struct terminal *terminal, struct location location,
                  const char *nothing);

/* A browser that was started; all zero: none. */
struct opening {
    pid_t process;
    int64_t start;    /* in milliseconds */
    char program[64]; /* its name */
};

/* Opens the address of the current source in a browser. */
void request_open(struct app *app, struct opening *opening);

/* Whether that may still fail soon, so that request_look() is to be called again in a moment. */
bool request_awaits(const struct opening *opening);

/* Says so when it has failed. Does not wait. */
void request_look(struct app *app, struct opening *opening);

/* Copies what is current with its citation and address, of a contradiction both sides: to the
 * command of the settings; without one to a clipboard's program that is found here, else to the
 * terminal. */
void request_copy(struct app *app, struct terminal *terminal);

/* Copies all that the text shows, in the same way. */
void request_copy_all(struct app *app, struct terminal *terminal);

/* Hands the page of where the reader is to the usual printer. */
void request_print(struct app *app);

/* Saves that page as app->wanted.save_name says; its ending is the format, ~/ is the home. */
void request_save(struct app *app);

#endif
