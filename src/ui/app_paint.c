#include "base/width.h"
#include "model/own_words.h"
#include "render/labels.h"
#include "ui/app_layout.h"
#include "ui/app_status.h"
#include "ui/comparing_paint.h"
#include "ui/current.h"
#include "ui/frame.h"
#include "ui/help.h"
#include "ui/overlays.h"
#include "ui/paragraphs.h"
#include "ui/remembered.h"
#include "ui/typing.h"

/* Whose text it is, as soon as that has scrolled away; before, the kind of view. */
static struct shown title_of(struct app *app, enum pane_kind kind, struct arena *arena)
{
    const struct place *place = &app->place;
    if (kind == PANE_REFERENCES)
        return app_beside_title(app, arena);
    if (kind != PANE_TEXT)
        return pane_title(kind);
    bool is_named = place->brief || place->theme || app_is_listed(place->item);
    if (is_named && app_text(app)->top.block > 0)
        return label_place_name(arena, app->dossier, *place);
    if (place->view == VIEW_READ)
        return pane_title(kind);
    return own_words(arena, app->dossier, view_title(place->view));
}

/* How many items of the cross-references are out of sight below. */
static struct shown remark_of(struct app *app, enum pane_kind kind, struct arena *arena)
{
    struct viewer *viewer = &app->panes[kind].viewer;
    uint32_t count = kind == PANE_REFERENCES ? viewer_count_below(viewer) : 0;
    return count ? shown_format(arena, "%u more below", count) : SHOWN("");
}

static void paint_title(struct app *app, enum pane_kind kind)
{
    struct arena arena = {0};
    frame_paint(
        &(struct frame){
            .area = app->geometry.panes[kind],
            .title = title_of(app, kind, &arena),
            .remark = remark_of(app, kind, &arena),
            .borders = (enum border_name)app->settings.borders,
            .is_focused = app->focus == kind,
        },
        &app->grid);
    arena_release(&arena);
}

/* Whether the title line of a pane goes through a cell. */
static bool has_rule(const struct app *app, int row, int column)
{
    for (int i = 0; i < PANE_COUNT; i++) {
        const struct area *area = &app->geometry.panes[i];
        if (app->geometry.is_visible[i] && area->row == row && column >= area->column &&
            column < area->column + area->columns)
            return true;
    }
    return false;
}

static void paint_divider(struct app *app, const struct area *divider)
{
    for (int i = 0; i < divider->rows; i++) {
        int row = divider->row + i;
        frame_paint_divider(&app->grid, row, divider->column,
                            (enum border_name)app->settings.borders,
                            (struct frame_joints){
                                .left = has_rule(app, row, divider->column - 1),
                                .right = has_rule(app, row, divider->column + 1),
                                .is_first = i == 0,
                            });
    }
}

static void paint_pane(struct app *app, enum pane_kind kind)
{
    if (app->geometry.has_borders)
        paint_title(app, kind);
    viewer_paint(&app->panes[kind].viewer, &app->grid, app->geometry.insides[kind],
                 &(struct viewer_look){
                     .search = kind == PANE_TEXT ? app->finding.search : NULL,
                     .has_focus = app->focus == kind,
                     .sign = kind == PANE_TEXT || kind == PANE_SOURCES ? app_sign : NULL,
                     .context = app,
                 });
}

/* "36 problems: !": with the key that lists them. */
static struct shown problems_in_header(const struct app *app, struct arena *arena)
{
    struct shown keys =
        help_first_key(arena, &app->keymap, app_context_of_keys(app), ACTION_PROBLEMS);
    return shown_format(arena, "%zu problem%s%s%.*s  ", app->problems.count,
                        app->problems.count == 1 ? "" : "s", keys.length ? ": " : "",
                        SLICE_ARGUMENTS(keys));
}

static void paint_header(struct app *app)
{
    struct arena arena = {0};
    struct shown title = SHOWN("precis");
    if (app->dossier)
        title = label_place_title(&arena, app->dossier, app->place);
    struct shown problems = SHOWN("");
    if (app->problems.count)
        problems = problems_in_header(app, &arena);
    struct shown filter = SHOWN("");
    if (app->narrowing.search)
        filter = shown_format(&arena, "only '%.*s'  ",
                              SLICE_ARGUMENTS(search_typed(app->narrowing.search)));
    struct shown unread = SHOWN("");
    uint32_t count = app_unread(app);
    if (count)
        unread = shown_format(&arena, "unread %u  ", count);
    struct shown loading = SHOWN("");
    if (app->dossier && app->dossier->is_partial)
        loading =
            shown_format(&arena, "reading %zu of %zu  ", app->loading.done, app->loading.total);
    struct shown key = help_first_key(&arena, &app->keymap, app_context_of_keys(app), ACTION_HELP);
    struct shown help =
        key.length ? shown_format(&arena, "%.*s help", SLICE_ARGUMENTS(key)) : SHOWN("");
    struct shown parts[] = {loading, filter, problems, unread, help};
    struct shown right = shown_join(&arena, parts, 5);
    int room = app->grid.columns - width_columns(right) - 3;
    if (app->dossier && width_columns(title) > room)
        title = label_place_name(&arena, app->dossier, app->place);
    app_paint_bar(app, 0, STYLE_HEADER, title, width_columns(title) > room ? help : right);
    arena_release(&arena);
}

