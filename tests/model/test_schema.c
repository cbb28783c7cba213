#include "model/schema.h"
#include "model/words.h"

#include "model/dossier.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Ids, colours, decimals. */

struct judged {
    struct slice text;
    bool is_good;
};

#define TEXT(literal)                                                                              \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }
#define SIXTEEN "abcdefghijklmnop"

static const struct judged ids[] = {
    {TEXT("a"), true},
    {TEXT("harbour-2031"), true},
    {TEXT("2031"), true},
    {TEXT("a-b-c"), true},
    {TEXT(SIXTEEN SIXTEEN SIXTEEN SIXTEEN), true},
    {TEXT(SIXTEEN SIXTEEN SIXTEEN SIXTEEN "q"), false},
    {TEXT(""), false},
    {TEXT("-a"), false},
    {TEXT("a-"), false},
    {TEXT("-"), false},
    {TEXT("a--b"), false},
    {TEXT("A"), false},
    {TEXT("a_b"), false},
    {TEXT("a b"), false},
    {TEXT("a#b"), false},
    {TEXT("a\0"), false},
    {TEXT("\u0259"), false},
};

static const struct judged colors[] = {
    {TEXT("cyan"), true},
    {TEXT("black"), true},
    {TEXT("bright-magenta"), true},
    {TEXT("#00ffAA"), true},
    {TEXT("#00ffA"), false},
    {TEXT("#00ffAAA"), false},
    {TEXT("#00ffAG"), false},
    {TEXT("00ffAA0"), false},
    {TEXT("Cyan"), false},
    {TEXT("bright-"), false},
    {TEXT("bright-bright-red"), false},
    {TEXT("teal"), false},
    {TEXT(""), false},
    {TEXT("#"), false},
    {TEXT("cyan\0"), false},
};

static const struct judged decimals[] = {
    {TEXT("0"), true},    {TEXT("2452"), true}, {TEXT("394.9"), true},  {TEXT("-1.50"), true},
    {TEXT("+7"), true},   {TEXT(""), false},    {TEXT("-"), false},     {TEXT("."), false},
    {TEXT(".5"), false},  {TEXT("5."), false},  {TEXT("1.2.3"), false}, {TEXT("1,000"), false},
    {TEXT("1e3"), false}, {TEXT("5%"), false},  {TEXT(" 5"), false},    {TEXT("--5"), false},
    {TEXT("5\0"), false},
};

typedef bool judge(struct slice text);

static void expect_judgements(judge *is_good, const struct judged *table, size_t count)
{
    for (size_t i = 0; i < count; i++)
        cr_expect_eq(is_good(table[i].text), table[i].is_good, "%s", table[i].text.bytes);
}

Test(schema, knows_ids_colours_and_decimals)
{
    expect_judgements(schema_is_id, ids, COUNT(ids));
    expect_judgements(schema_is_color, colors, COUNT(colors));
    expect_judgements(schema_is_decimal, decimals, COUNT(decimals));
}

/* Misspelled names. */

static const struct {
    const char *name;
    const char *nearest; /* NULL: none is near */
} misspelled[] = {
    {"sorce", "source"},
    {"Source", "source"},
    {"SOURCE", "source"},
    {"ID", "id"},
    {"Id", "id"},
    {"bottomline", "bottom-line"},
    {"bottom_line", "bottom-line"},
    {"key-point", "key-points"},
    {"keypoints", "key-points"},
    {"crossreferences", "cross-references"},
    {"actor", "actors"},
    {"open-question", "open-questions"},
    {"event", "events"},
    {"note", "notes"},
    {"xy", NULL},
    {"colour", NULL},
    {"a", NULL},
    {"", NULL},
    {"bottom", NULL},
    {"summary", NULL},
};

Test(schema, finds_the_field_that_a_misspelled_name_means)
{
    for (size_t i = 0; i < COUNT(misspelled); i++) {
        const struct field *field =
            schema_nearest_field(&schema_brief, slice_of(misspelled[i].name));
        const char *nearest = misspelled[i].nearest;
        cr_expect(nearest ? field && strcmp(field->name, nearest) == 0 : !field, "%s: %s",
                  misspelled[i].name, field ? field->name : "none");
    }
}

