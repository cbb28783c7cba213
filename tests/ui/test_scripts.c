/* A dossier in eleven languages on the screen: what is seen, marked, clicked and typed stands where
 * it is read. */
#include "base/count.h"
#include "base/width.h"
#include "support/golden.h"
#include "support/sample.h"
#include "ui/current.h"
#include "ui/headless.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static const char folder[] = "tests/data/many-scripts";

struct desk {
    struct loaded loaded;
    struct app app;
};

static void begin_with(struct desk *desk, int columns, int rows, const char *settings)
{
    struct buffer message = {0};
    *desk = (struct desk){.loaded = load_dossier(folder)};
    cr_assert_not_null(desk->loaded.dossier);
    app_init(&desk->app, columns, rows);
    app_set_dossier(&desk->app, desk->loaded.dossier, (struct place){0});
    cr_expect(headless_type(&desk->app, slice_of(settings), &message), "%s", message.bytes);
    buffer_release(&message);
}

static void begin(struct desk *desk, int columns, int rows)
{
    begin_with(desk, columns, rows, "");
}

static void end(struct desk *desk)
{
    app_release(&desk->app);
    loaded_release(&desk->loaded);
}

static void type(struct desk *desk, const char *keys)
{
    struct buffer message = {0};
    cr_expect(headless_type(&desk->app, slice_of(keys), &message), "%s: %s", keys, message.bytes);
    buffer_release(&message);
}

static bool sees(struct desk *desk, const char *text)
{
    struct buffer screen = {0};
    grid_print(&desk->app.grid, false, &screen);
    bool is_seen = strstr(screen.bytes, text) != NULL;
    buffer_release(&screen);
    return is_seen;
}

static const char *const screens[] = {
    "",
    "1",
    "2",
    "gt",
    "ga",
    "gc",
    "gq",
    "gx",
    ":go<Space>fa-2031#opens<Enter>",
    ":go<Space>ar-2030#half<Enter>",
    ":go<Space>he-2030#half<Enter>",
    ":go<Space>az-2031#deep<Enter>",
    ":go<Space>hy-ka-2029#both<Enter>",
    ":go<Space>hi-th-2028#hindi<Enter>",
    ":go<Space>zh-ja-2029#chinese<Enter>",
    ":go<Space>emoji-2032#mixed<Enter>",
    ":go<Space>actor:namir-board<Enter>",
    ":go<Space>corridor:canal<Enter>",
    ":go<Space>fa-2031#opens<Enter>.",
    ":go<Space>fa-2031#opens<Enter>P",
    "/کانال",
    "f كتاب",
    "g/ کانال",
    "/نبود<Enter>",
    ":go<Space>fa-2031#opens<Enter>:set<Space>bidi=terminal<Enter>",
    ":go<Space>fa-2031#opens<Enter>:set<Space>arabic=joined<Enter>",
};

static void check_screens(int columns, int rows)
{
    struct buffer text = {0};
    char name[64];
    for (size_t i = 0; i < COUNT(screens); i++) {
        struct desk desk;
        begin(&desk, columns, rows);
        type(&desk, screens[i]);
        buffer_format(&text, "%s== %s\n", i ? "\n" : "", screens[i]);
        grid_print(&desk.app.grid, false, &text);
        end(&desk);
    }
    snprintf(name, sizeof name, "scripts-%dx%d", columns, rows);
    golden_expect(name, buffer_slice(&text));
    buffer_release(&text);
}

Test(golden_scripts, on_screens_of_every_size)
{
    check_screens(120, 36);
    check_screens(80, 24);
    check_screens(40, 12);
}

/* The text of the cells with a flag, row by row and within each run of them from the right where
 * that is asked for. */
static void gather(struct desk *desk, uint8_t flag, bool from_right, struct buffer *out)
{
    struct grid *grid = &desk->app.grid;
    buffer_clear(out);
    for (int row = 1; row + 1 < grid->rows; row++)
        for (int i = 0; i < grid->columns; i++) {
            const struct grid_cell *cell =
                grid_at(grid, row, from_right ? grid->columns - 1 - i : i);
            if (cell->columns && cell->flags & flag)
                buffer_add(out, shown_slice(grid_text(grid, cell)));
        }
}