static void paint_progress(struct app *app)
{
    struct arena arena = {0};
    struct area area = app_layout_whole(app);
    int row = area.row + area.rows / 2;
    struct shown text = app->loading.total ? shown_format(&arena, "Loading %zu of %zu files",
                                                          app->loading.done, app->loading.total)
                                           : SHOWN("Loading");
    int bar = area.columns - 4;
    int filled =
        app->loading.total ? (int)((uint64_t)bar * app->loading.done / app->loading.total) : 0;
    grid_write(&app->grid, row, 2, area.columns - 2, text, (struct pen){.style = ROLE_TEXT});
    grid_fill(&app->grid, row + 1, 2, 2 + filled, SHOWN("█"), (struct pen){.style = ROLE_GRAPHIC});
    grid_fill(&app->grid, row + 1, 2 + filled, 2 + bar, SHOWN("─"),
              (struct pen){.style = STYLE_BORDER});
    arena_release(&arena);
}

/* Writes a text in the middle of the screen when there is room for it with its words whole. */
static bool paint_notice(struct app *app, struct shown text)
{
    enum { MOST_LINES = 8 };
    struct grid *grid = &app->grid;
    struct arena arena = {0};
    struct wrapped_line lines[MOST_LINES];
    int count = 0;
    bool fits = true;
    char *breaks = arena_allocate_bytes(&arena, text.length);
    width_breaks(text, breaks);
    for (size_t start = 0; start < text.length && fits; start = lines[count++].next) {
        lines[count] = width_wrap(text, breaks, start, grid->columns);
        size_t next = lines[count].next;
        bool is_last = next == text.length;
        fits = count + 1 < MOST_LINES && count < grid->rows &&
               (is_last || breaks[next] == WIDTH_MAY_BREAK);
    }
    for (int i = 0; i < count && fits; i++)
        grid_write(grid, (grid->rows - count) / 2 + i, 0, grid->columns,
                   shown_part(text, lines[i].start, lines[i].end),
                   (struct pen){.style = ROLE_TEXT});
    arena_release(&arena);
    return fits;
}

/* Says what is needed in as many words as there is room for. */
static void paint_too_small(struct app *app)
{
    static const struct shown texts[] = {
        SHOWN_CONSTANT("too small: precis needs 20 columns and 5 rows"),
        SHOWN_CONSTANT("too small: needs 20x5"),
        SHOWN_CONSTANT("needs 20x5"),
        SHOWN_CONSTANT("20x5"),
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (paint_notice(app, texts[i]))
            return;
}

static void paint_overlay(struct app *app)
{
    if (app->over.kind == OVERLAY_COMPARED) {
        comparing_paint(app, app_layout_whole(app));
        return;
    }
    if (app->geometry.has_borders)
        frame_paint(
            &(struct frame){
                .area = app_layout_whole(app),
                .title = app_overlay_title(app->over.kind),
                .borders = (enum border_name)app->settings.borders,
                .is_focused = true,
            },
            &app->grid);
    viewer_paint(&app->over.viewer, &app->grid, app_layout_overlay(app),
                 &(struct viewer_look){.search = app->over.narrowing.search, .has_focus = true});
}

static void paint_panes(struct app *app)
{
    for (int i = 0; i < PANE_COUNT; i++)
        if (app->geometry.is_visible[i])
            paint_pane(app, (enum pane_kind)i);
    for (int i = 0; i < app->geometry.divider_count; i++)
        paint_divider(app, &app->geometry.dividers[i]);
}

void app_paint(struct app *app)
{
    app_show_typing(app);
    grid_clear(&app->grid);
    if (app->geometry.is_too_small) {
        paint_too_small(app);
        return;
    }
    paint_header(app);
    if (app->over.kind)
        paint_overlay(app);
    else if (app->typing.picker.is_open)
        picker_paint(&app->typing.picker, &app->grid, app_layout_whole(app));
    else if (!app->dossier)
        paint_progress(app);
    else
        paint_panes(app);
    app_paint_status(app);
}
