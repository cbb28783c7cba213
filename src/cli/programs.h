/* Other programs: the editor on a line of a file, the browser on an address. No shell ever sees
 * their arguments, and what could surprise is refused by name. */
#ifndef PRECIS_CLI_PROGRAMS_H
#define PRECIS_CLI_PROGRAMS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* $VISUAL, else $EDITOR, else vi. */
const char *program_editor_setting(void);

/* The words to run for editing a file at a line: `setting` is the value of $VISUAL or $EDITOR,
 * split at blanks only; quotes and characters that a shell would act on are refused. The line is
 * given to editors that are known to take it; a relative path gets "./" before it. NULL, with a
 * message, when the setting is refused. */
char **program_editor(struct arena *arena, const char *setting, const char *file, uint32_t line,
                      struct buffer *message);

/* The words to run for opening an address: $BROWSER in the same way as an editor, else xdg-open.
 * The address is passed in the form of base/address.h; NULL, with a message, where that refuses it.
 */
char **program_browser(struct arena *arena, const char *setting, struct slice url,
                       struct buffer *message);

/* A setting as words, split and refused in the same way. */
char **program_words(struct arena *arena, const char *setting, const char *what,
                     struct buffer *message);

struct program_options {
    void (*when_stopped)(void *context); /* called when it has stopped, before it is continued; may
                                            be NULL */
    void *context;
};

/* Runs the words in the terminal and waits. Descriptors above 2 are closed, signals are as usual.
 * A child that stops is continued: the wait always ends. `*status` is that of waitpid; false when
 * it could not be started. */
bool program_run(char *const *words, const struct program_options *options, int *status);

/* Starts the words and does not wait: input and output go nowhere, descriptors above 2 are closed.
 * The child process is the caller's to wait for. False where it could not be started. */
bool program_start(char *const *words, pid_t *process);

#endif
