/* `export csv`: RFC 4180, and nothing in it that a spreadsheet would run. */
#include "base/count.h"
#include "output/data/catalog.h"
#include "output/data/csv.h"

#include "support/hostile.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <string.h>

enum { COLUMNS = 13, TEXT_COLUMN = 8, CALCULATION_COLUMN = 9 };

/* Cuts a cell off the rest as RFC 4180 has it; `*end` is what stands after: ',' or '\n'. */
static struct slice cut_cell(struct slice *rest, struct arena *arena, char *end)
{
    struct buffer cell = {0};
    bool is_quoted = rest->length && rest->bytes[0] == '"';
    size_t at = is_quoted;
    for (; at < rest->length; at++) {
        char byte = rest->bytes[at];
        if (is_quoted && byte == '"') {
            at++;
            if (at == rest->length || rest->bytes[at] != '"')
                break;
        } else if (!is_quoted && (byte == ',' || byte == '\r')) {
            break;
        }
        cr_assert(is_quoted || rest->bytes[at] != '"', "a quotation mark in a bare cell");
        buffer_add_byte(&cell, rest->bytes[at]);
    }
    cr_assert_lt(at, rest->length, "a row does not end");
    *end = rest->bytes[at];
    if (*end == '\r') {
        cr_assert_eq(rest->bytes[++at], '\n');
        *end = '\n';
    }
    cr_assert(*end == ',' || *end == '\n', "'%c' after a cell", *end);
    *rest = (struct slice){rest->bytes + at + 1, rest->length - at - 1};
    struct slice copy = arena_copy(arena, buffer_slice(&cell));
    buffer_release(&cell);
    return copy;
}

static void cut_row(struct slice *rest, struct arena *arena, struct slice cells[COLUMNS])
{
    char end;
    for (int i = 0; i < COLUMNS; i++) {
        cells[i] = cut_cell(rest, arena, &end);
        cr_assert_eq(end, i + 1 < COLUMNS ? ',' : '\n', "a row of %d cells", i + 1);
    }
}

Test(csv, has_a_row_for_each_point)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct arena arena = {0};
    struct buffer out = {0};
    struct slice cells[COLUMNS];
    cr_expect_eq(catalog_write_points(loaded.dossier, (struct place){0}, &out),
                 loaded.dossier->claim_count);
    struct slice rest = buffer_slice(&out);
    cut_row(&rest, &arena, cells);
    cr_expect(slice_equal(cells[0], SLICE("address")));
    cr_expect(slice_equal(cells[CALCULATION_COLUMN], SLICE("calculation")));
    for (uint32_t i = 0; i < loaded.dossier->brief_count; i++) {
        const struct claim_list *claims = &loaded.dossier->briefs[i]->claims;
        for (uint32_t j = 0; j < claims->count; j++) {
            cut_row(&rest, &arena, cells);
            cr_expect(slice_equal(cells[0], entry_address(&claims->items[j].entry, &arena)));
            cr_expect(slice_equal(cells[3], slice_of(claim_kind_name(claims->items[j].kind))));
            cr_expect(slice_equal(cells[TEXT_COLUMN], text_slice(claims->items[j].text)));
            cr_expect(
                slice_equal(cells[CALCULATION_COLUMN], text_slice(claims->items[j].calculation)));
        }
    }
    cr_expect_eq(rest.length, 0);
    buffer_release(&out);
    arena_release(&arena);
    loaded_release(&loaded);
}

Test(csv, neutralises_formulas)
{
    static const struct {
        struct slice text;
        const char *cell;
    } cells[] = {
        {{"plain", 5}, "plain"},
        {{"", 0}, ""},
        {{"a,b", 3}, "\"a,b\""},
        {{"say \"x\"", 7}, "\"say \"\"x\"\"\""},
        {{"=1+1", 4}, "'=1+1"},
        {{"+1", 2}, "'+1"},
        {{"-1", 2}, "'-1"},
        {{"@x", 2}, "'@x"},
        {{"\t=1", 3}, "' =1"},
        {{"\rx", 2}, "'^Mx"},
        {{"\nx", 2}, "' x"},
        {{"  =1", 4}, "'  =1"},
        {{"a-b", 3}, "a-b"},
        {{"a;=1", 4}, "\"a;'=1\""},
        {{"a,-1", 4}, "\"a,'-1\""},
        {{"\"=1", 3}, "\"\"\"'=1\""},
        {{"a; =1", 5}, "\"a; =1\""},
        {{"\xEF\xBC\x9D"
          "1",
          4},
         "'\xEF\xBC\x9D"
         "1"},
        {{"\033[1m", 4}, "^[[1m"},
    };
    for (size_t i = 0; i < COUNT(cells); i++) {
        struct buffer out = {0};
        buffer_add(&out, SLICE(""));
        csv_write_cell(cells[i].text, &out);
        cr_expect_str_eq(out.bytes, cells[i].cell);
        buffer_release(&out);
    }
}

/* By any separator a spreadsheet may be set to, no cell begins a formula. */
static void expect_no_formula(struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        bool at_start = i == 0 || strchr("\n,;\t\"", text.bytes[i - 1]);
        cr_assert_not(at_start && strchr("=+-@\t\r", text.bytes[i]) && text.bytes[i] != '\r',
                      "at byte %zu: %.*s", i, (int)(text.length - i < 30 ? text.length - i : 30),
                      text.bytes + i);
    }
}

Test(csv, stays_in_form_with_hostile_text)
{
    for (size_t variant = 0; variant < hostile_count; variant++) {
        struct hostile hostile = hostile_create(variant);
        struct arena arena = {0};
        struct buffer out = {0};
        struct slice cells[COLUMNS];
        size_t count = catalog_write_points(hostile.loaded.dossier, (struct place){0}, &out);
        hostile_expect_harmless(buffer_slice(&out), "\r\n");
        expect_no_formula(buffer_slice(&out));
        struct slice rest = buffer_slice(&out);
        for (size_t i = 0; i <= count; i++)
            cut_row(&rest, &arena, cells);
        cr_expect_eq(rest.length, 0);
        buffer_release(&out);
        arena_release(&arena);
        hostile_release(&hostile);
    }
}

/* Any kind of list can be written so: a number stays one, also below zero. */
Test(csv, keeps_numbers_and_lists)
{
    static const struct table_column columns[] = {{"n", 0, NULL}, {"items", 0, NULL}};
    static const struct slice items[] = {{"a", 1}, {"=b", 2}};
    struct table table = table_begin(columns, COUNT(columns));
    struct buffer out = {0};
    table_add_decimal(&table, SLICE("-5.5"));
    table_add_list(&table, items, COUNT(items));
    table_add_decimal(&table, (struct slice){0});
    table_add_list(&table, NULL, 0);
    table_write_csv(&table, &out);
    cr_expect_str_eq(out.bytes, "n,items\r\n-5.5,\"a; =b\"\r\n,\r\n");
    buffer_release(&out);
    table_release(&table);
}

Test(csv, is_narrowed)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct buffer out = {0};
    struct place place = sample_place(loaded.dossier, "harbour-2031");
    place.theme = sample_place(loaded.dossier, "tides").theme;
    cr_expect_eq(catalog_write_points(loaded.dossier, place, &out), 2);
    place.theme = sample_place(loaded.dossier, "pilotage").theme;
    cr_expect_eq(catalog_write_points(loaded.dossier, place, &out), 2);
    buffer_release(&out);
    loaded_release(&loaded);
}
