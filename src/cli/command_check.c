/* precis check: the messages of loading and checking a dossier. */
#include "check/articles.h"
#include "check/check.h"
#include "cli/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void count_findings(const struct diagnostics *diagnostics)
{
    size_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    size_t warnings = diagnostics_count(diagnostics, SEVERITY_WARNING);
    if (errors + warnings)
        fprintf(stderr, "precis: %zu error%s, %zu warning%s\n", errors, errors == 1 ? "" : "s",
                warnings, warnings == 1 ? "" : "s");
}

/* The messages are what was asked for, so they go to stdout. */
static enum exit_status report(struct diagnostics *diagnostics)
{
    struct buffer text = {0};
    diagnostics_sort(diagnostics);
    for (size_t i = 0; i < diagnostics->count; i++)
        diagnostic_write(&diagnostics->items[i], &text);
    bool is_clean = diagnostics_count(diagnostics, SEVERITY_ERROR) == 0 &&
                    diagnostics_count(diagnostics, SEVERITY_WARNING) == 0;
    enum exit_status status = support_write(&text, is_clean ? EXIT_DONE : EXIT_NO);
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

static enum exit_status check(struct loaded *loaded, const char *articles)
{
    check_dossier(loaded->dossier, today(), &loaded->diagnostics);
    if (articles)
        check_articles(loaded->dossier, articles, &loaded->diagnostics);
    return report(&loaded->diagnostics);
}

static enum exit_status check_directory(const char *directory, const char *articles)
{
    struct loaded loaded = load_dossier(directory);
    enum exit_status status = EXIT_TROUBLE;
    if (loaded.dossier)
        status = check(&loaded, articles);
    else
        support_refuse_directory(directory);
    loaded_release(&loaded);
    return status;
}

enum exit_status command_check(const struct invocation *invocation)
{
    struct arena arena = {0};
    enum exit_status status = EXIT_TROUBLE;
    const char *articles = support_articles(invocation, &arena);
    if (articles && !support_is_folder(articles))
        support_complain("there is no folder '%s' with articles", articles);
    else
        status = check_directory(support_directory(invocation), articles);
    arena_release(&arena);
    return status;
}
