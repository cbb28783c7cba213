#include "check/check.h"

#include "check/dangling.h"
#include "check/lint.h"
#include "check/relations.h"
#include "check/same_events.h"
#include "check/shared_lists.h"
#include "check/sources.h"
#include "check/to_do.h"
#include "check/unique.h"
#include "check/wording.h"

typedef void check_function(const struct dossier *dossier, struct diagnostics *diagnostics);

static void report_nothing(const struct dossier *dossier, struct diagnostics *diagnostics,
                           const char *folder, const char *text)
{
    struct arena arena = {0};
    struct slice path =
        arena_format(&arena, "%.*s/%s", SLICE_ARGUMENTS(dossier->directory), folder);
    diagnostics_report(diagnostics, RULE_NOTHING_YET, path, (struct position){0, 0}, "%s", text);
    arena_release(&arena);
}

/* A dossier that is just begun is right, but for what comes next. */
static void check_beginning(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    if (!dossier->brief_count && !dossier->unread.briefs.length)
        report_nothing(
            dossier, diagnostics, "content/briefs",
            "there is no brief yet; `precis add ARTICLE` begins one, ID.yaml, for an article");
    if (!dossier->theme_count && !dossier->unread.themes.length)
        report_nothing(dossier, diagnostics, "themes",
                       "there is no theme yet; write one for each question that you follow, as "
                       "ID.yaml");
}

static check_function *const checks[] = {
    check_beginning, check_unique_ids, check_references, check_records,     check_relations,
    check_names,     check_wording,    check_to_do,      check_same_events,
};

void check_dossier(const struct dossier *dossier, edtf_day today, struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        checks[i](dossier, diagnostics);
    check_sources(dossier, today, diagnostics);
}
