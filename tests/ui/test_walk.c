/* A reader who presses anything at any time: nothing breaks, and the place is always one of the
 * dossier. The sanitizers watch. */
#include "support/dice.h"
#include "support/made_up.h"
#include "support/rounds.h"
#include "support/sample.h"
#include "ui/headless.h"
#include "ui/current.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* What a walk needs to tell what went wrong. */
enum { LONGEST_TRAIL = 24 };

struct walk {
    struct app app;
    struct state *state;
    const struct dossier *dossier;
    struct dice dice;
    char trail[LONGEST_TRAIL][KEY_NAME_SIZE];
    int steps;
    bool leaves_pages; /* never looks at a printed page: to make one takes as long as many keys */
};

static const char *const sequences[] = {
    "gg",      "gt", "ga",          "gc",  "gq",    "gx",          "go",         "gr",
    "g/",      "]x", "[x",          "]q",  "[q",    "/the<Enter>", "\\a<Enter>", "/zz",
    "&water",  "f",  "fhar<Enter>", ":go", ".",     "p",           "<Tab>",      "<S-Tab>",
    "<Enter>", "l",  "l<Enter>",    "?",   "z",     "<Space>",     "G",          "}",
    "{",       "J",  "K",           "L",   "H",     "<",           ">",          "n",
    "N",       "+",  "-",           "1",   "2",     "0",           "d",          "u",
    "b",       "j",  "k",           "q",   "<Esc>", "<C-u>",       "港",         "İ",
    "<BS>",    "P",  "P}",          "*",   "r",     "A",           "U",          "ma",
    "'a",      "]u", "[u",          "]c",  "]*",    "[*",          "Ps<Esc>",
};

static struct key random_key(struct dice *dice)
{
    if (dice_one_in(dice, 3))
        return (struct key){.code =
                                KEY_CODE_ENTER + dice_below(dice, KEY_CODE_RESIZE - KEY_CODE_ENTER),
                            .modifiers = (uint8_t)(dice_one_in(dice, 3) ? dice_below(dice, 8) : 0)};
    if (dice_one_in(dice, 8))
        return (struct key){.code = dice_below(dice, 0x3000),
                            .modifiers = (uint8_t)dice_below(dice, 4)};
    return (struct key){.code = ' ' + dice_below(dice, 0x5f)};
}

static struct key random_size(struct dice *dice)
{
    static const uint16_t sizes[][2] = {{120, 36}, {80, 24}, {60, 20}, {40, 12},  {10, 3},
                                        {1, 1},    {20, 5},  {59, 11}, {200, 60}, {119, 13}};
    struct key key = {.code = KEY_CODE_RESIZE};
    size_t pick = dice_below(dice, COUNT(sizes));
    bool is_usual = dice_one_in(dice, 2);
    key.columns = is_usual ? sizes[pick][0] : (uint16_t)dice_between(dice, 1, 150);
    key.rows = is_usual ? sizes[pick][1] : (uint16_t)dice_between(dice, 1, 50);
    return key;
}

static struct key random_mouse(const struct walk *walk, struct dice *dice)
{
    return (struct key){.code = KEY_CODE_CLICK + dice_below(dice, 3),
                        .columns = (uint16_t)dice_below(dice, (uint32_t)walk->app.grid.columns + 2),
                        .rows = (uint16_t)dice_below(dice, (uint32_t)walk->app.grid.rows + 2)};
}

static const char *fault_of(struct app *app)
{
    const struct grid *grid = &app->grid;
    if (grid->cursor_row < 0 || grid->cursor_row >= grid->rows || grid->cursor_column < 0 ||
        grid->cursor_column >= grid->columns)
        return "the cursor is outside of the screen";
    if (!sample_holds(app->dossier, app->place))
        return "the place is not in the dossier";
    if ((int)app->focus < 0 || app->focus >= PANE_COUNT || (int)app->detail >= DETAIL_COUNT)
        return "there is no such pane or detail";
    const struct viewer *text = &app->panes[PANE_TEXT].viewer;
    if (text->item != NO_BLOCK && text->item >= text->document.count)
        return "the current item is after the end";
    const struct entry *subject = app_subject(app);
    if (subject && !sample_holds(app->dossier, (struct place){.item = subject}))
        return "the current point is not in the dossier";
    const struct visit *visit = history_current(&app->history);
    if (!visit || !place_equal(visit->place, app->place))
        return "the history is elsewhere";
    return NULL;
}

