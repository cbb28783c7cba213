#include "output/data/json_schema.h"

#include "base/count.h"
#include "model/brief.h"
#include "model/dossier.h"
#include "model/schema.h"
#include "output/data/json.h"

#define ID_PATTERN "[a-z0-9]+(-[a-z0-9]+)*"

/* A part of an address may be as long as an id; that both are is said by what is looked ahead at.
 */
#define ADDRESS_LENGTHS "(?=[^#]{1,64}(#[^#]{1,64})?$)"

/* A date as EDTF has it, as far as a pattern can tell. */
#define QUALIFIER "[?~%]?"
#define YEAR "(Y-?[0-9]+(E[0-9]+)?|-?[0-9X]{4})(S[0-9]+)?"
#define MONTH "(0[1-9X]|1[0-2X]|2[1-9]|3[0-9]|4[01]|XX)"
#define DAY "(0[1-9X]|[12][0-9X]|3[01X]|X[0-9X])"
#define DATE                                                                                       \
    QUALIFIER YEAR QUALIFIER "(-" QUALIFIER MONTH QUALIFIER "(-" QUALIFIER DAY QUALIFIER ")?)?"
#define END_OF_SPAN "([.][.]|" DATE ")?"

enum { MOST_TYPES = 3, FIRST_PLAIN_YEAR = 1000, LAST_PLAIN_YEAR = 9999 };

/* What YAML makes of a plain scalar: a title such as 1984 is a number there, and a text here. */
struct shape {
    const char *types[MOST_TYPES + 1];
    const char *pattern; /* of strings; NULL: any */
    uint32_t longest;    /* of strings; 0: no bound */
    bool is_bound;       /* a number from `least` on */
    uint32_t least;
    uint32_t most; /* of such a number; 0: no bound */
};

#define PLAIN_ID                                                                                   \
    {                                                                                              \
        "string", "integer", "boolean"                                                             \
    }

static const struct shape shapes[] = {
    [FIELD_TEXT] = {.types = {"string", "number", "boolean"}},
    [FIELD_ID] = {.types = PLAIN_ID,
                  .pattern = "^" ID_PATTERN "$",
                  .longest = SCHEMA_LONGEST_ID,
                  .is_bound = true},
    [FIELD_DECIMAL] = {.types = {"number", "string"}, .pattern = "^[-+]?[0-9]+([.][0-9]+)?$"},
    [FIELD_COLOR] = {.types = {"string"},
                     .pattern = "^(#[0-9a-fA-F]{6}|(bright-)?"
                                "(black|red|green|yellow|blue|magenta|cyan|white))$"},
    [FIELD_URL] = {.types = {"string"}, .pattern = "^[hH][tT][tT][pP][sS]?://"},
    [FIELD_NUMBER] = {.types = {"integer"},
                      .is_bound = true,
                      .least = 1,
                      .most = SCHEMA_LARGEST_NUMBER},
    [FIELD_STATUS] = {.types = PLAIN_ID,
                      .pattern = "^" ID_PATTERN "$",
                      .longest = SCHEMA_LONGEST_ID,
                      .is_bound = true},
    [FIELD_IMPORTANCE] = {.types = {"integer"},
                          .is_bound = true,
                          .least = 1,
                          .most = IMPORTANCE_MOST},
    [FIELD_BOOLEAN] = {.types = {"boolean"}},
    [FIELD_DATE] = {.types = {"string", "integer"},
                    .pattern =
                        "^(" DATE "|" END_OF_SPAN "/" END_OF_SPAN "|\\[[^\\]]+\\]|\\{[^}]+\\})$",
                    .is_bound = true,
                    .least = FIRST_PLAIN_YEAR,
                    .most = LAST_PLAIN_YEAR},
    [FIELD_REFERENCE] = {.types = PLAIN_ID,
                         .pattern = "^" ID_PATTERN "$",
                         .longest = SCHEMA_LONGEST_ID,
                         .is_bound = true},
    [FIELD_ADDRESS] = {.types = PLAIN_ID,
                       .pattern = "^" ADDRESS_LENGTHS ID_PATTERN "(#" ID_PATTERN ")?$",
                       .is_bound = true},
    [FIELD_LOCAL_ADDRESS] = {.types = PLAIN_ID,
                             .pattern = "^" ID_PATTERN "$",
                             .longest = SCHEMA_LONGEST_ID,
                             .is_bound = true},
    [FIELD_EVENT_ADDRESS] = {.types = {"string"},
                             .pattern = "^" ADDRESS_LENGTHS ID_PATTERN "#" ID_PATTERN "$"},
    [FIELD_SUBJECT] = {.types = PLAIN_ID,
                       .pattern = "^" ID_PATTERN "$",
                       .longest = SCHEMA_LONGEST_ID,
                       .is_bound = true},
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
    if (shape->is_bound)
        write_number(json, "minimum", shape->least);
    if (shape->most)
        write_number(json, "maximum", shape->most);
}

