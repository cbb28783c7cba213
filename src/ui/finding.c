/* Finding: the search in the text, the filter, the picker, and the line that is typed for them. */
#include "ui/finding.h"
#include "ui/command.h"
#include "ui/help.h"
#include "ui/navigate.h"
#include "ui/remember.h"
#include "ui/typed.h"

enum { PICKER_PAGE = 10 };

void app_begin_prompt(struct app *app, enum prompt_purpose purpose, struct shown label)
{
    app->typing.purpose = purpose;
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

void app_search(struct app *app, int direction)
{
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
    if (mode != PICKER_TEXTS || !app->finding.has_missed || !app->finding.search)
        return;
    prompt_set(&app->typing.prompt, search_typed(app->finding.search));
    picker_type(&app->typing.picker, search_typed(app->finding.search));
}

static void follow_picked(struct app *app)
{
    const struct passage *picked = picker_picked(&app->typing.picker);
    bool has_pattern = app->typing.picker.mode == PICKER_TEXTS && app->typing.prompt.text.length;
    struct place place = picked ? passage_place(picked) : (struct place){0};
    picker_close(&app->typing.picker);
    if (!picked)
        return;
    if (has_pattern) {
        app->finding.search =
            begin_search(app, &app->finding.arena, buffer_slice(&app->typing.prompt.text));
        app->finding.direction = 1;
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

void app_take_prompt_key(struct app *app, struct key key)
{
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
