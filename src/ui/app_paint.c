#include "ui/app_paint.h"
#include "model/own_words.h"
#include "ui/app_status.h"
#include "ui/comparing.h"
#include "ui/navigate.h"
#include "ui/overlays.h"
#include "ui/remember.h"

#include "base/width.h"
#include "render/labels.h"
#include "ui/frame.h"
#include "ui/help.h"
#include "ui/paragraphs.h"

/* A blank keeps it from the line between two columns. */
static int text_columns(const struct app *app, const struct area *area, enum pane_kind kind)
{
    bool has_neighbour = area->column + area->columns < app->grid.columns;
    int columns = area->columns - VIEWER_BAR_COLUMNS - has_neighbour;
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
    if (app->over.kind == OVERLAY_COMPARED) {
        comparing_fit(app, whole(app));
        return;
    }
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

/* Whether the point, or the sentence, has anything of its own there. What it mentions can be seen
 * in the text, as can both sides of a contradiction, and takes no room from it. */
static bool has_references(const struct app *app, enum references_side side)
{
    const struct entry *subject = app_subject(app);
    const struct block *current = app_current(app);
    bool has_paragraphs = app->beside != BESIDE_REFERENCES || place_is_article(app->place);
    if (has_paragraphs)
        return app->panes[PANE_REFERENCES].viewer.document.count > 0;
    if (side == REFERENCES_BESIDE)
        return app->panes[PANE_REFERENCES].viewer.document.item_count > 0;
    if (current && (!subject || current->second))
        return current->cites != NULL;
    return subject && dossier_links(app->dossier, subject).count > 0;
}

/* Not further than the rows of the screen. */
static int count_rows(struct document *document, int columns, int most)
{
    struct layout layout = {0};
    int rows = 0;
    layout_begin(&layout, document, columns);
    for (uint32_t i = 0; i < layout.block_count && rows < most; i++)
        rows += (int)(layout_space(&layout, i) + layout_block(&layout, i)->count);
    layout_release(&layout);
    return rows;
}

static int references_rows(struct app *app, const struct geometry_wish *wish)
{
    int columns;
    enum references_side side = geometry_of_references(wish, &columns);
    if (!app->dossier || !has_references(app, side))
        return 0;
    return count_rows(&app->panes[PANE_REFERENCES].viewer.document, columns - VIEWER_BAR_COLUMNS,
                      wish->rows);
}

static struct geometry_wish wish_of(struct app *app)
{
    struct geometry_wish wish = {
        .columns = app->grid.columns,
        .rows = app->grid.rows,
        .theme_count = app->dossier ? app->dossier->theme_count + 1 : 1,
        .focus = app->focus,
        .is_zoomed = app->is_zoomed,
        .widest_text = app->settings.text_width,
        .has_paragraphs = app->beside != BESIDE_REFERENCES && !place_is_article(app->place),
        .list_columns = app->lists.wanted + VIEWER_BAR_COLUMNS + 1,
        .short_columns = app->lists.needed + VIEWER_BAR_COLUMNS + 1,
    };
    wish.references_rows = references_rows(app, &wish);
    return wish;
}

static void lay_out(struct app *app, const struct geometry_wish *wish)
{
    app->geometry = geometry_of(wish);
    if (app->geometry.is_too_small)
        return;
    if (app->over.kind)
        fit_overlay(app);
    /* A reader who moves in the references has chosen their point. */
    if (viewer_has_moved(&app->panes[PANE_REFERENCES].viewer))
        viewer_choose(app_text(app));
    for (int i = 0; app->dossier && i < PANE_COUNT; i++)
        fit_pane(app, *wish, (enum pane_kind)i);
}

/* The room of the text depends on the references of the current point, and the current point on the
 * room: the references keep what they had for any of the points on the way, so this comes to an
 * end. */
void app_layout(struct app *app)
{
    const struct block *before;
    int references = 0;
    do {
        struct geometry_wish wish = wish_of(app);
        references = wish.references_rows > references ? wish.references_rows : references;
        wish.references_rows = references;
        before = app_current(app);
        lay_out(app, &wish);
        if (app_current(app) != before)
            app_compose_references(app);
    } while (app_current(app) != before);
}

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
    if (app->over.kind == OVERLAY_COMPARED) {
        comparing_paint(app, whole(app));
        return;
    }
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
        paint_panes(app);
    app_paint_status(app);
}
