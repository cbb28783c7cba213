/* Tables: aligned text, tab-separated values, JSON. */
#include "output/data/catalog.h"

#include "base/width.h"
#include "support/hostile.h"
#include "support/json_reading.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct table_column columns[] = {{"id", 0, NULL},
                                              {"name", TABLE_SHRINKS, NULL},
                                              {"hidden", TABLE_DATA_ONLY, NULL},
                                              {"n", TABLE_RIGHT, NULL},
                                              {"text", 0, NULL}};

static struct table sample_table(void)
{
    static const struct slice items[] = {{"a", 1}, {"b", 1}};
    struct table table = table_begin(columns, COUNT(columns));
    table_add_text(&table, SLICE("one"));
    table_add_named(&table, SLICE("raw"), SLICE("港湾局"));
    table_add_list(&table, items, COUNT(items));
    table_add_number(&table, 7);
    table_add_text(&table, SLICE("A line\tof \"text\"\\ \033[2J."));
    table_add_text(&table, SLICE("two-longer"));
    table_add_text(&table, (struct slice){0});
    table_add_list(&table, NULL, 0);
    table_add_decimal(&table, SLICE("+0394.90"));
    table_add_text(&table, SLICE("The last of them, which is the longest by far."));
    return table;
}

static void expect_text(const struct table_look *look, const char *expected)
{
    struct table table = sample_table();
    struct buffer out = {0};
    table_write_text(&table, look, &out);
    cr_expect_str_eq(out.bytes, expected, "%s", out.bytes);
    buffer_release(&out);
    table_release(&table);
}

Test(table, aligns_by_width)
{
    expect_text(&(struct table_look){.has_heading = true},
                "ID          NAME           N  TEXT\n"
                "one         港湾局         7  A line of \"text\"\\ ^[[2J.\n"
                "two-longer          +0394.90  The last of them, which is the longest by far.\n");
}

Test(table, is_cut_to_the_terminal)
{
    expect_text(&(struct table_look){.columns = 58},
                "one         港湾局         7  A line of \"text\"\\ ^[[2J.\n"
                "two-longer          +0394.90  The last of them, which is …\n");
    expect_text(&(struct table_look){.columns = 24}, "one         港湾局     7\n"
                                                     "two-longer          +03…\n");
}

Test(table, is_ascii_on_demand)
{
    expect_text(&(struct table_look){.columns = 58, .ascii = true},
                "one         ??????         7  A line of \"text\"\\ ^[[2J.\n"
                "two-longer          +0394.90  The last of them, which is .\n");
}

static const struct search *search_of(const char *typed, struct arena *arena)
{
    struct buffer message = {0};
    const struct search *search = search_begin(slice_of(typed), NULL, NULL, arena, &message);
    cr_assert_not_null(search);
    buffer_release(&message);
    return search;
}

Test(table, shows_the_match_and_its_surroundings)
{
    struct arena arena = {0};
    const struct search *search = search_of("longest", &arena);
    expect_text(&(struct table_look){.columns = 58, .search = search},
                "one         港湾局         7  A line of \"text\"\\ ^[[2J.\n"
                "two-longer          +0394.90  …is the longest by far.\n");
    search = search_of("one text", &arena);
    expect_text(&(struct table_look){.search = search, .is_bold = true},
                "\033[1mone\033[0m         港湾局         7  A line of \"\033[1mtext\033[0m\"\\ "
                "^[[2J.\n"
                "two-longer          +0394.90  The last of them, which is the longest by far.\n");
    arena_release(&arena);
}

Test(table, writes_tsv_that_keeps_rows_and_fields)
{
    struct table table = sample_table();
    struct buffer out = {0};
    table_write_tsv(&table, &out);
    cr_expect_str_eq(out.bytes,
                     "one\traw\ta,b\t7\tA line\\tof \"text\"\\\\ \\u001b[2J.\n"
                     "two-longer\t\t\t+0394.90\tThe last of them, which is the longest by far.\n");
    buffer_release(&out);
    table_release(&table);
}

Test(table, writes_json_with_types)
{
    struct table table = sample_table();
    struct arena arena = {0};
    struct buffer out = {0};
    table_write_json(&table, &out);
    const struct json_value *root = json_expect(&arena, buffer_slice(&out));
    const struct json_value *first = json_item(root, 0);
    const struct json_value *second = json_item(root, 1);
    cr_expect_eq(root->count, 2);
    cr_expect(json_is_text(json_member(first, "name"), SLICE("raw")));
    cr_expect_eq(json_member(first, "hidden")->count, 2);
    cr_expect(json_is_text(json_member(first, "text"), SLICE("A line\tof \"text\"\\ \033[2J.")));
    cr_expect_eq(json_member(second, "name")->kind, JSON_NULL);
    cr_expect_eq(json_member(second, "hidden")->kind, JSON_ARRAY);
    cr_expect(slice_equal(json_member(second, "n")->text, SLICE("394.90")));
    buffer_release(&out);
    arena_release(&arena);
    table_release(&table);
}

static struct table filled(const struct catalog_kind *kind, const struct dossier *dossier,
                           struct place place)
{
    struct table table = table_begin(kind->columns, kind->column_count);
    kind->fill(&table, dossier, place);
    cr_assert_eq(table.cell_count % kind->column_count, 0, "rows of %s are not whole", kind->name);
    return table;
}