static void say_trail(const struct walk *walk, struct buffer *out)
{
    int count = walk->steps < LONGEST_TRAIL ? walk->steps : LONGEST_TRAIL;
    for (int i = walk->steps - count; i < walk->steps; i++)
        buffer_format(out, " %s", walk->trail[i % LONGEST_TRAIL]);
}

static void check(struct walk *walk)
{
    app_paint(&walk->app);
    const char *fault = fault_of(&walk->app);
    if (!fault)
        return;
    struct buffer trail = {0};
    say_trail(walk, &trail);
    cr_assert(false, "%s at %dx%d after %d keys, the last being%s", fault, walk->app.grid.columns,
              walk->app.grid.rows, walk->steps, trail.bytes);
}

static void press(struct walk *walk, struct key key)
{
    char *name = walk->trail[walk->steps++ % LONGEST_TRAIL];
    if (key.code >= KEY_CODE_RESIZE)
        snprintf(name, KEY_NAME_SIZE, "<%s %ux%u>",
                 key.code == KEY_CODE_RESIZE  ? "Resize"
                 : key.code == KEY_CODE_CLICK ? "Click"
                                              : "Wheel",
                 key.columns, key.rows);
    else
        key_spell(key, name);
    app_key(&walk->app, key);
    walk->app.wanted.request = REQUEST_NONE;
    check(walk);
}

static void press_sequence(struct walk *walk)
{
    struct slice rest = slice_of(sequences[dice_below(&walk->dice, COUNT(sequences))]);
    if (walk->leaves_pages && rest.bytes[0] == 'P')
        return;
    struct key key;
    bool bad;
    while (key_parse(&rest, &key, &bad))
        press(walk, key);
}

static struct key other_than_page(const struct walk *walk, struct key key)
{
    if (walk->leaves_pages && key.code == 'P')
        key.code = 'j';
    return key;
}

static void press_anything(struct walk *walk)
{
    if (dice_one_in(&walk->dice, 25))
        press(walk, random_size(&walk->dice));
    else if (dice_one_in(&walk->dice, 12))
        press(walk, random_mouse(walk, &walk->dice));
    else if (dice_one_in(&walk->dice, 5))
        press(walk, other_than_page(walk, random_key(&walk->dice)));
    else
        press_sequence(walk);
}

static void begin(struct walk *walk, const struct dossier *dossier, uint64_t seed)
{
    *walk = (struct walk){.dossier = dossier, .dice = {seed}};
    walk->leaves_pages = seed % (torture_is_long() ? 16 : 4) != 1;
    struct key size = random_size(&walk->dice);
    walk->state = state_create();
    app_init(&walk->app, size.columns, size.rows);
    app_use_state(&walk->app, walk->state);
    app_set_dossier(&walk->app, dossier, (struct place){0});
    check(walk);
}

/* Escape closes a line that is typed, and up leads from anywhere to the overview and out. */
static void go_out(struct walk *walk)
{
    enum { MOST_LEVELS = 20 };
    for (int i = 0; i < MOST_LEVELS && walk->app.wanted.request != REQUEST_QUIT; i++) {
        app_key(&walk->app, (struct key){.code = KEY_CODE_ESCAPE});
        app_key(&walk->app, (struct key){.code = 'q'});
        check(walk);
    }
    struct buffer trail = {0};
    say_trail(walk, &trail);
    const struct place *place = &walk->app.place;
    cr_assert(walk->app.wanted.request == REQUEST_QUIT && place->view == VIEW_READ &&
                  !place->brief && !place->theme,
              "there is no way out after%s", trail.bytes);
    buffer_release(&trail);
}

static void end(struct walk *walk)
{
    go_out(walk);
    app_remember_position(&walk->app);
    app_release(&walk->app);
    state_release(walk->state);
}

static int every_sample[] = {SAMPLE_QUIET_WATER, SAMPLE_BUNDLED};

ParameterizedTestParameters(walk, never_leaves_the_dossier)
{
    return cr_make_param_array(int, every_sample, COUNT(every_sample));
}

ParameterizedTest(int *sample, walk, never_leaves_the_dossier)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    int steps = *sample == SAMPLE_QUIET_WATER ? 4000 : 1200;
    int walks = torture_rounds(4);
    for (uint64_t seed = 1; seed <= (uint64_t)walks; seed++) {
        struct walk walk;
        begin(&walk, loaded.dossier, seed);
        while (walk.steps < steps)
            press_anything(&walk);
        end(&walk);
    }
    loaded_release(&loaded);
    TORTURE_SAY("%d keys, sizes and clicks in %d walks through the %s dossier, all led out",
                walks * steps, walks, *sample == SAMPLE_QUIET_WATER ? "second" : "bundled");
}

