/* The lines that were typed in prompts, to be brought back with Up and Down. */
#ifndef PRECIS_UI_RECALL_H
#define PRECIS_UI_RECALL_H

#include "base/buffer.h"
#include "store/state.h"

#include <stdbool.h>

enum { MOST_RECALLED = STATE_MOST_TYPED };

/* All zero is an empty one. */
struct recall {
    struct buffer lines[MOST_RECALLED]; /* the oldest first */
    int count;
    int at;              /* the line that is shown; `count`: the one that is typed */
    struct buffer typed; /* before an older one was brought back */
};

void recall_release(struct recall *recall);

/* To be called when a prompt opens: the next step back is to the newest line. */
void recall_begin(struct recall *recall);

/* Adds a line as the newest; an empty one is not kept, and none twice. */
void recall_add(struct recall *recall, struct slice line);

/* The line before (-1) or after (1) what is shown; false where there is none. The line is valid
 * until the next call. */
bool recall_step(struct recall *recall, int direction, struct slice shown, struct slice *line);

#endif
