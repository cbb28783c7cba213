/* A count before a movement, as in vi and less: "5j", "3}", "12G", "50%".
 *
 * Digits are the keys of themes (and of cross-references), which act at once; so a digit begins a
 * count only where it has nothing else to do: 5 to 9 where there are four themes. With Alt each
 * digit begins one. The setting "digits" exchanges the two. What follows the first digit of a count
 * belongs to it. */
#include "ui/counting.h"

#include "ui/app_layout.h"
#include "ui/current.h"
#include "ui/dispatch.h"
#include "ui/overlays.h"

enum { LARGEST_COUNT = 99999, MOST_REPEATS = 10000 };

static bool has_reference(const struct app *app, uint32_t number)
{
    const struct document *document = &app->panes[PANE_REFERENCES].viewer.document;
    for (uint32_t i = 0; i < document->count; i++)
        if (document->blocks[i].number == number)
            return true;
    return false;
}

static bool is_theme(enum action action)
{
    return action >= ACTION_THEME_1 && action <= ACTION_THEME_9;
}

/* Whether an action of a digit leads anywhere. */
static bool does_something(const struct app *app, enum action action)
{
    if (is_theme(action))
        return app->dossier && (uint32_t)(action - ACTION_THEME_1) < app->dossier->theme_count;
    if (action >= ACTION_LINK_1 && action <= ACTION_LINK_9)
        return has_reference(app, (uint32_t)(action - ACTION_LINK_1) + 1);
    return action != ACTION_NONE;
}

static bool begins_count(struct app *app, struct key *key)
{
    bool has_alt = key->modifiers == KEY_META;
    bool is_for_counts = app->settings.digits == DIGITS_COUNTS;
    enum action action = keymap_action(&app->keymap, app_context_of_keys(app), *key);
    if (key->code == '0' || (has_alt && action))
        return false;
    if (has_alt && !is_for_counts)
        return true;
    key->modifiers = 0;
    if (has_alt)
        return false;
    return (is_for_counts && is_theme(action)) || !does_something(app, action);
}

bool app_take_count(struct app *app, struct key *key)
{
    bool is_digit = key->code >= '0' && key->code <= '9' && !(key->modifiers & ~KEY_META);
    if (!is_digit || app->keymap.pending_count || !app->dossier)
        return false;
    if (!app->pressed.count && !begins_count(app, key))
        return false;
    uint32_t count = app->pressed.count * 10 + (key->code - '0');
    app->pressed.count = count < LARGEST_COUNT ? count : LARGEST_COUNT;
    return true;
}

static void act_once(struct app *app, enum action action)
{
    if (app->over.kind && app_act_in_overlay(app, action))
        return;
    if (app->over.kind && !(action_description(action)->flags & ACTION_OVER_ALL))
        app_close_overlay(app);
    app_act(app, action);
}

/* Rows of a list are places to go to, so they are stepped through. */
static void step_to_row(struct app *app, uint32_t number)
{
    uint32_t rows = app->panes[app->focus].viewer.document.item_count;
    act_once(app, ACTION_TOP);
    for (uint32_t i = 1; i < number && i < rows; i++)
        act_once(app, ACTION_LINE_DOWN);
}

static bool goes_to_count(struct app *app, enum action action, uint32_t count)
{
    bool is_number = action == ACTION_TOP || action == ACTION_BOTTOM;
    bool is_list = !app->over.kind && app->focus != PANE_TEXT;
    struct viewer *viewer = app->over.kind ? &app->over.viewer : &app->panes[app->focus].viewer;
    if (!count || (!is_number && action != ACTION_PERCENT))
        return false;
    if (is_list)
        step_to_row(app, is_number ? count : viewer->document.item_count * count / 100);
    else if (is_number)
        viewer_to_number(viewer, count);
    else
        viewer_to_percent(viewer, count);
    if (!app->over.kind)
        app_refresh_references(app);
    return true;
}

void app_act_counted(struct app *app, enum action action, uint32_t count)
{
    if (goes_to_count(app, action, count))
        return;
    bool repeats = action_description(action)->flags & ACTION_REPEATS;
    uint32_t times = !repeats || !count ? 1 : count < MOST_REPEATS ? count : MOST_REPEATS;
    for (uint32_t i = 0; i < times; i++)
        act_once(app, action);
    app->pressed.last_action = action;
}
