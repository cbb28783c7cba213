/* Starting another program beside this one. */
#ifndef PRECIS_CLI_SPAWN_H
#define PRECIS_CLI_SPAWN_H

#include <sys/types.h>

enum { SPAWN_STREAMS = 3, SPAWN_NOWHERE = -1, SPAWN_INHERITED = -2 };

/* Starts the words, which a NULL ends: the first is looked for in PATH, and no shell sees them.
 * `streams` are its standard input, output and error: a descriptor of ours, nowhere, or what ours
 * is. Descriptors above 2 are closed, and signals that this program ignores are as usual. Returns
 * what posix_spawnp says: 0, or an error number. */
int spawn_start(char *const *words, const int streams[SPAWN_STREAMS], pid_t *process);

#endif