/* What is typed, where it is found, and the text that is marked there. */
static const struct {
    const char *typed;
    const char *place;
    const char *marked;
} matches[] = {
    {"شورای", "fa-2031#opens", "شورای"},
    {"هزينه", "fa-2031#opens", "هزینهٔ"},
    {"میشود", "fa-2031#opens", "می‌شود"},
    {"يدفع", "ar-2030#half", "يَدْفَعُ"},
    {"ليون", "ar-2030#half", "ليون"},
    {"מועצת", "he-2030#half", "מועצת"},
};

/* The current match, read from the right, is what was sought: so the mark is on its letters. */
Test(scripts_read, marks_what_is_found_where_it_is_seen)
{
    static const int sizes[][2] = {{120, 36}, {80, 24}, {40, 30}};
    struct buffer marked = {0};
    for (size_t i = 0; i < COUNT(matches) * COUNT(sizes); i++) {
        const int *size = sizes[i / COUNT(matches)];
        size_t number = i % COUNT(matches);
        struct arena arena = {0};
        struct desk desk;
        begin(&desk, size[0], size[1]);
        type(&desk, arena_format(&arena, ":go<Space>%s<Enter>z/%s<Enter>", matches[number].place,
                                 matches[number].typed)
                        .bytes);
        gather(&desk, CELL_CURRENT, true, &marked);
        cr_expect(marked.length && strcmp(marked.bytes, matches[number].marked) == 0,
                  "%s at %d columns: %s", matches[number].typed, size[0], marked.bytes);
        arena_release(&arena);
        end(&desk);
    }
    buffer_release(&marked);
}

/* The cells that show the picked link lead, clicked each, to where the link leads. */
Test(scripts_read, clicks_on_what_is_seen)
{
    struct buffer name = {0};
    struct desk desk;
    begin(&desk, 100, 40);
    for (int i = 0; i < 3; i++) {
        struct arena arena = {0};
        type(&desk, "<:go<Space>fa-2031#opens<Enter>zl");
        gather(&desk, CELL_SELECTED, true, &name);
        const struct place *link = viewer_link(app_text(&desk.app));
        cr_assert(link && link->item, "a link is picked");
        struct place there = *link;
        cr_expect_str_eq(name.bytes, "کانال نمیر");
        struct grid *grid = &desk.app.grid;
        int picked[2] = {-1, -1};
        for (int at = 0; at < grid->rows * grid->columns; at++)
            if (grid->cells[at].flags & CELL_SELECTED && (picked[0] < 0 || i == 1))
                picked[0] = at / grid->columns, picked[1] = at % grid->columns;
        type(&desk, arena_format(&arena, "<Click %dx%d>", picked[1] + (i == 2), picked[0]).bytes);
        cr_expect_eq(desk.app.place.item, there.item, "click %d", i);
        arena_release(&arena);
    }
    buffer_release(&name);
    end(&desk);
}

/* Keys, and where the cursor of the prompt stands then. */
static const struct {
    const char *keys;
    const char *row;
    int column;
} prompts[] = {
    {"/", "/", 1},
    {"/ab", "/ab", 3},
    {"/شو", "/ وش", 1},
    {"/شو<Left>", "/ وش", 2},
    {"/شو<Home>", "/ وش", 3},
    {"/ab<Space>شو", "/ab وش", 6},
    {"/شو<Space>ab", "/ ab وش", 1},
    {"/(شو)", "/ (وش)", 1},
};

Test(scripts_read, has_the_cursor_where_typing_goes_on)
{
    for (size_t i = 0; i < COUNT(prompts); i++) {
        struct desk desk;
        struct buffer row = {0};
        begin(&desk, 80, 24);
        type(&desk, prompts[i].keys);
        struct grid *grid = &desk.app.grid;
        for (int column = 0; column < 12; column++)
            buffer_add(&row, shown_slice(grid_text(grid, grid_at(grid, 23, column))));
        cr_expect(slice_equal(slice_trim(buffer_slice(&row)), slice_of(prompts[i].row)), "%s: '%s'",
                  prompts[i].keys, row.bytes);
        cr_expect_eq(grid->cursor_column, prompts[i].column, "%s: %d", prompts[i].keys,
                     grid->cursor_column);
        buffer_release(&row);
        end(&desk);
    }
}

