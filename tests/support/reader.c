#include "reader.h"

#include "base/ascii.h"
#include "base/memory.h"
#include "render/labels.h"
#include "ui/headless.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

const char *program_path(void)
{
    static char path[PATH_MAX];
    const char *program = getenv("PRECIS");
    cr_assert(program && realpath(program, path), "PRECIS must name the program to test");
    return path;
}

const char *bundled_dossier(void)
{
    static char path[PATH_MAX];
    cr_assert(realpath(".", path));
    return path;
}

struct terminal *start_script(const char *script, const char *dossier,
                              const struct terminal_options *options)
{
    const char *const argv[] = {"sh", "-c", script, program_path(), dossier, NULL};
    struct terminal_options chosen = options ? *options : (struct terminal_options){0};
    chosen.argv = argv;
    return terminal_start(&chosen);
}

void expect_allowed_bytes(struct terminal *terminal)
{
    const char *message;
    cr_expect(terminal_check_bytes(terminal, &message), "%s", message);
}

void expect_restored(struct terminal *terminal)
{
    cr_expect(terminal_modes_equal_start(terminal), "the line is set otherwise than before");
    cr_expect_not(terminal_alternate_screen(terminal), "still on the alternate screen");
    cr_expect(terminal_cursor(terminal).visible, "the cursor is hidden");
    cr_expect_not(terminal_mouse(terminal), "the mouse is captured");
    const char *left = terminal_modes_left(terminal);
    cr_expect_str_empty(left, "left switched on: %s", left);
    expect_allowed_bytes(terminal);
}

/* The reader in this process: as the program has it on its first run. */

static void begin_app(struct reader *reader, const struct reader_options *options)
{
    const char *dossier = options->dossier ? options->dossier : bundled_dossier();
    reader->loaded = load_dossier(dossier);
    cr_assert(reader->loaded.dossier, "%s is no dossier", dossier);
    app_init(&reader->app, options->columns ? options->columns : 80,
             options->rows ? options->rows : 24);
    reader->app.is_ascii = options->is_ascii;
    reader->state = state_create();
    app_use_state(&reader->app, reader->state);
    app_set_dossier(&reader->app, reader->loaded.dossier, (struct place){0});
    app_set_problems(&reader->app, PROBLEMS_OF_DOSSIER, &reader->loaded.diagnostics);
    app_paint(&reader->app);
}

struct reader *reader_around(struct terminal *terminal, const struct reader_options *options)
{
    struct reader *reader = memory_allocate(1, sizeof *reader);
    *reader = (struct reader){
        .terminal = terminal,
        .is_ascii = options->is_ascii,
    };
    begin_app(reader, options);
    return reader;
}

struct reader *reader_open(const struct reader_options *options)
{
    const char *dossier = options->dossier ? options->dossier : bundled_dossier();
    const char *const argv[] = {program_path(), "-d", dossier, NULL};
    struct terminal *terminal = terminal_start(&(struct terminal_options){
        .argv = argv,
        .columns = options->columns,
        .rows = options->rows,
        .name = options->name,
        .environment = options->environment,
    });
    struct reader *reader = reader_around(terminal, options);
    reader_wait(reader);
    return reader;
}

void reader_close(struct reader *reader)
{
    terminal_stop(reader->terminal);
    app_release(&reader->app);
    state_release(reader->state);
    loaded_release(&reader->loaded);
    arena_release(&reader->arena);
    free(reader);
}

/* Keys. */

static const struct {
    uint32_t code;
    VTermKey key;
} special_keys[] = {
    {KEY_CODE_ENTER, VTERM_KEY_ENTER},
    {KEY_CODE_TAB, VTERM_KEY_TAB},
    {KEY_CODE_ESCAPE, VTERM_KEY_ESCAPE},
    {KEY_CODE_BACKSPACE, VTERM_KEY_BACKSPACE},
    {KEY_CODE_DELETE, VTERM_KEY_DEL},
    {KEY_CODE_UP, VTERM_KEY_UP},
    {KEY_CODE_DOWN, VTERM_KEY_DOWN},
    {KEY_CODE_LEFT, VTERM_KEY_LEFT},
    {KEY_CODE_RIGHT, VTERM_KEY_RIGHT},
    {KEY_CODE_HOME, VTERM_KEY_HOME},
    {KEY_CODE_END, VTERM_KEY_END},
    {KEY_CODE_PAGE_UP, VTERM_KEY_PAGEUP},
    {KEY_CODE_PAGE_DOWN, VTERM_KEY_PAGEDOWN},
    {KEY_CODE_INSERT, VTERM_KEY_INS},
    {KEY_CODE_F1, VTERM_KEY_FUNCTION(1)},
};

static VTermModifier modifiers_of(struct key key)
{
    VTermModifier modifiers = VTERM_MOD_NONE;
    modifiers |= key.modifiers & KEY_CONTROL ? VTERM_MOD_CTRL : VTERM_MOD_NONE;
    modifiers |= key.modifiers & KEY_META ? VTERM_MOD_ALT : VTERM_MOD_NONE;
    modifiers |= key.modifiers & KEY_SHIFT ? VTERM_MOD_SHIFT : VTERM_MOD_NONE;
    return modifiers;
}

static void send_key(struct terminal *terminal, struct key key)
{
    if (key.code == KEY_CODE_RESIZE) {
        terminal_resize(terminal, key.columns, key.rows);
        return;
    }
    for (size_t i = 0; i < COUNT(special_keys); i++) {
        if (special_keys[i].code == key.code) {
            terminal_key(terminal, special_keys[i].key, modifiers_of(key));
            return;
        }
    }
    terminal_character(terminal, key.code, modifiers_of(key));
}

