/* Several files below one folder, replaced, made or taken away together: all of them or none.
 *
 * New contents are written beside their files first. When all are on the disk, a list of them is
 * put into the folder, and from then on the change is made: whatever happens, the files only have
 * to be given their names. A process that is killed after that leaves the list behind, and
 * file_change_finish() goes on where it ended. Killed before, it leaves files named .precis-new-N
 * that mean nothing, and that the next change takes away. */
#ifndef PRECIS_BASE_FILE_CHANGE_H
#define PRECIS_BASE_FILE_CHANGE_H

#include "base/buffer.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

struct changed_file {
    const char *path; /* relative to the folder, without "." and ".." */
    struct slice contents;
    bool is_new;      /* must not be there yet; else it must be, and be no link */
    bool is_gone;     /* is taken away when all others have their names; it has no contents */
    const char *like; /* of a new file: one beside it, whose mode it takes; NULL: the usual mode */
};

/* Makes the change, on the disk when it returns. False, with what is wrong in words, when it cannot
 * be made: then every file is as it was, or the change is unfinished, as when the process was
 * killed. Folders of new files are made. */
bool file_change_make(const char *folder, const struct changed_file *files, size_t count,
                      struct buffer *problem);

/* Whether a change was made whose files do not all have their names yet. */
bool file_change_is_unfinished(const char *folder);

/* Gives them their names. True also where there is nothing to do. */
bool file_change_finish(const char *folder, struct buffer *problem);

#endif
