/* Every reference field of every record, found by walking the schema. */
#include "check/dangling.h"

#include "check/walk.h"
#include "model/suggest.h"

/* Looking for near ids takes time, in a large dossier for a single wrong one already: so many are
 * compared with as take a tenth of a second. */
enum { MOST_SUGGESTED = 100, MOST_COMPARED = 50000 };

struct search {
    const struct dossier *dossier;
    struct diagnostics *diagnostics;
    uint32_t reported;
    size_t compared;
};

static const char *target_name(enum rule rule)
{
    switch (rule) {
    case RULE_DANGLING_THEME:
        return "theme";
    case RULE_DANGLING_ACTOR:
        return "actor";
    case RULE_DANGLING_CORRIDOR:
        return "corridor";
    default:
        return "brief, point or open question";
    }
}

static void suggest_targets(const struct dossier *dossier, const struct brief *brief,
                            const struct field *field, struct suggestions *suggestions)
{
    switch (field->dangling) {
    case RULE_DANGLING_THEME:
        suggest_themes(suggestions, dossier);
        break;
    case RULE_DANGLING_ACTOR:
        suggest_actors(suggestions, dossier, "");
        break;
    case RULE_DANGLING_CORRIDOR:
        suggest_corridors(suggestions, dossier, "");
        break;
    default:
        suggest_addresses(suggestions, dossier, field->type == FIELD_LOCAL_ADDRESS ? brief : NULL);
        break;
    }
}

static bool is_reference(const struct field *field)
{
    return field->type == FIELD_REFERENCE || field->type == FIELD_ADDRESS ||
           field->type == FIELD_LOCAL_ADDRESS;
}

static void check_reference(const struct walk *walk, const struct field *field, const void *item)
{
    const struct reference *reference = item;
    if (!is_reference(field) || reference->target || !text_is_present(reference->text))
        return;
    struct search *search = walk->context;
    struct suggestions suggestions = {.wrong = text_slice(reference->text)};
    if (search->reported++ < MOST_SUGGESTED && search->compared < MOST_COMPARED)
        suggest_targets(search->dossier, walk->brief, field, &suggestions);
    search->compared += suggestions.compared;
    struct buffer message = {0};
    suggestions_write(&suggestions, target_name(field->dangling), &message);
    diagnostics_report(search->diagnostics, field->dangling, walk->file, reference->text.at, "%s",
                       message.bytes);
    buffer_release(&message);
    suggestions_release(&suggestions);
}

void check_references(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    struct search search = {.dossier = dossier, .diagnostics = diagnostics};
    walk_dossier((struct walk){.visit = check_reference, .context = &search}, dossier);
}
