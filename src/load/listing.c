#include "load/listing.h"

#include "base/count.h"
#include "base/file_change.h"
#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct collector {
    const char *directory;
    struct arena *arena;
    struct listed_file *files;
    size_t count;
    size_t capacity;
    size_t folder_count;
    struct diagnostics *diagnostics;
};

static void add(struct collector *collector, enum file_role role, const char *path)
{
    void *files = collector->files;
    memory_reserve(&files, &collector->capacity, collector->count, sizeof *collector->files);
    collector->files = files;
    collector->files[collector->count++] = (struct listed_file){role, path};
}

/* For a path that has no line to point at. */
static void report(struct collector *collector, enum rule rule, const char *path, const char *text)
{
    diagnostics_report(collector->diagnostics, rule, slice_of(path), (struct position){0, 0}, "%s",
                       text);
}

static void report_missing(struct collector *collector, const char *path, const char *text)
{
    diagnostics_report(collector->diagnostics, RULE_MISSING_FILE, slice_of(path),
                       (struct position){0, 0}, "%s: %s", text, strerror(errno));
}

static void report_other_ending(struct collector *collector, const char *path)
{
    report(collector, RULE_OTHER_ENDING, path,
           "is not read, because its name does not end in '.yaml'; rename it");
}

int listed_file_compare(const struct listed_file *left, const struct listed_file *right)
{
    if (left->role != right->role)
        return left->role < right->role ? -1 : 1;
    return strcmp(left->path, right->path);
}

static int compare_files(const void *left, const void *right)
{
    return listed_file_compare(left, right);
}

/* The files of the parts. */

static void list_folder(struct collector *collector, enum file_role role, const char *path,
                        int depth);

static void take_subfolder(struct collector *collector, enum file_role role, const char *path,
                           enum layout_entry entry, int depth)
{
    if (!layout_parts[role].is_deep)
        report(collector, RULE_NOT_READ, path,
               "is not read: only content/briefs has subfolders; move its files one folder up");
    else if (entry == LAYOUT_LINK_TO_FOLDER)
        report(collector, RULE_NOT_READ, path,
               "is not read, because it is a link to a folder; move the folder itself here");
    else if (depth == LAYOUT_MOST_DEPTH || collector->folder_count == LAYOUT_MOST_FOLDERS)
        diagnostics_report(collector->diagnostics, RULE_NOT_READ, slice_of(path),
                           (struct position){0, 0},
                           "is not read: subfolders are read to a depth of %d, and %d folders in "
                           "all; move its files up",
                           LAYOUT_MOST_DEPTH, LAYOUT_MOST_FOLDERS);
    else
        list_folder(collector, role, path, depth + 1);
}

/* A file in a folder of the dossier that has another ending than its parts. */
static void take_other(struct collector *collector, enum file_role role, const char *path)
{
    static const char *const messages[FILE_ROLE_COUNT] = {
        [FILE_ACTORS] = "is not a list of actors, which ends in '.yaml', and is not read",
        [FILE_CORRIDORS] = "is not a list of corridors, which ends in '.yaml', and is not read",
        [FILE_THEME] = "is not a theme, which ends in '.yaml', and is not read",
        [FILE_BRIEF] = "is not a brief, which ends in '.yaml', and is not read",
    };
    report(collector, RULE_STRAY_FILE, path, messages[role]);
}

/* What is named like a file that is read is listed, even if it is a folder: reading it says so. */
static void take_entry(struct collector *collector, enum file_role role, const char *folder,
                       DIR *stream, const struct dirent *item, int depth)
{
    enum layout_name name = layout_name(item->d_name);
    if (name == LAYOUT_HIDDEN)
        return;
    const char *path = arena_format(collector->arena, "%s/%s", folder, item->d_name).bytes;
    enum layout_entry entry = name == LAYOUT_READ ? LAYOUT_FILE : layout_entry(stream, item);
    if (name == LAYOUT_READ)
        add(collector, role, path);
    else if (entry != LAYOUT_FILE)
        take_subfolder(collector, role, path, entry, depth);
    else if (name == LAYOUT_OTHER_ENDING)
        report_other_ending(collector, path);
    else
        take_other(collector, role, path);
}

static void list_folder(struct collector *collector, enum file_role role, const char *path,
                        int depth)
{
    DIR *stream = opendir(path);
    collector->folder_count++;
    if (!stream) {
        if (errno != ENOENT || layout_parts[role].is_required)
            report_missing(collector, path, "this folder cannot be opened");
        return;
    }
    for (const struct dirent *item = readdir(stream); item; item = readdir(stream))
        take_entry(collector, role, path, stream, item, depth);
    closedir(stream);
}

