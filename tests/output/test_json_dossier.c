/* `export json`: read again and held against the model, field by field. */
#include "output/data/json_dossier.h"

#include "model/schema.h"
#include "model/scope.h"
#include "output/data/json.h"
#include "support/captured.h"
#include "support/hostile.h"
#include "support/json_reading.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>

static void compare_record(const struct record *record, const void *structure,
                           const struct json_value *object);

static void compare_number(const struct field *field, uint32_t number,
                           const struct json_value *value)
{
    char text[16];
    snprintf(text, sizeof text, "%u", number);
    cr_expect(value->kind == JSON_NUMBER && slice_equal(value->text, slice_of(text)), "%s",
              field->name);
}

/* Leading zeros and the plus sign are not JSON's: the value counts. */
static void compare_decimal(const struct field *field, struct slice text,
                            const struct json_value *value)
{
    char written[64];
    char read[64];
    snprintf(written, sizeof written, "%.*s", SLICE_ARGUMENTS(text));
    snprintf(read, sizeof read, "%.*s", SLICE_ARGUMENTS(value->text));
    cr_expect(value->kind == JSON_NUMBER && strtod(written, NULL) == strtod(read, NULL), "%s: %s",
              field->name, read);
}

static void compare_item(const struct field *field, const void *item,
                         const struct json_value *value)
{
    const struct text *text = item;
    switch (field->type) {
    case FIELD_RECORD:
        compare_record(field->record, item, value);
        break;
    case FIELD_NUMBER:
    case FIELD_VERSION:
        compare_number(field, ((const struct number *)item)->value, value);
        break;
    case FIELD_DECIMAL:
        compare_decimal(field, text_slice(*text), value);
        break;
    case FIELD_BOOLEAN:
        cr_expect(value->kind == JSON_BOOLEAN && value->boolean == *(const bool *)item, "%s",
                  field->name);
        break;
    case FIELD_IMPORTANCE:
        compare_number(field, *(const uint8_t *)item, value);
        break;
    case FIELD_CHOICE:
        cr_expect(json_is_text(value, slice_of(field->choices[*(const uint8_t *)item - 1])), "%s",
                  field->name);
        break;
    default:
        cr_expect(json_is_text(value, text_slice(*text)), "%s: '%.*s'", field->name,
                  SLICE_ARGUMENTS(value->text));
    }
}

static bool is_absent(const struct field *field, const void *member)
{
    if (field->flags & FIELD_LIST)
        return !((const struct list *)member)->items;
    switch (field->type) {
    case FIELD_RECORD:
        return ((const struct position *)member)->line == 0;
    case FIELD_NUMBER:
    case FIELD_VERSION:
        return ((const struct number *)member)->value == 0;
    case FIELD_BOOLEAN:
        return false;
    case FIELD_CHOICE:
    case FIELD_IMPORTANCE:
        return *(const uint8_t *)member == 0;
    default:
        return !text_is_present(*(const struct text *)member);
    }
}

static void compare_list(const struct field *field, const struct list *list,
                         const struct json_value *array)
{
    cr_assert(array->kind == JSON_ARRAY && array->count == list->count, "%s has %zu items",
              field->name, array->count);
    const char *item = list->items;
    for (uint32_t i = 0; i < list->count; i++)
        compare_item(field, item + i * schema_item_size(field), json_item(array, i));
}

static void compare_record(const struct record *record, const void *structure,
                           const struct json_value *object)
{
    size_t present = 0;
    const struct field *shorthand = record->shorthand;
    if (shorthand && !is_absent(shorthand, (const char *)structure + shorthand->offset)) {
        compare_item(shorthand, (const char *)structure + shorthand->offset, object);
        return;
    }
    cr_assert(object && object->kind == JSON_OBJECT, "no object for a %s", record->name);
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        const void *member = (const char *)structure + field->offset;
        const struct json_value *value = json_member(object, field->name);
        cr_expect_eq(value == NULL, is_absent(field, member), "%s of a %s", field->name,
                     record->name);
        present += value != NULL;
        if (!value || is_absent(field, member))
            continue;
        if (field->flags & FIELD_LIST)
            compare_list(field, member, value);
        else
            compare_item(field, member, value);
    }
    cr_expect_eq(object->count, present, "a %s has members that are no fields", record->name);
}

