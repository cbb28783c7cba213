#include "output/data/json_dossier.h"

#include "model/schema.h"
#include "model/scope.h"
#include "output/data/json.h"
#include "output/data/relation.h"

#include <stddef.h>

/* 2: a voice may be an object, "from" and "to" of a link may be an event; fields were added. */
enum { FORMAT_VERSION = 2 };

struct walk {
    struct json json;
    const struct dossier *dossier;
    struct place place;
    const struct brief *brief; /* that is written; NULL: none */
};

static void write_record(struct walk *walk, const struct record *record, const void *structure);

static void write_text(struct json *json, const struct field *field, const void *item)
{
    (void)field;
    json_string(json, text_slice(*(const struct text *)item));
}

static void write_decimal(struct json *json, const struct field *field, const void *item)
{
    (void)field;
    json_decimal(json, text_slice(*(const struct text *)item));
}

static void write_number(struct json *json, const struct field *field, const void *item)
{
    (void)field;
    json_number(json, ((const struct number *)item)->value);
}

static void write_boolean(struct json *json, const struct field *field, const void *item)
{
    (void)field;
    json_boolean(json, *(const bool *)item);
}

static void write_importance(struct json *json, const struct field *field, const void *item)
{
    (void)field;
    json_number(json, *(const uint8_t *)item);
}

static void write_choice(struct json *json, const struct field *field, const void *item)
{
    json_string(json, slice_of(field->choices[*(const uint8_t *)item - 1]));
}

/* Dates and references begin with their text. */
typedef void write_function(struct json *json, const struct field *field, const void *item);

static write_function *const functions[] = {
    [FIELD_TEXT] = write_text,          [FIELD_ID] = write_text,
    [FIELD_DECIMAL] = write_decimal,    [FIELD_COLOR] = write_text,
    [FIELD_URL] = write_text,           [FIELD_NUMBER] = write_number,
    [FIELD_VERSION] = write_number,     [FIELD_BOOLEAN] = write_boolean,
    [FIELD_DATE] = write_text,          [FIELD_CHOICE] = write_choice,
    [FIELD_REFERENCE] = write_text,     [FIELD_ADDRESS] = write_text,
    [FIELD_LOCAL_ADDRESS] = write_text, [FIELD_EVENT_ADDRESS] = write_text,
    [FIELD_SUBJECT] = write_text,       [FIELD_IMPORTANCE] = write_importance,
    [FIELD_STATUS] = write_text,
};

static const struct field *themes_field(const struct record *record)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (record->fields[i].dangling == RULE_DANGLING_THEME &&
            record->fields[i].flags & FIELD_LIST)
            return &record->fields[i];
    return NULL;
}

/* A record with themes is left out when the place is of another theme. */
static bool is_in(const struct walk *walk, const struct record *record, const void *structure)
{
    const struct field *themes = walk->place.theme && record ? themes_field(record) : NULL;
    if (!themes)
        return true;
    const struct reference_list *list = (const void *)((const char *)structure + themes->offset);
    return references_include(*list, &walk->place.theme->entry);
}

static const struct field *paragraphs_field(const struct record *record)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (record->fields[i].type == FIELD_NUMBER && record->fields[i].flags & FIELD_LIST)
            return &record->fields[i];
    return NULL;
}

/* Where the place is narrowed: an entry of a brief as it is itself, what else rests on paragraphs
 * as place_has_paragraphs() has it. */
static bool is_selected(const struct walk *walk, const struct field *list, const void *item)
{
    bool is_narrowed = walk->place.only && walk->brief && list->type == FIELD_RECORD;
    const struct field *paragraphs = is_narrowed ? paragraphs_field(list->record) : NULL;
    if (!paragraphs)
        return true;
    if (list->offset == offsetof(struct brief, claims) ||
        list->offset == offsetof(struct brief, questions) ||
        list->offset == offsetof(struct brief, events))
        return place_has_entry(walk->place, item);
    const struct number_list *numbers = (const void *)((const char *)item + paragraphs->offset);
    return place_has_paragraphs(walk->place, walk->brief, *numbers);
}

static void write_item(struct walk *walk, const struct field *field, const void *item)
{
    if (field->type == FIELD_RECORD)
        write_record(walk, field->record, item);
    else
        functions[field->type](&walk->json, field, item);
}

/* What was written as a text in place of a mapping is a text again. */
static bool is_short(const struct record *record, const void *structure)
{
    const struct field *field = record->shorthand;
    return field && schema_is_present(field, structure);
}

static bool are_short(const struct field *field, const struct list *list)
{
    const char *item = list->items;
    for (uint32_t i = 0; i < list->count; i++, item += schema_item_size(field))
        if (!is_short(field->record, item))
            return false;
    return field->record->shorthand;
}

static void write_list(struct walk *walk, const struct field *field, const struct list *list)
{
    bool is_long =
        field->type == FIELD_TEXT || (field->type == FIELD_RECORD && !are_short(field, list));
    if (is_long)
        json_open_array(&walk->json);
    else
        json_open_row(&walk->json);
    const char *item = list->items;
    for (uint32_t i = 0; i < list->count; i++, item += schema_item_size(field))
        if (is_in(walk, field->record, item) && is_selected(walk, field, item))
            write_item(walk, field, item);
    json_close_array(&walk->json);
}

