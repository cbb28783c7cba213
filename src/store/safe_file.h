/* Files that are whole at every moment, in a folder that is open. None of this follows a link. */
#ifndef PRECIS_STORE_SAFE_FILE_H
#define PRECIS_STORE_SAFE_FILE_H

#include "base/buffer.h"

#include <stdbool.h>
#include <stddef.h>

/* What comes of taking in a file. */
enum taken {
    TAKEN,
    TAKEN_NOTHING,   /* it is not there */
    TAKEN_DAMAGED,   /* a link, a folder, a pipe, larger than it may be, or not what precis wrote */
    TAKEN_NEWER,     /* a later version of precis wrote it */
    TAKEN_UNREADABLE /* errno says why */
};

/* Puts the file into `bytes`, cleared first. Answers at once, whatever stands there. */
enum taken safe_file_read(int directory, const char *name, size_t largest, struct buffer *bytes);

/* Gives the file these contents, for the user alone, on the disk when it returns. Until then, and
 * when it fails (errno says why), whatever was there before is there, whole; a process that is
 * killed leaves a temporary file beside it at most. */
bool safe_file_replace(int directory, const char *name, struct slice contents);

#endif
