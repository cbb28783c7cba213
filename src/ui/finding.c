/* Finding: the search in the text, the filter, the picker, and the line that is typed for them. */
#include "ui/finding.h"
#include "ui/command.h"
#include "ui/help.h"
#include "ui/navigate.h"
#include "ui/overlays.h"
#include "ui/remember.h"
#include "ui/typed.h"

enum { PICKER_PAGE = 10 };

void app_begin_prompt(struct app *app, enum prompt_purpose purpose, struct shown label)
{
    app->typing.purpose = purpose;
    app->typing.completing.is_on = false;
    app->typing.is_offered = false;
    prompt_open(&app->typing.prompt, label);
    recall_begin(&app->typing.recalls[purpose]);
}

/* What was typed as a search of this dossier; NULL when there is nothing to look for. What it asks
 * for and the dossier does not have is said. */
static const struct search *begin_search(struct app *app, struct arena *arena, struct slice typed)
{
    struct buffer message = {0};
    struct search_memory memory = {app_remembers, app};
    arena_clear(arena);
    const struct search *search = search_begin(typed, app->dossier, &memory, arena, &message);
    if (!search && slice_trim(typed).length)
        app_say(app, false, "%s", message.bytes);
    buffer_release(&message);
    return search;
}

static const struct search *rebase(struct app *app, struct arena *arena,
                                   const struct search *search)
{
    struct buffer typed = {0};
    if (!search)
        return NULL;
    buffer_add(&typed, search_typed(search));
    search = begin_search(app, arena, buffer_slice(&typed));
    buffer_release(&typed);
    return search;
}

/* In the dossier that was loaded anew. */
void app_rebase_searches(struct app *app)
{
    app->finding.search = rebase(app, &app->finding.arena, app->finding.search);
    app->narrowing.search = rebase(app, &app->narrowing.arena, app->narrowing.search);
    for (uint32_t i = 0; i < app->finding.results.count; i++)
        app->finding.results.places[i] = place_rebase(app->dossier, app->finding.results.places[i]);
}

static void report_search(struct app *app, bool is_found, bool wrapped)
{
    uint32_t current;
    app->finding.has_missed = !is_found;
    if (!is_found) {
        app_say(app, false, "No match for '%.*s' here.",
                SLICE_ARGUMENTS(search_typed(app->finding.search)));
        return;
    }
    uint32_t count = viewer_count_matches(app_text(app), app->finding.search, &current);
    app_say(app, false, "%u of %u matches%s", current, count, wrapped ? ", wrapped around" : "");
}

void app_forget_search(struct app *app)
{
    app->finding.search = NULL;
    app->finding.results.count = 0;
}

/* What names no point is shown at its first match. */
static void show_result(struct app *app)
{
    const struct app_results *results = &app->finding.results;
    struct place place = results->places[results->at];
    bool wrapped;
    app->focus = PANE_TEXT;
    app_go(app, place);
    if (!place.item && app->finding.search)
        viewer_search(app_text(app), app->finding.search, 1, &wrapped);
}

/* From result to result, whatever source they are in. */
static void step_result(struct app *app, int direction)
{
    struct app_results *results = &app->finding.results;
    uint32_t before = results->at;
    results->at = (results->at + results->count + (uint32_t)direction) % results->count;
    bool wrapped = direction > 0 ? results->at <= before : results->at >= before;
    show_result(app);
    struct arena arena = {0};
    struct shown keys = help_sentence(&arena, &app->keymap, app_context_of_keys(app),
                                      "{search-dossier} lists them.");
    app_say(app, false, "Result %u of %u for '%.*s'%s; %.*s", results->at + 1, results->count,
            SLICE_ARGUMENTS(search_typed(app->finding.search)), wrapped ? ", wrapped around" : "",
            SLICE_ARGUMENTS(keys));
    arena_release(&arena);
}

void app_search(struct app *app, int direction)
{
    if (app->finding.search && app->finding.results.count) {
        step_result(app, direction);
        return;
    }
    if (!app->finding.search) {
        app_say_keys(app, false, "Nothing was searched for yet; {search-forward} searches.");
        return;
    }
    bool wrapped;
    bool is_found = viewer_search(app_text(app), app->finding.search,
                                  direction * app->finding.direction, &wrapped);
    report_search(app, is_found, wrapped);
    app_refresh_references(app);
}

void app_begin_search(struct app *app, int direction)
{
    app->finding.direction = direction;
    app->finding.results.count = 0;
    app->finding.begun_at = app_visit(app);
    app_set_focus(app, PANE_TEXT);
    app_begin_prompt(app, PROMPT_SEARCH, direction > 0 ? SHOWN("/") : SHOWN("\\"));
}

static void return_to(struct app *app, const struct visit *visit)
{
    struct viewer *viewer = app_text(app);
    viewer_return(viewer, visit->top, visit->item, visit->item_shows);
    viewer->match_block = NO_BLOCK;
}

/* The text is searched from where it began with every character that is typed. */
static void search_while_typed(struct app *app)
{
    bool wrapped;
    app->finding.search =
        begin_search(app, &app->finding.arena, buffer_slice(&app->typing.prompt.text));
    return_to(app, &app->finding.begun_at);
    if (app->finding.search) {
        bool is_found =
            viewer_search(app_text(app), app->finding.search, app->finding.direction, &wrapped);
        report_search(app, is_found, wrapped);
    }
    app_refresh_references(app);
}

