/* Which files a dossier has and where they stand: the one table from which listing, watching and
 * messages follow. */
#ifndef PRECIS_LOAD_LAYOUT_H
#define PRECIS_LOAD_LAYOUT_H

#include "base/slice.h"

#include <dirent.h>
#include <stdbool.h>

enum file_role {
    FILE_DESCRIPTION,
    FILE_ACTORS,
    FILE_CORRIDORS,
    FILE_THEME,
    FILE_BRIEF,
    FILE_ROLE_COUNT
};

/* Subfolders of subfolders are read to this depth, and folders of one dossier to this number. */
enum { LAYOUT_MOST_DEPTH = 8, LAYOUT_MOST_FOLDERS = 4096 };

/* Paths are relative to the folder of the dossier. */
struct layout_part {
    const char *file;   /* NULL: its files stand only in the folder */
    const char *folder; /* NULL: it is one file */
    bool is_deep;       /* subfolders of the folder are read too */
    bool is_required;
    const char *beginning; /* what to write into an empty file, as the end of a message */
};

/* By role. */
extern const struct layout_part layout_parts[FILE_ROLE_COUNT];

/* How a name in a folder of a dossier is taken. */
enum layout_name {
    LAYOUT_READ,         /* *.yaml */
    LAYOUT_OTHER_ENDING, /* .yml, .YAML */
    LAYOUT_HIDDEN,       /* of hidden files, and of what editors leave behind: a~, #a# */
    LAYOUT_OTHER
};

enum layout_name layout_name(const char *name);

enum layout_entry {
    LAYOUT_FILE, /* or anything else that is not a folder */
    LAYOUT_FOLDER,
    LAYOUT_LINK_TO_FOLDER
};

enum layout_entry layout_entry(DIR *stream, const struct dirent *item);

bool layout_has_folder(const char *directory, const char *name);

/* Whether the folder has content/ and themes/. */
bool layout_is_dossier(const char *directory);

/* Whether it is one, or somebody has begun to make one of it: it has the description or the folder
 * of the briefs. */
bool layout_is_begun(const char *directory);

#endif
