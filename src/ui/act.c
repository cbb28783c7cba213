/* What actions do: those of the grid, of views and of the app as a whole here, the others in the
 * pane that has the focus. */
#include "ui/app_parts.h"

/* Both axes of the grid are rings: before the first source lies "all", and before that the newest,
 * which is the one most often wanted. */
static int step_on_ring(int current, int direction, uint32_t count)
{
    int places = (int)count + 1;
    return (current + 1 + direction + places) % places - 1;
}

static void step_source(struct app *app, int direction)
{
    const struct dossier *dossier = app->dossier;
    int current = app->place.brief ? (int)app->place.brief->entry.ordinal : -1;
    int target = step_on_ring(current, direction, dossier->brief_count);
    struct place place = app->place;
    place.brief = target < 0 ? NULL : dossier->briefs[target];
    if (target != current)
        app_go_on_grid(app, place);
}

static void set_theme(struct app *app, const struct theme *theme)
{
    struct place place = app->place;
    if (place.theme == theme)
        return;
    place.theme = theme;
    app_go_on_grid(app, place);
}

static void step_theme(struct app *app, int direction)
{
    const struct dossier *dossier = app->dossier;
    int current = app->place.theme ? (int)app->place.theme->entry.ordinal : -1;
    int target = step_on_ring(current, direction, dossier->theme_count);
    set_theme(app, target < 0 ? NULL : dossier->themes[target]);
}

static void jump_to_theme(struct app *app, uint32_t number)
{
    if (number < app->dossier->theme_count)
        set_theme(app, app->dossier->themes[number]);
    else
        app_say(app, false, "There are only %u themes.", app->dossier->theme_count);
}

static void set_view(struct app *app, int view)
{
    struct place place = app->place;
    place.view = (enum view)view;
    place.item = place.view == VIEW_READ ? app_subject(app) : NULL;
    app_go(app, place);
}

static void step_focus(struct app *app, int direction)
{
    app_set_focus(app, (enum pane_kind)(((int)app->focus + direction + PANE_COUNT) % PANE_COUNT));
}

