#include "load/bind.h"

#include "base/utf8.h"

#include "load/value.h"

#include <string.h>

/* An alias was reported where it stands. */
static bool bind_item(struct binder *binder, const struct field *field, const struct node *node,
                      void *target)
{
    if (node->is_alias)
        return false;
    if (field->type == FIELD_RECORD)
        return bind_record(binder, field->record, node, target);
    return bind_value(binder, field, node, target);
}

static bool is_present(struct binder *binder, const struct field *field, const struct node *item)
{
    if (!node_is_null(item) || item->is_alias)
        return true;
    diagnostics_report(binder->diagnostics, RULE_MISSING_FIELD, binder->file, item->at,
                       "an item of '%s' is empty; write it, or take it out", field->name);
    return false;
}

static struct list bind_items(struct binder *binder, const struct field *field,
                              const struct node *first, uint32_t count)
{
    size_t size = schema_item_size(field);
    struct list list = {.items = arena_allocate(binder->arena, count, size)};
    const struct node *node = first;
    for (uint32_t i = 0; i < count; i++, node = node->next) {
        char *target = (char *)list.items + list.count * size;
        if (is_present(binder, field, node) && bind_item(binder, field, node, target))
            list.count++;
        else
            memset(target, 0, size);
    }
    return list;
}

/* Whether a text can stand for an item; for a record, where one of its fields may. */
static bool takes_text(const struct field *field)
{
    return field->type != FIELD_RECORD || field->record->shorthand;
}

static void report_no_list(struct binder *binder, const struct field *field,
                           const struct node *node)
{
    const char *kind = node_kind_name(node);
    bool is_prose = field->type == FIELD_TEXT || !takes_text(field);
    if (node->kind == NODE_SCALAR && !is_prose)
        diagnostics_report(binder->diagnostics, RULE_WRONG_TYPE, binder->file, node->at,
                           "'%s' must be a list, and this is %s; write [%s]", field->name, kind,
                           diagnostics_quote(binder->diagnostics, node->scalar));
    else
        diagnostics_report(binder->diagnostics, RULE_WRONG_TYPE, binder->file, node->at,
                           "'%s' must be a list, and this is %s; begin each item with '- '",
                           field->name, kind);
}

/* A single item where a list belongs is a slip that loses nothing: it is reported and taken. */
static bool is_single_item(const struct field *field, const struct node *node)
{
    if (field->type == FIELD_RECORD && node->kind == NODE_MAPPING)
        return true;
    return node->kind == NODE_SCALAR && takes_text(field) &&
           (field->type == FIELD_TEXT || slice_find(node->scalar, ',') == node->scalar.length);
}

static void bind_list(struct binder *binder, const struct field *field, const struct node *node,
                      struct list *list)
{
    if (node->kind == NODE_SEQUENCE) {
        *list = bind_items(binder, field, node->first, node->count);
        return;
    }
    report_no_list(binder, field, node);
    if (is_single_item(field, node))
        *list = bind_items(binder, field, node, 1);
}

static const struct node *find_key(const struct node *mapping, const char *name)
{
    for (const struct node *key = mapping->first; key; key = key->next->next)
        if (key->kind == NODE_SCALAR && slice_equal(key->scalar, slice_of(name)))
            return key;
    return NULL;
}

struct list bind_records(struct binder *binder, const struct record *record,
                         const struct node *node)
{
    const struct field field = {
        .name = record->name, .type = FIELD_RECORD, .flags = FIELD_LIST, .record = record};
    if (node->kind == NODE_SEQUENCE)
        return bind_items(binder, &field, node->first, node->count);
    diagnostics_report(binder->diagnostics, RULE_WRONG_TYPE, binder->file, node->at,
                       "the file must be a list, and this is %s; begin each %s with '- '",
                       node_kind_name(node), record->name);
    bool is_item = node->kind == NODE_MAPPING && find_key(node, "id");
    return is_item ? bind_items(binder, &field, node, 1) : (struct list){0};
}

/* Files mostly follow the order of the schema, so the search begins after the last find. */
static size_t find_field(const struct record *record, size_t start, struct slice name)
{
    for (size_t i = 0; i < record->field_count; i++) {
        size_t index = (start + i) % record->field_count;
        if (slice_equal(name, slice_of(record->fields[index].name)))
            return index;
    }
    return record->field_count;
}

/* Sets of fields, one bit each. */
struct progress {
    void *structure;
    uint64_t seen;    /* met with a value */
    uint64_t usable;  /* met with a usable value */
    uint64_t excused; /* not there for a reason that was reported */
    uint64_t written; /* all whose name is a key; complete once `knows_written` */
    bool knows_written;
};

static uint64_t bit(size_t index)
{
    return (uint64_t)1 << index;
}

/* Asked for the first time by a misspelled key, so that a mapping is gone through once more and
 * not once for each of them. */
static bool is_written(const struct record *record, const struct node *mapping, size_t field,
                       struct progress *progress)
{
    for (const struct node *key = mapping->first; key && !progress->knows_written;
         key = key->next->next)
        if (key->kind == NODE_SCALAR)
            progress->written |= bit(find_field(record, 0, key->scalar));
    progress->knows_written = true;
    return progress->written & bit(field);
}

