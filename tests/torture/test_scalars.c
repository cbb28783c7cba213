/* Every Unicode scalar value in every kind of field, through everything that shows or writes text:
 * what comes out is held against a table of its own (tests/fuzz/plain.c). The short run takes those
 * values that are special, and samples of the others. */
#include "fuzz/plain.h"
#include "output/data/bibtex.h"
#include "output/data/catalog.h"
#include "output/data/csl.h"
#include "output/data/dot.h"
#include "output/data/json_dossier.h"
#include "output/page/markdown.h"
#include "output/page/plain_text.h"
#include "output/page/text_page.h"
#include "render/compose.h"
#include "support/hostile.h"
#include "support/rounds.h"
#include "support/sample.h"
#include "ui/headless.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <unistr.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { LAST_SCALAR = 0x10FFFF, WINDOW = 128, SAMPLE_STEP = 1553 };

/* Inclusive. */
static const struct {
    uint32_t first;
    uint32_t last;
} special[] = {
    {0x00, 0x17F},      {0x300, 0x37F},     {0x600, 0x61F},     {0x115F, 0x1160},
    {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x2000, 0x206F},   {0x3164, 0x3164},
    {0xDFF0, 0xE010},   {0xFDD0, 0xFDEF},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFFF},   {0x13430, 0x1345F}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
    {0x1F3FB, 0x1F3FF}, {0x1FFFE, 0x20001}, {0xE0000, 0xE01EF}, {0x10FFF0, 0x10FFFF},
};

struct window {
    struct buffer text;
    uint32_t first;
    uint32_t last;
    size_t count;
};

static void add_scalar(struct window *window, uint32_t scalar)
{
    char bytes[8];
    int length = u8_uctomb((uint8_t *)bytes, scalar, sizeof bytes);
    window->first = window->count ? window->first : scalar;
    window->last = scalar;
    window->count++;
    cr_assert_gt(length, 0);
    buffer_add(&window->text, (struct slice){bytes, (size_t)length});
}

/* The first character of a text that must not be there; 0 when there is none. */
static uint32_t find_forbidden(struct slice text, const char *allowed)
{
    uint32_t scalar;
    size_t length;
    for (size_t at = 0; at < text.length; at += length) {
        struct slice rest = {text.bytes + at, text.length - at};
        length = plain_decode(rest, &scalar);
        if (!length || plain_fault((struct slice){rest.bytes, length}, allowed))
            return length ? scalar : (unsigned char)*rest.bytes;
    }
    return 0;
}

static void expect_plain(const struct window *window, struct slice text, const char *allowed,
                         const char *what)
{
    const char *fault = plain_fault(text, allowed);
    cr_expect(!fault, "%s of U+%04X to U+%04X: %s, U+%04X", what, window->first, window->last,
              fault, find_forbidden(text, allowed));
}

static void check_documents(const struct window *window, const struct dossier *dossier)
{
    struct arena arena = {0};
    struct place_list places = sample_places(dossier, &arena);
    for (size_t i = 0; i < places.count; i++) {
        struct document document = {0};
        struct document page = {0};
        struct buffer text = {0};
        compose(&document, dossier, places.items[i], DETAIL_EVIDENCE);
        text_write(&document, 60, false, &text);
        compose_page(&page, dossier, places.items[i]);
        page_write_text(&page, (struct page_size){.columns = 80, .lines = 400}, &text);
        markdown_write_page(&page, (struct page_size){.columns = 80, .lines = 400}, &text);
        expect_plain(window, buffer_slice(&text), "\n", "show and print");
        document_release(&document);
        document_release(&page);
        buffer_release(&text);
    }
    arena_release(&arena);
}

static void check_screens(const struct window *window, const struct dossier *dossier)
{
    static const char *const keys[] = {
        "",  "}", "<Tab>", "1", "gt", "ga", "<Enter>", "gc",    "<Enter>", "gq",    "gx",     "go",
        "J", "}", "}",     ".", "q",  "f",  "<Down>",  "<Esc>", "g/",      "<Esc>", "<Enter>"};
    struct app app;
    struct buffer message = {0};
    struct buffer screen = {0};
    app_init(&app, 120, 60);
    app_set_dossier(&app, dossier, (struct place){0});
    for (size_t i = 0; i < COUNT(keys); i++) {
        cr_assert(headless_type(&app, slice_of(keys[i]), &message));
        buffer_clear(&screen);
        grid_print(&app.grid, false, &screen);
        expect_plain(window, buffer_slice(&screen), "\n", "the grid");
    }
    buffer_release(&message);
    buffer_release(&screen);
    app_release(&app);
}

