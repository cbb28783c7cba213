#include "load/value.h"

#include "base/address.h"
#include "model/brief.h"

enum { SCHEMA_VERSION = 1 };

typedef bool bind_function(struct binder *binder, const struct field *field,
                           const struct node *node, void *target);

static bool refuse(struct binder *binder, const struct field *field, const struct node *node,
                   const char *expected)
{
    diagnostics_report(binder->diagnostics, RULE_BAD_VALUE, binder->file, node->at,
                       "'%s' must be %s, and '%s' is not", field->name, expected,
                       diagnostics_quote(binder->diagnostics, node->scalar));
    return false;
}

static struct text text_of(const struct node *node)
{
    return (struct text){node->scalar.bytes, (uint32_t)node->scalar.length, node->at};
}

static bool bind_text(struct binder *binder, const struct field *field, const struct node *node,
                      void *target)
{
    if (slice_trim(node->scalar).length == 0 && field->flags & (FIELD_REQUIRED | FIELD_ESSENTIAL)) {
        diagnostics_report(binder->diagnostics, RULE_MISSING_FIELD, binder->file, node->at,
                           "'%s' is empty", field->name);
        return false;
    }
    *(struct text *)target = text_of(node);
    return true;
}

static bool report_bad_id(struct binder *binder, const struct field *field, const struct node *node)
{
    diagnostics_report(binder->diagnostics, RULE_BAD_ID, binder->file, node->at,
                       "'%s' is not an id for '%s'; %s",
                       diagnostics_quote(binder->diagnostics, node->scalar), field->name,
                       field->remedy ? field->remedy
                                     : "use lower-case letters, digits and single hyphens between "
                                       "them, 64 at most");
    return false;
}

static bool bind_id(struct binder *binder, const struct field *field, const struct node *node,
                    void *target)
{
    if (!schema_is_id(node->scalar))
        return report_bad_id(binder, field, node);
    *(struct text *)target = text_of(node);
    return true;
}

static bool bind_decimal(struct binder *binder, const struct field *field, const struct node *node,
                         void *target)
{
    if (!schema_is_decimal(node->scalar))
        return refuse(binder, field, node, "a number such as 2452 or 394.9");
    *(struct text *)target = text_of(node);
    return true;
}

static bool bind_color(struct binder *binder, const struct field *field, const struct node *node,
                       void *target)
{
    if (!schema_is_color(node->scalar))
        return refuse(binder, field, node, "an ANSI colour name such as cyan, or #rrggbb");
    *(struct text *)target = text_of(node);
    return true;
}

static bool bind_url(struct binder *binder, const struct field *field, const struct node *node,
                     void *target)
{
    if (!address_is_of_web(node->scalar))
        return refuse(binder, field, node, "an address that begins with http:// or https://");
    *(struct text *)target = text_of(node);
    return true;
}

static bool read_number(struct slice digits, uint32_t *value)
{
    *value = 0;
    for (size_t i = 0; i < digits.length; i++) {
        if (digits.bytes[i] < '0' || digits.bytes[i] > '9' || *value > SCHEMA_LARGEST_NUMBER)
            return false;
        *value = *value * 10 + (uint32_t)(digits.bytes[i] - '0');
    }
    return digits.length && *value >= 1 && *value <= SCHEMA_LARGEST_NUMBER;
}

/* One that is refused though it is a number is too large. */
static const char *wanted_number(struct slice given)
{
    bool is_number = given.length && given.bytes[0] >= '1' && given.bytes[0] <= '9';
    for (size_t i = 0; i < given.length; i++)
        is_number = is_number && given.bytes[i] >= '0' && given.bytes[i] <= '9';
    return is_number ? "a whole number up to 1,000,000" : "a whole number from 1";
}

static bool bind_number(struct binder *binder, const struct field *field, const struct node *node,
                        void *target)
{
    struct number *number = target;
    number->at = node->at;
    if (!read_number(node->scalar, &number->value))
        return refuse(binder, field, node, wanted_number(node->scalar));
    return true;
}

static bool bind_version(struct binder *binder, const struct field *field, const struct node *node,
                         void *target)
{
    struct number *number = target;
    number->at = node->at;
    if (!read_number(node->scalar, &number->value))
        return refuse(binder, field, node, "the version of the format, 1");
    if (number->value != SCHEMA_VERSION)
        diagnostics_report(binder->diagnostics, RULE_SCHEMA_VERSION, binder->file, node->at,
                           "the file is written for version %u of the format, and this program "
                           "reads version %d; the fields it knows are read",
                           number->value, SCHEMA_VERSION);
    return true;
}

