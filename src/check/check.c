#include "check/check.h"

#include "check/dangling.h"
#include "check/lint.h"
#include "check/relations.h"
#include "check/shared_lists.h"
#include "check/sources.h"
#include "check/unique.h"

typedef void check_function(const struct dossier *dossier, struct diagnostics *diagnostics);

static check_function *const checks[] = {
    check_unique_ids, check_references, check_records, check_relations, check_names,
};

void check_dossier(const struct dossier *dossier, edtf_day today, struct diagnostics *diagnostics)
{
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        checks[i](dossier, diagnostics);
    check_sources(dossier, today, diagnostics);
}
