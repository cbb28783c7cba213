/* Every reference field of every record, found by walking the schema: a field added there is
 * checked without a line here. */
#include "check/references.h"

#include "model/schema.h"
#include "model/suggest.h"

/* Looking for near ids takes time: a file of nothing but wrong ones is not worth it. */
enum { MOST_SUGGESTED = 100 };

struct walk {
    const struct dossier *dossier;
    const struct brief *brief; /* NULL outside briefs */
    struct slice file;
    struct diagnostics *diagnostics;
    uint32_t reported;
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

static void suggest_targets(struct walk *walk, const struct field *field,
                            struct suggestions *suggestions)
{
    switch (field->dangling) {
    case RULE_DANGLING_THEME:
        suggest_themes(suggestions, walk->dossier);
        break;
    case RULE_DANGLING_ACTOR:
        suggest_actors(suggestions, walk->dossier, "");
        break;
    case RULE_DANGLING_CORRIDOR:
        suggest_corridors(suggestions, walk->dossier, "");
        break;
    default:
        suggest_addresses(suggestions, walk->dossier,
                          field->type == FIELD_LOCAL_ADDRESS ? walk->brief : NULL);
        break;
    }
}

static void check_reference(struct walk *walk, const struct field *field,
                            const struct reference *reference)
{
    if (reference->target || !text_is_present(reference->text))
        return;
    struct suggestions suggestions = {.wrong = text_slice(reference->text)};
    if (walk->reported++ < MOST_SUGGESTED)
        suggest_targets(walk, field, &suggestions);
    struct buffer message = {0};
    suggestions_write(&suggestions, target_name(field->dangling), &message);
    diagnostics_report(walk->diagnostics, field->dangling, walk->file, reference->text.at, "%s",
                       message.bytes);
    buffer_release(&message);
    suggestions_release(&suggestions);
}

static void check_record(struct walk *walk, const struct record *record, const void *structure);

static void check_item(struct walk *walk, const struct field *field, const void *item)
{
    switch (field->type) {
    case FIELD_REFERENCE:
    case FIELD_ADDRESS:
    case FIELD_LOCAL_ADDRESS:
        check_reference(walk, field, item);
        break;
    case FIELD_RECORD:
        check_record(walk, field->record, item);
        break;
    default:
        break;
    }
}

static void check_record(struct walk *walk, const struct record *record, const void *structure)
{
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        const char *member = (const char *)structure + field->offset;
        if (!(field->flags & FIELD_LIST)) {
            check_item(walk, field, member);
            continue;
        }
        const struct list *list = (const struct list *)member;
        for (uint32_t j = 0; j < list->count; j++)
            check_item(walk, field, (const char *)list->items + j * schema_item_size(field));
    }
}

void check_references(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    struct walk walk = {.dossier = dossier, .diagnostics = diagnostics};
    for (uint32_t i = 0; i < dossier->theme_count; i++) {
        walk.file = dossier->themes[i]->file;
        check_record(&walk, &schema_theme, dossier->themes[i]);
    }
    walk.file = dossier->actors_file;
    for (uint32_t i = 0; i < dossier->actors.count; i++)
        check_record(&walk, &schema_actor, &dossier->actors.items[i]);
    walk.file = dossier->corridors_file;
    for (uint32_t i = 0; i < dossier->corridors.count; i++)
        check_record(&walk, &schema_corridor, &dossier->corridors.items[i]);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        walk.brief = dossier->briefs[i];
        walk.file = walk.brief->file;
        check_record(&walk, &schema_brief, walk.brief);
    }
}
