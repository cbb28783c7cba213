#include "ui/app_paint.h"
#include "ui/app_status.h"
#include "ui/navigate.h"
#include "ui/overlays.h"
#include "ui/remember.h"

#include "base/width.h"
#include "render/compose.h"
#include "ui/frame.h"
#include "ui/help.h"

static int text_columns(const struct app *app, const struct area *area, enum pane_kind kind)
{
    int columns = area->columns - VIEWER_BAR_COLUMNS;
    int widest = app->settings.text_width;
    return kind == PANE_TEXT && columns > widest ? widest : columns;
}

static struct area whole(const struct app *app)
{
    return (struct area){1, 0, app->grid.rows - 2, app->grid.columns};
}

/* What lies over the panes has a frame where they have one. */
static struct area overlay_inside(const struct app *app)
{
    return app->geometry.has_borders ? frame_inside(whole(app)) : whole(app);
}

static void fit_overlay(struct app *app)
{
    struct area area = overlay_inside(app);
    int columns = area.columns - VIEWER_BAR_COLUMNS;
    int widest = app->settings.text_width;
    viewer_fit(&app->over.viewer, columns > widest ? widest : columns, area.rows);
}

/* A pane that is out of sight has the size that it would have there, not one that it had before: so
 * what is current in it does not depend on the sizes on the way. */
static void fit_pane(struct app *app, struct geometry_wish wish, enum pane_kind kind)
{
    wish.focus = kind;
    const struct geometry there = geometry_of(&wish);
    const struct geometry *geometry = app->geometry.is_visible[kind] ? &app->geometry : &there;
    const struct area *inside = &geometry->insides[kind];
    viewer_fit(&app->panes[kind].viewer, text_columns(app, inside, kind), inside->rows);
}

void app_layout(struct app *app)
{
    const struct geometry_wish wish = {
        .columns = app->grid.columns,
        .rows = app->grid.rows,
        .theme_count = app->dossier ? app->dossier->theme_count + 1 : 1,
        .focus = app->focus,
        .is_zoomed = app->is_zoomed,
        .widest_text = app->settings.text_width,
    };
    app->geometry = geometry_of(&wish);
    if (app->geometry.is_too_small)
        return;
    if (app->over.kind)
        fit_overlay(app);
    /* A reader who moves in the references has chosen their point. */
    if (viewer_has_moved(&app->panes[PANE_REFERENCES].viewer))
        viewer_choose(app_text(app));
    for (int i = 0; app->dossier && i < PANE_COUNT; i++)
        fit_pane(app, wish, (enum pane_kind)i);
}

static struct shown title_of(struct app *app, enum pane_kind kind, struct arena *arena)
{
    if (kind != PANE_TEXT)
        return pane_title(kind);
    const struct place *place = &app->place;
    if (place->view == VIEW_READ && place->brief)
        return shown_clean(arena, text_slice(place->brief->source.title));
    if (place->view == VIEW_READ && place->theme)
        return shown_clean(arena, text_slice(place->theme->name));
    return shown_clean(arena, slice_of(view_title(place->view)));
}

static void paint_border(struct app *app, enum pane_kind kind)
{
    struct arena arena = {0};
    frame_paint(
        &(struct frame){
            .area = app->geometry.panes[kind],
            .title = title_of(app, kind, &arena),
            .borders = (enum border_name)app->settings.borders,
            .is_focused = app->focus == kind,
            .joins_above = kind == PANE_THEMES && app->geometry.is_visible[PANE_SOURCES],
        },
        &app->grid);
    arena_release(&arena);
}

static void paint_pane(struct app *app, enum pane_kind kind)
{
    if (app->geometry.has_borders)
        paint_border(app, kind);
    viewer_paint(&app->panes[kind].viewer, &app->grid, app->geometry.insides[kind],
                 &(struct viewer_look){
                     .search = kind == PANE_TEXT ? app->finding.search : NULL,
                     .has_focus = app->focus == kind,
                     .sign = kind == PANE_TEXT || kind == PANE_SOURCES ? app_sign : NULL,
                     .context = app,
                 });
}

void app_paint_bar(struct app *app, int row, enum style style, struct shown left,
                   struct shown right)
{
    struct pen pen = {.style = (uint8_t)style};
    int columns = app->grid.columns;
    struct arena arena = {0};
    grid_fill(&app->grid, row, 0, columns, SHOWN(" "), pen);
    int width = width_columns(right);
    int room = columns - 2 - (width ? width + 1 : 0);
    if (room < columns / 2 && width_columns(left) > room) {
        width = 0;
        room = columns - 2;
    }
    grid_write(&app->grid, row, 1, columns, width_ellipsis(&arena, left, room), pen);
    if (width)
        grid_write(&app->grid, row, columns - 1 - width, columns, right, pen);
    arena_release(&arena);
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
        title = compose_place_title(&arena, app->dossier, app->place);
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
        title = compose_place_name(&arena, app->place);
    app_paint_bar(app, 0, STYLE_HEADER, title, width_columns(title) > room ? help : right);
    arena_release(&arena);
}

static void paint_progress(struct app *app)
{
    struct arena arena = {0};
    struct area area = whole(app);
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
    if (app->geometry.has_borders)
        frame_paint(
            &(struct frame){
                .area = whole(app),
                .title = app_overlay_title(app->over.kind),
                .borders = (enum border_name)app->settings.borders,
                .is_focused = true,
            },
            &app->grid);
    viewer_paint(&app->over.viewer, &app->grid, overlay_inside(app),
                 &(struct viewer_look){.has_focus = true});
}

void app_paint(struct app *app)
{
    grid_clear(&app->grid);
    if (app->geometry.is_too_small) {
        paint_too_small(app);
        return;
    }
    paint_header(app);
    if (app->over.kind)
        paint_overlay(app);
    else if (app->typing.picker.is_open)
        picker_paint(&app->typing.picker, &app->grid, whole(app));
    else if (!app->dossier)
        paint_progress(app);
    else
        for (int i = 0; i < PANE_COUNT; i++)
            if (app->geometry.is_visible[i])
                paint_pane(app, (enum pane_kind)i);
    app_paint_status(app);
}
