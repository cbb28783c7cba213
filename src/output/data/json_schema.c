#include "output/data/json_schema.h"

#include "base/count.h"
#include "model/brief.h"
#include "model/schema.h"
#include "output/data/json.h"

#define ID_PATTERN "[a-z0-9]+(-[a-z0-9]+)*"

enum { MOST_TYPES = 3, LONGEST_ID = 64 };

/* What YAML makes of a plain scalar: a title such as 1984 is a number there, and a text here. */
struct shape {
    const char *types[MOST_TYPES + 1];
    const char *pattern; /* of strings; NULL: any */
    uint32_t longest;    /* of strings; 0: no bound */
    bool is_counted;     /* a number from 1 */
    uint32_t most;       /* of such a number; 0: no bound */
};

static const struct shape shapes[] = {
    [FIELD_TEXT] = {.types = {"string", "number", "boolean"}},
    [FIELD_ID] = {.types = {"string", "integer"},
                  .pattern = "^" ID_PATTERN "$",
                  .longest = LONGEST_ID},
    [FIELD_DECIMAL] = {.types = {"number", "string"}, .pattern = "^[-+]?[0-9]+([.][0-9]+)?$"},
    [FIELD_COLOR] = {.types = {"string"},
                     .pattern = "^(#[0-9a-fA-F]{6}|(bright-)?"
                                "(black|red|green|yellow|blue|magenta|cyan|white))$"},
    [FIELD_URL] = {.types = {"string"}, .pattern = "^[hH][tT][tT][pP][sS]?://"},
    [FIELD_NUMBER] = {.types = {"integer"}, .is_counted = true},
    [FIELD_STATUS] = {.types = {"string", "integer"}, .pattern = "^" ID_PATTERN "$"},
    [FIELD_IMPORTANCE] = {.types = {"integer"}, .is_counted = true, .most = IMPORTANCE_MOST},
    [FIELD_BOOLEAN] = {.types = {"boolean"}},
    [FIELD_DATE] = {.types = {"string", "integer"}},
    [FIELD_REFERENCE] = {.types = {"string", "integer"}, .pattern = "^" ID_PATTERN "$"},
    [FIELD_ADDRESS] = {.types = {"string", "integer"},
                       .pattern = "^" ID_PATTERN "(#" ID_PATTERN ")?$"},
    [FIELD_LOCAL_ADDRESS] = {.types = {"string", "integer"}, .pattern = "^" ID_PATTERN "$"},
    [FIELD_EVENT_ADDRESS] = {.types = {"string"}, .pattern = "^" ID_PATTERN "#" ID_PATTERN "$"},
    [FIELD_SUBJECT] = {.types = {"string", "integer"}, .pattern = "^" ID_PATTERN "$"},
};
_Static_assert(COUNT(shapes) == FIELD_RECORD, "every type of field that is plain has a shape");

static void write_string(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_string(json, slice_of(text));
}

static void write_words(struct json *json, const char *key, const char *const *words)
{
    json_key(json, key);
    json_open_row(json);
    for (; *words; words++)
        json_string(json, slice_of(*words));
    json_close_array(json);
}

static void write_number(struct json *json, const char *key, uint32_t number)
{
    json_key(json, key);
    json_number(json, number);
}

static void write_shape(struct json *json, const struct shape *shape)
{
    if (shape->types[1])
        write_words(json, "type", shape->types);
    else
        write_string(json, "type", shape->types[0]);
    if (shape->pattern)
        write_string(json, "pattern", shape->pattern);
    if (shape->longest)
        write_number(json, "maxLength", shape->longest);
    if (shape->is_counted)
        write_number(json, "minimum", 1);
    if (shape->most)
        write_number(json, "maximum", shape->most);
}

static void write_record(struct json *json, const struct record *record);

static void write_value(struct json *json, const struct field *field);

/* A mapping, or what may be written in its place. */
static void write_record_or_shorthand(struct json *json, const struct record *record)
{
    json_key(json, "anyOf");
    json_open_array(json);
    json_open_object(json);
    write_value(json, record->shorthand);
    json_close_object(json);
    json_open_object(json);
    write_record(json, record);
    json_close_object(json);
    json_close_array(json);
}

/* The usual words, which an editor offers, or another that the dossier may have. */
static void write_status(struct json *json, const struct field *field)
{
    json_key(json, "anyOf");
    json_open_array(json);
    json_open_object(json);
    write_words(json, "enum", field->choices);
    json_close_object(json);
    json_open_object(json);
    write_shape(json, &shapes[field->type]);
    json_close_object(json);
    json_close_array(json);
}

/* The members of the schema of one value. */
static void write_value(struct json *json, const struct field *field)
{
    if (field->type == FIELD_RECORD && field->record->shorthand)
        write_record_or_shorthand(json, field->record);
    else if (field->type == FIELD_RECORD)
        write_record(json, field->record);
    else if (field->type == FIELD_CHOICE)
        write_words(json, "enum", field->choices);
    else if (field->type == FIELD_STATUS)
        write_status(json, field);
    else if (field->type == FIELD_VERSION)
        write_number(json, "const", 1);
    else
        write_shape(json, &shapes[field->type]);
}