static void cancel_search(struct app *app)
{
    app->finding.search = NULL;
    return_to(app, &app->finding.begun_at);
    app_refresh_references(app);
    buffer_clear(&app->said.text);
}

void app_begin_filter(struct app *app, int unused)
{
    (void)unused;
    app_set_focus(app, PANE_TEXT);
    app_begin_prompt(app, PROMPT_FILTER, SHOWN("& "));
}

static void set_filter(struct app *app, struct slice typed)
{
    app->narrowing.search = begin_search(app, &app->narrowing.arena, typed);
    app_restore_current(app);
}

void app_clear_filter(struct app *app)
{
    set_filter(app, SLICE(""));
}

void app_begin_picker(struct app *app, int mode)
{
    picker_open(&app->typing.picker, (enum picker_mode)mode, app->dossier, app->articles,
                (struct search_memory){app_remembers, app});
    app_begin_prompt(app, PROMPT_PICK,
                     mode == PICKER_NAMES ? SHOWN("go to: ") : SHOWN("find in all sources: "));
    bool is_known = app->finding.results.count || app->finding.has_missed;
    if (mode != PICKER_TEXTS || !is_known || !app->finding.search)
        return;
    prompt_set(&app->typing.prompt, search_typed(app->finding.search));
    picker_type(&app->typing.picker, search_typed(app->finding.search));
    picker_pick(&app->typing.picker, app->finding.results.count ? app->finding.results.at : 0);
    app->typing.is_offered = true;
}

/* What was found stays, to be gone through. */
static void keep_results(struct app *app)
{
    const struct picker *picker = &app->typing.picker;
    struct app_results *results = &app->finding.results;
    arena_clear(&results->arena);
    results->places = ARENA_ARRAY(&results->arena, struct place, picker->match_count);
    results->count = picker->match_count;
    results->at = picker_row(picker);
    for (uint32_t i = 0; i < results->count; i++)
        results->places[i] = passage_place(&picker->matches[i]);
}

static void follow_picked(struct app *app)
{
    const struct passage *picked = picker_picked(&app->typing.picker);
    bool is_search = app->typing.picker.mode == PICKER_TEXTS &&
                     slice_trim(buffer_slice(&app->typing.prompt.text)).length;
    struct place place = picked ? passage_place(picked) : (struct place){0};
    if (picked && is_search)
        keep_results(app);
    picker_close(&app->typing.picker);
    if (!picked) {
        if (is_search)
            app_say(app, false, "No source has a match for '%s'.", app->typing.prompt.text.bytes);
        return;
    }
    if (is_search) {
        app->finding.search =
            begin_search(app, &app->finding.arena, buffer_slice(&app->typing.prompt.text));
        app->finding.direction = 1;
        app->finding.has_missed = false;
        show_result(app);
        return;
    }
    app->focus = PANE_TEXT;
    app_go(app, place);
}

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

static void edit_prompt(struct app *app)
{
    if (app->typing.purpose == PROMPT_SEARCH)
        search_while_typed(app);
    if (app->typing.purpose == PROMPT_FILTER)
        set_filter(app, buffer_slice(&app->typing.prompt.text));
    if (app->typing.purpose == PROMPT_HELP)
        app_filter_help(app, buffer_slice(&app->typing.prompt.text));
    if (app->typing.purpose == PROMPT_PICK)
        picker_type(&app->typing.picker, buffer_slice(&app->typing.prompt.text));
}

/* What is not here may be in another source. */
static void offer_wider_search(struct app *app)
{
    struct arena arena = {0};
    size_t count =
        search_run(app->finding.search, (struct place){0}, PASSAGE_ALL_TEXTS, &arena).count;
    struct shown key =
        help_first_key(&arena, &app->keymap, app_context_of_keys(app), ACTION_SEARCH_DOSSIER);
    if (count && key.length)
        app_say(app, false, "No match for '%.*s' here; %zu in all sources: %.*s",
                SLICE_ARGUMENTS(search_typed(app->finding.search)), count, SLICE_ARGUMENTS(key));
    else
        app_say(app, false, "No match for '%.*s', here or in another source.",
                SLICE_ARGUMENTS(search_typed(app->finding.search)));
    arena_release(&arena);
}

static void accept_prompt(struct app *app)
{
    app_remember_typed(app);
    switch (app->typing.purpose) {
    case PROMPT_SEARCH:
        if (!app->typing.prompt.text.length)
            app_search(app, 1);
        else if (app->finding.search && app->finding.has_missed)
            offer_wider_search(app);
        break;
    case PROMPT_FILTER:
        set_filter(app, buffer_slice(&app->typing.prompt.text));
        break;
    case PROMPT_PICK:
        follow_picked(app);
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
        cancel_search(app);
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
    edit_prompt(app);
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
    if (completing_step(&typing->completing, app->dossier, buffer_slice(&typing->prompt.text),
                        direction, &arena, &line))
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
        edit_prompt(app);
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
            edit_prompt(app);
    } else {
        app_say_keys(app, false,
                     "Pasted text does nothing here; {search-forward}, {filter}, {find} and "
                     "{command} open a line that takes it.");
    }
    if (is_open)
        app_say(app, true, "What was pasted has no end: <Esc> ends it.");
}
