/* precis check: the messages of loading and checking a dossier. */
#include "check/articles.h"
#include "check/check.h"
#include "cli/findings.h"
#include "cli/support.h"
#include "cli/table_output.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MOST_NAMED = 64, FILES_OF_ONE = 2 };

typedef void write_function(const struct diagnostics *diagnostics, struct buffer *out);

static void write_lines(const struct diagnostics *diagnostics, struct buffer *out)
{
    for (size_t i = 0; i < diagnostics->count; i++)
        diagnostic_write(&diagnostics->items[i], out);
}

static write_function *const writers[] = {[FINDINGS_TEXT] = write_lines,
                                          [FINDINGS_JSON] = findings_write_json,
                                          [FINDINGS_SARIF] = findings_write_sarif};

struct checking {
    const struct invocation *invocation;
    const char *directory;
    const char *articles; /* NULL: none */
    write_function *write;
    char *named[FILES_OF_ONE * MOST_NAMED]; /* the files whose messages are wanted, by realpath() */
    size_t named_count;
};

static void count_findings(const struct diagnostics *diagnostics)
{
    size_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    size_t warnings = diagnostics_count(diagnostics, SEVERITY_WARNING);
    if (errors + warnings)
        fprintf(stderr, "precis: %zu error%s, %zu warning%s\n", errors, errors == 1 ? "" : "s",
                warnings, warnings == 1 ? "" : "s");
}

static bool is_clean(const struct diagnostics *diagnostics)
{
    return diagnostics_count(diagnostics, SEVERITY_ERROR) == 0 &&
           diagnostics_count(diagnostics, SEVERITY_WARNING) == 0;
}

static void add_count(uint32_t count, const char *noun, const char *before, struct buffer *out)
{
    buffer_format(out, "%s%u %s%s", before, count, noun, count == 1 ? "" : "s");
}

/* Who looks at a terminal is told what was looked at when nothing was found. */
static void say_clean(const struct checking *checking, const struct dossier *dossier,
                      struct buffer *out)
{
    uint32_t articles = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        articles += text_is_present(dossier->briefs[i]->source.document);
    add_count(dossier->brief_count, "brief", "Nothing is wrong in ", out);
    add_count(dossier->theme_count, "theme", ", ", out);
    add_count(dossier->actors.count, "actor", ", ", out);
    add_count(dossier->corridors.count, "corridor", ", ", out);
    if (checking->articles)
        add_count(articles, "article", " and ", out);
    else
        buffer_add(out, SLICE("; the articles were not found, and not looked at"));
    buffer_add(out, SLICE(".\n"));
}

/* The messages are what was asked for, so they go to stdout. */
static enum exit_status report(const struct checking *checking, const struct dossier *dossier,
                               struct diagnostics *diagnostics)
{
    struct buffer text = {0};
    diagnostics_sort(diagnostics);
    if (checking->named_count)
        findings_keep(diagnostics, checking->named, checking->named_count);
    checking->write(diagnostics, &text);
    bool is_for_people = checking->write == write_lines && isatty(STDOUT_FILENO);
    if (is_for_people && is_clean(diagnostics) && !checking->named_count)
        say_clean(checking, dossier, &text);
    else if (is_for_people && is_clean(diagnostics))
        buffer_add(&text, SLICE("Nothing is wrong there.\n"));
    enum exit_status status = support_write(&text, is_clean(diagnostics) ? EXIT_DONE : EXIT_NO);
    count_findings(diagnostics);
    buffer_release(&text);
    return status;
}

/* The day of the clock, unless PRECIS_TODAY says another in EDTF. */
static edtf_day today(void)
{
    struct edtf given;
    if (edtf_parse(slice_of(getenv("PRECIS_TODAY")), &given) == EDTF_OK)
        return edtf_latest(&given);
    struct tm parts;
    time_t now = time(NULL);
    if (!localtime_r(&now, &parts))
        return EDTF_LAST_DAY;
    return (edtf_day)(parts.tm_year + 1900) * 10000 + (parts.tm_mon + 1) * 100 + parts.tm_mday;
}

