/* Files that are whole or not there. A process that is killed leaves a temporary file at most.
 *
 * `directory` is an open folder, or AT_FDCWD for a name that is a path. */
#ifndef PRECIS_BASE_WHOLE_FILE_H
#define PRECIS_BASE_WHOLE_FILE_H

#include "base/arena.h"
#include "base/slice.h"

#include <stdbool.h>
#include <sys/types.h>

/* Makes a file that is not there yet, with these contents on the disk when it returns; no link is
 * followed. False when that fails, with the reason in errno: then it is not there. */
bool whole_file_make(int directory, const char *name, mode_t mode, struct slice contents);

/* Gives the temporary file its name. Where the name is taken by then, it is replaced if it may be;
 * else that fails with EEXIST. */
bool whole_file_name(int directory, const char *temporary, const char *name, bool may_replace);

/* Both in one. Nothing is left of the temporary file, which must not be there, when that fails. */
struct whole_file {
    int directory;
    const char *name;
    const char *temporary; /* in the same folder */
    mode_t mode;
    struct slice contents;
    bool may_replace;
};

bool whole_file_write(const struct whole_file *file);

/* The mode of the file, else what the user gives new files. */
mode_t whole_file_mode(int directory, const char *name);

/* The mode that the user gives new folders. */
mode_t whole_file_folder_mode(void);

/* A name beside `path` that nobody else uses. Memory is the arena's. */
const char *whole_file_beside(const char *path, struct arena *arena);

/* Puts what was written to the disk; some file systems have nothing to put there, and say so. */
bool whole_file_synchronise(int descriptor);

#endif