static void compare_dossier(const struct dossier *dossier, const struct json_value *root)
{
    cr_expect(slice_equal(json_member(root, "precis")->text, SLICE("2")));
    cr_expect(json_is_text(json_member(root, "format"), SLICE("dossier")));
    compare_record(&schema_dossier, dossier->description, json_member(root, "dossier"));
    const struct json_value *themes = json_member(root, "themes");
    cr_assert_eq(themes->count, dossier->theme_count);
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        compare_record(&schema_theme, dossier->themes[i], json_item(themes, i));
    const struct json_value *actors = json_member(root, "actors");
    cr_assert_eq(actors->count, dossier->actors.count);
    for (uint32_t i = 0; i < dossier->actors.count; i++)
        compare_record(&schema_actor, &dossier->actors.items[i], json_item(actors, i));
    const struct json_value *corridors = json_member(root, "corridors");
    cr_assert_eq(corridors->count, dossier->corridors.count);
    for (uint32_t i = 0; i < dossier->corridors.count; i++)
        compare_record(&schema_corridor, &dossier->corridors.items[i], json_item(corridors, i));
    const struct json_value *briefs = json_member(root, "briefs");
    cr_assert_eq(briefs->count, dossier->brief_count);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        compare_record(&schema_brief, dossier->briefs[i], json_item(briefs, i));
}

static bool is_link(const struct json_value *value, struct slice from, struct slice to,
                    const struct link *link)
{
    return json_is_text(json_member(value, "from"), from) &&
           json_is_text(json_member(value, "to"), to) &&
           json_member(value, "inverse")->boolean == link->inverse &&
           json_is_text(json_member(value, "reads"),
                        slice_of(link->inverse ? relation_inverse_name(link->relation)
                                               : relation_name(link->relation)));
}

static size_t count_links(const struct json_value *links, const struct dossier *dossier,
                          const struct entry *from)
{
    struct arena arena = {0};
    struct link_list list = dossier_links(dossier, from);
    for (uint32_t i = 0; i < list.count; i++) {
        size_t found = 0;
        struct slice address = entry_address(from, &arena);
        struct slice other = entry_address(list.items[i].other, &arena);
        for (const struct json_value *value = links->first; value; value = value->next)
            found += is_link(value, address, other, &list.items[i]);
        cr_expect_geq(found, 1, "%.*s to %.*s", SLICE_ARGUMENTS(address), SLICE_ARGUMENTS(other));
    }
    arena_release(&arena);
    return list.count;
}

/* Every asserted relation from both of its ends, and nothing else. */
static void compare_links(const struct dossier *dossier, const struct json_value *links)
{
    size_t count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        count += count_links(links, dossier, &brief->entry);
        for (uint32_t j = 0; j < brief->claims.count; j++)
            count += count_links(links, dossier, &brief->claims.items[j].entry);
        for (uint32_t j = 0; j < brief->questions.count; j++)
            count += count_links(links, dossier, &brief->questions.items[j].entry);
    }
    cr_expect_eq(links->count, count);
    cr_expect_gt(count, 0);
}

static const struct json_value *export(const struct dossier *dossier, struct place place,
                                       struct arena *arena)
{
    struct buffer out = {0};
    json_dossier_write(dossier, place, &out);
    hostile_expect_harmless(buffer_slice(&out), "\n");
    const struct json_value *root = json_expect(arena, buffer_slice(&out));
    buffer_release(&out);
    return root;
}

static int both_samples[] = {SAMPLE_QUIET_WATER, SAMPLE_BUNDLED};

ParameterizedTestParameters(json_dossier, has_all_that_the_model_has)
{
    return cr_make_param_array(int, both_samples, sizeof both_samples / sizeof *both_samples);
}

ParameterizedTest(int *sample, json_dossier, has_all_that_the_model_has)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    struct arena arena = {0};
    const struct json_value *root = export(loaded.dossier, (struct place){0}, &arena);
    compare_dossier(loaded.dossier, root);
    compare_links(loaded.dossier, json_member(root, "links"));
    arena_release(&arena);
    loaded_release(&loaded);
}

/* Held against the files as well, not only against the model. */
Test(json_dossier, keeps_hostile_text_in_every_field)
{
    for (size_t variant = 0; variant < hostile_count; variant++) {
        struct hostile hostile = hostile_create(variant);
        struct arena arena = {0};
        const struct json_value *root = export(hostile.loaded.dossier, (struct place){0}, &arena);
        compare_dossier(hostile.loaded.dossier, root);
        for (size_t i = 0; i < hostile.text_count; i++)
            cr_expect(json_holds_text(root, hostile.texts[i]), "text %zu of variant %zu is lost",
                      i + 1, variant);
        arena_release(&arena);
        hostile_release(&hostile);
    }
}

static const struct json_value *member_of_first(const struct json_value *root, const char *list,
                                                const char *member)
{
    return json_member(json_item(json_member(root, list), 0), member);
}

