/* Running programs from a test: this one, and those that read what it wrote. */
#ifndef PRECIS_TESTS_SUPPORT_TOOL_H
#define PRECIS_TESTS_SUPPORT_TOOL_H

#include "base/buffer.h"

#include <stdbool.h>

struct tool_result {
    int status; /* the exit status; 127 when it could not be started, 128 and more for a signal */
    struct buffer output;
    struct buffer messages;
};

/* Runs the words, which a NULL ends, with nothing to read, and waits. `settings` are further
 * variables, "NAME=value", ended with NULL, which stay set; may be NULL. The first word is looked
 * for in PATH. */
struct tool_result tool_run(const char *const *words, const char *const *settings);

/* The same with a terminal as its output. */
struct tool_result tool_run_in_terminal(const char *const *words);

void tool_release(struct tool_result *result);

/* A folder for this test alone; to be given to tool_remove_folder, which frees the name. */
char *tool_make_folder(void);
void tool_remove_folder(char *folder);

/* A file in it; the name is valid until the next call. */
const char *tool_path(const char *folder, const char *name);
void tool_write(const char *path, struct slice contents);
void tool_read(const char *path, struct buffer *contents);

/* The program that is tested: $PRECIS, else the usual build. */
const char *tool_precis(void);

#endif
