/* The reader in a terminal: shows the first screen while it loads, runs the loop, reloads what
 * changes, and serves what the app asks of the world outside: an editor, a browser, the clipboard,
 * the state on disk. */
#ifndef PRECIS_CLI_SESSION_H
#define PRECIS_CLI_SESSION_H

#include "cli/invocation.h"

/* Runs the reader; `*has_terminal` is false, and nothing was done, where there is no terminal to
 * draw on. */
enum exit_status session_run(const struct invocation *invocation, bool *has_terminal);

#endif
