#include "load/listing.h"

#include "base/memory.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

struct collector {
    struct arena *arena;
    struct listed_file *files;
    size_t count;
    size_t capacity;
    struct diagnostics *diagnostics;
};

static void add(struct collector *collector, enum file_role role, struct slice path)
{
    void *files = collector->files;
    memory_reserve(&files, &collector->capacity, collector->count, sizeof *collector->files);
    collector->files = files;
    collector->files[collector->count++] = (struct listed_file){role, path.bytes};
}

static void report_missing(struct collector *collector, struct slice path, const char *text)
{
    diagnostics_report(collector->diagnostics, RULE_MISSING_FILE, path, (struct position){0, 0},
                       "%s: %s", text, strerror(errno));
}

static bool is_yaml(const char *name)
{
    static const char ending[] = ".yaml";
    size_t length = strlen(name);
    return name[0] != '.' && length >= sizeof ending &&
           strcmp(name + length - (sizeof ending - 1), ending) == 0;
}

/* Saved with the ending that other programs like: .yml, .YAML. */
static bool has_other_ending(const char *name)
{
    const char *ending = strrchr(name, '.');
    return ending && name[0] != '.' && !is_yaml(name) &&
           (strcasecmp(ending, ".yml") == 0 || strcasecmp(ending, ".yaml") == 0);
}

static void report_other_ending(struct collector *collector, struct slice path)
{
    diagnostics_report(collector->diagnostics, RULE_OTHER_ENDING, path, (struct position){0, 0},
                       "is not read, because its name does not end in '.yaml'; rename it");
}

static int compare_files(const void *left_item, const void *right_item)
{
    const struct listed_file *left = left_item;
    const struct listed_file *right = right_item;
    return strcmp(left->path, right->path);
}

static void list_folder(struct collector *collector, enum file_role role, const char *directory,
                        const char *folder)
{
    struct slice path = arena_format(collector->arena, "%s/%s", directory, folder);
    DIR *stream = opendir(path.bytes);
    if (!stream) {
        report_missing(collector, path, "this folder cannot be opened");
        return;
    }
    size_t start = collector->count;
    for (const struct dirent *item = readdir(stream); item; item = readdir(stream)) {
        bool is_read = is_yaml(item->d_name);
        if (!is_read && !has_other_ending(item->d_name))
            continue;
        struct slice file = arena_format(collector->arena, "%s/%s", path.bytes, item->d_name);
        if (is_read)
            add(collector, role, file);
        else
            report_other_ending(collector, file);
    }
    closedir(stream);
    if (collector->count > start)
        qsort(collector->files + start, collector->count - start, sizeof *collector->files,
              compare_files);
}

/* The dossier's own file must be there; the lists of actors and corridors may be missing. A link to
 * nowhere is there: reading it will say what is wrong. */
static void list_file(struct collector *collector, enum file_role role, const char *directory,
                      const char *name)
{
    struct slice path = arena_format(collector->arena, "%s/content/%s", directory, name);
    struct stat status;
    if (lstat(path.bytes, &status) == 0 || (errno != ENOENT && errno != ENOTDIR))
        add(collector, role, path);
    else if (role == FILE_DESCRIPTION)
        report_missing(collector, path, "the dossier has no description");
    path = arena_format(collector->arena, "%s/content/%.*s.yml", directory,
                        (int)(strlen(name) - strlen(".yaml")), name);
    if (lstat(path.bytes, &status) == 0)
        report_other_ending(collector, path);
}

struct listing listing_read(const char *directory, struct arena *arena,
                            struct diagnostics *diagnostics)
{
    struct collector collector = {.arena = arena, .diagnostics = diagnostics};
    struct listing listing = {0};
    list_file(&collector, FILE_DESCRIPTION, directory, "dossier.yaml");
    list_file(&collector, FILE_ACTORS, directory, "actors.yaml");
    list_file(&collector, FILE_CORRIDORS, directory, "corridors.yaml");
    listing.theme_start = collector.count;
    list_folder(&collector, FILE_THEME, directory, "themes");
    listing.brief_start = collector.count;
    list_folder(&collector, FILE_BRIEF, directory, "content/briefs");
    listing.count = collector.count;
    listing.files = ARENA_ARRAY(arena, struct listed_file, listing.count);
    if (listing.count)
        memcpy(listing.files, collector.files, listing.count * sizeof *listing.files);
    free(collector.files);
    return listing;
}
