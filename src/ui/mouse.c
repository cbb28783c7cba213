#include "ui/mouse.h"

#include "base/count.h"
#include "base/width.h"
#include "render/labels.h"
#include "ui/act.h"
#include "ui/app_layout.h"
#include "ui/app_status.h"
#include "ui/counting.h"
#include "ui/current.h"
#include "ui/dispatch.h"
#include "ui/navigate.h"

#include <string.h>

enum { WHEEL_LINES = 3 };

static bool contains(const struct area *area, struct key key)
{
    return key.rows >= area->row && key.rows < area->row + area->rows &&
           key.columns >= area->column && key.columns < area->column + area->columns;
}

static bool pane_at(const struct app *app, struct key key, enum pane_kind *kind)
{
    for (int i = 0; i < PANE_COUNT; i++) {
        if (!app->geometry.is_visible[i] || !contains(&app->geometry.panes[i], key))
            continue;
        *kind = (enum pane_kind)i;
        return true;
    }
    return false;
}

static void scroll(struct app *app, struct viewer *viewer, struct key key)
{
    const struct block *before = app_current(app);
    viewer_scroll(viewer, key.code == KEY_CODE_WHEEL_DOWN ? WHEEL_LINES : -WHEEL_LINES);
    if (app_current(app) != before)
        app_refresh_references(app);
}

static void click_item(struct app *app, enum pane_kind kind, uint32_t block)
{
    struct pane_context context = app_context(app);
    if (!block_is_item(&app->panes[kind].viewer.document.blocks[block]))
        return;
    struct intent intent = pane_click(&app->panes[kind], block, &context);
    if (intent.kind == INTENT_UNHANDLED)
        app_act(app, ACTION_FOLLOW);
    else
        app_act_on_intent(app, &intent);
    if (app_current(app) != context.current)
        app_refresh_references(app);
}

static void click(struct app *app, enum pane_kind kind, struct key key)
{
    const struct area *area = &app->geometry.insides[kind];
    uint32_t block;
    const struct span *span;
    app_set_focus(app, kind);
    if (key.rows < area->row || !viewer_hit(&app->panes[kind].viewer, key.rows - area->row,
                                            key.columns - area->column, &block, &span))
        return;
    if (span && span->target)
        app_act_on_intent(app, &(struct intent){.kind = INTENT_GO, .place = *span->target});
    else
        click_item(app, kind, block);
}

/* The first and the last line: what stands there between two separators is what is clicked. */

static bool stands_at(const struct grid *grid, int row, int column, const char *text)
{
    struct slice rest = slice_of(text);
    while (rest.length && column < grid->columns) {
        const struct grid_cell *cell = &grid->cells[row * grid->columns + column];
        struct slice cluster = shown_slice(grid_text(grid, cell));
        if (!cluster.length || !slice_starts_with(rest, cluster))
            return false;
        rest = (struct slice){rest.bytes + cluster.length, rest.length - cluster.length};
        column += cell->columns;
    }
    return !rest.length;
}

static int first_column(const struct grid *grid, struct key key, const char *separator, int width)
{
    int column = key.columns;
    while (column > 0 && !(column >= width && stands_at(grid, key.rows, column - width, separator)))
        column--;
    return column;
}

static struct slice words_at(const struct grid *grid, struct key key, const char *separator,
                             int width, struct arena *arena)
{
    struct buffer words = {0};
    for (int column = first_column(grid, key, separator, width);
         column < grid->columns && !stands_at(grid, key.rows, column, separator); column++)
        buffer_add(&words,
                   shown_slice(grid_text(grid, &grid->cells[key.rows * grid->columns + column])));
    struct slice copy = arena_copy(arena, slice_trim(buffer_slice(&words)));
    buffer_release(&words);
    return copy;
}

static bool click_hint(struct app *app, struct key key)
{
    struct arena arena = {0};
    enum action action;
    struct slice words =
        words_at(&app->grid, key, BETWEEN_HINTS, (int)strlen(BETWEEN_HINTS), &arena);
    bool is_hint = app_find_hint(app, words, &action);
    arena_release(&arena);
    if (is_hint)
        app_act_counted(app, action, 0);
    return is_hint;
}

/* Whether a text is seen there as a whole: written once more, it is the same. */
static bool is_seen_at(const struct grid *grid, int row, int column, struct shown text)
{
    struct grid again = {.manner = grid->manner};
    grid_resize(&again, grid->columns, 1);
    int end = grid_write(&again, 0, column, again.columns, text, (struct pen){0});
    bool is_seen = end == column + width_columns(text);
    for (int i = column; i < end && is_seen; i++)
        is_seen = slice_equal(shown_slice(grid_text(&again, &again.cells[i])),
                              shown_slice(grid_text(grid, &grid->cells[row * grid->columns + i])));
    grid_release(&again);
    return is_seen;
}

/* The place that a part of the title stands for: that part, and what stands before it. */
static bool click_title(struct app *app, struct key key)
{
    struct arena arena = {0};
    const struct place steps[] = {
        {0},
        {.brief = app->place.brief},
        {.brief = app->place.brief, .theme = app->place.theme},
        {.brief = app->place.brief, .theme = app->place.theme, .view = app->place.view},
    };
    int column = first_column(&app->grid, key, "▸", 1);
    size_t number = 0;
    for (int i = 0; i < column; i++)
        number += stands_at(&app->grid, key.rows, i, "▸");
    struct shown title = label_place_title(&arena, app->dossier, app->place);
    bool is_whole = is_seen_at(&app->grid, key.rows, 1, title);
    bool is_in_title = key.columns <= width_columns(title);
    arena_release(&arena);
    if (!is_whole || !is_in_title || number >= COUNT(steps))
        return false;
    app_go(app, steps[number]);
    return true;
}

static void click_outside_of_panes(struct app *app, struct key key)
{
    bool is_first = key.rows == 0;
    bool is_bar = is_first || key.rows == app->grid.rows - 1;
    if (!is_bar || click_hint(app, key) || app->over.kind || !is_first)
        return;
    click_title(app, key);
}

void app_take_mouse(struct app *app, struct key key)
{
    enum pane_kind kind;
    bool is_wheel = key.code != KEY_CODE_CLICK;
    if (app->typing.prompt.is_open || !app->dossier || key.columns >= app->grid.columns)
        return;
    if (app->over.kind && is_wheel)
        scroll(app, &app->over.viewer, key);
    else if (!app->over.kind && pane_at(app, key, &kind))
        is_wheel ? scroll(app, &app->panes[kind].viewer, key) : click(app, kind, key);
    else if (!is_wheel)
        click_outside_of_panes(app, key);
}
