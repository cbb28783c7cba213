/* Lines around an area, with a title in the upper one. */
#ifndef PRECIS_UI_FRAME_H
#define PRECIS_UI_FRAME_H

#include "ui/grid.h"
#include "ui/settings.h"
#include "ui/viewer.h"

struct frame {
    struct area area; /* the lines included */
    struct shown title;
    enum border_name borders;
    bool is_focused;
    bool joins_above; /* its upper line is the lower one of another frame */
};

void frame_paint(const struct frame *frame, struct grid *grid);

/* What the lines leave of an area. */
struct area frame_inside(struct area area);

#endif
