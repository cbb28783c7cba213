#include "load/layout.h"

#include "base/arena.h"

#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

const struct layout_part layout_parts[FILE_ROLE_COUNT] = {
    [FILE_DESCRIPTION] = {.file = "content/dossier.yaml",
                          .is_required = true,
                          .beginning = "write 'precis: 1', a 'title: ' and a 'bottom-line: '"},
    [FILE_ACTORS] = {.file = "content/actors.yaml",
                     .folder = "content/actors",
                     .beginning = "write '- id: ' with a 'name: ' and a 'kind: ', or delete it"},
    [FILE_CORRIDORS] = {.file = "content/corridors.yaml",
                        .folder = "content/corridors",
                        .beginning = "write '- id: ' with a 'name: ', or delete it"},
    [FILE_THEME] = {.folder = "themes",
                    .is_required = true,
                    .beginning = "write a theme, or delete it"},
    [FILE_BRIEF] = {.folder = "content/briefs",
                    .is_deep = true,
                    .is_required = true,
                    .beginning = "write a brief, or delete it"},
};

enum layout_name layout_name(const char *name)
{
    size_t length = strlen(name);
    if (!length || name[0] == '.' || name[0] == '#' || name[length - 1] == '~')
        return LAYOUT_HIDDEN;
    const char *ending = strrchr(name, '.');
    if (!ending)
        return LAYOUT_OTHER;
    if (strcmp(ending, ".yaml") == 0)
        return LAYOUT_READ;
    return strcasecmp(ending, ".yml") == 0 || strcasecmp(ending, ".yaml") == 0 ? LAYOUT_OTHER_ENDING
                                                                               : LAYOUT_OTHER;
}

static bool is_folder(DIR *stream, const char *name, int flags)
{
    struct stat status;
    return fstatat(dirfd(stream), name, &status, flags) == 0 && S_ISDIR(status.st_mode);
}

enum layout_entry layout_entry(DIR *stream, const struct dirent *item)
{
    bool may_be_folder =
        item->d_type == DT_DIR || item->d_type == DT_LNK || item->d_type == DT_UNKNOWN;
    if (!may_be_folder || !is_folder(stream, item->d_name, 0))
        return LAYOUT_FILE;
    return is_folder(stream, item->d_name, AT_SYMLINK_NOFOLLOW) ? LAYOUT_FOLDER
                                                                : LAYOUT_LINK_TO_FOLDER;
}

bool layout_has_folder(const char *directory, const char *name)
{
    struct arena arena = {0};
    struct stat status;
    struct slice path = arena_format(&arena, "%s/%s", directory, name);
    bool result = stat(path.bytes, &status) == 0 && S_ISDIR(status.st_mode);
    arena_release(&arena);
    return result;
}

bool layout_is_dossier(const char *directory)
{
    return layout_has_folder(directory, "content") && layout_has_folder(directory, "themes");
}

bool layout_is_begun(const char *directory)
{
    struct arena arena = {0};
    struct stat status;
    struct slice description =
        arena_format(&arena, "%s/%s", directory, layout_parts[FILE_DESCRIPTION].file);
    bool is_begun = layout_is_dossier(directory) || stat(description.bytes, &status) == 0 ||
                    layout_has_folder(directory, layout_parts[FILE_BRIEF].folder);
    arena_release(&arena);
    return is_begun;
}