static bool has_no_break_space(struct slice text)
{
    for (size_t i = 0; i + 1 < text.length; i++)
        if (text.bytes[i] == '\xc2' && text.bytes[i + 1] == '\xa0')
            return true;
    return false;
}

/* A comma in a text of a flow mapping ends it, and what follows becomes a key of its own. No-break
 * spaces come with text copied from elsewhere, and look like blanks. */
static const char *remedy_unknown(const struct node *mapping, const struct node *key)
{
    if (has_no_break_space(key->scalar))
        return "its no-break spaces (U+00A0) must be ordinary blanks";
    if (mapping->is_flow && node_is_null(key->next))
        return "if it belongs to the text before it, put that text in quotes";
    return "it is not read";
}

/* Fields are named in ASCII: another letter is taken for one of it by the eye alone. */
static const char *look_alike_in(struct binder *binder, struct slice key)
{
    for (size_t i = 0; i < key.length;) {
        uint32_t code_point = 0;
        size_t length = utf8_decode(key.bytes + i, key.length - i, &code_point);
        if (length && code_point >= 0x80)
            return arena_format(binder->arena, " It has U+%04X in it", code_point).bytes;
        i += length ? length : 1;
    }
    return "";
}

/* A misspelled required field is one slip and gets one message, as an error. */
static void report_unknown(struct binder *binder, const struct record *record,
                           const struct node *mapping, const struct node *key,
                           struct progress *progress)
{
    const struct field *nearest = schema_nearest_field(record, key->scalar);
    const char *name = diagnostics_quote(binder->diagnostics, key->scalar);
    if (!nearest) {
        diagnostics_report(binder->diagnostics, RULE_UNKNOWN_FIELD, binder->file, key->at,
                           "'%s' is not a field of this %s; %s", name, record->name,
                           remedy_unknown(mapping, key));
        return;
    }
    size_t index = (size_t)(nearest - record->fields);
    bool needed = nearest->flags & (FIELD_REQUIRED | FIELD_ESSENTIAL) &&
                  !is_written(record, mapping, index, progress);
    if (needed)
        progress->excused |= bit(index);
    diagnostics_report(
        binder->diagnostics, needed ? RULE_MISSING_FIELD : RULE_UNKNOWN_FIELD, binder->file,
        key->at, "'%s' is not a field of this %s; did you mean '%s'%s?%s", name, record->name,
        nearest->name, needed ? ", which is missing" : "", look_alike_in(binder, key->scalar));
}

static void bind_field(struct binder *binder, const struct field *field, size_t index,
                       const struct node *value, struct progress *progress)
{
    void *target = (char *)progress->structure + field->offset;
    if (progress->seen & bit(index)) /* a duplicate key, reported by the parser */
        return;
    if (value->is_alias)
        progress->excused |= bit(index);
    if (node_is_null(value) && field->type != FIELD_VERSION) {
        if (field->flags & FIELD_LIST) /* an empty list, which is not the same as none */
            *(struct list *)target = bind_items(binder, field, NULL, 0);
        return;
    }
    progress->seen |= bit(index);
    if (field->flags & FIELD_LIST) {
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
            diagnostics_report(binder->diagnostics, RULE_WRONG_TYPE, binder->file, key->at,
                               "a key must be a text, and this is %s; put it in quotes",
                               node_kind_name(key));
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

static const char *remedy_empty(const struct field *field)
{
    if (field->type == FIELD_RECORD)
        return "indent its fields deeper than it";
    if (field->type == FIELD_TEXT)
        return "write it, and put a text that begins with '#' in quotes";
    return "write it";
}

static void report_absent(struct binder *binder, const struct record *record,
                          const struct node *mapping, const struct field *field)
{
    bool is_essential = field->flags & FIELD_ESSENTIAL;
    const struct node *key = find_key(mapping, field->name);
    if (key)
        diagnostics_report(binder->diagnostics, RULE_MISSING_FIELD, binder->file, key->at,
                           "'%s' is empty; %s", field->name, remedy_empty(field));
    else
        diagnostics_report(binder->diagnostics, RULE_MISSING_FIELD, binder->file, mapping->at,
                           "this %s has no '%s'%s", record->name, field->name,
                           is_essential ? "; it is left out" : "");
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
        /* A list that is written with nothing after it is an empty list. */
        bool is_empty_list = field->flags & FIELD_LIST && find_key(mapping, field->name);
        if (!((progress->seen | progress->excused) & bit(i)) && !is_empty_list)
            report_absent(binder, record, mapping, field);
    }
    return complete;
}

bool bind_record(struct binder *binder, const struct record *record, const struct node *node,
                 void *structure)
{
    if (node->kind == NODE_SCALAR && record->shorthand) {
        *(struct position *)structure = node->at;
        return bind_value(binder, record->shorthand, node,
                          (char *)structure + record->shorthand->offset);
    }
    if (node->kind != NODE_MAPPING) {
        diagnostics_report(binder->diagnostics, RULE_WRONG_TYPE, binder->file, node->at,
                           "this %s must be a mapping, and it is %s; write its fields as "
                           "'key: value'",
                           record->name, node_kind_name(node));
        return false;
    }
    *(struct position *)structure = node->at;
    struct progress progress = {.structure = structure};
    bind_pairs(binder, record, node, &progress);
    return check_presence(binder, record, node, &progress);
}
