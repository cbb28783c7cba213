/* precis-dossier(5) says what the tables say: its fields and rules stand between marks and are
 * written from the table of the schema and the table of the rules; the test holds that they are
 * neither more nor less. */
#include "base/buffer.h"
#include "base/rule.h"
#include "model/brief.h"
#include "model/schema.h"
#include "model/words.h"
#include "output/data/relation.h"
#include "support/golden.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MANUAL "man/precis-dossier.5"

static void read_manual(struct buffer *text)
{
    FILE *file = fopen(MANUAL, "r");
    cr_assert(file, MANUAL " cannot be opened");
    for (int byte = getc(file); byte != EOF; byte = getc(file))
        buffer_add_byte(text, (char)byte);
    fclose(file);
}

static const char *reference_name(const struct field *field)
{
    switch (field->dangling) {
    case RULE_DANGLING_THEME:
        return "theme id";
    case RULE_DANGLING_ACTOR:
        return "actor id";
    case RULE_DANGLING_CORRIDOR:
        return "corridor id";
    default:
        return "";
    }
}

static const char *type_name(const struct field *field)
{
    static const char *const names[] = {
        [FIELD_TEXT] = "text",
        [FIELD_ID] = "id",
        [FIELD_DECIMAL] = "number",
        [FIELD_COLOR] = "colour",
        [FIELD_URL] = "web address",
        [FIELD_NUMBER] = "whole number",
        [FIELD_VERSION] = "version",
        [FIELD_BOOLEAN] = "true or false",
        [FIELD_DATE] = "date",
        [FIELD_CHOICE] = "choice",
        [FIELD_STATUS] = "status",
        [FIELD_ADDRESS] = "address",
        [FIELD_LOCAL_ADDRESS] = "local id",
        [FIELD_IMPORTANCE] = "importance",
        [FIELD_EVENT_ADDRESS] = "event address",
        [FIELD_SUBJECT] = "subject",
    };
    if (field->type == FIELD_RECORD)
        return field->record->name;
    return field->type == FIELD_REFERENCE ? reference_name(field) : names[field->type];
}

static const char *presence_name(const struct field *field)
{
    if (field->flags & FIELD_ESSENTIAL)
        return ", essential";
    return field->flags & FIELD_REQUIRED ? ", required" : "";
}

/* "text", "list of texts", "list of addresses" */
static void add_type(struct buffer *out, const struct field *field)
{
    const char *name = type_name(field);
    bool is_list = field->flags & FIELD_LIST;
    bool ends_with_s = name[strlen(name) - 1] == 's';
    buffer_format(out, "%s%s%s", is_list ? "list of " : "", name,
                  !is_list      ? ""
                  : ends_with_s ? "es"
                                : "s");
}

static void add_field(struct buffer *out, const struct field *field)
{
    buffer_format(out, ".It Cm %s Pq ", field->name);
    add_type(out, field);
    buffer_format(out, "%s\n%s\n", presence_name(field), field->help);
    for (size_t i = 0; field->choices && field->choices[i]; i++)
        buffer_format(out, "%s.Cm %s%s\n", i ? "" : "One of\n", field->choices[i],
                      field->choices[i + 1] ? " ," : " .");
}

static void add_record(struct buffer *out, const struct record *record)
{
    buffer_format(out, ".Ss %c%s\n", record->name[0] - 'a' + 'A', record->name + 1);
    if (record->shorthand)
        buffer_format(out, "In place of the mapping may be an %s alone.\n",
                      type_name(record->shorthand));
    buffer_format(out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < record->field_count; i++)
        add_field(out, &record->fields[i]);
    buffer_format(out, ".El\n");
    for (size_t i = 0; i < record->field_count; i++)
        if (record->fields[i].type == FIELD_RECORD)
            add_record(out, record->fields[i].record);
}

static void add_fields(struct buffer *out)
{
    static const struct record *const roots[] = {&schema_dossier, &schema_brief, &schema_theme,
                                                 &schema_actor, &schema_corridor};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        add_record(out, roots[i]);
}

static void add_rules(struct buffer *out)
{
    buffer_format(out, ".Bl -tag -width Ds\n");
    for (int i = 0; i < RULE_COUNT; i++) {
        const struct rule_description *rule = rule_description((enum rule)i);
        buffer_format(out, ".It Cm %s Pq %s\n%s\n", rule->id, severity_name(rule->severity),
                      rule->help);
    }
    buffer_format(out, ".El\n");
}

/* The part of the manual between two marks; the rest is cut off in front of and after it. */
static char *part_of(struct buffer *manual, const char *begin, const char *end, char **rest)
{
    char *first = strstr(manual->bytes, begin);
    char *part = first ? first + strlen(begin) : NULL;
    *rest = part ? strstr(part, end) : NULL;
    cr_assert(*rest, "'%s' or '%s' is missing in " MANUAL, begin, end);
    return part;
}

static void hold(const char *begin, const char *end, void (*add)(struct buffer *out))
{
    struct buffer table = {0};
    add(&table);
    golden_expect_part(MANUAL, begin, end, buffer_slice(&table));
    buffer_release(&table);
}

/* One test, so that two do not write the file at once. */
Test(manual, fields_and_rules_are_those_of_the_tables)
{
    hold(".\\\" fields begin\n", ".\\\" fields end\n", add_fields);
    hold(".\\\" rules begin\n", ".\\\" rules end\n", add_rules);
}

Test(manual, relations_are_those_of_the_table)
{
    struct buffer manual = {0};
    char *rest;
    read_manual(&manual);
    char *part = part_of(&manual, ".Sh RELATIONS\n", ".Sh ", &rest);
    *rest = '\0';
    size_t items = 0;
    for (const char *item = part; (item = strstr(item, "\n.It Cm ")); item++)
        items++;
    cr_expect_eq(items, RELATION_COUNT - 1);
    for (uint8_t i = 1; i < RELATION_COUNT; i++) {
        struct buffer item = {0};
        buffer_format(&item, "\n.It Cm %s Ta %s Ta %s Ta %.*s\n", words_relation[i - 1],
                      relation_name(i), relation_inverse_name(i),
                      SLICE_ARGUMENTS(relation_cito(i, false)));
        cr_expect_not_null(strstr(part, item.bytes), "%s", item.bytes);
        buffer_release(&item);
    }
    buffer_release(&manual);
}
