#include "load/bind.h"

#include "load/value.h"

#include <string.h>

static bool bind_item(struct binder *binder, const struct field *field, const struct node *node,
                      void *target)
{
    if (field->type == FIELD_RECORD)
        return bind_record(binder, field->record, node, target);
    return bind_value(binder, field, node, target);
}

static void wrong_type(struct binder *binder, const char *name, const char *expected,
                       const struct node *node)
{
    diagnostics_report(binder->diagnostics, RULE_WRONG_TYPE, binder->file, node->at,
                       "'%s' must be %s, and this is %s", name, expected, node_kind_name(node));
}

static struct list bind_items(struct binder *binder, const struct field *field,
                              const struct node *first, uint32_t count)
{
    size_t size = schema_item_size(field);
    struct list list = {.items = arena_allocate(binder->arena, count, size)};
    const struct node *node = first;
    for (uint32_t i = 0; i < count; i++, node = node->next) {
        char *target = (char *)list.items + list.count * size;
        if (bind_item(binder, field, node, target))
            list.count++;
        else
            memset(target, 0, size);
    }
    return list;
}

/* A single item where a list belongs is a slip that loses nothing: it is reported and taken. */
static void bind_list(struct binder *binder, const struct field *field, const struct node *node,
                      struct list *list)
{
    if (node->kind == NODE_SEQUENCE) {
        *list = bind_items(binder, field, node->first, node->count);
        return;
    }
    wrong_type(binder, field->name, "a list", node);
    bool fits = (node->kind == NODE_MAPPING) == (field->type == FIELD_RECORD);
    if (fits)
        *list = bind_items(binder, field, node, 1);
}

struct list bind_records(struct binder *binder, const struct record *record,
                         const struct node *node)
{
    const struct field field = {
        .name = record->name, .type = FIELD_RECORD, .flags = FIELD_LIST, .record = record};
    struct list list = {0};
    bind_list(binder, &field, node, &list);
    return list;
}

/* Files mostly follow the order of the schema, so the search begins behind the last find. */
static size_t find_field(const struct record *record, size_t start, struct slice name)
{
    for (size_t i = 0; i < record->field_count; i++) {
        size_t index = (start + i) % record->field_count;
        if (slice_equal(name, slice_of(record->fields[index].name)))
            return index;
    }
    return record->field_count;
}

struct progress {
    void *structure;
    uint64_t seen;    /* fields met, one bit each */
    uint64_t excused; /* fields that a misspelled name stands for */
    uint64_t usable;  /* fields met with a usable value */
};

static uint64_t bit(size_t index)
{
    return (uint64_t)1 << index;
}

static bool has_key(const struct node *mapping, const char *name)
{
    for (const struct node *key = mapping->first; key; key = key->next->next)
        if (key->kind == NODE_SCALAR && slice_equal(key->scalar, slice_of(name)))
            return true;
    return false;
}

/* A misspelled required field is one slip and gets one message, as an error. */
static void report_unknown(struct binder *binder, const struct record *record,
                           const struct node *mapping, const struct node *key,
                           struct progress *progress)
{
    const struct field *nearest = schema_nearest_field(record, key->scalar);
    if (!nearest) {
        diagnostics_report(binder->diagnostics, RULE_UNKNOWN_FIELD, binder->file, key->at,
                           "a %s has no field '%.*s'; it is not read", record->name,
                           SLICE_ARGUMENTS(key->scalar));
        return;
    }
    bool needed =
        nearest->flags & (FIELD_REQUIRED | FIELD_ESSENTIAL) && !has_key(mapping, nearest->name);
    if (needed)
        progress->excused |= bit((size_t)(nearest - record->fields));
    diagnostics_report(binder->diagnostics, needed ? RULE_MISSING_FIELD : RULE_UNKNOWN_FIELD,
                       binder->file, key->at, "a %s has no field '%.*s'; did you mean '%s'%s?",
                       record->name, SLICE_ARGUMENTS(key->scalar), nearest->name,
                       needed ? ", which is missing" : "");
}

static void bind_field(struct binder *binder, const struct field *field, size_t index,
                       const struct node *value, struct progress *progress)
{
    void *target = (char *)progress->structure + field->offset;
    if (progress->seen & bit(index)) /* a duplicate key, reported by the parser */
        return;
    bool is_nothing = node_is_null(value) && field->type != FIELD_VERSION;
    if (is_nothing && !(field->flags & FIELD_LIST))
        return;
    progress->seen |= bit(index);
    if (is_nothing) { /* a list that is written with nothing behind it is an empty list */
        *(struct list *)target = bind_items(binder, field, NULL, 0);
        progress->usable |= bit(index);
    } else if (field->flags & FIELD_LIST) {
        bind_list(binder, field, value, target);
        progress->usable |= bit(index);
    } else if (bind_item(binder, field, value, target)) {
        progress->usable |= bit(index);
    } else {
        memset(target, 0, schema_item_size(field));
    }
}

static void bind_pairs(struct binder *binder, const struct record *record,
                       const struct node *mapping, struct progress *progress)
{
    size_t next = 0;
    for (const struct node *key = mapping->first; key; key = key->next->next) {
        if (key->kind != NODE_SCALAR) {
            wrong_type(binder, "a key", "a text", key);
            continue;
        }
        size_t index = find_field(record, next, key->scalar);
        if (index == record->field_count) {
            report_unknown(binder, record, mapping, key, progress);
            continue;
        }
        bind_field(binder, &record->fields[index], index, key->next, progress);
        next = index + 1;
    }
}

static bool check_presence(struct binder *binder, const struct record *record,
                           const struct node *mapping, const struct progress *progress)
{
    bool complete = true;
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        if (!(field->flags & (FIELD_REQUIRED | FIELD_ESSENTIAL)) || progress->usable & bit(i))
            continue;
        if (field->flags & FIELD_ESSENTIAL)
            complete = false;
        if ((progress->seen | progress->excused) & bit(i))
            continue;
        diagnostics_report(binder->diagnostics, RULE_MISSING_FIELD, binder->file, mapping->at,
                           "this %s has no '%s'%s", record->name, field->name,
                           field->flags & FIELD_ESSENTIAL ? "; it is left out" : "");
    }
    return complete;
}

bool bind_record(struct binder *binder, const struct record *record, const struct node *node,
                 void *structure)
{
    if (node->kind != NODE_MAPPING) {
        wrong_type(binder, record->name, "a mapping", node);
        return false;
    }
    *(struct position *)structure = node->at;
    struct progress progress = {.structure = structure};
    bind_pairs(binder, record, node, &progress);
    return check_presence(binder, record, node, &progress);
}
