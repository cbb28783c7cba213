/* precis check: the messages of loading and checking a dossier. */
#include "check/check.h"
#include "cli/support.h"

#include <stdio.h>

static void count_findings(const struct diagnostics *diagnostics, struct buffer *out)
{
    size_t errors = diagnostics_count(diagnostics, SEVERITY_ERROR);
    size_t warnings = diagnostics_count(diagnostics, SEVERITY_WARNING);
    if (errors + warnings)
        fprintf(stderr, "precis: %zu error%s, %zu warning%s\n", errors, errors == 1 ? "" : "s",
                warnings, warnings == 1 ? "" : "s");
    (void)out;
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
    count_findings(diagnostics, &text);
    buffer_release(&text);
    return status;
}

enum exit_status command_check(const struct invocation *invocation)
{
    const char *directory = support_directory(invocation);
    struct loaded loaded = load_dossier(directory);
    enum exit_status status = EXIT_TROUBLE;
    if (loaded.dossier) {
        check_dossier(loaded.dossier, &loaded.diagnostics);
        status = report(&loaded.diagnostics);
    } else {
        support_refuse_directory(directory);
    }
    loaded_release(&loaded);
    return status;
}
