/* Completion: short scripts for shells, which ask the program what may stand on the line. */
#ifndef PRECIS_CLI_COMPLETION_H
#define PRECIS_CLI_COMPLETION_H

#include "cli/invocation.h"

/* The shells that there is a script for, ended with NULL. */
extern const char *const completion_shells[];

/* Writes to stdout what the last of the words may become: the words of a line without the program's
 * name and without quotes, the last of them being typed and often empty. Each line is a whole word,
 * a tab and what it is; or ":files" or ":folders", where the shell shall offer those. A word is an
 * id, or stands in the tables of commands, options and values. */
enum exit_status completion_answer(int count, char *const *words);

#endif
