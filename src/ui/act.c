/* What actions do: those of the grid, of views and of the app as a whole here, the others in the
 * pane that has the focus. */
#include "ui/act.h"

#include "ui/app_paint.h"
#include "ui/command.h"
#include "ui/navigate.h"
#include "ui/paragraphs.h"
#include "ui/remember.h"

/* Both axes of the grid are rings: before the first source lies "all", and before that the newest,
 * which is the one most often wanted. */
static int step_on_ring(int current, int direction, uint32_t count)
{
    int places = (int)count + 1;
    return (current + 1 + direction + places) % places - 1;
}

static void step_source(const struct dossier *dossier, int direction, struct place *place)
{
    int current = place->brief ? (int)place->brief->entry.ordinal : -1;
    int target = step_on_ring(current, direction, dossier->brief_count);
    place->brief = target < 0 ? NULL : dossier->briefs[target];
}

static void step_theme(const struct dossier *dossier, int direction, struct place *place)
{
    int current = place->theme ? (int)place->theme->entry.ordinal : -1;
    int target = step_on_ring(current, direction, dossier->theme_count);
    place->theme = target < 0 ? NULL : dossier->themes[target];
}

bool act_place_on_grid(const struct dossier *dossier, enum action action, struct place *place)
{
    bool is_theme = action >= ACTION_THEME_1 && action <= ACTION_THEME_9;
    uint32_t number = (uint32_t)(action - ACTION_THEME_1);
    if (action == ACTION_NEXT_SOURCE || action == ACTION_PREVIOUS_SOURCE)
        step_source(dossier, action == ACTION_NEXT_SOURCE ? 1 : -1, place);
    else if (action == ACTION_NEXT_THEME || action == ACTION_PREVIOUS_THEME)
        step_theme(dossier, action == ACTION_NEXT_THEME ? 1 : -1, place);
    else if (action == ACTION_ALL_THEMES)
        place->theme = NULL;
    else if (is_theme && number < dossier->theme_count)
        place->theme = dossier->themes[number];
    else
        return false;
    return true;
}

void act_step_source(struct app *app, int direction)
{
    struct place place = app->place;
    step_source(app->dossier, direction, &place);
    if (place.brief != app->place.brief)
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

void act_step_theme(struct app *app, int direction)
{
    struct place place = app->place;
    step_theme(app->dossier, direction, &place);
    set_theme(app, place.theme);
}

void act_go_to_theme(struct app *app, int number)
{
    if ((uint32_t)number < app->dossier->theme_count)
        set_theme(app, app->dossier->themes[number]);
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

/* Where an entry is read, from here: what is narrowed to a source or a theme stays so where the
 * page of the entry can be. */
static struct place place_from_here(const struct app *app, const struct entry *entry)
{
    struct place place = place_of(entry);
    bool is_source = entry->kind == ENTRY_BRIEF;
    if (app_is_listed(entry))
        place.brief = app->place.brief;
    if (app_is_listed(entry) || is_source)
        place.theme = app->place.theme;
    return place;
}

/* Whether an entry of a source stands where one reads that source. */
static bool is_at_home(const struct app *app, const struct entry *entry)
{
    return app->place.view == VIEW_READ && app->place.brief && app->place.brief == entry->brief;
}

/* Where a row of the references leads; of those that are numbered, what the text opens by itself.
 */
static bool target_of_reference(const struct block *reference, struct place *target)
{
    if (!reference || (!reference->leads && !reference->subject))
        return false;
    *target = reference->leads ? *reference->leads : place_of(reference->subject);
    return true;
}

static bool is_opened_from_text(const struct block *reference)
{
    return reference && (reference->number || reference->leads);
}

bool app_target(struct app *app, struct place *target)
{
    const struct block *reference = viewer_current(&app->panes[PANE_REFERENCES].viewer);
    const struct block *current = app_current(app);
    const struct entry *entry = current ? block_opens(current) : NULL;
    if (app->focus == PANE_REFERENCES)
        return target_of_reference(reference, target);
    if (viewer_link(app_text(app))) {
        *target = *viewer_link(app_text(app));
        return true;
    }
    if (current && current->leads) {
        *target = *current->leads;
        return true;
    }
    if (place_is_article(app->place) || (current && current->passage) ||
        (entry && is_at_home(app, entry)))
        return is_opened_from_text(reference) && target_of_reference(reference, target);
    if (entry)
        *target = place_from_here(app, entry);
    return entry != NULL;
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

void act_show_all_themes(struct app *app, int unused)
{
    (void)unused;
    set_theme(app, NULL);
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
    const struct action_description *row = action_description(first);
    if (row->act && (app->dossier || row->flags & ACTION_WHILE_LOADING))
        row->act(app, is_theme || is_link ? (int)(action - first) : row->argument);
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
