/* Finding: the search in the text, the filter, the picker, and the line that is typed for them. */
#include "ui/finding.h"

#include "base/fold.h"
#include "ui/app_layout.h"
#include "ui/current.h"
#include "ui/help.h"
#include "ui/navigate.h"
#include "ui/remembered.h"
#include "ui/saying.h"
#include "ui/searches.h"

void app_begin_prompt(struct app *app, enum prompt_purpose purpose, struct shown label)
{
    app->typing.purpose = purpose;
    app->typing.completing.is_on = false;
    app->typing.is_offered = false;
    app->typing.is_edited = false;
    prompt_open(&app->typing.prompt, label);
    recall_begin(&app->typing.recalls[purpose]);
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

/* What names no point is shown at its first match. */
static void show_result(struct app *app)
{
    const struct app_results *results = &app->finding.results;
    struct place place = results->places[results->at];
    bool wrapped;
    app->focus = PANE_TEXT;
    app_go(app, place);
    if (place.item || !app->finding.search)
        return;
    viewer_search(app_text(app), app->finding.search, 1, &wrapped);
    app_refresh_references(app);
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

/* The row of a list of names that is called what was typed, else one that begins so; NO_BLOCK where
 * there is none. */
static uint32_t row_of_name(struct app *app, struct slice typed)
{
    const struct document *document = &app_text(app)->document;
    struct arena arena = {0};
    struct slice query = fold_text(&arena, slice_trim(typed));
    uint32_t row = NO_BLOCK;
    bool is_whole = false;
    for (uint32_t i = 0; query.length && i < document->count && !is_whole; i++) {
        const struct entry *subject = document->blocks[i].subject;
        struct slice name = subject ? fold_text(&arena, entry_text(subject)) : SLICE("");
        is_whole = slice_equal(name, query);
        if (is_whole || (row == NO_BLOCK && slice_starts_with(name, query)))
            row = i;
    }
    arena_release(&arena);
    return row;
}

/* In a list of names, names are looked for before what stands beside them. */
static void begin_at_name(struct app *app)
{
    bool is_list =
        !app->place.item && (app->place.view == VIEW_ACTORS || app->place.view == VIEW_CORRIDORS);
    uint32_t row = is_list ? row_of_name(app, buffer_slice(&app->typing.prompt.text)) : NO_BLOCK;
    if (row != NO_BLOCK)
        viewer_to_item(app_text(app), row);
}

/* The text is searched from where it began with every character that is typed. */
void app_search_while_typed(struct app *app)
{
    bool wrapped;
    app->finding.search =
        app_search_of(app, &app->finding.arena, buffer_slice(&app->typing.prompt.text));
    return_to(app, &app->finding.begun_at);
    if (app->finding.search) {
        begin_at_name(app);
        bool is_found =
            viewer_search(app_text(app), app->finding.search, app->finding.direction, &wrapped);
        report_search(app, is_found, wrapped);
    }
    app_refresh_references(app);
}

void app_cancel_search(struct app *app)
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

void app_set_filter(struct app *app, struct slice typed)
{
    app->narrowing.search = app_search_of(app, &app->narrowing.arena, typed);
    app_restore_current(app);
}

void app_begin_picker(struct app *app, int mode)
{
    picker_open(&app->typing.picker, (enum picker_mode)mode, app->dossier, &app->finding.folds,
                app->articles, (struct search_memory){app_remembers, app});
    app_begin_prompt(app, PROMPT_PICK,
                     mode == PICKER_NAMES ? SHOWN("go to: ") : SHOWN("find in all sources: "));
    bool is_known = app->finding.results.count || app->finding.has_missed;
    if (mode != PICKER_TEXTS || !is_known || !app->finding.search)
        return;
    prompt_set(&app->typing.prompt, search_typed(app->finding.search));
    picker_type(&app->typing.picker, search_typed(app->finding.search), (struct search_stop){0});
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

void app_follow_picked(struct app *app)
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
            app_search_of(app, &app->finding.arena, buffer_slice(&app->typing.prompt.text));
        app->finding.direction = 1;
        app->finding.has_missed = false;
        show_result(app);
        return;
    }
    app->focus = PANE_TEXT;
    app_go(app, place);
}

/* What is not here may be in another source. */
void app_offer_wider_search(struct app *app)
{
    struct arena arena = {0};
    size_t count = search_run_again(app->finding.search, (struct place){0}, PASSAGE_ALL_TEXTS,
                                    &app->finding.folds, (struct search_stop){0}, &arena)
                       .count;
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
