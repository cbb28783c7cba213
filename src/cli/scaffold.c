#include "cli/scaffold.h"

#include "base/arena.h"
#include "base/count.h"
#include "base/whole_file.h"
#include "evidence/guess.h"
#include "output/data/json.h"
#include "output/data/json_schema.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SCHEMA_FILE "precis.schema.json"

/* In the order in which they are made, and against it removed. */
static const char *const folders[] = {"content", "content/briefs", "themes", "articles"};

struct scaffold_file {
    const char *name;
    /* In it ^ stands for the title, ~ for the date, @ for the line with the id; NULL: the JSON
     * Schema. */
    const char *text;
};

static const char dossier_text[] =
    "# yaml-language-server: $schema=../" SCHEMA_FILE "\n"
    "#\n"
    "# The dossier as a whole. precis-dossier(5) describes every field; `precis check` says what "
    "is\n"
    "# missing or wrong, with file, line and column.\n"
    "precis: 1\n"
    "@"
    "title: ^\n"
    "# The state of knowledge: a date as EDTF has it, such as 2031-04, or 2031-04~ for about "
    "then.\n"
    "as-of: ~\n"
    "# What a reader must take away, fifty words at most.\n"
    "bottom-line: Nothing is known yet.\n"
    "\n"
    "# Beside this file:\n"
    "#   themes/*.yaml          the questions that you put to every source, one a file\n"
    "#   content/briefs/*.yaml  one summary for each article\n"
    "#   content/actors.yaml    states, organisations, groups and persons\n"
    "#   content/corridors.yaml routes and projects; or treaties, cables, mines: then say here\n"
    "#     corridors: {name: treaties, one: treaty, statuses: [drafted, signed, in-force]}\n"
    "#   articles/              the articles as text; `precis check` holds the briefs against "
    "them\n"
    "#\n"
    "# `precis add ARTICLE` puts an article there and begins its brief, with its paragraphs and "
    "their\n"
    "# numbers as comments. The smallest brief, for example content/briefs/harbour-2031.yaml:\n"
    "#\n"
    "#   # yaml-language-server: $schema=../../" SCHEMA_FILE "\n"
    "#   precis: 1\n"
    "#   id: harbour-2031\n"
    "#   source:\n"
    "#     type: report\n"
    "#     title: Quiet Water\n"
    "#     issued: 2031-04~\n"
    "#     document: quiet-water.txt\n"
    "#   bottom-line: One or two sentences, fifty words at most.\n"
    "#   key-points:\n"
    "#     - id: dredging-agreed\n"
    "#       text: Two sentences at most, in your own words.\n"
    "#       kind: event # or statement, assessment, forecast\n"
    "#       themes: [first-theme]\n"
    "#       paragraphs: [7, 9]\n";

static const char theme_text[] =
    "# yaml-language-server: $schema=../" SCHEMA_FILE "\n"
    "#\n"
    "# A theme: one question that you put to every source. Rename this file and its id.\n"
    "precis: 1\n"
    "id: first-theme\n"
    "name: First theme\n"
    "# Its number key.\n"
    "order: 1\n"
    "color: cyan\n"
    "# What it covers, so that two curators would sort points alike.\n"
    "definition: What this theme covers.\n"
    "\n"
    "# What the sources say together; every line cites points that carry the theme:\n"
    "#\n"
    "# synthesis:\n"
    "#   - text: Both sources expect the fairway to be deepened.\n"
    "#     cites: [harbour-2031#dredging-agreed, tides-2029#dredging-stalled]\n"
    "# gaps:\n"
    "#   - What no source covers.\n";

static const char actors_text[] =
    "# yaml-language-server: $schema=../" SCHEMA_FILE "\n"
    "#\n"
    "# Who acts or speaks in the articles. In place of [] a list, such as:\n"
    "#\n"
    "# - id: harbour-board\n"
    "#   name: Harbour Board\n"
    "#   aliases: [the Board] # other spellings, in any script\n"
    "#   kind: organisation # or state, person, group\n"
    "[]\n";

static const char corridors_text[] = "# yaml-language-server: $schema=../" SCHEMA_FILE "\n"
                                     "#\n"
                                     "# Routes and projects. In place of [] a list, such as:\n"
                                     "#\n"
                                     "# - id: north-fairway\n"
                                     "#   name: North Fairway\n"
                                     "#   modes: [sea]\n"
                                     "#   route:\n"
                                     "#     - place: Eastport\n"
                                     "#     - place: Westport\n"
                                     "[]\n";

