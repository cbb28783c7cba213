/* What the actions of the table do that are not movements: those of the grid, of views, of the
 * panes and of the program. Others stand where their matter is. */
#ifndef PRECIS_UI_ACT_H
#define PRECIS_UI_ACT_H

#include "ui/app.h"

/* Where Enter leads, and what is peeked at: the picked link; else what the bar is on, in the list
 * that has the focus or in the text; where that is what one is reading, its picked cross-reference.
 * False where there is nothing. */
bool app_target(struct app *app, struct place *target);

void app_act_on_intent(struct app *app, const struct intent *intent);
void app_act(struct app *app, enum action action);

/* By so many steps. */
void act_step_source(struct app *app, int direction);
void act_step_theme(struct app *app, int direction);
void act_step_focus(struct app *app, int direction);
/* Where a step on the grid leads from a place, or a theme by its number; false for other actions,
 * and where there is no such theme. */
bool act_place_on_grid(const struct dossier *dossier, enum action action, struct place *place);

void act_turn_order(struct app *app, int unused);
void act_set_detail(struct app *app, int step);

void act_go_to_theme(struct app *app, int number); /* from 0 */
void act_show_all_themes(struct app *app, int unused);
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
