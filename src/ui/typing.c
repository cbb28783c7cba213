/* The line that is typed: its keys, and what it does while it is typed and when it ends. */
#include "ui/typing.h"

#include "ui/command.h"
#include "ui/finding.h"
#include "ui/navigate.h"
#include "ui/overlays.h"
#include "ui/saying.h"
#include "ui/typed.h"

enum { PICKER_PAGE = 10 };

/* Keys that move the pick instead of the cursor of the line. */
static bool move_picker(struct app *app, struct key key)
{
    static const struct {
        struct key key;
        int rows;
    } moves[] = {
        {{.code = KEY_CODE_DOWN}, 1},
        {{.code = KEY_CODE_UP}, -1},
        {{.code = 'n', .modifiers = KEY_CONTROL}, 1},
        {{.code = 'p', .modifiers = KEY_CONTROL}, -1},
        {{.code = KEY_CODE_TAB}, 1},
        {{.code = KEY_CODE_TAB, .modifiers = KEY_SHIFT}, -1},
        {{.code = KEY_CODE_PAGE_DOWN}, PICKER_PAGE},
        {{.code = KEY_CODE_PAGE_UP}, -PICKER_PAGE},
    };
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (!key_equal(key, moves[i].key))
            continue;
        picker_move(&app->typing.picker, moves[i].rows);
        return true;
    }
    return false;
}

static void settle(struct app *app, struct search_stop stop)
{
    if (!app->typing.is_edited || !app->typing.prompt.is_open)
        return;
    app->typing.is_edited = false;
    if (app->typing.purpose == PROMPT_SEARCH)
        app_search_while_typed(app);
    if (app->typing.purpose == PROMPT_FILTER)
        app_set_filter(app, buffer_slice(&app->typing.prompt.text));
    if (app->typing.purpose == PROMPT_HELP)
        app_filter_help(app, buffer_slice(&app->typing.prompt.text));
    if (app->typing.purpose == PROMPT_PICK)
        app->typing.is_edited =
            !picker_type(&app->typing.picker, buffer_slice(&app->typing.prompt.text), stop);
}

/* Whether a key may change the line and does nothing else. */
static bool only_edits(struct key key)
{
    bool is_character =
        key.code < KEY_CODE_ENTER || key.code == KEY_CODE_BACKSPACE || key.code == KEY_CODE_DELETE;
    return is_character && !key.modifiers;
}

void app_settle_typing(struct app *app, struct key key)
{
    if (!only_edits(key))
        settle(app, (struct search_stop){0});
}

void app_show_typing(struct app *app)
{
    settle(app, app->typing.stop);
}

static void accept_prompt(struct app *app)
{
    app_remember_typed(app);
    switch (app->typing.purpose) {
    case PROMPT_SEARCH:
        if (!app->typing.prompt.text.length)
            app_search(app, 1);
        else if (app->finding.search && app->finding.has_missed)
            app_offer_wider_search(app);
        break;
    case PROMPT_FILTER:
        app_set_filter(app, buffer_slice(&app->typing.prompt.text));
        break;
    case PROMPT_PICK:
        app_follow_picked(app);
        break;
    case PROMPT_COMMAND:
        app_run_command(app, buffer_slice(&app->typing.prompt.text));
        break;
    case PROMPT_HELP: /* what was typed last is shown */
    case PROMPT_PURPOSES:
        break;
    }
}

static void cancel_prompt(struct app *app)
{
    if (app->typing.purpose == PROMPT_SEARCH)
        app_cancel_search(app);
    if (app->typing.purpose == PROMPT_FILTER)
        app_clear_filter(app);
    if (app->typing.purpose == PROMPT_HELP)
        app_filter_help(app, SLICE(""));
    picker_close(&app->typing.picker);
}

/* Up and Down bring back what was typed before. */
static bool recall(struct app *app, struct key key)
{
    bool is_up = key_equal(key, (struct key){.code = KEY_CODE_UP});
    bool is_down = key_equal(key, (struct key){.code = KEY_CODE_DOWN});
    struct slice line;
    if (!is_up && !is_down)
        return false;
    if (!recall_step(&app->typing.recalls[app->typing.purpose], is_up ? -1 : 1,
                     buffer_slice(&app->typing.prompt.text), &line))
        return true;
    prompt_set(&app->typing.prompt, line);
    app->typing.is_edited = true;
    return true;
}

/* Tab in a command goes through what may stand there. */
static bool complete(struct app *app, struct key key)
{
    struct app_typing *typing = &app->typing;
    struct arena arena = {0};
    struct slice line;
    if (typing->purpose != PROMPT_COMMAND || key.code != KEY_CODE_TAB) {
        typing->completing.is_on = false;
        return false;
    }
    int direction = key.modifiers & KEY_SHIFT ? -1 : 1;
    if (completing_step(&typing->completing,
                        (struct completing_scope){app->dossier, &app->settings},
                        buffer_slice(&typing->prompt.text), direction, &arena, &line))
        prompt_set(&typing->prompt, line);
    arena_release(&arena);
    return true;
}

/* A line that is offered is taken as it is, edited, or written over. */
static void take_offer(struct app *app, struct key key)
{
    bool is_character = key.code < KEY_CODE_ENTER && !key.modifiers;
    if (app->typing.is_offered && is_character)
        prompt_set(&app->typing.prompt, SLICE(""));
    app->typing.is_offered = false;
}

void app_take_prompt_key(struct app *app, struct key key)
{
    take_offer(app, key);
    if (complete(app, key))
        return;
    if (app->typing.picker.is_open && move_picker(app, key))
        return;
    if (!app->typing.picker.is_open && recall(app, key))
        return;
    switch (prompt_take(&app->typing.prompt, key)) {
    case PROMPT_EDITED:
        app->typing.is_edited = true;
        break;
    case PROMPT_UNCHANGED:
        break;
    case PROMPT_ACCEPTED:
        accept_prompt(app);
        break;
    case PROMPT_CANCELLED:
        cancel_prompt(app);
        break;
    }
}

void app_paste(struct app *app, struct slice text, bool is_open)
{
    if (app->typing.prompt.is_open) {
        if (prompt_paste(&app->typing.prompt, text) == PROMPT_EDITED)
            app->typing.is_edited = true;
    } else {
        app_say_keys(app, false,
                     "Pasted text does nothing here; {search-forward}, {filter}, {find} and "
                     "{command} open a line that takes it.");
    }
    if (is_open)
        app_say(app, true, "What was pasted has no end: <Esc> ends it.");
}
