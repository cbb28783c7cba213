#include "edit/sites.h"

struct walk {
    sites_visit *visit;
    void *context;
};

static const struct record *const records[FILE_ROLE_COUNT] = {
    [FILE_DESCRIPTION] = &schema_dossier, [FILE_ACTORS] = &schema_actor,
    [FILE_CORRIDORS] = &schema_corridor,  [FILE_THEME] = &schema_theme,
    [FILE_BRIEF] = &schema_brief,
};

/* The record that the file is, or is a list of. */
static const struct record *sites_record(enum file_role role)
{
    return records[role];
}

static const struct field *find_field(const struct record *record, const struct node *key)
{
    for (size_t i = 0; key->kind == NODE_SCALAR && i < record->field_count; i++)
        if (slice_equal(key->scalar, slice_of(record->fields[i].name)))
            return &record->fields[i];
    return NULL;
}

static void walk_mapping(const struct walk *walk, const struct record *record,
                         const struct node *mapping);

static void walk_item(const struct walk *walk, const struct record *record,
                      const struct field *field, const struct node *node)
{
    bool is_record = field->type == FIELD_RECORD;
    if (is_record && node->kind == NODE_MAPPING)
        walk_mapping(walk, field->record, node);
    else if (is_record && node->kind == NODE_SCALAR && field->record->shorthand)
        walk_item(walk, field->record, field->record->shorthand, node);
    else if (!is_record && node->kind == NODE_SCALAR)
        walk->visit(walk->context, &(struct site){node, record, field});
}

static void walk_mapping(const struct walk *walk, const struct record *record,
                         const struct node *mapping)
{
    for (const struct node *key = mapping->first; key; key = key->next->next) {
        const struct field *field = find_field(record, key);
        const struct node *value = key->next;
        if (!field)
            continue;
        if (!(field->flags & FIELD_LIST) || value->kind != NODE_SEQUENCE) {
            walk_item(walk, record, field, value);
            continue;
        }
        for (const struct node *item = value->first; item; item = item->next)
            walk_item(walk, record, field, item);
    }
}

void sites_walk(const struct edited_file *file, sites_visit *visit, void *context)
{
    const struct walk walk = {visit, context};
    const struct record *record = sites_record(file->role);
    const struct node *root = file->root;
    if (!root)
        return;
    if (root->kind == NODE_MAPPING)
        walk_mapping(&walk, record, root);
    for (const struct node *item = root->first; root->kind == NODE_SEQUENCE && item;
         item = item->next)
        if (item->kind == NODE_MAPPING)
            walk_mapping(&walk, record, item);
}