static void set_detail(struct app *app, int step)
{
    int detail = (int)app->detail + step;
    if (detail < 0 || detail >= DETAIL_COUNT) {
        app_say(app, false, step > 0 ? "That is all there is." : "That is the shortest.");
        return;
    }
    app->detail = (enum detail)detail;
    app_restore_current(app);
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

/* Enter in the text without a picked link follows what is picked among the cross-references. */
static void follow_reference(struct app *app)
{
    const struct block *picked = viewer_current(&app->panes[PANE_REFERENCES].viewer);
    const struct entry *subject = app_subject(app);
    if (app_is_listed(subject)) {
        struct place place = place_of(subject);
        place.brief = app->place.brief;
        place.theme = app->place.theme;
        app_go(app, place);
        return;
    }
    if (!picked || !picked->number) {
        app_say(app, false, "No cross-reference here; <Tab> goes to what it mentions.");
        return;
    }
    struct pane_context context = app_context(app);
    struct intent intent = pane_act(&app->panes[PANE_REFERENCES], ACTION_FOLLOW, &context);
    app_act_on_intent(app, &intent);
}

static void open_overview(struct app *app, int unused)
{
    (void)unused;
    app_go(app, (struct place){0});
}

static void show_all_themes(struct app *app, int unused)
{
    (void)unused;
    set_theme(app, NULL);
}

static void zoom(struct app *app, int unused)
{
    (void)unused;
    app->is_zoomed = !app->is_zoomed;
    app_layout(app);
}

static void follow(struct app *app, int unused)
{
    (void)unused;
    follow_reference(app);
}

static void begin_command(struct app *app, int unused)
{
    (void)unused;
    app_begin_command(app, SLICE(""));
}

/* What has been read to its end is followed by the next source with anything unread. */
static void go_on_reading(struct app *app, int unused)
{
    (void)unused;
    const struct brief *next = app_next_unread_brief(app);
    if (next)
        app_go(app, (struct place){.brief = next, .theme = app->place.theme});
    else
        app_say(app, false, "This is the end of the newest source.");
}

static void copy(struct app *app, int unused)
{
    (void)unused;
    app->wants_copy = true;
}

static void edit(struct app *app, int unused)
{
    (void)unused;
    app->wants_edit = true;
}

static void open_url(struct app *app, int unused)
{
    (void)unused;
    app->wants_open = true;
}

static void redraw(struct app *app, int unused)
{
    (void)unused;
    app->wants_redraw = true;
}

static void suspend(struct app *app, int unused)
{
    (void)unused;
    app->wants_suspend = true;
}

static void go_up(struct app *app, int unused)
{
    (void)unused;
    app_go_up(app);
}

static void quit(struct app *app, int unused)
{
    (void)unused;
    app->wants_quit = true;
}

typedef void handler(struct app *app, int argument);

static const struct {
    handler *handle;
    int argument;
    bool works_while_loading;
} handlers[ACTION_COUNT] = {
    [ACTION_PAGE_DOWN] = {go_on_reading, 0, false},
    [ACTION_NEXT_SOURCE] = {step_source, 1, false},
    [ACTION_PREVIOUS_SOURCE] = {step_source, -1, false},
    [ACTION_NEXT_THEME] = {step_theme, 1, false},
    [ACTION_PREVIOUS_THEME] = {step_theme, -1, false},
    [ACTION_ALL_THEMES] = {show_all_themes, 0, false},
    [ACTION_VIEW_READ] = {set_view, VIEW_READ, false},
    [ACTION_VIEW_TIMELINE] = {set_view, VIEW_TIMELINE, false},
    [ACTION_VIEW_ACTORS] = {set_view, VIEW_ACTORS, false},
    [ACTION_VIEW_CORRIDORS] = {set_view, VIEW_CORRIDORS, false},
    [ACTION_VIEW_QUESTIONS] = {set_view, VIEW_QUESTIONS, false},
    [ACTION_VIEW_CONFLICTS] = {set_view, VIEW_CONFLICTS, false},
    [ACTION_OVERVIEW] = {open_overview, 0, false},
    [ACTION_NEXT_PANE] = {step_focus, 1, false},
    [ACTION_PREVIOUS_PANE] = {step_focus, -1, false},
    [ACTION_ZOOM] = {zoom, 0, false},
    [ACTION_FOLLOW] = {follow, 0, false},
    [ACTION_PEEK] = {app_open_overlay, OVERLAY_PEEK, false},
    [ACTION_PROVENANCE] = {app_open_overlay, OVERLAY_PROVENANCE, false},
    [ACTION_PREVIEW] = {app_open_overlay, OVERLAY_PAGE, false},
    [ACTION_BACK] = {app_move_in_history, -1, false},
    [ACTION_FORWARD] = {app_move_in_history, 1, false},
    [ACTION_SEARCH_FORWARD] = {app_begin_search, 1, false},
    [ACTION_SEARCH_BACKWARD] = {app_begin_search, -1, false},
    [ACTION_SEARCH_NEXT] = {app_search, 1, false},
    [ACTION_SEARCH_PREVIOUS] = {app_search, -1, false},
    [ACTION_SEARCH_DOSSIER] = {app_begin_picker, PICKER_TEXTS, false},
    [ACTION_FILTER] = {app_begin_filter, 0, false},
    [ACTION_FIND] = {app_begin_picker, PICKER_NAMES, false},
    [ACTION_NEXT_UNREAD] = {app_step_unread, 1, false},
    [ACTION_PREVIOUS_UNREAD] = {app_step_unread, -1, false},
    [ACTION_NEXT_CHANGE] = {app_step_change, 1, false},
    [ACTION_PREVIOUS_CHANGE] = {app_step_change, -1, false},
    [ACTION_NEXT_STAR] = {app_step_star, 1, false},
    [ACTION_PREVIOUS_STAR] = {app_step_star, -1, false},
    [ACTION_STAR] = {app_star, 0, false},
    [ACTION_SET_MARK] = {app_set_mark, 0, false},
    [ACTION_GO_TO_MARK] = {app_go_to_mark, 0, false},
    [ACTION_TOGGLE_READ] = {app_toggle_read, 0, false},
    [ACTION_READ_ALL] = {app_read_all, 0, false},
    [ACTION_UNDO] = {app_undo, 0, false},
    [ACTION_COPY] = {copy, 0, false},
    [ACTION_EDIT] = {edit, 0, false},
    [ACTION_OPEN_URL] = {open_url, 0, false},
    [ACTION_MORE] = {set_detail, 1, false},
    [ACTION_LESS] = {set_detail, -1, false},
    [ACTION_COMMAND] = {begin_command, 0, false},
    [ACTION_HELP] = {app_open_overlay, OVERLAY_HELP, true},
    [ACTION_PROBLEMS] = {app_open_overlay, OVERLAY_PROBLEMS, false},
    [ACTION_REDRAW] = {redraw, 0, true},
    [ACTION_SUSPEND] = {suspend, 0, true},
    [ACTION_UP] = {go_up, 0, true},
    [ACTION_QUIT] = {quit, 0, true},
};

static void act_alone(struct app *app, enum action action)
{
    if (!app->dossier && !handlers[action].works_while_loading)
        return;
    if (action >= ACTION_THEME_1 && action <= ACTION_THEME_9)
        jump_to_theme(app, (uint32_t)(action - ACTION_THEME_1));
    else if (handlers[action].handle)
        handlers[action].handle(app, handlers[action].argument);
}

/* Actions on points and links are the text's, wherever the focus is. */
static enum pane_kind pane_for(const struct app *app, enum action action)
{
    bool is_of_text = (action >= ACTION_NEXT_CONFLICT && action <= ACTION_PREVIOUS_QUESTION) ||
                      action == ACTION_NEXT_LINK || action == ACTION_PREVIOUS_LINK;
    return is_of_text ? PANE_TEXT : app->focus;
}

/* Moving on reads; jumping does not. */
static bool reads_on(enum action action)
{
    return action == ACTION_NEXT_POINT || action == ACTION_LINE_DOWN ||
           action == ACTION_PAGE_DOWN || action == ACTION_HALF_PAGE_DOWN;
}

void app_act(struct app *app, enum action action)
{
    if (!app->dossier) {
        act_alone(app, action);
        return;
    }
    struct pane_context context = app_context(app);
    const struct entry *before = context.subject;
    uint32_t item = app_text(app)->item;
    enum pane_kind kind = pane_for(app, action);
    struct intent intent = pane_act(&app->panes[kind], action, &context);
    if (kind == PANE_TEXT && reads_on(action))
        app_mark_passed(app, item);
    if (intent.kind == INTENT_UNHANDLED)
        act_alone(app, action);
    else
        app_act_on_intent(app, &intent);
    if (app_subject(app) != before)
        app_refresh_references(app);
}
