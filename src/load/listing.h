/* The files of a dossier's folders. */
#ifndef PRECIS_LOAD_LISTING_H
#define PRECIS_LOAD_LISTING_H

#include "base/arena.h"
#include "base/diagnostic.h"

enum file_role { FILE_DESCRIPTION, FILE_ACTORS, FILE_CORRIDORS, FILE_THEME, FILE_BRIEF };

struct listed_file {
    enum file_role role;
    const char *path;
};

struct listing {
    struct listed_file *files; /* the shared ones first, then themes, then briefs, each by name */
    size_t count;
    size_t theme_start;
    size_t brief_start;
};

/* Lists *.yaml in content/briefs and themes, hidden files left out. A folder or file that every
 * dossier has and this one has not is reported. Memory is the arena's. */
struct listing listing_read(const char *directory, struct arena *arena,
                            struct diagnostics *diagnostics);

#endif
