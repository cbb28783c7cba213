#include "ui/app.h"

#include "ui/app_layout.h"
#include "ui/help.h"

#include <stdarg.h>

void app_init(struct app *app, int columns, int rows)
{
    *app = (struct app){.focus = PANE_TEXT, .detail = DETAIL_POINTS};
    for (int i = 0; i < PANE_COUNT; i++)
        pane_init(&app->panes[i], (enum pane_kind)i);
    viewer_begin(&app->help);
    history_init(&app->history);
    keymap_init(&app->keymap);
    app_resize(app, columns, rows);
}

void app_release(struct app *app)
{
    for (int i = 0; i < PANE_COUNT; i++)
        pane_release(&app->panes[i]);
    viewer_release(&app->help);
    prompt_release(&app->prompt);
    arena_release(&app->search_arena);
    buffer_release(&app->message);
    grid_release(&app->grid);
}

void app_say(struct app *app, bool is_error, const char *format, ...)
{
    struct arena arena = {0};
    va_list arguments;
    va_start(arguments, format);
    struct slice text = arena_format_arguments(&arena, format, arguments);
    va_end(arguments);
    buffer_clear(&app->message);
    buffer_add(&app->message, shown_slice(shown_clean(&arena, text)));
    app->message_is_error = is_error;
    arena_release(&arena);
}

static struct viewer *text_viewer(struct app *app)
{
    return &app->panes[PANE_TEXT].viewer;
}

const struct entry *app_subject(struct app *app)
{
    const struct block *block = viewer_current(text_viewer(app));
    return block ? block->subject : NULL;
}

static struct pane_context context_of(struct app *app)
{
    return (struct pane_context){
        .dossier = app->dossier,
        .place = app->place,
        .subject = app_subject(app),
        .detail = app->detail,
    };
}

static void refresh(struct app *app, enum pane_kind kind)
{
    struct pane_context context = context_of(app);
    pane_refresh(&app->panes[kind], &context);
}

/* The row of a list that stands for the place. */
static void select_row(struct app *app, enum pane_kind kind, const struct entry *entry)
{
    struct viewer *viewer = &app->panes[kind].viewer;
    uint32_t block = document_find(&viewer->document, entry);
    viewer_to_item(viewer, block < viewer->document.count ? block : 0);
}

/* What depends on the current point follows it. */
static void refresh_references(struct app *app)
{
    refresh(app, PANE_REFERENCES);
    app_layout(app);
}

static void refresh_all(struct app *app)
{
    refresh(app, PANE_SOURCES);
    refresh(app, PANE_THEMES);
    select_row(app, PANE_SOURCES, app->place.brief ? &app->place.brief->entry : NULL);
    select_row(app, PANE_THEMES, app->place.theme ? &app->place.theme->entry : NULL);
    refresh(app, PANE_TEXT);
    app_layout(app);
}

static struct visit visit_of(struct app *app)
{
    const struct viewer *viewer = text_viewer(app);
    return (struct visit){
        .place = app->place,
        .item_subject = app_subject(app),
        .item = viewer->item,
        .top = viewer->top,
    };
}

static void remember_visit(struct app *app)
{
    struct visit *visit = history_current(&app->history);
    if (visit)
        *visit = visit_of(app);
}

static bool is_listed(const struct entry *entry)
{
    return entry && (entry->kind == ENTRY_ACTOR || entry->kind == ENTRY_CORRIDOR);
}

/* Shows a place without touching the history. */
static void show(struct app *app, struct place place)
{
    app->place = place;
    refresh_all(app);
    if (place.item && !is_listed(place.item))
        viewer_to_entry(text_viewer(app), place.item);
    refresh_references(app);
}

static void go(struct app *app, struct place place)
{
    remember_visit(app);
    show(app, place);
    history_add(&app->history, visit_of(app));
}

/* A step on the grid stays at the point where the new cell has it too. */
static void go_on_grid(struct app *app, struct place place)
{
    if (!is_listed(place.item))
        place.item = app_subject(app);
    go(app, place);
}

static void restore(struct app *app, const struct visit *visit)
{
    struct visit copy = *visit;
    struct viewer *viewer = text_viewer(app);
    show(app, copy.place);
    bool is_same = copy.item < viewer->document.count &&
                   viewer->document.blocks[copy.item].subject == copy.item_subject;
    if (is_same && copy.top.block < viewer->document.count) {
        viewer->top = copy.top;
        viewer_to_item(viewer, copy.item);
    } else if (copy.item_subject) {
        viewer_to_entry(viewer, copy.item_subject);
    }
    refresh_references(app);
}