Test(json_dossier, is_narrowed_to_a_source_and_a_theme)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct arena arena = {0};
    struct place place = sample_place(loaded.dossier, "harbour-2031");
    place.theme = sample_place(loaded.dossier, "tides").theme;
    const struct json_value *root = export(loaded.dossier, place, &arena);
    const struct json_value *scope = json_member(root, "scope");
    cr_expect(json_is_text(json_member(scope, "source"), SLICE("harbour-2031")));
    cr_expect(json_is_text(json_member(scope, "theme"), SLICE("tides")));
    cr_expect_eq(json_member(root, "briefs")->count, 1);
    cr_expect_eq(json_member(root, "themes")->count, 1);
    const struct json_value *points = member_of_first(root, "briefs", "key-points");
    cr_expect_eq(points->count, dossier_coverage(loaded.dossier, place.brief, place.theme));
    for (const struct json_value *point = points->first; point; point = point->next)
        cr_expect(json_holds_text(json_member(point, "themes"), SLICE("tides")));
    cr_expect_eq(member_of_first(root, "briefs", "figures")->count, place.brief->figures.count);
    const struct json_value *links = json_member(root, "links");
    cr_expect_gt(links->count, 0);
    for (const struct json_value *link = links->first; link; link = link->next)
        cr_expect(json_holds_text(link, SLICE("harbour-2031#rise-fast")) ||
                  json_holds_text(link, SLICE("harbour-2031#flood-likely")));
    arena_release(&arena);
    loaded_release(&loaded);
}

static bool is_every_third(void *context, enum search_state state, const struct entry *entry)
{
    (void)context;
    (void)state;
    return entry->ordinal % 3 == 1;
}

static void expect_count(const struct json_value *brief, const char *list, uint32_t count)
{
    const struct json_value *items = json_member(brief, list);
    cr_expect_eq(items ? items->count : 0, count, "%s: %zu, not %u", list,
                 items ? (size_t)items->count : 0, count);
}

/* Of each list of a brief what the place has, whatever it is narrowed by. */
Test(json_dossier, is_narrowed_by_date_and_star)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct date since = {.text = {"2030", 4, {0}}};
    cr_assert_eq(edtf_parse(SLICE("2030"), &since.value), EDTF_OK);
    for (int i = 1; i < 4; i++) {
        struct arena arena = {0};
        const struct selection only = {.since = i & 1 ? &since : NULL,
                                       .states = i & 2 ? 1u << SEARCH_STARRED : 0,
                                       .memory = {is_every_third, NULL}};
        struct place place = {.only = &only};
        const struct json_value *root = export(loaded.dossier, place, &arena);
        const struct json_value *brief = json_member(root, "briefs")->first;
        for (uint32_t j = 0; j < loaded.dossier->brief_count; j++) {
            const struct brief *its = loaded.dossier->briefs[j];
            uint32_t counts[4] = {0};
            if (!place_has_brief(place, its))
                continue;
            cr_assert_not_null(brief);
            for (uint32_t k = 0; k < its->claims.count; k++)
                counts[0] += place_has_claim(place, &its->claims.items[k]);
            for (uint32_t k = 0; k < its->questions.count; k++)
                counts[1] += place_has_question(place, &its->questions.items[k]);
            for (uint32_t k = 0; k < its->events.count; k++)
                counts[2] += place_has_event(place, &its->events.items[k]);
            for (uint32_t k = 0; k < its->notes.count; k++)
                counts[3] += place_has_paragraphs(place, its, its->notes.items[k].paragraphs);
            expect_count(brief, "key-points", counts[0]);
            expect_count(brief, "open-questions", counts[1]);
            expect_count(brief, "events", counts[2]);
            expect_count(brief, "notes", counts[3]);
            brief = brief->next;
        }
        cr_expect_null(brief);
        arena_release(&arena);
    }
    loaded_release(&loaded);
}

Test(json_dossier, is_whole_for_an_empty_dossier)
{
    struct dossier_parts parts = {.directory = SLICE("nowhere")};
    struct diagnostics diagnostics = {0};
    struct dossier *dossier = dossier_assemble(&parts, &diagnostics);
    struct arena arena = {0};
    const struct json_value *root = export(dossier, (struct place){0}, &arena);
    cr_expect_eq(json_member(root, "briefs")->count, 0);
    cr_expect_eq(json_member(root, "links")->count, 0);
    arena_release(&arena);
    dossier_release(dossier);
    diagnostics_release(&diagnostics);
}

/* The second opinion of a program that others use. */
Test(json_dossier, is_read_by_jq)
{
    struct captured captured = captured_shell(
        "\"$0\" -d tests/data/quiet-water export json | "
        "jq -r '.format, (.briefs | length), (.links | map(select(.inverse)) | length)'");
    cr_expect_eq(captured.status, 0);
    cr_expect_str_eq(captured.out.bytes, "dossier\n2\n8\n", "%s", captured.err.bytes);
    captured_release(&captured);
}