static const struct scaffold_file files[] = {
    {SCHEMA_FILE, NULL},
    {"content/dossier.yaml", dossier_text},
    {"content/actors.yaml", actors_text},
    {"content/corridors.yaml", corridors_text},
    {"themes/first-theme.yaml", theme_text},
};

static struct slice last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slice_of(slash ? slash + 1 : path);
}

/* The last part of the path as a quoted text. */
static void add_title(const char *path, struct buffer *out)
{
    buffer_add_byte(out, '"');
    json_escape(last_part(path), true, out);
    buffer_add_byte(out, '"');
}

/* The last part of the path as an id, unless nothing is left of it. */
static void add_id(const char *path, struct buffer *out)
{
    struct arena arena = {0};
    struct slice id = guess_id(last_part(path), &arena);
    if (id.length)
        buffer_format(out,
                      "# What is remembered of the dossier goes by its id, wherever it is moved: "
                      "no other\n"
                      "# dossier should have the same.\n"
                      "id: %.*s\n",
                      SLICE_ARGUMENTS(id));
    arena_release(&arena);
}

static void fill(const struct scaffold_file *file, const char *path, const char *today,
                 struct buffer *out)
{
    if (!file->text) {
        json_schema_write(NULL, out);
        return;
    }
    for (const char *at = file->text; *at; at++) {
        if (*at == '^')
            add_title(path, out);
        else if (*at == '@')
            add_id(path, out);
        else if (*at == '~' && at[-1] == ' ')
            buffer_add(out, slice_of(today));
        else
            buffer_add_byte(out, *at);
    }
}

static bool write_all(int folder, const char *path, const char *today)
{
    for (size_t i = 0; i < COUNT(folders); i++)
        if (mkdirat(folder, folders[i], 0777) != 0)
            return false;
    struct buffer text = {0};
    mode_t mode = whole_file_mode(folder, files[0].name);
    bool is_written = true;
    for (size_t i = 0; is_written && i < COUNT(files); i++) {
        buffer_clear(&text);
        fill(&files[i], path, today, &text);
        is_written = whole_file_make(folder, files[i].name, mode, buffer_slice(&text));
    }
    buffer_release(&text);
    return is_written;
}

/* What was made of it so far. */
static void remove_all(int folder)
{
    for (size_t i = COUNT(files); i-- > 0;)
        unlinkat(folder, files[i].name, 0);
    for (size_t i = COUNT(folders); i-- > 0;)
        unlinkat(folder, folders[i], AT_REMOVEDIR);
}

/* Fills the temporary folder and gives it its name; errno says what failed. */
static bool make_as(const char *temporary, const char *path, const char *today)
{
    int folder = open(temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    bool is_made = write_all(folder, path, today) && whole_file_synchronise(folder) &&
                   fchmod(folder, whole_file_folder_mode()) == 0 && rename(temporary, path) == 0;
    int error = errno;
    if (!is_made)
        remove_all(folder);
    close(folder);
    errno = error;
    return is_made;
}

/* Without slashes at its end. */
static const char *trimmed(const char *path, struct arena *arena)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return arena_copy(arena, (struct slice){path, length}).bytes;
}

static const char *temporary_beside(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash - path) + 1 : 0;
    return arena_format(arena, "%.*s.precis-XXXXXX", folder, path).bytes;
}

static void explain(const char *path, struct buffer *problem)
{
    if (errno == ENOTEMPTY || errno == EEXIST)
        buffer_format(problem, "'%s' is not empty; name a folder that is not there yet", path);
    else if (errno == ENOTDIR)
        buffer_format(problem, "'%s' is a file, or leads through one", path);
    else
        buffer_format(problem, "cannot make '%s': %s", path, strerror(errno));
}

bool scaffold_make(const char *path, const char *today, struct buffer *problem)
{
    struct arena arena = {0};
    path = trimmed(path, &arena);
    char *temporary = (char *)temporary_beside(path, &arena);
    bool is_begun = mkdtemp(temporary) != NULL;
    bool is_made = is_begun && make_as(temporary, path, today);
    if (!is_made)
        explain(path, problem);
    if (is_begun && !is_made)
        rmdir(temporary);
    arena_release(&arena);
    return is_made;
}
