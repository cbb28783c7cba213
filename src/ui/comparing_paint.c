#include "ui/comparing_paint.h"

#include "render/labels.h"
#include "ui/frame.h"
#include "ui/remembered.h"

/* Narrower than this, one stands above the other. */
enum { LEAST_SIDE_BY_SIDE = 76 };

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
    viewer_fit(viewer, viewer_text_columns(inside.columns, app->settings.text_width), inside.rows);
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