static void expect_fit(struct slice text, int most, size_t lines, const char *name)
{
    while (text.length) {
        struct slice line = slice_cut(&text, '\n');
        hostile_expect_harmless(line, "");
        int width = width_columns((struct shown){line.bytes, line.length});
        cr_assert_leq(width, most, "%s: %d width in '%.*s'", name, width, SLICE_ARGUMENTS(line));
        lines--;
    }
    cr_expect_eq(lines, 0, "%s", name);
}

static void check_text(struct table *table, const char *name)
{
    struct arena arena = {0};
    const struct search *search = search_of("text e", &arena);
    for (int most = 20; most < 200; most += 9) {
        struct table_look look = {.columns = most, .has_heading = true, .search = search};
        struct buffer out = {0};
        table_write_text(table, &look, &out);
        expect_fit(buffer_slice(&out), most, table_row_count(table) + 1, name);
        buffer_release(&out);
    }
    arena_release(&arena);
}

static void check_tsv(const struct table *table, const char *name)
{
    struct buffer out = {0};
    size_t lines = 0;
    table_write_tsv(table, &out);
    hostile_expect_harmless(buffer_slice(&out), "\t\n");
    for (struct slice rest = buffer_slice(&out); rest.length; lines++) {
        struct slice line = slice_cut(&rest, '\n');
        size_t fields = 0;
        for (; line.bytes; fields++)
            slice_cut(&line, '\t');
        cr_expect_eq(fields, table->column_count, "%s: %zu fields", name, fields);
    }
    cr_expect_eq(lines, table_row_count(table));
    buffer_release(&out);
}

static void check_json(const struct table *table)
{
    struct arena arena = {0};
    struct buffer out = {0};
    table_write_json(table, &out);
    hostile_expect_harmless(buffer_slice(&out), "\n");
    cr_expect_eq(json_expect(&arena, buffer_slice(&out))->count, table_row_count(table));
    buffer_release(&out);
    arena_release(&arena);
}

Test(catalog, keeps_its_form_with_hostile_text)
{
    for (size_t variant = 0; variant < hostile_count; variant++) {
        struct hostile hostile = hostile_create(variant);
        for (const struct catalog_kind *kind = catalog_kinds; kind->name; kind++) {
            struct table table = filled(kind, hostile.loaded.dossier, (struct place){0});
            check_text(&table, kind->name);
            check_tsv(&table, kind->name);
            check_json(&table);
            table_release(&table);
        }
        hostile_release(&hostile);
    }
}

struct row_counts {
    const char *source;
    const char *theme;
    size_t rows[10]; /* in the order of the catalog */
};

/* sources themes points actors corridors questions events figures conflicts references */
static const struct row_counts counts[] = {
    {"", "", {2, 3, 16, 7, 1, 4, 10, 6, 1, 8}},
    {"harbour-2031", "", {1, 3, 10, 5, 1, 2, 6, 4, 1, 8}},
    {"tides-2029", "", {1, 3, 6, 6, 1, 2, 4, 2, 1, 8}},
    {"", "tides", {2, 1, 5, 3, 0, 1, 3, 3, 1, 4}},
    {"harbour-2031", "pilotage", {1, 1, 2, 3, 1, 1, 2, 0, 0, 1}},
};

Test(catalog, lists_what_lies_within_the_place)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    for (size_t i = 0; i < COUNT(counts); i++) {
        struct place place = sample_place(loaded.dossier, counts[i].source);
        place.theme = sample_place(loaded.dossier, counts[i].theme).theme;
        for (size_t j = 0; catalog_kinds[j].name; j++) {
            struct table table = filled(&catalog_kinds[j], loaded.dossier, place);
            cr_expect_eq(table_row_count(&table), counts[i].rows[j], "%s of '%s' on '%s': %zu",
                         catalog_kinds[j].name, counts[i].source, counts[i].theme,
                         table_row_count(&table));
            table_release(&table);
        }
    }
    loaded_release(&loaded);
}

/* What precis(1) says of a kind: the text after its tag, up to the next one. */
static struct slice manual_entry(const char *manual, const char *name)
{
    char tag[64];
    snprintf(tag, sizeof tag, ".It Cm %s\n", name);
    const char *entry = strstr(manual, tag);
    cr_assert_not_null(entry, "the manual has no list of %s", name);
    entry += strlen(tag);
    const char *end = strstr(entry, "\n.");
    cr_assert_not_null(end);
    return (struct slice){entry, (size_t)(end - entry)};
}

Test(catalog, has_its_columns_in_the_manual)
{
    char manual[65536];
    FILE *file = fopen("man/precis.1", "r");
    cr_assert_not_null(file);
    manual[fread(manual, 1, sizeof manual - 1, file)] = '\0';
    fclose(file);
    const char *lists = strstr(manual, ".Ss Lists");
    cr_assert_not_null(lists);
    for (const struct catalog_kind *kind = catalog_kinds; kind->name; kind++) {
        struct slice entry = manual_entry(lists, kind->name);
        for (uint32_t i = 0; i < kind->column_count; i++) {
            struct slice word = slice_trim(slice_cut(&entry, ','));
            cr_expect(slice_starts_with(word, slice_of(kind->columns[i].name)),
                      "column %u of %s is %s, in the manual '%.*s'", i, kind->name,
                      kind->columns[i].name, SLICE_ARGUMENTS(word));
        }
        cr_expect(!entry.bytes || slice_starts_with(entry, SLICE(" the same")) || !entry.length ||
                      strcmp(kind->name, "points") == 0,
                  "the manual has more columns of %s", kind->name);
    }
}