static void write_field(struct json *json, const struct field *field)
{
    json_key(json, field->name);
    json_open_object(json);
    write_string(json, "description", field->help);
    if (field->flags & FIELD_LIST) {
        write_string(json, "type", "array");
        json_key(json, "items");
        json_open_object(json);
        write_value(json, field);
        json_close_object(json);
    } else {
        write_value(json, field);
    }
    json_close_object(json);
}

static void write_required(struct json *json, const struct record *record)
{
    json_key(json, "required");
    json_open_row(json);
    for (size_t i = 0; i < record->field_count; i++)
        if (record->fields[i].flags & (FIELD_REQUIRED | FIELD_ESSENTIAL))
            json_string(json, slice_of(record->fields[i].name));
    json_close_array(json);
}

static void write_record(struct json *json, const struct record *record)
{
    write_string(json, "type", "object");
    json_key(json, "additionalProperties");
    json_boolean(json, false);
    write_required(json, record);
    json_key(json, "properties");
    json_open_object(json);
    for (size_t i = 0; i < record->field_count; i++)
        write_field(json, &record->fields[i]);
    json_close_object(json);
}

struct root {
    const char *name; /* among the definitions */
    const char *reference;
    const struct record *record;
};

/* What a mapping can be; one that no field gives away is the last. */
static const struct root mappings[] = {
    {"theme", "#/definitions/theme", &schema_theme},
    {"dossier", "#/definitions/dossier", &schema_dossier},
    {"brief", "#/definitions/brief", &schema_brief},
};

/* What a list can hold. */
static const struct root entries[] = {
    {"actor", "#/definitions/actor", &schema_actor},
    {"corridor", "#/definitions/corridor", &schema_corridor},
};

static void write_definitions(struct json *json, const struct root *roots, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        json_key(json, roots[i].name);
        json_open_object(json);
        write_record(json, roots[i].record);
        json_close_object(json);
    }
}

static bool has_field(const struct record *record, const char *name)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (slice_equal(slice_of(record->fields[i].name), slice_of(name)))
            return true;
    return false;
}

static bool is_of_no_other(const struct root *root, const char *name)
{
    for (size_t i = 0; i < COUNT(mappings); i++)
        if (&mappings[i] != root && has_field(mappings[i].record, name))
            return false;
    return true;
}

/* That one of the fields is there which only this mapping can have. */
static void write_mark(struct json *json, const struct root *root)
{
    json_key(json, "anyOf");
    json_open_array(json);
    for (size_t i = 0; i < root->record->field_count; i++) {
        const char *const name[] = {root->record->fields[i].name, NULL};
        if (!is_of_no_other(root, name[0]))
            continue;
        json_open_object(json);
        write_words(json, "required", name);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_reference(struct json *json, const char *key, const struct root *root)
{
    json_key(json, key);
    json_open_object(json);
    write_string(json, "$ref", root->reference);
    json_close_object(json);
}

/* if it is the first, then that; else the next in the same way. */
static void write_mappings(struct json *json)
{
    size_t last = COUNT(mappings) - 1;
    for (size_t i = 0; i < last; i++) {
        json_key(json, "if");
        json_open_object(json);
        write_mark(json, &mappings[i]);
        json_close_object(json);
        write_reference(json, "then", &mappings[i]);
        if (i + 1 == last)
            break;
        json_key(json, "else");
        json_open_object(json);
    }
    write_reference(json, "else", &mappings[last]);
    for (size_t i = 0; i + 1 < last; i++)
        json_close_object(json);
}

static void write_lists(struct json *json)
{
    json_key(json, "anyOf");
    json_open_array(json);
    for (size_t i = 0; i < COUNT(entries); i++) {
        json_open_object(json);
        write_reference(json, "items", &entries[i]);
        json_close_object(json);
    }
    json_close_array(json);
}

/* A list, or else a mapping. */
static void write_choice(struct json *json)
{
    json_key(json, "if");
    json_open_object(json);
    write_string(json, "type", "array");
    json_close_object(json);
    json_key(json, "then");
    json_open_object(json);
    write_lists(json);
    json_close_object(json);
    json_key(json, "else");
    json_open_object(json);
    write_mappings(json);
    json_close_object(json);
}

void json_schema_write(struct buffer *out)
{
    struct json json = json_begin(out);
    json_open_object(&json);
    write_string(&json, "$schema", "http://json-schema.org/draft-07/schema#");
    write_string(&json, "title", "A file of a precis dossier");
    write_choice(&json);
    json_key(&json, "definitions");
    json_open_object(&json);
    write_definitions(&json, mappings, COUNT(mappings));
    write_definitions(&json, entries, COUNT(entries));
    json_close_object(&json);
    json_close_object(&json);
    json_end(&json);
}