void app_set_dossier(struct app *app, const struct dossier *dossier, struct place start,
                     size_t problems)
{
    bool is_first = !app->dossier;
    if (!is_first) {
        remember_visit(app);
        history_rebase(&app->history, dossier);
    }
    app->dossier = dossier;
    app->problems = problems;
    if (is_first) {
        show(app, start);
        history_add(&app->history, visit_of(app));
    } else {
        restore(app, history_current(&app->history));
    }
}

void app_set_progress(struct app *app, size_t done, size_t total)
{
    app->files_done = done;
    app->files_total = total;
}

void app_resize(struct app *app, int columns, int rows)
{
    grid_resize(&app->grid, columns, rows);
    app_layout(app);
}

static void move_in_history(struct app *app, int direction)
{
    remember_visit(app);
    const struct visit *visit = history_step(&app->history, direction);
    if (visit)
        restore(app, visit);
    else
        app_say(app, false,
                direction < 0 ? "There is nothing to go back to."
                              : "There is nothing to go forward to.");
}

static void step_source(struct app *app, int direction)
{
    const struct dossier *dossier = app->dossier;
    int current = app->place.brief ? (int)app->place.brief->entry.ordinal : -1;
    int target = current + direction;
    if (target < -1 || target >= (int)dossier->brief_count) {
        app_say(app, false,
                direction < 0 ? "This is all sources; J goes down to the first one."
                              : "This is the newest source.");
        return;
    }
    struct place place = app->place;
    place.brief = target < 0 ? NULL : dossier->briefs[target];
    go_on_grid(app, place);
}

static void set_theme(struct app *app, const struct theme *theme)
{
    struct place place = app->place;
    if (place.theme == theme)
        return;
    place.theme = theme;
    go_on_grid(app, place);
}

static void step_theme(struct app *app, int direction)
{
    const struct dossier *dossier = app->dossier;
    int current = app->place.theme ? (int)app->place.theme->entry.ordinal : -1;
    int target = current + direction;
    if (target < -1 || target >= (int)dossier->theme_count)
        app_say(app, false,
                direction < 0 ? "This is all themes; L goes to the first one."
                              : "This is the last theme.");
    else
        set_theme(app, target < 0 ? NULL : dossier->themes[target]);
}

static void jump_to_theme(struct app *app, uint32_t number)
{
    if (number < app->dossier->theme_count)
        set_theme(app, app->dossier->themes[number]);
    else
        app_say(app, false, "There are only %u themes.", app->dossier->theme_count);
}

static void set_view(struct app *app, enum view view)
{
    struct place place = app->place;
    place.view = view;
    place.item = view == VIEW_READ ? app_subject(app) : NULL;
    go(app, place);
}

static void set_focus(struct app *app, enum pane_kind focus)
{
    app->focus = focus;
    app_layout(app);
}

static void step_focus(struct app *app, int direction)
{
    set_focus(app, (enum pane_kind)(((int)app->focus + direction + PANE_COUNT) % PANE_COUNT));
}

static void set_detail(struct app *app, int step)
{
    int detail = (int)app->detail + step;
    if (detail < 0 || detail >= DETAIL_COUNT) {
        app_say(app, false, step > 0 ? "That is all there is." : "That is the shortest.");
        return;
    }
    app->detail = (enum detail)detail;
    remember_visit(app);
    restore(app, history_current(&app->history));
}

static void toggle_help(struct app *app)
{
    app->has_help = !app->has_help;
    document_release(&app->help.document);
    viewer_begin(&app->help);
    if (app->has_help)
        help_compose(&app->help.document, &app->keymap);
    app_layout(app);
}

/* Out of whatever is laid on top first, then up the grid, then out. */
static void go_up(struct app *app)
{
    struct place place = app->place;
    if (app->has_help) {
        toggle_help(app);
    } else if (app->pattern.text.length) {
        app->pattern = (struct pattern){0};
    } else if (app->is_zoomed) {
        app->is_zoomed = false;
        app_layout(app);
    } else if (app->focus != PANE_TEXT) {
        set_focus(app, PANE_TEXT);
    } else if (is_listed(place.item)) {
        place.item = NULL;
        go(app, place);
    } else if (place.view != VIEW_READ || place.brief || place.theme) {
        bool has_both = place.view == VIEW_READ && place.brief && place.theme;
        go(app, (struct place){.brief = has_both ? place.brief : NULL});
    } else {
        app->wants_quit = true;
    }
}

static void report_search(struct app *app, bool is_found, bool wrapped)
{
    uint32_t current;
    if (!is_found) {
        app_say(app, false, "No match for '%.*s' here.", SLICE_ARGUMENTS(app->pattern.text));
        return;
    }
    uint32_t count = viewer_count_matches(text_viewer(app), &app->pattern, &current);
    app_say(app, false, "%u of %u matches%s", current, count, wrapped ? ", wrapped around" : "");
}

