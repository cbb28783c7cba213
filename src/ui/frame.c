#include "ui/frame.h"

#include "base/width.h"

/* The signs that lines are drawn with. */
struct border {
    struct shown horizontal;
    struct shown vertical[4]; /* with what goes on: 1 to the left, 2 to the right */
    struct shown first[4];    /* the same where it begins */
};

static const struct border borders[] = {
    [BORDERS_UNICODE] = {SHOWN_CONSTANT("─"),
                         {SHOWN_CONSTANT("│"), SHOWN_CONSTANT("┤"), SHOWN_CONSTANT("├"),
                          SHOWN_CONSTANT("┼")},
                         {SHOWN_CONSTANT("│"), SHOWN_CONSTANT("┐"), SHOWN_CONSTANT("┌"),
                          SHOWN_CONSTANT("┬")}},
    [BORDERS_ASCII] = {SHOWN_CONSTANT("-"),
                       {SHOWN_CONSTANT("|"), SHOWN_CONSTANT("+"), SHOWN_CONSTANT("+"),
                        SHOWN_CONSTANT("+")},
                       {SHOWN_CONSTANT("|"), SHOWN_CONSTANT("+"), SHOWN_CONSTANT("+"),
                        SHOWN_CONSTANT("+")}},
};

enum { BEFORE_TITLE = 1, AROUND_TEXT = 2 }; /* columns */

static struct shown spaced(struct arena *arena, struct shown text, int room)
{
    struct shown parts[] = {SHOWN(" "), width_ellipsis(arena, text, room), SHOWN(" ")};
    return shown_join(arena, parts, 3);
}

/* The remark gives way to the title. */
void frame_paint(const struct frame *frame, struct grid *grid)
{
    struct arena arena = {0};
    const struct area *area = &frame->area;
    int limit = area->column + area->columns;
    int room = area->columns - 2 * BEFORE_TITLE - AROUND_TEXT;
    int rest = room - width_columns(frame->title) - AROUND_TEXT;
    struct pen line = {.style = frame->is_focused ? STYLE_BORDER_FOCUSED : STYLE_BORDER};
    struct pen pen = {.style = frame->is_focused ? STYLE_PANE_TITLE_FOCUSED : STYLE_PANE_TITLE};
    grid_fill(grid, area->row, area->column, limit, borders[frame->borders].horizontal, line);
    if (room > 0)
        grid_write(grid, area->row, area->column + BEFORE_TITLE, limit,
                   spaced(&arena, frame->title, room), pen);
    int columns = width_columns(frame->remark);
    if (columns && columns <= rest)
        grid_write(grid, area->row, limit - BEFORE_TITLE - AROUND_TEXT - columns, limit,
                   spaced(&arena, frame->remark, columns), pen);
    arena_release(&arena);
}

struct area frame_inside(struct area area)
{
    return (struct area){area.row + 1, area.column, area.rows - 1, area.columns};
}

void frame_paint_divider(struct grid *grid, int row, int column, enum border_name name,
                         struct frame_joints joints)
{
    const struct shown *signs = joints.is_first ? borders[name].first : borders[name].vertical;
    grid_write(grid, row, column, column + 1, signs[joints.left + 2 * joints.right],
               (struct pen){.style = STYLE_BORDER});
}
