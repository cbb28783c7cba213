/* The program in a terminal, and beside it the same reader in this process, on its grid of cells.
 * Keys go to both. What the keys mean is settled on the grid (tests/ui); here the terminal must
 * come to show just that grid, cell by cell. So every wait is for a whole frame. */
#ifndef PRECIS_TESTS_SUPPORT_READER_H
#define PRECIS_TESTS_SUPPORT_READER_H

#include "load/loader.h"
#include "support/helpers.h"
#include "ui/app.h"

#include <stdbool.h>

struct reader_options {
    const char *dossier; /* NULL: the bundled one */
    int columns;         /* 0 by 0: 80 by 24 */
    int rows;
    const char *name;               /* TERM; NULL is xterm-256color */
    const char *const *environment; /* as in terminal.h */
    bool is_ascii;                  /* expect what a terminal without Unicode shows */
};

struct reader {
    struct terminal *terminal;
    struct arena arena; /* for messages and texts of the test */
    struct loaded loaded;
    struct state *state;
    struct app app;
    bool is_ascii;
};

/* Starts `$PRECIS -d DOSSIER` and waits for its first frame. */
struct reader *reader_open(const struct reader_options *options);

/* The same around a terminal in which the reader has been started, or will be, in another way. */
struct reader *reader_around(struct terminal *terminal, const struct reader_options *options);

/* Presses keys, written as in ui/key.h, and waits until they have had their effect. */
void reader_press(struct reader *reader, const char *keys);

/* The same without waiting, to the terminal or to the grid alone. */
void reader_send(struct reader *reader, const char *keys);
void reader_expect(struct reader *reader, const char *keys);

void reader_resize(struct reader *reader, int columns, int rows);

/* Waits until the terminal shows the grid, and fails the test when it does not. */
void reader_wait(struct reader *reader);

/* Quits, and holds that the terminal is as it was and that every byte was allowed. */
void reader_quit(struct reader *reader);

/* Gives all back; the program is killed where it still runs. */
void reader_close(struct reader *reader);

/* A row of the grid, and all of them: to compare frames with each other. */
const char *reader_row(struct reader *reader, int row);
const char *reader_screen(struct reader *reader);

/* What the terminal shows inside a pane in that row of the screen. */
const char *reader_pane_row(struct reader *reader, enum pane_kind pane, int row);

/* The row that names the place: "Title ▸ source ▸ theme". NULL stands for all. */
const char *reader_title(struct reader *reader, const struct brief *brief,
                         const struct theme *theme);

/* The program under test, and the bundled dossier: absolute paths. */
const char *program_path(void);
const char *bundled_dossier(void);

/* Runs a script with the program as $0 and a dossier as $1. */
struct terminal *start_script(const char *script, const char *dossier,
                              const struct terminal_options *options);

/* The terminal after the program: modes, screen and cursor as before, and only bytes that the
 * terminal's entry has. */
void expect_restored(struct terminal *terminal);
void expect_allowed_bytes(struct terminal *terminal);

#endif
