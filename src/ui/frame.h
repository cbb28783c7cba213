/* The lines between panes: one above each, with its title, and one between columns of them. */
#ifndef PRECIS_UI_FRAME_H
#define PRECIS_UI_FRAME_H

#include "ui/grid.h"
#include "ui/settings.h"
#include "ui/viewer.h"

struct frame {
    struct area area; /* the line included */
    struct shown title;
    struct shown remark; /* at the right of the line; may be empty */
    enum border_name borders;
    bool is_focused;
};

void frame_paint(const struct frame *frame, struct grid *grid);

/* What the line leaves of an area. */
struct area frame_inside(struct area area);

/* Where a line goes on from one between columns. */
struct frame_joints {
    bool left;
    bool right;
    bool is_first; /* the divider begins there */
};

/* One row of a line between columns. */
void frame_paint_divider(struct grid *grid, int row, int column, enum border_name borders,
                         struct frame_joints joints);

#endif
