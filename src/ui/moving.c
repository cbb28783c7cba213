#include "ui/moving.h"

int moving_page(const struct viewer *viewer)
{
    return viewer->rows > 1 ? viewer->rows - 1 : 1;
}

/* At an end, line by line to the items that are in sight. */
static void move_line(struct viewer *viewer, int direction)
{
    if (!viewer_scroll(viewer, direction))
        viewer_next_item(viewer, direction);
}

enum moving_answer moving_act(struct viewer *viewer, enum action action)
{
    int half = (viewer->rows + 1) / 2;
    switch (action) {
    case ACTION_LINE_DOWN:
        move_line(viewer, 1);
        return MOVING_DONE;
    case ACTION_LINE_UP:
        move_line(viewer, -1);
        return MOVING_DONE;
    case ACTION_PAGE_DOWN:
        return viewer_scroll(viewer, moving_page(viewer)) ? MOVING_DONE : MOVING_AT_END;
    case ACTION_PAGE_UP:
        viewer_scroll(viewer, -moving_page(viewer));
        return MOVING_DONE;
    case ACTION_HALF_PAGE_DOWN:
        viewer_scroll(viewer, half);
        return MOVING_DONE;
    case ACTION_HALF_PAGE_UP:
        viewer_scroll(viewer, -half);
        return MOVING_DONE;
    case ACTION_TOP:
        viewer_to_top(viewer);
        return MOVING_DONE;
    case ACTION_BOTTOM:
        viewer_to_bottom(viewer);
        return MOVING_DONE;
    default:
        return MOVING_OTHER;
    }
}