static void search(struct app *app, int direction)
{
    if (!app->pattern.text.length) {
        app_say(app, false, "Nothing was searched for yet; / searches.");
        return;
    }
    bool wrapped;
    bool is_found =
        viewer_search(text_viewer(app), &app->pattern, direction * app->search_direction, &wrapped);
    report_search(app, is_found, wrapped);
    refresh_references(app);
}

static void begin_search(struct app *app, int direction)
{
    app->search_direction = direction;
    app->before_search = visit_of(app);
    if (app->geometry.has_borders == false || app->is_zoomed)
        set_focus(app, PANE_TEXT);
    prompt_open(&app->prompt, direction > 0 ? SHOWN("/") : SHOWN("\\"));
}

static void return_to(struct app *app, const struct visit *visit)
{
    struct viewer *viewer = text_viewer(app);
    viewer->top = visit->top;
    viewer->item = visit->item;
    viewer->match_block = NO_BLOCK;
}

/* The text is searched from where it began with every character that is typed. */
static void search_typed(struct app *app)
{
    bool wrapped;
    arena_clear(&app->search_arena);
    app->pattern = find_pattern(&app->search_arena, buffer_slice(&app->prompt.text));
    return_to(app, &app->before_search);
    if (app->pattern.text.length) {
        bool is_found =
            viewer_search(text_viewer(app), &app->pattern, app->search_direction, &wrapped);
        report_search(app, is_found, wrapped);
    }
    refresh_references(app);
}

static void take_prompt_key(struct app *app, struct key key)
{
    switch (prompt_take(&app->prompt, key)) {
    case PROMPT_EDITED:
        search_typed(app);
        break;
    case PROMPT_ACCEPTED:
        if (!app->prompt.text.length)
            search(app, 1);
        break;
    case PROMPT_CANCELLED:
        app->pattern = (struct pattern){0};
        return_to(app, &app->before_search);
        refresh_references(app);
        buffer_clear(&app->message);
        break;
    }
}

static void act_on_intent(struct app *app, const struct intent *intent)
{
    switch (intent->kind) {
    case INTENT_NONE:
    case INTENT_UNHANDLED:
        break;
    case INTENT_GO:
        app->focus = PANE_TEXT;
        go(app, intent->place);
        break;
    case INTENT_MOVE:
        go_on_grid(app, intent->place);
        break;
    case INTENT_FOCUS:
        set_focus(app, PANE_TEXT);
        break;
    case INTENT_MESSAGE:
        app_say(app, false, "%.*s", SLICE_ARGUMENTS(intent->message));
        break;
    }
}

/* Enter in the text without a picked link follows what is picked among the cross-references. */
static void follow_reference(struct app *app)
{
    const struct block *picked = viewer_current(&app->panes[PANE_REFERENCES].viewer);
    if (!picked || !picked->number) {
        app_say(app, false, "No cross-reference here; <Tab> goes to what it mentions.");
        return;
    }
    struct pane_context context = context_of(app);
    struct intent intent = pane_act(&app->panes[PANE_REFERENCES], ACTION_FOLLOW, &context);
    act_on_intent(app, &intent);
}

static bool act_numbered(struct app *app, enum action action)
{
    if (action < ACTION_THEME_1 || action > ACTION_THEME_9)
        return false;
    jump_to_theme(app, (uint32_t)(action - ACTION_THEME_1));
    return true;
}

static bool act_on_view(struct app *app, enum action action)
{
    if (action < ACTION_VIEW_READ || action > ACTION_VIEW_CONFLICTS)
        return false;
    set_view(app, (enum view)(action - ACTION_VIEW_READ));
    return true;
}

typedef void app_handler(struct app *app, int argument);

static void act_overview(struct app *app, int unused)
{
    (void)unused;
    go(app, (struct place){0});
}

static void act_all_themes(struct app *app, int unused)
{
    (void)unused;
    set_theme(app, NULL);
}

static void act_zoom(struct app *app, int unused)
{
    (void)unused;
    app->is_zoomed = !app->is_zoomed;
    app_layout(app);
}

static void act_follow(struct app *app, int unused)
{
    (void)unused;
    follow_reference(app);
}

static void act_help(struct app *app, int unused)
{
    (void)unused;
    toggle_help(app);
}

static void act_redraw(struct app *app, int unused)
{
    (void)unused;
    app->wants_redraw = true;
}

static void act_suspend(struct app *app, int unused)
{
    (void)unused;
    app->wants_suspend = true;
}

static void act_up(struct app *app, int unused)
{
    (void)unused;
    go_up(app);
}

static void act_quit(struct app *app, int unused)
{
    (void)unused;
    app->wants_quit = true;
}