/* A part of the title is clicked where it is seen, whichever way it runs. */
Test(scripts_read, clicks_on_titles_from_right_to_left)
{
    struct desk desk;
    begin(&desk, 120, 36);
    type(&desk, "J J J J 1");
    const struct brief *brief = desk.app.place.brief;
    cr_assert(brief && desk.app.place.theme);
    int arrows = 0;
    int column = 0;
    for (; arrows < 1; column++)
        arrows += slice_equal(
            shown_slice(grid_text(&desk.app.grid, grid_at(&desk.app.grid, 0, column))), SLICE("▸"));
    struct arena arena = {0};
    type(&desk, arena_format(&arena, "<Click %dx0>", column + 1).bytes);
    cr_expect_eq(desk.app.place.brief, brief);
    cr_expect_null(desk.app.place.theme);
    arena_release(&arena);
    end(&desk);
}

/* What the settings ask for. */
Test(scripts_read, gives_terminals_the_order_that_they_want)
{
    static const struct {
        const char *settings;
        enum reordering reordering;
        const char *seen;
    } cases[] = {
        {"", REORDERS_NOTHING, "ریمن یاروش"},
        {"", REORDERS_UNLESS_TOLD, "ریمن یاروش"},
        {"", REORDERS_LINES, "شورای نمیر"},
        {"", REORDERS_WORDS, "نمیر شورای"},
        {":set<Space>bidi=off<Enter>", REORDERS_NOTHING, "شورای نمیر"},
        {":set<Space>bidi=terminal<Enter>", REORDERS_UNLESS_TOLD, "شورای نمیر"},
        {":set<Space>bidi=program<Enter>", REORDERS_LINES, "ریمن یاروش"},
        {":set<Space>arabic=joined<Enter>", REORDERS_NOTHING, "ﺮﯿﻤﻧ ﯼﺍﺭﻮﺷ"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct desk desk;
        begin_with(&desk, 100, 40, "ga");
        desk.app.reordering = cases[i].reordering;
        app_resize(&desk.app, 100, 40);
        type(&desk, cases[i].settings);
        type(&desk, "ga");
        cr_expect(sees(&desk, cases[i].seen), "%zu: %s", i, cases[i].seen);
        end(&desk);
    }
}

/* No row is wider than the screen, whatever runs which way. */
Test(scripts_read, has_sound_rows_at_every_size)
{
    for (int columns = 20; columns <= 160; columns += 7) {
        struct desk desk;
        begin(&desk, columns, 20);
        for (int key = 0; key < 9; key++) {
            type(&desk, "J");
            struct grid *grid = &desk.app.grid;
            for (int row = 0; row < grid->rows; row++) {
                int width = 0;
                for (int column = 0; column < columns; column++)
                    width += grid_at(grid, row, column)->columns;
                cr_expect_eq(width, columns, "row %d at %d columns", row, columns);
            }
        }
        end(&desk);
    }
}

/* Each is found where the other is, as often, and somewhere. */
static const char *const spellings[][2] = {
    {"كانال", "کانال"},
    {"مي‌شود", "میشود"},
    {"می‌شود", "میشود"},
    {"هزينه", "هزینهٔ"},
    {"كتابهاى", "کتاب‌های"},
    {"يدفع", "يَدْفَعُ"},
    {"مسوول", "مسؤول"},
    {"القناه", "القناة"},
    {"ﻛﺎﻧﺎﻝ", "کانال"},
    {"۱۴۱۱", "1411"},
    {"１４", "14"},
    {"१४", "14"},
    {"רציפימ", "רציפים"},
    {"כספ", "כסף"},
    {"ｶﾓﾒ", "カモメ"},
    {"derin", "dərin"},
    {"ismayil", "ısmayıl"},
    {"ջրանցքը", "ջրանցքը"},
    {"სიღრმე", "სიღრმე"},
    {"น้ำ", "นำ"},
    {"米爾", "米爾"},
};

Test(scripts_read, finds_words_however_they_are_spelt)
{
    struct desk desk;
    begin(&desk, 80, 24);
    for (size_t i = 0; i < COUNT(spellings); i++) {
        uint32_t counts[2];
        for (int j = 0; j < 2; j++) {
            struct arena arena = {0};
            type(&desk, arena_format(&arena, "g/%s", spellings[i][j]).bytes);
            counts[j] = desk.app.typing.picker.match_count;
            type(&desk, "<Esc>");
            arena_release(&arena);
        }
        cr_expect(counts[0] && counts[0] == counts[1], "%s %u, %s %u", spellings[i][0], counts[0],
                  spellings[i][1], counts[1]);
    }
    end(&desk);
}