Test(walk, survives_whatever_dossier_there_is)
{
    static const struct made_up_size sizes[] = {
        {0, 0, 0, 0, 0, 0, 0}, {1, 1, 1, 1, 1, 3, 3}, {4, 14, 8, 3, 6, 12, 6}};
    int walks = torture_rounds(24);
    for (uint64_t seed = 1; seed <= (uint64_t)walks; seed++) {
        struct made_up made_up = made_up_dossier(seed, &sizes[seed % COUNT(sizes)]);
        struct walk walk;
        begin(&walk, made_up.dossier, seed);
        while (walk.steps < 300)
            press_anything(&walk);
        end(&walk);
        made_up_release(&made_up);
    }
    TORTURE_SAY("%d keys, sizes and clicks in %d made-up dossiers", walks * 300, walks);
}

/* Where the reader is, in words, so that two loads can be compared: what is on the screen, or while
 * the text is not on it, only the place. */
static struct slice where(struct app *app, struct arena *arena)
{
    const struct entry *subject = app_subject(app);
    const struct viewer *viewer = &app->panes[PANE_TEXT].viewer;
    const char *place = sample_describe(app->place, arena);
    if (app->geometry.is_too_small || !app->geometry.is_visible[PANE_TEXT])
        return slice_of(place);
    struct slice text = subject ? entry_text(subject) : SLICE("nothing");
    return arena_format(arena, "%s from %u.%u at '%.*s'", place, viewer->top.block,
                        viewer->top.line, SLICE_ARGUMENTS(text));
}

static void reload(struct walk *walk, struct loaded *loaded)
{
    struct arena arena = {0};
    struct loaded fresh = sample_load(SAMPLE_QUIET_WATER);
    struct slice before = where(&walk->app, &arena);
    app_set_dossier(&walk->app, fresh.dossier, (struct place){0});
    struct slice after = where(&walk->app, &arena);
    bool is_same = slice_equal(before, after);
    struct buffer trail = {0};
    say_trail(walk, &trail);
    cr_assert(is_same, "a reload leads from '%.*s' to '%.*s' at %dx%d after%s",
              SLICE_ARGUMENTS(before), SLICE_ARGUMENTS(after), walk->app.grid.columns,
              walk->app.grid.rows, trail.bytes);
    buffer_release(&trail);
    arena_release(&arena);
    loaded_release(loaded);
    *loaded = fresh;
    walk->dossier = fresh.dossier;
    check(walk);
}

/* Through any sizes and back to the one before: the same screen. */
static void resize_and_return(struct walk *walk)
{
    struct key back = {.code = KEY_CODE_RESIZE,
                       .columns = (uint16_t)walk->app.grid.columns,
                       .rows = (uint16_t)walk->app.grid.rows};
    struct buffer before = {0};
    struct buffer after = {0};
    struct buffer trail = {0};
    grid_print(&walk->app.grid, false, &before);
    for (uint32_t i = dice_between(&walk->dice, 1, 4); i > 0; i--)
        press(walk, random_size(&walk->dice));
    press(walk, back);
    grid_print(&walk->app.grid, false, &after);
    say_trail(walk, &trail);
    cr_assert(slice_equal(buffer_slice(&before), buffer_slice(&after)),
              "resizing and back after%s leads from\n%s to\n%s", trail.bytes, before.bytes,
              after.bytes);
    buffer_release(&before);
    buffer_release(&after);
    buffer_release(&trail);
}

Test(walk, comes_back_to_the_same_screen_through_any_sizes)
{
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    int walks = torture_rounds(4);
    for (uint64_t seed = 70; seed < 70 + (uint64_t)walks; seed++) {
        struct walk walk;
        begin(&walk, loaded.dossier, seed);
        while (walk.steps < 1500) {
            press_anything(&walk);
            if (dice_one_in(&walk.dice, 8))
                resize_and_return(&walk);
        }
        end(&walk);
    }
    loaded_release(&loaded);
    TORTURE_SAY("%d keys with sizes there and back: the same screen", walks * 1500);
}

Test(walk, keeps_its_place_when_the_dossier_is_loaded_anew)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    int walks = torture_rounds(4);
    for (uint64_t seed = 50; seed < 50 + (uint64_t)walks; seed++) {
        struct walk walk;
        begin(&walk, loaded.dossier, seed);
        while (walk.steps < 1500) {
            press_anything(&walk);
            if (dice_one_in(&walk.dice, 12))
                reload(&walk, &loaded);
        }
        end(&walk);
    }
    loaded_release(&loaded);
    TORTURE_SAY("%d keys with reloads between them: the place kept", walks * 1500);
}
