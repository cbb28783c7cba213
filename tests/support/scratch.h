/* Dossiers made for a test, in a folder below the temporary directory. */
#ifndef PRECIS_TESTS_SUPPORT_SCRATCH_H
#define PRECIS_TESTS_SUPPORT_SCRATCH_H

#include "base/arena.h"

/* A folder with content/briefs and themes in it; its path is the arena's. */
const char *program_folder_make(struct arena *arena);

/* Writes a file of it. */
void program_folder_write(const char *folder, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Writes a file from a pattern in which @ stands for a text and ^ for a number. */
void program_folder_fill(const char *folder, const char *name, const char *pattern,
                         const char *text, unsigned number);

/* Removes it with all that lies in it. */
void program_folder_remove(const char *folder);

#endif