/* What is named. */

static void name_file(struct checking *checking, const char *path)
{
    char *real = realpath(path, NULL);
    if (real)
        checking->named[checking->named_count++] = real;
}

static void name_slice(struct checking *checking, struct slice path)
{
    struct arena arena = {0};
    name_file(checking, arena_copy(&arena, path).bytes);
    arena_release(&arena);
}

/* A brief with its article, or a theme. */
static bool name_id(struct checking *checking, const struct dossier *dossier, struct slice id)
{
    const struct entry *theme = dossier_find(dossier, ENTRY_THEME, id);
    const struct entry *entry = dossier_find(dossier, ENTRY_BRIEF, id);
    const struct brief *brief = (const struct brief *)entry;
    struct arena arena = {0};
    if (theme)
        name_slice(checking, entry_theme(theme)->file);
    else if (brief)
        name_slice(checking, brief->file);
    if (brief && checking->articles && text_is_present(brief->source.document))
        name_slice(checking, arena_format(&arena, "%s/%.*s", checking->articles,
                                          SLICE_ARGUMENTS(text_slice(brief->source.document))));
    arena_release(&arena);
    return theme || brief;
}

static bool is_below(const char *path, const char *folder)
{
    char *real_folder = folder ? realpath(folder, NULL) : NULL;
    char *real = realpath(path, NULL);
    size_t length = real_folder ? strlen(real_folder) : 0;
    bool is_inside = real && real_folder && strncmp(real, real_folder, length) == 0 &&
                     (real[length] == '/' || real[length] == '\0');
    free(real_folder);
    free(real);
    return is_inside;
}

static bool name_operand(struct checking *checking, const struct dossier *dossier,
                         const char *operand)
{
    if (name_id(checking, dossier, slice_of(operand)))
        return true;
    if (access(operand, F_OK) != 0)
        support_complain("there is no brief or theme '%s', and no file of that name", operand);
    else if (!is_below(operand, checking->directory) && !is_below(operand, checking->articles))
        support_complain("'%s' is not a file of the dossier %s", operand, checking->directory);
    else {
        name_file(checking, operand);
        return true;
    }
    return false;
}

static bool name_all(struct checking *checking, const struct dossier *dossier)
{
    for (int i = 0; i < checking->invocation->operand_count; i++)
        if (!name_operand(checking, dossier, checking->invocation->operands[i]))
            return false;
    return true;
}

static enum exit_status check(struct checking *checking, struct loaded *loaded)
{
    if (!name_all(checking, loaded->dossier))
        return EXIT_TROUBLE;
    check_dossier(loaded->dossier, today(), &loaded->diagnostics);
    if (checking->articles)
        check_articles(loaded->dossier, checking->articles, &loaded->diagnostics);
    return report(checking, loaded->dossier, &loaded->diagnostics);
}

static enum exit_status check_directory(struct checking *checking)
{
    struct loaded loaded = load_dossier(checking->directory);
    enum exit_status status = EXIT_TROUBLE;
    if (loaded.dossier)
        status = check(checking, &loaded);
    else
        support_refuse_directory(checking->directory);
    for (size_t i = 0; i < checking->named_count; i++)
        free(checking->named[i]);
    loaded_release(&loaded);
    return status;
}

enum exit_status command_check(const struct invocation *invocation)
{
    int format;
    struct arena arena = {0};
    enum exit_status status = EXIT_TROUBLE;
    struct checking checking = {
        .invocation = invocation,
        .directory = invocation->folder,
        .articles = support_articles(invocation, &arena),
    };
    if (checking.articles && !support_is_folder(checking.articles))
        support_complain("there is no folder '%s' with articles", checking.articles);
    else if (table_output_choose("format", invocation->format, findings_formats, &format)) {
        checking.write = writers[format];
        status = check_directory(&checking);
    }
    arena_release(&arena);
    return status;
}
