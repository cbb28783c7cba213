#include "ui/frame.h"

#include "base/width.h"

/* The signs that borders are drawn with. */
struct border {
    struct shown horizontal;
    struct shown vertical;
    struct shown corners[4]; /* top left, top right, bottom left, bottom right */
    struct shown joints[2];  /* left, right */
};

static const struct border borders[] = {
    [BORDERS_UNICODE] = {SHOWN_CONSTANT("─"),
                         SHOWN_CONSTANT("│"),
                         {SHOWN_CONSTANT("┌"), SHOWN_CONSTANT("┐"), SHOWN_CONSTANT("└"),
                          SHOWN_CONSTANT("┘")},
                         {SHOWN_CONSTANT("├"), SHOWN_CONSTANT("┤")}},
    [BORDERS_ASCII] = {SHOWN_CONSTANT("-"),
                       SHOWN_CONSTANT("|"),
                       {SHOWN_CONSTANT("+"), SHOWN_CONSTANT("+"), SHOWN_CONSTANT("+"),
                        SHOWN_CONSTANT("+")},
                       {SHOWN_CONSTANT("+"), SHOWN_CONSTANT("+")}},
};

static void paint_rule(const struct frame *frame, struct grid *grid, int row, struct pen pen,
                       struct shown left, struct shown right)
{
    int first = frame->area.column;
    int last = first + frame->area.columns - 1;
    grid_write(grid, row, first, first + 1, left, pen);
    grid_fill(grid, row, first + 1, last, borders[frame->borders].horizontal, pen);
    grid_write(grid, row, last, last + 1, right, pen);
}

static void paint_title(const struct frame *frame, struct grid *grid)
{
    struct arena arena = {0};
    const struct area *area = &frame->area;
    int room = area->columns - 4;
    struct shown parts[] = {SHOWN(" "), width_ellipsis(&arena, frame->title, room), SHOWN(" ")};
    struct pen pen = {.style = frame->is_focused ? STYLE_PANE_TITLE_FOCUSED : STYLE_PANE_TITLE};
    if (room > 0)
        grid_write(grid, area->row, area->column + 1, area->column + area->columns - 1,
                   shown_join(&arena, parts, 3), pen);
    arena_release(&arena);
}

void frame_paint(const struct frame *frame, struct grid *grid)
{
    const struct border *border = &borders[frame->borders];
    const struct shown *top = frame->joins_above ? border->joints : border->corners;
    const struct area *area = &frame->area;
    struct pen pen = {.style = frame->is_focused ? STYLE_BORDER_FOCUSED : STYLE_BORDER};
    int bottom = area->row + area->rows - 1;
    int right = area->column + area->columns - 1;
    paint_rule(frame, grid, area->row, pen, top[0], top[1]);
    for (int row = area->row + 1; row < bottom; row++) {
        grid_write(grid, row, area->column, area->column + 1, border->vertical, pen);
        grid_write(grid, row, right, right + 1, border->vertical, pen);
    }
    paint_rule(frame, grid, bottom, pen, border->corners[2], border->corners[3]);
    paint_title(frame, grid);
}

struct area frame_inside(struct area area)
{
    return (struct area){area.row + 1, area.column + 1, area.rows - 2, area.columns - 2};
}
