/* From actions to what they do. */
#include "ui/dispatch.h"

#include "ui/act.h"
#include "ui/app_layout.h"
#include "ui/command.h"
#include "ui/current.h"
#include "ui/finding.h"
#include "ui/navigate.h"
#include "ui/overlays.h"
#include "ui/paragraphs.h"
#include "ui/remember.h"
#include "ui/stepping.h"

/* What is called for an action, and with which argument. */
struct action_call {
    void (*act)(struct app *app, int argument);
    int argument;
};

#define ACTION(name, function, number, ...) [ACTION_##name] = {function, number},
#define NINE_ACTIONS(name, function, number, ...) ACTION(name##_1, function, number, __VA_ARGS__)
static const struct action_call calls[ACTION_COUNT] = {
#include "ui/actions.def"
};

static bool has(enum action action, enum action_flag flag)
{
    return action_description(action)->flags & flag;
}

/* Themes and links are runs of actions, described by their first. */
static void act_alone(struct app *app, enum action action)
{
    bool is_theme = action >= ACTION_THEME_1 && action <= ACTION_THEME_9;
    bool is_link = action >= ACTION_LINK_1 && action <= ACTION_LINK_9;
    enum action first = is_theme ? ACTION_THEME_1 : is_link ? ACTION_LINK_1 : action;
    const struct action_call *call = &calls[first];
    if (call->act && (app->dossier || has(first, ACTION_WHILE_LOADING)))
        call->act(app, is_theme || is_link ? (int)(action - first) : call->argument);
}

void app_act(struct app *app, enum action action)
{
    if (!app->dossier) {
        act_alone(app, action);
        return;
    }
    struct pane_context context = app_context(app);
    const struct block *before = context.current;
    uint32_t item = app_text(app)->item;
    enum pane_kind kind = has(action, ACTION_OF_TEXT) ? PANE_TEXT : app->focus;
    struct intent intent = pane_act(&app->panes[kind], action, &context);
    if (kind == PANE_TEXT && has(action, ACTION_READS_ON))
        app_mark_passed(app, item);
    if (intent.kind == INTENT_UNHANDLED)
        act_alone(app, action);
    else
        app_act_on_intent(app, &intent);
    if (app_current(app) != before)
        app_refresh_references(app);
}
