/* `export schema`: held against the table of the schema, field by field. */
#include "output/data/json_schema.h"

#include "base/count.h"
#include "model/dossier.h"
#include "model/schema.h"
#include "support/json_reading.h"

#include <criterion/criterion.h>

static struct arena arena;
static struct buffer text;

static const struct json_value *read_schema_of(const struct dossier *dossier)
{
    buffer_clear(&text);
    json_schema_write(dossier, &text);
    return json_expect(&arena, buffer_slice(&text));
}

static const struct json_value *read_schema(void)
{
    return read_schema_of(NULL);
}

static void release(void)
{
    buffer_release(&text);
    arena_release(&arena);
}

static bool has_text(const struct json_value *array, const char *word)
{
    for (const struct json_value *item = array ? array->first : NULL; item; item = item->next)
        if (json_is_text(item, slice_of(word)))
            return true;
    return false;
}

static void expect_record(const struct json_value *schema, const struct record *record);

static void expect_choices(const struct json_value *schema, const struct field *field)
{
    const struct json_value *words = json_member(schema, "enum");
    size_t count = 0;
    cr_assert(words, "%s has no choices", field->name);
    for (const char *const *word = field->choices; *word; word++, count++)
        cr_expect(has_text(words, *word), "%s lacks %s", field->name, *word);
    cr_expect_eq(words->count, count, "%s has other choices", field->name);
}

static void expect_value(const struct json_value *schema, const struct field *field)
{
    if (field->type == FIELD_RECORD && field->record->shorthand) {
        const struct json_value *forms = json_member(schema, "anyOf");
        cr_assert(forms && forms->count == 2, "%s", field->name);
        cr_expect(json_member(json_item(forms, 0), "type"), "%s", field->name);
        expect_record(json_item(forms, 1), field->record);
    } else if (field->type == FIELD_RECORD)
        expect_record(schema, field->record);
    else if (field->type == FIELD_CHOICE)
        expect_choices(schema, field);
    else
        cr_expect(json_member(schema, "type") || json_member(schema, "const") ||
                      json_member(schema, "anyOf"),
                  "%s may be anything", field->name);
}

static void expect_field(const struct json_value *schema, const struct field *field)
{
    cr_assert(schema, "the field %s is missing", field->name);
    cr_expect(json_is_text(json_member(schema, "description"), slice_of(field->help)), "%s",
              field->name);
    if (field->flags & FIELD_LIST) {
        cr_expect(json_is_text(json_member(schema, "type"), SLICE("array")), "%s", field->name);
        schema = json_member(schema, "items");
    }
    cr_assert(schema, "%s has no items", field->name);
    expect_value(schema, field);
}

static void expect_record(const struct json_value *schema, const struct record *record)
{
    const struct json_value *properties = json_member(schema, "properties");
    const struct json_value *required = json_member(schema, "required");
    const struct json_value *others = json_member(schema, "additionalProperties");
    cr_assert(properties && required && others, "%s", record->name);
    cr_expect(others->kind == JSON_BOOLEAN && !others->boolean, "%s", record->name);
    cr_expect_eq(properties->count, record->field_count, "%s", record->name);
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        bool is_needed = field->flags & (FIELD_REQUIRED | FIELD_ESSENTIAL);
        expect_field(json_member(properties, field->name), field);
        cr_expect_eq(has_text(required, field->name), is_needed, "%s", field->name);
    }
}

Test(json_schema, has_every_field_of_every_file, .fini = release)
{
    const struct json_value *definitions = json_member(read_schema(), "definitions");
    cr_assert(definitions);
    cr_expect_eq(definitions->count, 5);
    expect_record(json_member(definitions, "brief"), &schema_brief);
    expect_record(json_member(definitions, "theme"), &schema_theme);
    expect_record(json_member(definitions, "dossier"), &schema_dossier);
    expect_record(json_member(definitions, "actor"), &schema_actor);
    expect_record(json_member(definitions, "corridor"), &schema_corridor);
}

static bool requires(const struct json_value *condition, const char *name)
{
    const struct json_value *marks = json_member(condition, "anyOf");
    cr_assert(marks);
    for (const struct json_value *mark = marks->first; mark; mark = mark->next)
        if (has_text(json_member(mark, "required"), name))
            return true;
    return false;
}

Test(json_schema, tells_mappings_apart_by_what_only_one_of_them_has, .fini = release)
{
    const struct json_value *mapping = json_member(read_schema(), "else");
    cr_expect(requires(json_member(mapping, "if"), "definition"));
    cr_expect_not(requires(json_member(mapping, "if"), "precis"));
    cr_expect_not(requires(json_member(mapping, "if"), "id"));
    const struct json_value *rest = json_member(mapping, "else");
    cr_expect(requires(json_member(rest, "if"), "as-of"));
    cr_expect_not(requires(json_member(rest, "if"), "bottom-line"));
    cr_expect(
        json_is_text(json_member(json_member(rest, "else"), "$ref"), SLICE("#/definitions/brief")));
}

Test(json_schema, has_one_type_or_more_for_every_plain_value, .fini = release)
{
    const struct json_value *definitions = json_member(read_schema(), "definitions");
    const struct json_value *theme = json_member(json_member(definitions, "theme"), "properties");
    cr_expect(json_is_text(json_member(json_member(theme, "order"), "type"), SLICE("integer")));
    cr_expect(has_text(json_member(json_member(theme, "name"), "type"), "number"));
    cr_expect(json_member(json_member(theme, "color"), "pattern"));
}

static const struct json_value *status_of(const struct json_value *schema)
{
    static const char *const way[] = {"definitions", "brief",      "properties", "corridors",
                                      "items",       "properties", "status"};
    for (size_t i = 0; i < COUNT(way); i++)
        schema = json_member(schema, way[i]);
    return schema;
}

/* Of any dossier, of one with the usual words, and of one with its own. */
Test(json_schema, has_the_words_of_the_dossier_that_it_is_for, .fini = release)
{
    struct description description = {0};
    struct dossier dossier = {.description = &description};
    struct text own[] = {{.bytes = "asked", .length = 5}, {.bytes = "granted", .length = 7}};
    cr_expect(json_member(status_of(read_schema()), "anyOf"));
    const struct json_value *usual = json_member(status_of(read_schema_of(&dossier)), "enum");
    cr_expect(has_text(usual, "under-construction") && !has_text(usual, "asked"));
    description.corridors.statuses = (struct text_list){.items = own, .count = 2};
    const struct json_value *words = json_member(status_of(read_schema_of(&dossier)), "enum");
    cr_assert(words);
    cr_expect_eq(words->count, 2u);
    cr_expect(has_text(words, "asked") && has_text(words, "granted"));
}
