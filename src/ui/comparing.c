#include "ui/comparing.h"

#include "base/width.h"
#include "render/compose.h"
#include "render/labels.h"
#include "ui/act.h"
#include "ui/app_paint.h"
#include "ui/frame.h"
#include "ui/navigate.h"
#include "ui/remember.h"

/* Narrower than this, one stands above the other. */
enum { LEAST_SIDE_BY_SIDE = 76 };

static struct place cell_of(struct place place)
{
    return (struct place){.brief = place.brief, .theme = place.theme};
}

bool comparing_begin(struct app *app)
{
    app->over.place = cell_of(app->place);
    viewer_release(&app->over.other.viewer);
    app->over.other = (struct app_other_side){.place = app->over.place};
    app->over.entry = NULL;
    return true;
}

static void compose_side(struct app *app, struct viewer *viewer, struct place place)
{
    const struct pane_context context = app_context(app);
    compose(pane_begin_document(viewer, &context), app->dossier, place, app->detail);
}

void comparing_compose(struct app *app, struct document *document)
{
    compose(document, app->dossier, app->over.place, app->detail);
    compose_side(app, &app->over.other.viewer, app->over.other.place);
}

static void show_active(struct app *app)
{
    compose_side(app, &app->over.viewer, app->over.place);
    app_layout(app);
}

static void swap(struct app *app)
{
    struct app_other_side *other = &app->over.other;
    struct place place = app->over.place;
    const struct stand stand = {app->over.viewer.top, app->over.viewer.item};
    const struct stand other_stand = {other->viewer.top, other->viewer.item};
    app->over.place = other->place;
    other->place = place;
    other->is_left = !other->is_left;
    compose_side(app, &app->over.viewer, app->over.place);
    compose_side(app, &other->viewer, other->place);
    app_layout(app);
    viewer_return(&app->over.viewer, other_stand.top, other_stand.item, true);
    viewer_return(&other->viewer, stand.top, stand.item, true);
}

/* Enter leaves for what the bar of the active side is on. */
static void follow(struct app *app)
{
    const struct block *block = viewer_current(&app->over.viewer);
    struct place place = app->over.place;
    if (block && block->subject)
        place = place_of(block->subject);
    app->focus = PANE_TEXT;
    app_go(app, place);
}

bool comparing_act(struct app *app, enum action action)
{
    struct place place = app->over.place;
    if (action == ACTION_NEXT_PANE || action == ACTION_PREVIOUS_PANE) {
        swap(app);
        return true;
    }
    if (action == ACTION_FOLLOW) {
        follow(app);
        return true;
    }
    if (!act_place_on_grid(app->dossier, action, &place))
        return false;
    app->over.place = place;
    show_active(app);
    return true;
}

struct halves {
    struct area left;
    struct area right;
    bool is_above; /* the left one stands above the other */
};

static struct halves halves_of(struct area area)
{
    struct halves halves = {area, area, area.columns < LEAST_SIDE_BY_SIDE};
    if (halves.is_above) {
        halves.left.rows = area.rows / 2;
        halves.right.rows = area.rows - halves.left.rows;
        halves.right.row += halves.left.rows;
        return halves;
    }
    halves.left.columns = (area.columns - 1) / 2;
    halves.right.columns = area.columns - 1 - halves.left.columns;
    halves.right.column += halves.left.columns + 1;
    return halves;
}

static void fit_side(struct app *app, struct viewer *viewer, struct area area)
{
    struct area inside = frame_inside(area);
    int columns = inside.columns - VIEWER_BAR_COLUMNS - 1;
    int widest = app->settings.text_width;
    viewer_fit(viewer, columns > widest ? widest : columns, inside.rows);
}

void comparing_fit(struct app *app, struct area area)
{
    struct halves halves = halves_of(area);
    bool is_left = !app->over.other.is_left;
    fit_side(app, &app->over.viewer, is_left ? halves.left : halves.right);
    fit_side(app, &app->over.other.viewer, is_left ? halves.right : halves.left);
}

static void paint_side(struct app *app, struct viewer *viewer, struct place place, struct area area,
                       bool is_active)
{
    struct arena arena = {0};
    frame_paint(
        &(struct frame){
            .area = area,
            .title = label_place_name(&arena, app->dossier, place),
            .borders = (enum border_name)app->settings.borders,
            .is_focused = is_active,
        },
        &app->grid);
    viewer_paint(viewer, &app->grid, frame_inside(area),
                 &(struct viewer_look){.has_focus = is_active, .sign = app_sign, .context = app});
    arena_release(&arena);
}

void comparing_paint(struct app *app, struct area area)
{
    struct halves halves = halves_of(area);
    bool is_left = !app->over.other.is_left;
    paint_side(app, &app->over.viewer, app->over.place, is_left ? halves.left : halves.right, true);
    paint_side(app, &app->over.other.viewer, app->over.other.place,
               is_left ? halves.right : halves.left, false);
    for (int row = area.row; !halves.is_above && row < area.row + area.rows; row++)
        frame_paint_divider(
            &app->grid, row, halves.right.column - 1, (enum border_name)app->settings.borders,
            (struct frame_joints){
                .left = row == area.row, .right = row == area.row, .is_first = row == area.row});
}
