/* The files of a dossier's folders. */
#ifndef PRECIS_LOAD_LISTING_H
#define PRECIS_LOAD_LISTING_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "load/layout.h"

struct listed_file {
    enum file_role role;
    const char *path;
};

/* By role, which is the order of the table, and then by path. */
int listed_file_compare(const struct listed_file *left, const struct listed_file *right);

struct listing {
    struct listed_file *files; /* as listed_file_compare has them */
    size_t count;
};

/* Lists the files of the table in layout.h. A file or folder that every dossier has and this one
 * has not is reported; so is what looks like a part of the dossier and is not read. A link to a
 * file is listed; a link to a folder below a folder of briefs is reported and not followed.
 * Memory is the arena's. */
struct listing listing_read(const char *directory, struct arena *arena,
                            struct diagnostics *diagnostics);

#endif
