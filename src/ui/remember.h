/* What was read, stars, marks, where the reader was. */
#ifndef PRECIS_UI_REMEMBER_H
#define PRECIS_UI_REMEMBER_H

#include "ui/app.h"

void app_mark_passed(struct app *app, uint32_t from);
void app_star(struct app *app, int unused);
void app_toggle_read(struct app *app, int unused);
void app_read_all(struct app *app, int unused);
void app_answer_read_all(struct app *app, struct key key);
void app_undo(struct app *app, int unused);
void app_set_mark(struct app *app, int unused);
void app_go_to_mark(struct app *app, int unused);

/* "a to z: a EDM ▸ Transit  c overview": which letters have a mark, and where. */
struct shown app_list_marks(struct app *app, struct arena *arena);

#endif
