/* What the parts of the app ask of each other. */
#ifndef PRECIS_UI_APP_PARTS_H
#define PRECIS_UI_APP_PARTS_H

#include "ui/app.h"

struct viewer *app_text(struct app *app);

/* What the key of an action does, in the words of a status line. */
struct hint {
    enum action action;
    const char *text;
};

enum { MOST_HINTS = 7 };

/* Where keys are now pressed. */
enum context app_context_of_keys(const struct app *app);

/* app_say() of a sentence with keys in it, as help_sentence() has them. */
void app_say_keys(struct app *app, bool is_error, const char *sentence);

/* navigate.c: the place, and how it was come by. */
void app_go(struct app *app, struct place place);
void app_go_on_grid(struct app *app, struct place place); /* staying at the current point */
void app_restore_current(struct app *app);                /* composes anew what is shown */
void app_refresh_references(struct app *app);
struct pane_context app_context(struct app *app);
struct visit app_visit(struct app *app);
void app_move_in_history(struct app *app, int direction);
void app_set_focus(struct app *app, enum pane_kind focus);
void app_go_up(struct app *app);
void app_cancel(struct app *app);
bool app_is_listed(const struct entry *entry); /* an actor or a corridor: a page of its own */

/* act.c: what actions do. */

/* Where Enter leads, and what is peeked at: the picked link; else what the bar is on, in the list
 * that has the focus or in the text; where that is what one is reading, its picked cross-reference.
 * False where there is nothing. */
bool app_target(struct app *app, struct place *target);

void app_act_on_intent(struct app *app, const struct intent *intent);
void app_act(struct app *app, enum action action);

/* counting.c: a count typed before a movement. */

/* Takes a key that is part of a count. False for others; one with Alt may have become one without.
 */
bool app_take_count(struct app *app, struct key *key);

/* Does an action as often as the count says, or where it says; once for 0. */
void app_act_counted(struct app *app, enum action action, uint32_t count);

/* finding.c: the search in the text, the filter, and what is typed for them. */
void app_begin_prompt(struct app *app, enum prompt_purpose purpose, struct shown label);
void app_begin_search(struct app *app, int direction);
void app_search(struct app *app, int direction);
void app_begin_filter(struct app *app, int unused);
void app_begin_picker(struct app *app, int mode);
void app_clear_filter(struct app *app);
void app_rebase_searches(struct app *app);
void app_take_prompt_key(struct app *app, struct key key);

/* remember.c: what was read, stars, marks, where the reader was. */
struct shown app_sign(void *app, const struct entry *entry);
uint32_t app_unread(struct app *app);
bool app_is_unread(struct app *app, const struct entry *entry);
bool app_remembers(void *app, enum search_state state, const struct entry *entry);
void app_mark_passed(struct app *app, uint32_t from);
void app_star(struct app *app, int unused);
void app_toggle_read(struct app *app, int unused);
void app_read_all(struct app *app, int unused);
void app_answer_read_all(struct app *app, struct key key);
void app_undo(struct app *app, int unused);
void app_set_mark(struct app *app, int unused);
void app_go_to_mark(struct app *app, int unused);
const struct brief *app_next_unread_brief(struct app *app);

bool app_needs_state(struct app *app);           /* says so when there is none */
bool app_is_readable(const struct entry *entry); /* a point or an open question */

/* stepping.c: to the next point that is unread, changed or starred. */
void app_step_unread(struct app *app, int direction);
void app_step_change(struct app *app, int direction);
void app_step_star(struct app *app, int direction);

/* mouse.c: a click focuses, picks and follows; the wheel scrolls what it is over. */
void app_take_mouse(struct app *app, struct key key);

/* command.c: the line behind ":". */
void app_begin_command(struct app *app, struct slice typed);
void app_run_command(struct app *app, struct slice line);

/* overlays.c: help, provenance, peek, the page. */
struct shown app_overlay_title(enum overlay overlay);
const struct hint *app_overlay_hints(enum overlay overlay); /* MOST_HINTS at most */
void app_open_overlay(struct app *app, int overlay);
void app_close_overlay(struct app *app);
void app_begin_save(struct app *app, int unused); /* types the name of the page's file */
void app_act_in_overlay(struct app *app, enum action action);

/* app_paint.c: fits what is shown to where it stands; to be called after the size, the focus or a
 * document has changed. */
void app_layout(struct app *app);
void app_paint_bar(struct app *app, int row, enum style style, struct shown left,
                   struct shown right);

/* app_status.c: the line at the bottom. */
void app_paint_status(struct app *app);

#endif
