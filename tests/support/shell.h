/* The reader in an interactive shell, which has job control. */
#ifndef PRECIS_TESTS_SUPPORT_SHELL_H
#define PRECIS_TESTS_SUPPORT_SHELL_H

#include "reader.h"

#define SHELL_READER "\"$PRECIS\" -d \"$DOSSIER\""

/* Starts a shell and in it the command, which is to start the reader, and waits for that. A
 * variable may be given to it: "NAME=value", else NULL. */
struct reader *shell_open(const char *command, const char *variable);

void shell_command(struct reader *reader, const char *command);

/* Waits until the shell asks for a command, and holds that it has its terminal back. */
void shell_expect_prompt(struct reader *reader);

/* Quits the reader and the shell, and gives all back. */
void shell_leave(struct reader *reader);

#endif