/* A link to nowhere is there: reading it will say what is wrong. */
static void list_file(struct collector *collector, enum file_role role)
{
    const struct layout_part *part = &layout_parts[role];
    const char *path =
        arena_format(collector->arena, "%s/%s", collector->directory, part->file).bytes;
    struct stat status;
    if (lstat(path, &status) == 0 || (errno != ENOENT && errno != ENOTDIR))
        add(collector, role, path);
    else if (part->is_required)
        diagnostics_report(
            collector->diagnostics, RULE_MISSING_FILE, slice_of(path), (struct position){0, 0},
            "the dossier has no description; make this file and %s", part->beginning);
}

static void list_part(struct collector *collector, enum file_role role)
{
    const struct layout_part *part = &layout_parts[role];
    if (part->file)
        list_file(collector, role);
    if (part->folder)
        list_folder(
            collector, role,
            arena_format(collector->arena, "%s/%s", collector->directory, part->folder).bytes, 0);
}

/* What stands beside the parts and is not read. */

/* `name` is relative to the dossier. */
static bool is_part(const char *name)
{
    for (size_t i = 0; i < FILE_ROLE_COUNT; i++) {
        const struct layout_part *part = &layout_parts[i];
        if ((part->file && strcmp(part->file, name) == 0) ||
            (part->folder && strcmp(part->folder, name) == 0))
            return true;
    }
    return false;
}

/* Whether it is a file of the dossier but for its ending. */
static bool is_part_of_other_ending(struct slice name, enum layout_name kind)
{
    if (kind != LAYOUT_OTHER_ENDING)
        return false;
    while (name.bytes[name.length - 1] != '.')
        name.length--;
    for (size_t i = 0; i < FILE_ROLE_COUNT; i++) {
        struct slice file = slice_of(layout_parts[i].file);
        if (file.length > name.length && slice_starts_with(file, name))
            return true;
    }
    return false;
}

/* Whether a file or folder of this name was perhaps meant to be a part. */
static bool sounds_like_part(const char *name)
{
    static const char *const words[] = {"dossier", "actor", "corridor", "theme", "brief"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (slice_starts_with(slice_of(name), slice_of(words[i])))
            return true;
    return false;
}

static const char where_parts_stand[] =
    "is not read: briefs stand in content/briefs/, themes in themes/, actors in "
    "content/actors.yaml or content/actors/, corridors in content/corridors.yaml or "
    "content/corridors/; move it, or take it out";

/* `folder` is relative to the dossier: "content/", or "" for the dossier's own folder, in which
 * much may stand that is not part of a dossier. */
static void report_unread(struct collector *collector, const char *folder, DIR *stream,
                          const struct dirent *item)
{
    struct slice name = arena_format(collector->arena, "%s%s", folder, item->d_name);
    enum layout_name kind = layout_name(item->d_name);
    if (kind == LAYOUT_HIDDEN || is_part(name.bytes))
        return;
    bool is_in_content = *folder != '\0';
    bool is_named_so = kind == LAYOUT_READ || kind == LAYOUT_OTHER_ENDING;
    bool is_folder = layout_entry(stream, item) != LAYOUT_FILE;
    bool is_unread = is_in_content ? is_named_so || is_folder
                                   : (is_named_so || is_folder) && sounds_like_part(item->d_name);
    const char *path =
        arena_format(collector->arena, "%s/%s", collector->directory, name.bytes).bytes;
    if (is_part_of_other_ending(name, kind))
        report_other_ending(collector, path);
    else if (is_unread)
        report(collector, RULE_NOT_READ, path, where_parts_stand);
    else if (is_in_content || is_named_so)
        report(collector, RULE_STRAY_FILE, path, "is not part of the dossier, and is not read");
}

static void look_beside(struct collector *collector, const char *folder)
{
    DIR *stream =
        opendir(arena_format(collector->arena, "%s/%s", collector->directory, folder).bytes);
    for (const struct dirent *item; stream && (item = readdir(stream));)
        if (*folder || (strcmp(item->d_name, "content") != 0))
            report_unread(collector, folder, stream, item);
    if (stream)
        closedir(stream);
}

struct listing listing_read(const char *directory, struct arena *arena,
                            struct diagnostics *diagnostics)
{
    struct collector collector = {
        .directory = directory, .arena = arena, .diagnostics = diagnostics};
    for (enum file_role role = 0; role < FILE_ROLE_COUNT; role++)
        list_part(&collector, role);
    if (file_change_is_unfinished(directory))
        report(&collector, RULE_UNFINISHED_CHANGE, directory,
               "a change of several files was interrupted here; repeat the command that made it, "
               "with --write, and it is finished");
    if (layout_is_dossier(directory))
        look_beside(&collector, "");
    look_beside(&collector, "content/");
    struct listing listing = {.count = collector.count};
    listing.files = ARENA_ARRAY(arena, struct listed_file, listing.count);
    if (listing.count) {
        qsort(collector.files, collector.count, sizeof *collector.files, compare_files);
        memcpy(listing.files, collector.files, listing.count * sizeof *listing.files);
    }
    free(collector.files);
    return listing;
}
