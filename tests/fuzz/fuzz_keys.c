/* The reader without a terminal: a byte for the size it begins with, one for the dossier, then keys
 * as key.h writes them. Between them a control character does what is no key: Ctrl-A loads the
 * dossier anew, each time another state of it, Ctrl-B turns to another preset of keys, Ctrl-C asks
 * the state for where the reader was.
 *
 * Whatever is pressed, the screen holds no character that acts on a terminal, its cells fit
 * together, the reader is at a place of the dossier, and Q ends it. */
#include "base/width.h"
#include "fuzz/dossier.h"
#include "fuzz/fuzz.h"
#include "fuzz/plain.h"
#include "ui/app.h"
#include "ui/current.h"

#include <string.h>

enum { MOST_KEYS = 150, KEYS_A_LOOK = 4, MOST_COLUMNS = 250, MOST_ROWS = 100, DOSSIERS = 5 };

struct play {
    struct app app;
    struct state *state;
    size_t dossier;
};

/* What the reader may have before it: sound ones, a broken one, and one full of what terminals act
 * on and of wide characters. */
static const struct loaded *dossier_number(size_t number)
{
    static const char *const folders[DOSSIERS] = {"tests/data/quiet-water", "tests/fuzz/hostile",
                                                  "tests/data/broken", ".",
                                                  "tests/data/articles-alder"};
    static struct loaded loaded[DOSSIERS];
    struct loaded *one = &loaded[number % DOSSIERS];
    if (!one->dossier)
        *one = load_dossier(folders[number % DOSSIERS]);
    FUZZ_REQUIRE(one->dossier, "%s is not to be found from here", folders[number % DOSSIERS]);
    return one;
}

/* The screen. */

static void check_cell(const struct grid *grid, const struct grid_cell *cell, int column)
{
    struct shown text = grid_text(grid, cell);
    const char *fault = plain_fault(shown_slice(text), "");
    FUZZ_REQUIRE(!fault, "a cell holds %s", fault);
    FUZZ_REQUIRE(text.length && width_cluster(text, 0).length == text.length &&
                     width_cluster(text, 0).columns == cell->columns,
                 "a cell of %d columns holds '%.*s'", cell->columns, SLICE_ARGUMENTS(text));
    FUZZ_REQUIRE(cell->columns == 1 || (cell->columns == 2 && column + 1 < grid->columns &&
                                        cell[1].columns == 0 && cell[1].length == 0),
                 "a wide cell without its right half at column %d", column);
}

static void check_grid(struct grid *grid)
{
    for (int row = 0; row < grid->rows; row++) {
        int columns;
        for (int column = 0; column < grid->columns; column += columns) {
            const struct grid_cell *cell = grid_at(grid, row, column);
            columns = cell->columns;
            FUZZ_REQUIRE(columns > 0, "a right half without a left one at %d, %d", row, column);
            check_cell(grid, cell, column);
        }
    }
    FUZZ_REQUIRE(grid->cursor_row >= 0 && grid->cursor_row < grid->rows &&
                     grid->cursor_column >= 0 && grid->cursor_column < grid->columns,
                 "the cursor is at %d, %d of %d, %d", grid->cursor_row, grid->cursor_column,
                 grid->rows, grid->columns);
}

/* The place. */

#define LIES_IN(pointer, list)                                                                     \
    ((list).items && (const char *)(pointer) >= (const char *)(list).items &&                      \
     (const char *)(pointer) < (const char *)((list).items + (list).count))

static bool has_brief(const struct dossier *dossier, const struct brief *brief)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        if (dossier->briefs[i] == brief)
            return true;
    return false;
}

static bool has_theme(const struct dossier *dossier, const struct entry *theme)
{
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        if (&dossier->themes[i]->entry == theme)
            return true;
    return false;
}

static bool has_entry(const struct dossier *dossier, const struct entry *entry)
{
    if (entry->kind == ENTRY_THEME)
        return has_theme(dossier, entry);
    if (entry->kind == ENTRY_ACTOR)
        return LIES_IN(entry, dossier->actors);
    if (entry->kind == ENTRY_CORRIDOR)
        return LIES_IN(entry, dossier->corridors);
    if (!has_brief(dossier, entry->brief))
        return false;
    return entry == &entry->brief->entry || LIES_IN(entry, entry->brief->claims) ||
           LIES_IN(entry, entry->brief->questions) || LIES_IN(entry, entry->brief->events);
}