void reader_send(struct reader *reader, const char *keys)
{
    bool bad;
    struct key key;
    struct slice rest = slice_of(keys);
    while (key_parse(&rest, &key, &bad))
        send_key(reader->terminal, key);
    cr_assert_not(bad, "no such key in '%s'", keys);
}

void reader_expect(struct reader *reader, const char *keys)
{
    struct buffer message = {0};
    bool good = headless_type(&reader->app, slice_of(keys), &message);
    cr_assert(good, "%s", message.bytes);
    buffer_release(&message);
}

void reader_press(struct reader *reader, const char *keys)
{
    reader_send(reader, keys);
    reader_expect(reader, keys);
    reader_wait(reader);
}

void reader_resize(struct reader *reader, int columns, int rows)
{
    char key[40];
    snprintf(key, sizeof key, "<Resize %dx%d>", columns, rows);
    reader_press(reader, key);
}

/* Frames. */

static struct shown expected_text(struct reader *reader, struct arena *arena,
                                  const struct grid_cell *cell)
{
    struct shown text = grid_text(&reader->app.grid, cell);
    return reader->is_ascii ? ascii_from(arena, text) : text;
}

/* Of a cluster that terminals disagree about the base is shown, perhaps with more of it, or a
 * question mark where the C library does not know that either. */
static bool shows_base(const struct terminal_cell *shown, struct shown text)
{
    ucs4_t base;
    int length = u8_mbtouc(&base, (const uint8_t *)text.bytes, text.length);
    bool is_base = strlen(shown->text) >= (size_t)length &&
                   memcmp(shown->text, text.bytes, (size_t)length) == 0;
    return is_base || strcmp(shown->text, "?") == 0;
}

static bool is_cell_right(struct reader *reader, struct arena *arena, int row, int column)
{
    const struct grid_cell *cell = grid_at(&reader->app.grid, row, column);
    struct terminal_cell shown = terminal_cell(reader->terminal, row, column);
    /* What the terminal has made of such a cluster may reach into its second column. */
    if (!cell->columns && cell[-1].contested && !reader->is_ascii)
        return true;
    if (!cell->columns)
        return !shown.text[0] || strcmp(shown.text, " ") == 0 || reader->is_ascii;
    struct shown text = expected_text(reader, arena, cell);
    if (reader->is_ascii)
        return shown.text[0] == text.bytes[0] && !shown.text[1];
    if (cell->contested)
        return shows_base(&shown, text);
    return slice_equal(slice_of(shown.text), shown_slice(text));
}

/* The first row that differs; -1 where none does. */
static int first_wrong_row(struct reader *reader)
{
    struct arena arena = {0};
    const struct grid *grid = &reader->app.grid;
    int wrong = -1;
    for (int row = 0; row < grid->rows && wrong < 0; row++)
        for (int column = 0; column < grid->columns && wrong < 0; column++)
            if (!is_cell_right(reader, &arena, row, column))
                wrong = row;
    arena_release(&arena);
    return wrong;
}

static bool is_frame_right(struct terminal *terminal, void *context)
{
    (void)terminal;
    return first_wrong_row(context) < 0;
}

void reader_wait(struct reader *reader)
{
    if (terminal_wait_until(reader->terminal, TERMINAL_PATIENCE, is_frame_right, reader))
        return;
    int row = first_wrong_row(reader);
    cr_assert_fail("row %d differs:\nexpected %s\nshown    %s\nin:\n%s", row,
                   reader_row(reader, row), terminal_row(reader->terminal, row),
                   terminal_screen(reader->terminal));
}

static struct slice grid_as_text(struct reader *reader)
{
    struct buffer text = {0};
    grid_print(&reader->app.grid, reader->is_ascii, &text);
    struct slice copy = arena_copy(&reader->arena, buffer_slice(&text));
    buffer_release(&text);
    return copy;
}

const char *reader_screen(struct reader *reader)
{
    return grid_as_text(reader).bytes;
}

const char *reader_row(struct reader *reader, int row)
{
    struct slice rest = grid_as_text(reader);
    struct slice line = slice_cut(&rest, '\n');
    while (row-- > 0)
        line = slice_cut(&rest, '\n');
    return arena_copy(&reader->arena, line).bytes;
}

const char *reader_pane_row(struct reader *reader, enum pane_kind pane, int row)
{
    struct buffer text = {0};
    const struct area *inside = &reader->app.geometry.insides[pane];
    for (int i = 0; i < inside->columns; i++) {
        struct terminal_cell cell = terminal_cell(reader->terminal, row, inside->column + i);
        buffer_add(&text, slice_of(cell.text));
    }
    const char *copy = arena_copy(&reader->arena, buffer_slice(&text)).bytes;
    buffer_release(&text);
    return copy;
}

const char *reader_title(struct reader *reader, const struct brief *brief,
                         const struct theme *theme)
{
    struct place place = {.brief = brief, .theme = theme};
    struct shown title = label_place_title(&reader->arena, reader->loaded.dossier, place);
    return arena_copy(&reader->arena, shown_slice(title)).bytes;
}

void reader_quit(struct reader *reader)
{
    reader_send(reader, "Q");
    expect_clean_exit(reader->terminal);
    expect_restored(reader->terminal);
}