static const struct {
    app_handler *handle;
    int argument;
    bool needs_dossier;
} handlers[ACTION_COUNT] = {
    [ACTION_PAGE_DOWN] = {step_source, 1, true},
    [ACTION_NEXT_SOURCE] = {step_source, 1, true},
    [ACTION_PREVIOUS_SOURCE] = {step_source, -1, true},
    [ACTION_NEXT_THEME] = {step_theme, 1, true},
    [ACTION_PREVIOUS_THEME] = {step_theme, -1, true},
    [ACTION_ALL_THEMES] = {act_all_themes, 0, true},
    [ACTION_OVERVIEW] = {act_overview, 0, true},
    [ACTION_NEXT_PANE] = {step_focus, 1, true},
    [ACTION_PREVIOUS_PANE] = {step_focus, -1, true},
    [ACTION_ZOOM] = {act_zoom, 0, true},
    [ACTION_FOLLOW] = {act_follow, 0, true},
    [ACTION_BACK] = {move_in_history, -1, true},
    [ACTION_FORWARD] = {move_in_history, 1, true},
    [ACTION_SEARCH_FORWARD] = {begin_search, 1, true},
    [ACTION_SEARCH_BACKWARD] = {begin_search, -1, true},
    [ACTION_SEARCH_NEXT] = {search, 1, true},
    [ACTION_SEARCH_PREVIOUS] = {search, -1, true},
    [ACTION_MORE] = {set_detail, 1, true},
    [ACTION_LESS] = {set_detail, -1, true},
    [ACTION_HELP] = {act_help, 0, false},
    [ACTION_REDRAW] = {act_redraw, 0, false},
    [ACTION_SUSPEND] = {act_suspend, 0, false},
    [ACTION_UP] = {act_up, 0, false},
    [ACTION_QUIT] = {act_quit, 0, false},
};

static void act_alone(struct app *app, enum action action)
{
    if (app->dossier && (act_numbered(app, action) || act_on_view(app, action)))
        return;
    if (handlers[action].handle && (app->dossier || !handlers[action].needs_dossier))
        handlers[action].handle(app, handlers[action].argument);
}

/* Actions on points and links are the text's, wherever the focus is. */
static enum pane_kind pane_for(const struct app *app, enum action action)
{
    bool is_of_text = (action >= ACTION_NEXT_CONFLICT && action <= ACTION_PREVIOUS_QUESTION) ||
                      action == ACTION_NEXT_LINK || action == ACTION_PREVIOUS_LINK;
    return is_of_text ? PANE_TEXT : app->focus;
}

static void act_in_pane(struct app *app, enum action action)
{
    struct pane_context context = context_of(app);
    const struct entry *before = context.subject;
    struct intent intent = pane_act(&app->panes[pane_for(app, action)], action, &context);
    if (intent.kind == INTENT_UNHANDLED)
        act_alone(app, action);
    else
        act_on_intent(app, &intent);
    if (app_subject(app) != before)
        refresh_references(app);
}

static void act_in_help(struct app *app, enum action action)
{
    static const struct {
        enum action action;
        int lines;
    } scrolls[] = {
        {ACTION_LINE_DOWN, 1},     {ACTION_LINE_UP, -1},   {ACTION_HALF_PAGE_DOWN, 8},
        {ACTION_HALF_PAGE_UP, -8}, {ACTION_PAGE_DOWN, 16}, {ACTION_PAGE_UP, -16},
        {ACTION_TOP, -10000},      {ACTION_BOTTOM, 10000},
    };
    for (size_t i = 0; i < sizeof scrolls / sizeof *scrolls; i++)
        if (scrolls[i].action == action)
            viewer_scroll(&app->help, scrolls[i].lines);
    if (action == ACTION_HELP || action == ACTION_UP || action == ACTION_QUIT ||
        action == ACTION_REDRAW || action == ACTION_SUSPEND)
        act_alone(app, action);
}

static void take_command_key(struct app *app, struct key key)
{
    enum action action = ACTION_NONE;
    enum context context = app->focus == PANE_REFERENCES ? CONTEXT_REFERENCES : CONTEXT_EVERYWHERE;
    enum keymap_answer answer = keymap_take(&app->keymap, context, key, &action);
    if (answer == KEYMAP_UNBOUND) {
        char name[KEY_NAME_SIZE];
        key_spell(key, name);
        app_say(app, false, "%s is not bound; ? lists the keys.", name);
    }
    if (answer != KEYMAP_ACTION)
        return;
    if (app->has_help)
        act_in_help(app, action);
    else if (app->dossier)
        act_in_pane(app, action);
    else
        act_alone(app, action);
}

void app_key(struct app *app, struct key key)
{
    if (key.code == KEY_CODE_RESIZE) {
        app_resize(app, key.columns, key.rows);
        return;
    }
    buffer_clear(&app->message);
    app->message_is_error = false;
    if (app->prompt.is_open)
        take_prompt_key(app, key);
    else
        take_command_key(app, key);
}
