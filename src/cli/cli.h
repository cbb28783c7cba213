/* The command line: options, commands, and what they share. */
#ifndef PRECIS_CLI_CLI_H
#define PRECIS_CLI_CLI_H

/* Runs the program; the result is its exit status. */
int cli_run(int argument_count, char **arguments);

#endif
