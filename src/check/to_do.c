#include "check/to_do.h"

#include "model/walk.h"

static void visit(const struct walk *walk, const struct field *field, const void *item)
{
    struct slice word = SLICE("TODO");
    if (field->type != FIELD_TEXT)
        return;
    const struct text *text = item;
    struct slice rest = text_slice(*text);
    if (!slice_starts_with(rest, word))
        return;
    rest = slice_trim((struct slice){rest.bytes + word.length, rest.length - word.length});
    diagnostics_report(walk->context, RULE_TO_DO, walk->file, text->at,
                       "'%s' is still to be written%s%s", field->name, rest.length ? ": " : "",
                       diagnostics_quote(walk->context, rest));
}

void check_to_do(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    walk_dossier((struct walk){.visit = visit, .context = diagnostics}, dossier);
}
