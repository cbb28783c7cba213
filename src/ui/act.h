/* What the actions of the table do that are not movements: those of the grid, of views, of the
 * panes and of the program. Others stand where their matter is. */
#ifndef PRECIS_UI_ACT_H
#define PRECIS_UI_ACT_H

#include "ui/app.h"

void app_act_on_intent(struct app *app, const struct intent *intent);

/* A step to another source or theme. */
void act_step_on_grid(struct app *app, int action);

void act_step_focus(struct app *app, int direction);
void act_turn_order(struct app *app, int unused);
void act_set_detail(struct app *app, int step);

void act_go_to_theme(struct app *app, int number); /* from 0 */
void act_set_view(struct app *app, int view);
void act_open_overview(struct app *app, int unused);
void act_read_on(struct app *app, int unused);
void act_zoom(struct app *app, int unused);
void act_follow(struct app *app, int unused);
void act_follow_link(struct app *app, int number); /* from 0 */
void act_go_to_side(struct app *app, int side); /* of a contradiction: 0 the older, 1 the newer */
void act_begin_command(struct app *app, int unused);
void act_ask_for_percent(struct app *app, int unused);
void act_cancel(struct app *app, int unused);
void act_go_up(struct app *app, int unused);
void act_request(struct app *app, int request);

#endif