static void check_place(struct app *app)
{
    const struct dossier *dossier = app->dossier;
    struct place place = app->place;
    FUZZ_REQUIRE((int)place.view >= 0 && place.view < VIEW_COUNT, "view %d", (int)place.view);
    FUZZ_REQUIRE(!place.brief || has_brief(dossier, place.brief), "a source of another dossier");
    FUZZ_REQUIRE(!place.theme || has_theme(dossier, &place.theme->entry),
                 "a theme of another dossier");
    FUZZ_REQUIRE(!place.item || has_entry(dossier, place.item), "an item of another dossier");
    const struct entry *subject = app_subject(app);
    FUZZ_REQUIRE(!subject || has_entry(dossier, subject), "a point of another dossier");
    FUZZ_REQUIRE((int)app->focus >= 0 && app->focus < PANE_COUNT && (int)app->detail >= 0 &&
                     app->detail < DETAIL_COUNT,
                 "pane %d, detail %d", (int)app->focus, (int)app->detail);
    const struct visit *visit = history_current(&app->history);
    FUZZ_REQUIRE(visit && place_equal(visit->place, place), "the history is elsewhere");
}

static void check(struct play *play)
{
    app_paint(&play->app);
    check_place(&play->app);
    FUZZ_REQUIRE(!plain_fault_of_cleaned(buffer_slice(&play->app.said.text)), "a message holds %s",
                 plain_fault_of_cleaned(buffer_slice(&play->app.said.text)));
}

/* What is done. */

static void reload(struct play *play)
{
    play->dossier++;
    const struct loaded *loaded = dossier_number(play->dossier);
    app_set_dossier(&play->app, loaded->dossier, (struct place){0});
    app_set_problems(&play->app, PROBLEMS_OF_DOSSIER, &loaded->diagnostics);
}

static void configure(struct play *play)
{
    struct settings settings = play->app.settings;
    struct keymap keymap;
    settings.keys = (settings.keys + 1) % (PRESET_EMACS + 1);
    keymap_init(&keymap, (enum preset_name)settings.keys);
    app_configure(&play->app, &settings, &keymap);
}

static void recall(struct play *play)
{
    struct place place = {0};
    app_remember_position(&play->app);
    FUZZ_REQUIRE(app_position(&play->app, state_last(play->state), &place),
                 "the place that was remembered is not found");
}

/* Whether a byte is something to do that is no key. */
static bool act(struct play *play, char byte)
{
    if (byte == '\1')
        reload(play);
    else if (byte == '\2')
        configure(play);
    else if (byte == '\3')
        recall(play);
    else
        return false;
    return true;
}

static void press(struct play *play, struct key key)
{
    if (key.code == KEY_CODE_RESIZE) {
        key.columns = (uint16_t)(1 + (key.columns - 1) % MOST_COLUMNS);
        key.rows = (uint16_t)(1 + (key.rows - 1) % MOST_ROWS);
    }
    app_key(&play->app, key);
    play->app.wanted.request = REQUEST_NONE;
}

static void play_all(struct play *play, struct slice keys)
{
    for (int i = 0; i < MOST_KEYS && keys.length; i++) {
        struct key key;
        bool is_bad;
        if (act(play, keys.bytes[0]))
            keys = (struct slice){keys.bytes + 1, keys.length - 1};
        else if (key_parse(&keys, &key, &is_bad))
            press(play, key);
        check(play);
        if (i % KEYS_A_LOOK == 0)
            check_grid(&play->app.grid);
    }
    check_grid(&play->app.grid);
}

static void check_end(struct play *play)
{
    struct keymap keymap;
    keymap_init(&keymap, PRESET_VI);
    app_configure(&play->app, &play->app.settings, &keymap);
    for (int i = 0; i < 2 && play->app.typing.prompt.is_open; i++)
        app_key(&play->app, (struct key){.code = KEY_CODE_ESCAPE});
    play->app.wanted.request = REQUEST_NONE;
    app_key(&play->app, (struct key){.code = 'Q'});
    FUZZ_REQUIRE(play->app.wanted.request == REQUEST_QUIT, "Q does not end it");
}

static void begin(struct play *play, struct fuzz_input *input)
{
    static const int sizes[][2] = {{80, 24}, {120, 36}, {60, 20}, {40, 12},
                                   {20, 5},  {1, 1},    {7, 40},  {200, 50}};
    const int *size = sizes[fuzz_byte(input) % (sizeof sizes / sizeof *sizes)];
    play->dossier = fuzz_byte(input);
    play->state = state_create();
    app_init(&play->app, size[0], size[1]);
    app_use_state(&play->app, play->state);
    reload(play);
    check(play);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct play play;
    struct fuzz_input input = fuzz_begin(bytes, length);
    begin(&play, &input);
    play_all(&play, input.rest);
    check_end(&play);
    app_release(&play.app);
    state_release(play.state);
    return 0;
}