static void write_record(struct walk *walk, const struct record *record, const void *structure)
{
    if (is_short(record, structure)) {
        write_item(walk, record->shorthand, schema_member(record->shorthand, structure));
        return;
    }
    json_open_object(&walk->json);
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        const void *member = schema_member(field, structure);
        if (!schema_is_present(field, structure))
            continue;
        json_key(&walk->json, field->name);
        if (field->flags & FIELD_LIST)
            write_list(walk, field, member);
        else
            write_item(walk, field, member);
    }
    json_close_object(&walk->json);
}

static void write_id(struct json *json, const char *key, const struct entry *entry)
{
    json_key(json, key);
    if (entry)
        json_string(json, entry_id(entry));
    else
        json_null(json);
}

static void write_head(struct walk *walk)
{
    struct json *json = &walk->json;
    const struct place *place = &walk->place;
    json_key(json, "precis");
    json_number(json, FORMAT_VERSION);
    json_key(json, "format");
    json_string(json, SLICE("dossier"));
    json_key(json, "scope");
    json_open_object(json);
    write_id(json, "source", place->brief ? &place->brief->entry : NULL);
    write_id(json, "theme", place->theme ? &place->theme->entry : NULL);
    if (place->only) {
        json_key(json, "since");
        if (place->only->since)
            json_string(json, text_slice(place->only->since->text));
        else
            json_null(json);
        json_key(json, "starred");
        json_boolean(json, place->only->states != 0);
    }
    json_close_object(json);
    json_key(json, "dossier");
    write_record(walk, &schema_dossier, walk->dossier->description);
}

static void write_themes(struct walk *walk)
{
    json_key(&walk->json, "themes");
    json_open_array(&walk->json);
    for (uint32_t i = 0; i < walk->dossier->theme_count; i++)
        if (!walk->place.theme || walk->place.theme == walk->dossier->themes[i])
            write_record(walk, &schema_theme, walk->dossier->themes[i]);
    json_close_array(&walk->json);
}

static void write_shared(struct walk *walk)
{
    json_key(&walk->json, "actors");
    json_open_array(&walk->json);
    for (uint32_t i = 0; i < walk->dossier->actors.count; i++)
        write_record(walk, &schema_actor, &walk->dossier->actors.items[i]);
    json_close_array(&walk->json);
    json_key(&walk->json, "corridors");
    json_open_array(&walk->json);
    for (uint32_t i = 0; i < walk->dossier->corridors.count; i++)
        write_record(walk, &schema_corridor, &walk->dossier->corridors.items[i]);
    json_close_array(&walk->json);
}

static size_t write_briefs(struct walk *walk)
{
    size_t count = 0;
    json_key(&walk->json, "briefs");
    json_open_array(&walk->json);
    for (uint32_t i = 0; i < walk->dossier->brief_count; i++) {
        const struct brief *brief = walk->dossier->briefs[i];
        if (!place_has_brief(walk->place, brief))
            continue;
        walk->brief = brief;
        write_record(walk, &schema_brief, brief);
        count++;
    }
    walk->brief = NULL;
    json_close_array(&walk->json);
    return count;
}

static void write_link(struct walk *walk, const struct entry *from, const struct link *link)
{
    struct arena arena = {0};
    struct json *json = &walk->json;
    json_open_object(json);
    json_key(json, "from");
    json_string(json, entry_address(from, &arena));
    json_key(json, "relation");
    json_string(json, relation_word(link->relation));
    json_key(json, "inverse");
    json_boolean(json, link->inverse);
    json_key(json, "reads");
    json_string(json, slice_of(link->inverse ? relation_inverse_name(link->relation)
                                             : relation_name(link->relation)));
    json_key(json, "cito");
    json_string(json, relation_cito(link->relation, link->inverse));
    json_key(json, "to");
    json_string(json, entry_address(link->other, &arena));
    if (text_is_present(link->reference->note)) {
        json_key(json, "note");
        json_string(json, text_slice(link->reference->note));
    }
    json_close_object(json);
    arena_release(&arena);
}

static void write_links_of(struct walk *walk, const struct entry *from)
{
    struct link_list links = dossier_links(walk->dossier, from);
    for (uint32_t i = 0; i < links.count; i++)
        if (place_has_relation(walk->place, from, links.items[i].other))
            write_link(walk, from, &links.items[i]);
}

static void write_links(struct walk *walk)
{
    json_key(&walk->json, "links");
    json_open_array(&walk->json);
    for (uint32_t i = 0; i < walk->dossier->brief_count; i++) {
        const struct brief *brief = walk->dossier->briefs[i];
        write_links_of(walk, &brief->entry);
        for (uint32_t j = 0; j < brief->claims.count; j++)
            write_links_of(walk, &brief->claims.items[j].entry);
        for (uint32_t j = 0; j < brief->questions.count; j++)
            write_links_of(walk, &brief->questions.items[j].entry);
        for (uint32_t j = 0; j < brief->events.count; j++)
            write_links_of(walk, &brief->events.items[j].entry);
    }
    json_close_array(&walk->json);
}

size_t json_dossier_write(const struct dossier *dossier, struct place place, struct buffer *out)
{
    struct walk walk = {.json = json_begin(out), .dossier = dossier, .place = place};
    json_open_object(&walk.json);
    write_head(&walk);
    write_themes(&walk);
    write_shared(&walk);
    size_t count = write_briefs(&walk);
    write_links(&walk);
    json_close_object(&walk.json);
    json_end(&walk.json);
    return count;
}
