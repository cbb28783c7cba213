#include "model/walk.h"

#include "model/text.h"

static void walk_item(const struct walk *walk, const struct field *field, const void *item)
{
    if (field->type == FIELD_RECORD)
        walk_record(walk, field->record, item);
    else
        walk->visit(walk, field, item);
}

void walk_record(const struct walk *walk, const struct record *record, const void *structure)
{
    if (record == walk->skipped)
        return;
    if (record->shorthand)
        walk_item(walk, record->shorthand, (const char *)structure + record->shorthand->offset);
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        const char *member = (const char *)structure + field->offset;
        if (!(field->flags & FIELD_LIST)) {
            walk_item(walk, field, member);
            continue;
        }
        const struct list *list = (const struct list *)member;
        for (uint32_t j = 0; j < list->count; j++)
            walk_item(walk, field, (const char *)list->items + j * schema_item_size(field));
    }
}

void walk_dossier(struct walk walk, const struct dossier *dossier)
{
    walk.brief = NULL;
    for (uint32_t i = 0; i < dossier->theme_count; i++) {
        walk.file = dossier->themes[i]->file;
        walk_record(&walk, &schema_theme, dossier->themes[i]);
    }
    for (uint32_t i = 0; i < dossier->actors.count; i++) {
        walk.file = dossier->actors.items[i].file;
        walk_record(&walk, &schema_actor, &dossier->actors.items[i]);
    }
    for (uint32_t i = 0; i < dossier->corridors.count; i++) {
        walk.file = dossier->corridors.items[i].file;
        walk_record(&walk, &schema_corridor, &dossier->corridors.items[i]);
    }
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        walk.brief = dossier->briefs[i];
        walk.file = walk.brief->file;
        walk_record(&walk, &schema_brief, walk.brief);
    }
}

const struct record *walk_record_of_brief(const char *field_name)
{
    for (size_t i = 0; i < schema_brief.field_count; i++)
        if (slice_equal(slice_of(schema_brief.fields[i].name), slice_of(field_name)))
            return schema_brief.fields[i].record;
    return NULL;
}
