#include "check/unique.h"

/* The index holds the first of its id, so whatever finds another in its place is a duplicate. */
static void check_entry(const struct entry *entry, struct text id, const struct entry *first,
                        struct slice file, struct diagnostics *diagnostics)
{
    if (!first || first == entry)
        return;
    diagnostics_report(diagnostics, RULE_DUPLICATE_ID, file, id.at,
                       "the id '%.*s' already belongs to the %s at line %u, column %u",
                       SLICE_ARGUMENTS(text_slice(id)),
                       entry_kind_name((enum entry_kind)first->kind), first->at.line,
                       first->at.column);
}

static const struct entry *find_in(const struct dossier *dossier, const struct brief *brief,
                                   struct text id)
{
    return dossier_find_in_brief(dossier, brief, text_slice(id));
}

static void check_brief(const struct dossier *dossier, const struct brief *brief,
                        struct diagnostics *diagnostics)
{
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        const struct claim *claim = &brief->claims.items[i];
        check_entry(&claim->entry, claim->id, find_in(dossier, brief, claim->id), brief->file,
                    diagnostics);
    }
    for (uint32_t i = 0; i < brief->questions.count; i++) {
        const struct question *question = &brief->questions.items[i];
        check_entry(&question->entry, question->id, find_in(dossier, brief, question->id),
                    brief->file, diagnostics);
    }
    for (uint32_t i = 0; i < brief->events.count; i++) {
        const struct event *event = &brief->events.items[i];
        if (text_is_present(event->id))
            check_entry(&event->entry, event->id, find_in(dossier, brief, event->id), brief->file,
                        diagnostics);
    }
}

void check_unique_ids(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        check_brief(dossier, dossier->briefs[i], diagnostics);
    for (uint32_t i = 0; i < dossier->actors.count; i++) {
        const struct actor *actor = &dossier->actors.items[i];
        check_entry(&actor->entry, actor->id,
                    dossier_find(dossier, ENTRY_ACTOR, text_slice(actor->id)), actor->file,
                    diagnostics);
    }
    for (uint32_t i = 0; i < dossier->corridors.count; i++) {
        const struct corridor *corridor = &dossier->corridors.items[i];
        check_entry(&corridor->entry, corridor->id,
                    dossier_find(dossier, ENTRY_CORRIDOR, text_slice(corridor->id)), corridor->file,
                    diagnostics);
    }
}
