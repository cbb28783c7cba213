/* What every system does in a way of its own. system_linux.c does it for Linux and system_posix.c
 * for all others; the Makefile chooses. No other file outside load/notices_*.c calls what only some
 * systems have, and tests/check-layers holds that. */
#ifndef PRECIS_BASE_SYSTEM_H
#define PRECIS_BASE_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A pipe whose ends no other program inherits; with `is_patient` false, neither end makes anybody
 * wait. False, with the reason in errno, when there is none to be had. */
bool system_pipe(int ends[2], bool is_patient);

/* From now on no program that is started inherits this descriptor or one above it. Calls only what
 * a child process may call after fork(). */
void system_close_on_exec(int first);

/* How many processors this program may use; at least 1. */
unsigned system_processor_count(void);

/* The file that this program was started from; false where the system does not say. */
bool system_program_path(char *path, size_t size);

/* The time as the system writes it to files, in nanoseconds. */
int64_t system_file_time(void);

#endif