static bool bind_boolean(struct binder *binder, const struct field *field, const struct node *node,
                         void *target)
{
    bool *value = target;
    *value = slice_equal(node->scalar, SLICE("true"));
    if (!*value && !slice_equal(node->scalar, SLICE("false")))
        return refuse(binder, field, node, "true or false");
    return true;
}

static bool bind_date(struct binder *binder, const struct field *field, const struct node *node,
                      void *target)
{
    struct date *date = target;
    date->text = text_of(node);
    enum edtf_error error = edtf_parse(node->scalar, &date->value);
    if (error == EDTF_OK)
        return true;
    diagnostics_report(binder->diagnostics, RULE_BAD_DATE, binder->file, node->at, "'%s: %s': %s",
                       field->name, diagnostics_quote(binder->diagnostics, node->scalar),
                       edtf_error_text(error));
    return false;
}

static bool refuse_choice(struct binder *binder, const struct field *field, const struct node *node)
{
    const char *nearest = schema_nearest(field->choices, node->scalar);
    struct buffer expected = {0};
    if (nearest)
        diagnostics_report(binder->diagnostics, RULE_BAD_VALUE, binder->file, node->at,
                           "'%s' cannot be '%s'; did you mean '%s'?", field->name,
                           diagnostics_quote(binder->diagnostics, node->scalar), nearest);
    else {
        buffer_add_choices(&expected, field->choices);
        refuse(binder, field, node, expected.bytes);
        buffer_release(&expected);
    }
    return false;
}

static bool bind_choice(struct binder *binder, const struct field *field, const struct node *node,
                        void *target)
{
    uint8_t *value = target;
    for (size_t i = 0; field->choices[i]; i++) {
        if (!slice_equal(node->scalar, slice_of(field->choices[i])))
            continue;
        *value = (uint8_t)(i + 1);
        return true;
    }
    return refuse_choice(binder, field, node);
}

/* Which words there are the description says, which another thread may be reading. */
static bool bind_status(struct binder *binder, const struct field *field, const struct node *node,
                        void *target)
{
    if (!schema_is_id(node->scalar))
        return report_bad_id(binder, field, node);
    ((struct status *)target)->text = text_of(node);
    return true;
}

static bool bind_importance(struct binder *binder, const struct field *field,
                            const struct node *node, void *target)
{
    uint32_t value;
    if (!read_number(node->scalar, &value) || value > IMPORTANCE_MOST)
        return refuse(binder, field, node, "1, 2 or 3");
    *(uint8_t *)target = (uint8_t)value;
    return true;
}

static bool bind_reference(struct binder *binder, const struct field *field,
                           const struct node *node, void *target)
{
    struct reference *reference = target;
    if (!schema_is_id(node->scalar))
        return report_bad_id(binder, field, node);
    reference->text = text_of(node);
    return true;
}

static bool bind_address(struct binder *binder, const struct field *field, const struct node *node,
                         void *target)
{
    struct reference *reference = target;
    struct slice id = node->scalar;
    struct slice brief = slice_cut(&id, '#');
    if (!schema_is_id(brief) || (id.bytes && !schema_is_id(id)))
        return report_bad_id(binder, field, node);
    reference->text = text_of(node);
    return true;
}

static bind_function *const functions[] = {
    [FIELD_TEXT] = bind_text,
    [FIELD_ID] = bind_id,
    [FIELD_DECIMAL] = bind_decimal,
    [FIELD_COLOR] = bind_color,
    [FIELD_URL] = bind_url,
    [FIELD_NUMBER] = bind_number,
    [FIELD_VERSION] = bind_version,
    [FIELD_BOOLEAN] = bind_boolean,
    [FIELD_DATE] = bind_date,
    [FIELD_CHOICE] = bind_choice,
    [FIELD_STATUS] = bind_status,
    [FIELD_IMPORTANCE] = bind_importance,
    [FIELD_REFERENCE] = bind_reference,
    [FIELD_ADDRESS] = bind_address,
    [FIELD_LOCAL_ADDRESS] = bind_reference,
    [FIELD_EVENT_ADDRESS] = bind_address,
    [FIELD_SUBJECT] = bind_reference,
};

static const char *remedy_kind(const struct node *node)
{
    return node->kind == NODE_SEQUENCE
               ? "put a text that begins with '[' or '- ' in quotes"
               : "put a text that holds ': ' or begins with '{' or '? ' in quotes";
}

bool bind_value(struct binder *binder, const struct field *field, const struct node *node,
                void *target)
{
    if (node->kind == NODE_SCALAR)
        return functions[field->type](binder, field, node, target);
    diagnostics_report(binder->diagnostics, RULE_WRONG_TYPE, binder->file, node->at,
                       "'%s' must be a text, and this is %s; %s", field->name, node_kind_name(node),
                       remedy_kind(node));
    return false;
}
