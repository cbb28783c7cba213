/* What actions do: those of the grid, of views and of the app as a whole here, the others in the
 * pane that has the focus. */
#include "ui/act.h"

#include "ui/app_layout.h"
#include "ui/command.h"
#include "ui/current.h"
#include "ui/navigate.h"
#include "ui/paragraphs.h"
#include "ui/place_steps.h"
#include "ui/remembered.h"
#include "ui/saying.h"
#include "ui/target.h"

void act_step_on_grid(struct app *app, int action)
{
    struct place place = app->place;
    place_step(app->dossier, (enum action)action, &place);
    if (place.brief != app->place.brief || place.theme != app->place.theme)
        app_go_on_grid(app, place);
}

void act_go_to_theme(struct app *app, int number)
{
    if ((uint32_t)number < app->dossier->theme_count)
        act_step_on_grid(app, (int)ACTION_THEME_1 + number);
    else
        app_say(app, false, "There are only %u themes.", app->dossier->theme_count);
}

void act_set_view(struct app *app, int view)
{
    struct place place = app->place;
    const struct entry *item = app_paragraph(app) ? app_resting_entry(app) : app_subject(app);
    place.view = (enum view)view;
    place.item = place.view == VIEW_READ ? item : NULL;
    place.record = NULL;
    place.paragraph = 0;
    app_go(app, place);
}

void act_step_focus(struct app *app, int direction)
{
    app_set_focus(app, (enum pane_kind)(((int)app->focus + direction + PANE_COUNT) % PANE_COUNT));
}

void act_set_detail(struct app *app, int step)
{
    int detail = (int)app->detail + step;
    if (detail < 0 || detail >= DETAIL_COUNT) {
        app_say(app, false, step > 0 ? "That is all there is." : "That is the shortest.");
        return;
    }
    app->detail = (enum detail)detail;
    app_restore_current(app);
}

/* Where sources or events stand in the order of their dates. */
static bool has_order(struct place place)
{
    switch (place.view) {
    case VIEW_READ:
        return place.theme && !place.brief;
    case VIEW_ACTORS:
    case VIEW_CORRIDORS:
        return place.item;
    default:
        return place.view == VIEW_TIMELINE || place.view == VIEW_STARRED;
    }
}

void act_turn_order(struct app *app, int unused)
{
    (void)unused;
    if (!has_order(app->place)) {
        app_say(app, false, "What is here does not stand in the order of dates.");
        return;
    }
    app->is_turned[app->place.view] = !app->is_turned[app->place.view];
    app_restore_current(app);
    viewer_to_top(app_text(app));
    app_refresh_references(app);
    app_say(app, false, app_context(app).is_newest_first ? "Newest first." : "Oldest first.");
}

void app_act_on_intent(struct app *app, const struct intent *intent)
{
    switch (intent->kind) {
    case INTENT_NONE:
    case INTENT_UNHANDLED:
        break;
    case INTENT_GO:
        app->focus = PANE_TEXT;
        app_go(app, intent->place);
        break;
    case INTENT_MOVE:
        app_go_on_grid(app, intent->place);
        break;
    case INTENT_FOCUS:
        app_set_focus(app, PANE_TEXT);
        break;
    case INTENT_MESSAGE:
        app_say(app, false, "%.*s", SLICE_ARGUMENTS(intent->message));
        break;
    }
}

/* Of what stands beside the text, where the digits are not pressed there. */
void act_follow_link(struct app *app, int number)
{
    struct pane_context context = app_context(app);
    struct intent intent =
        pane_act(&app->panes[PANE_REFERENCES], (enum action)(ACTION_LINK_1 + number), &context);
    app_act_on_intent(app, &intent);
}

static void open_target(struct app *app)
{
    struct place target;
    if (app_target(app, &target))
        app_act_on_intent(app, &(struct intent){.kind = INTENT_GO, .place = target});
    else
        app_say_keys(app, false, "No cross-reference here; {next-pane} goes to what it mentions.");
}

void act_go_to_side(struct app *app, int side)
{
    const struct block *current = app_current(app);
    if (current && current->second)
        app_go(app, place_of(side ? current->second : current->subject));
}

void act_open_overview(struct app *app, int unused)
{
    (void)unused;
    app_go(app, (struct place){0});
}

void act_zoom(struct app *app, int unused)
{
    (void)unused;
    app->is_zoomed = !app->is_zoomed;
    app_layout(app);
}

void act_follow(struct app *app, int unused)
{
    (void)unused;
    open_target(app);
}

void act_begin_command(struct app *app, int unused)
{
    (void)unused;
    app_begin_command(app, SLICE(""));
}

/* What has been read to its end is followed by the next source with anything unread. */
void act_read_on(struct app *app, int unused)
{
    (void)unused;
    const struct brief *next = app_next_unread_brief(app);
    if (next)
        app_go(app, (struct place){.brief = next, .theme = app->place.theme});
    else
        app_say(app, false, "This is the end of the newest source.");
}

void act_cancel(struct app *app, int unused)
{
    (void)unused;
    app_cancel(app);
}

void act_ask_for_percent(struct app *app, int unused)
{
    (void)unused;
    app_say_keys(app, false, "Which part? {percent} stands after a number, as in 50{percent}.");
}

void act_go_up(struct app *app, int unused)
{
    (void)unused;
    app_go_up(app);
}

void act_request(struct app *app, int request)
{
    app->wanted.request = (enum request)request;
}