Test(schema, finds_the_choice_that_a_misspelled_word_means)
{
    static const char *const words[] = {"event", "statement", "assessment", "forecast", NULL};
    cr_expect_str_eq(schema_nearest(words, SLICE("evnt")), "event");
    cr_expect_str_eq(schema_nearest(words, SLICE("FORECAST")), "forecast");
    cr_expect_str_eq(schema_nearest(words, SLICE("assesment")), "assessment");
    cr_expect_null(schema_nearest(words, SLICE("rumour")));
    cr_expect_null(schema_nearest(words + 4, SLICE("event")));
}

/* The tables hold together. */

typedef void check_function(const struct record *record, const struct field *field);

static void visit(const struct record *record, check_function *check)
{
    for (size_t i = 0; i < record->field_count; i++) {
        check(record, &record->fields[i]);
        if (record->fields[i].type == FIELD_RECORD)
            visit(record->fields[i].record, check);
    }
}

static void visit_all(check_function *check)
{
    static const struct record *const roots[] = {&schema_dossier, &schema_brief, &schema_theme,
                                                 &schema_actor, &schema_corridor};
    for (size_t i = 0; i < COUNT(roots); i++)
        visit(roots[i], check);
}

static void check_member(const struct record *record, const struct field *field)
{
    bool is_list = field->flags & FIELD_LIST;
    size_t size = is_list ? sizeof(struct list) : schema_item_size(field);
    cr_expect_geq(field->offset, sizeof(struct position), "%s.%s: a record begins with its place",
                  record->name, field->name);
    cr_expect_leq(field->offset + size, record->size, "%s.%s", record->name, field->name);
}

Test(schema, fills_members_that_lie_in_their_structure)
{
    visit_all(check_member);
}

static void check_apart(const struct record *record, const struct field *field)
{
    bool is_list = field->flags & FIELD_LIST;
    size_t end = field->offset + (is_list ? sizeof(struct list) : schema_item_size(field));
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *other = &record->fields[i];
        if (other == field)
            continue;
        cr_expect_str_neq(field->name, other->name, "%s.%s", record->name, field->name);
        cr_expect(other->offset < field->offset || other->offset >= end, "%s: %s and %s",
                  record->name, field->name, other->name);
    }
}

Test(schema, has_no_two_fields_of_one_name_or_place)
{
    visit_all(check_apart);
}

static void check_parts(const struct record *record, const struct field *field)
{
    bool is_reference = schema_is_reference(field);
    cr_expect_eq(field->choices != NULL, field->type == FIELD_CHOICE || field->type == FIELD_STATUS,
                 "%s.%s", record->name, field->name);
    cr_expect_eq(field->record != NULL, field->type == FIELD_RECORD, "%s.%s", record->name,
                 field->name);
    cr_expect(!is_reference || (field->dangling >= RULE_DANGLING_THEME &&
                                field->dangling <= RULE_DANGLING_REFERENCE),
              "%s.%s", record->name, field->name);
    cr_expect_neq(field->flags & (FIELD_REQUIRED | FIELD_ESSENTIAL),
                  FIELD_REQUIRED | FIELD_ESSENTIAL, "%s.%s", record->name, field->name);
    cr_expect_lt(record->field_count, 64, "sets of fields are bits of a number");
    size_t length = strlen(field->help);
    cr_expect(length > 4 && field->help[length - 1] == '.', "%s.%s: %s", record->name, field->name,
              field->help);
}

Test(schema, has_what_each_type_needs_and_a_sentence_of_help)
{
    visit_all(check_parts);
}

/* The words of an enumeration are as many as its values. */
Test(schema, has_a_word_for_every_value)
{
    cr_expect_str_eq(claim_kind_name(0), "");
    cr_expect_str_eq(claim_kind_name(CLAIM_FORECAST), "forecast");
    cr_expect_str_eq(words_likelihood[LIKELIHOOD_ALMOST_CERTAIN - 1], "almost-certain");
    cr_expect_str_eq(words_asker[ASKED_BY_CURATOR - 1], "curator");
    cr_expect_str_eq(actor_kind_name(ACTOR_GROUP), "group");
    for (uint8_t i = 1; i < RELATION_COUNT; i++) {
        cr_expect_str_neq(relation_name(i), "");
        cr_expect_str_neq(relation_inverse_name(i), "");
    }
    for (int i = 0; i < ENTRY_KINDS; i++)
        cr_expect_not_null(entry_kind_name((enum entry_kind)i));
}