/* What is being written, and the dossier that it is for; NULL: any. */
struct schema {
    struct json json;
    const struct dossier *dossier;
};

static void write_record(struct schema *schema, const struct record *record);

static void write_value(struct schema *schema, const struct field *field);

/* A mapping, or what may be written in its place. */
static void write_record_or_shorthand(struct schema *schema, const struct record *record)
{
    struct json *json = &schema->json;
    json_key(json, "anyOf");
    json_open_array(json);
    json_open_object(json);
    write_value(schema, record->shorthand);
    json_close_object(json);
    json_open_object(json);
    write_record(schema, record);
    json_close_object(json);
    json_close_array(json);
}

static void write_own_statuses(struct json *json, const struct text_list *statuses)
{
    json_key(json, "enum");
    json_open_row(json);
    for (uint32_t i = 0; i < statuses->count; i++)
        json_string(json, text_slice(statuses->items[i]));
    json_close_array(json);
}

/* The words of the dossier; for any dossier the usual ones, which an editor offers, or others. */
static void write_status(struct schema *schema, const struct field *field)
{
    struct json *json = &schema->json;
    const struct dossier *dossier = schema->dossier;
    if (dossier && dossier->description->corridors.statuses.count) {
        write_own_statuses(json, &dossier->description->corridors.statuses);
        return;
    }
    if (dossier) {
        write_words(json, "enum", field->choices);
        return;
    }
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
static void write_value(struct schema *schema, const struct field *field)
{
    struct json *json = &schema->json;
    if (field->type == FIELD_RECORD && field->record->shorthand)
        write_record_or_shorthand(schema, field->record);
    else if (field->type == FIELD_RECORD)
        write_record(schema, field->record);
    else if (field->type == FIELD_CHOICE)
        write_words(json, "enum", field->choices);
    else if (field->type == FIELD_STATUS)
        write_status(schema, field);
    else if (field->type == FIELD_VERSION)
        write_number(json, "const", 1);
    else
        write_shape(json, &shapes[field->type]);
}

static void write_field(struct schema *schema, const struct field *field)
{
    struct json *json = &schema->json;
    json_key(json, field->name);
    json_open_object(json);
    write_string(json, "description", field->help);
    if (field->flags & FIELD_LIST) {
        write_string(json, "type", "array");
        json_key(json, "items");
        json_open_object(json);
        write_value(schema, field);
        json_close_object(json);
    } else {
        write_value(schema, field);
        if (field->type == FIELD_TEXT && (field->flags & (FIELD_REQUIRED | FIELD_ESSENTIAL)))
            write_number(json, "minLength", 1);
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

static void write_record(struct schema *schema, const struct record *record)
{
    struct json *json = &schema->json;
    write_string(json, "type", "object");
    json_key(json, "additionalProperties");
    json_boolean(json, false);
    write_required(json, record);
    json_key(json, "properties");
    json_open_object(json);
    for (size_t i = 0; i < record->field_count; i++)
        write_field(schema, &record->fields[i]);
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

static void write_definitions(struct schema *schema, const struct root *roots, size_t count)
{
    struct json *json = &schema->json;
    for (size_t i = 0; i < count; i++) {
        json_key(json, roots[i].name);
        json_open_object(json);
        write_record(schema, roots[i].record);
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

void json_schema_write(const struct dossier *dossier, struct buffer *out)
{
    struct schema schema = {.json = json_begin(out), .dossier = dossier};
    struct json *json = &schema.json;
    json_open_object(json);
    write_string(json, "$schema", "http://json-schema.org/draft-07/schema#");
    write_string(json, "title", "A file of a precis dossier");
    write_choice(json);
    json_key(json, "definitions");
    json_open_object(json);
    write_definitions(&schema, mappings, COUNT(mappings));
    write_definitions(&schema, entries, COUNT(entries));
    json_close_object(json);
    json_close_object(json);
    json_end(json);
}