static void check_lists(const struct window *window, const struct dossier *dossier)
{
    const struct place all = {0};
    for (const struct catalog_kind *kind = catalog_kinds; kind->name; kind++) {
        struct table table = table_begin(kind->columns, kind->column_count);
        struct buffer text = {0};
        kind->fill(&table, dossier, all);
        table_write_text(&table, &(struct table_look){.columns = 100, .has_heading = true}, &text);
        expect_plain(window, buffer_slice(&text), "\n", kind->name);
        buffer_clear(&text);
        table_write_tsv(&table, &text);
        table_write_json(&table, &text);
        expect_plain(window, buffer_slice(&text), "\n\t", kind->name);
        buffer_release(&text);
        table_release(&table);
    }
}

typedef size_t write_export(const struct dossier *dossier, struct place place, struct buffer *out);

static void check_exports(const struct window *window, const struct dossier *dossier)
{
    static const struct {
        const char *name;
        write_export *write;
        const char *allowed;
    } exports[] = {
        {"json", json_dossier_write, "\n"}, {"csl-json", csl_write, "\n"},
        {"bibtex", bibtex_write, "\n"},     {"csv", catalog_write_points, "\r\n"},
        {"dot", dot_write, "\n"},
    };
    for (size_t i = 0; i < COUNT(exports); i++) {
        struct buffer text = {0};
        exports[i].write(dossier, (struct place){0}, &text);
        expect_plain(window, buffer_slice(&text), exports[i].allowed, exports[i].name);
        buffer_release(&text);
    }
}

static void check_messages(const struct window *window, const struct diagnostics *diagnostics)
{
    struct buffer text = {0};
    for (size_t i = 0; i < diagnostics->count; i++)
        diagnostic_write(&diagnostics->items[i], &text);
    expect_plain(window, buffer_slice(&text), "\n", "messages");
    buffer_release(&text);
}

static void check_window(struct window *window)
{
    struct hostile hostile = hostile_create_with(buffer_slice(&window->text));
    check_documents(window, hostile.loaded.dossier);
    check_screens(window, hostile.loaded.dossier);
    check_lists(window, hostile.loaded.dossier);
    check_exports(window, hostile.loaded.dossier);
    check_messages(window, &hostile.loaded.diagnostics);
    hostile_release(&hostile);
    buffer_clear(&window->text);
    window->count = 0;
}

static bool is_special(uint32_t scalar)
{
    for (size_t i = 0; i < COUNT(special); i++)
        if (scalar >= special[i].first && scalar <= special[i].last)
            return true;
    return false;
}

static bool is_tried(uint32_t scalar)
{
    bool is_surrogate = scalar >= 0xD800 && scalar < 0xE000;
    return !is_surrogate && (torture_is_long() || is_special(scalar) || scalar % SAMPLE_STEP == 0);
}

/* Parts that can be tried at the same time. */
static int parts[] = {0, 1, 2, 3};

ParameterizedTestParameters(torture_scalars, do_no_harm_in_any_field)
{
    return cr_make_param_array(int, parts, COUNT(parts));
}

ParameterizedTest(int *part, torture_scalars, do_no_harm_in_any_field, .timeout = TORTURE_TIMEOUT)
{
    struct window window = {0};
    size_t count = 0;
    for (uint32_t scalar = 0; scalar <= LAST_SCALAR; scalar++) {
        bool is_of_part = scalar / WINDOW % COUNT(parts) == (size_t)*part;
        if (is_of_part && is_tried(scalar)) {
            add_scalar(&window, scalar);
            count++;
        }
        if (window.count == WINDOW || (scalar == LAST_SCALAR && window.count))
            check_window(&window);
    }
    buffer_release(&window.text);
    TORTURE_SAY("%zu scalar values in every kind of field, through every output", count);
}
