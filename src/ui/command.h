/* The line after ":". */
#ifndef PRECIS_UI_COMMAND_H
#define PRECIS_UI_COMMAND_H

#include "ui/app.h"

/* What a command takes. */
enum command_argument {
    COMMAND_NOTHING,
    COMMAND_PLACE,
    COMMAND_SOURCE,
    COMMAND_THEME,
    COMMAND_SETTING,
    COMMAND_DOSSIER,
    COMMAND_FILE
};

struct command_words {
    const char *name;
    const char *argument; /* what it is called; NULL: takes none */
    const char *help;
    enum command_argument takes;
};

/* The commands in their order; NULL after the last. */
const struct command_words *command_at(size_t i);

/* The command that a beginning of its name stands for; NULL where there is none. */
const struct command_words *command_find(struct slice name);

void app_begin_command(struct app *app, struct slice typed);
void app_begin_save(struct app *app, int unused); /* types the name of the page's file */
void app_run_command(struct app *app, struct slice line);

#endif
