/* What is copied: points with their citations and addresses. */
#ifndef PRECIS_UI_COPYING_H
#define PRECIS_UI_COPYING_H

#include "ui/app.h"

/* Appends what is current, of a contradiction both sides. False where nothing is. */
bool app_write_copy(const struct app *app, struct buffer *out);

/* Appends all points, open questions, events and contradictions that the text shows, where that is
 * what has a star also sources, a blank line between two of them; how many. */
size_t app_write_copies(const struct app *app, struct buffer *out);

#endif
