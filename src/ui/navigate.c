#include "ui/navigate.h"

#include "evidence/articles.h"
#include "ui/app_paint.h"
#include "ui/finding.h"
#include "ui/overlays.h"
#include "ui/paragraphs.h"

struct pane_context app_context(struct app *app)
{
    return (struct pane_context){
        .dossier = app->dossier,
        .articles = app->articles,
        .beside = app->beside,
        .place = app_shown_place(app, app->place),
        .current = app_current(app),
        .subject = app_subject(app),
        .detail = app->detail,
        .is_newest_first = (app->settings.order != 0) != app->is_turned[app->place.view],
        .filter = app->narrowing.search,
        .keymap = &app->keymap,
        .is_ascii = app->is_ascii,
        .is_straight = app->is_straight,
    };
}

static void refresh(struct app *app, enum pane_kind kind)
{
    struct pane_context context = app_context(app);
    pane_refresh(&app->panes[kind], &context);
}

/* The row of a list that stands for the place. */
static void select_row(struct app *app, enum pane_kind kind, const struct entry *entry)
{
    struct viewer *viewer = &app->panes[kind].viewer;
    uint32_t block = document_find(&viewer->document, entry);
    viewer_to_item(viewer, block < viewer->document.count ? block : 0);
}

void app_compose_references(struct app *app)
{
    if (app->dossier)
        refresh(app, PANE_REFERENCES);
}

/* What depends on the current point follows it. */
void app_refresh_references(struct app *app)
{
    app_compose_references(app);
    app_layout(app);
}

static void refresh_panes(struct app *app)
{
    refresh(app, PANE_SOURCES);
    refresh(app, PANE_THEMES);
    select_row(app, PANE_SOURCES, app->place.brief ? &app->place.brief->entry : NULL);
    select_row(app, PANE_THEMES, app->place.theme ? &app->place.theme->entry : NULL);
    refresh(app, PANE_TEXT);
}

struct visit app_visit(struct app *app)
{
    struct viewer *viewer = app_text(app);
    return (struct visit){
        .place = app->place,
        .item_subject = app_subject(app),
        .item = viewer->item,
        .item_shows = viewer_item_shows(viewer),
        .top = viewer->top,
    };
}

static void remember_visit(struct app *app)
{
    struct visit *visit = history_current(&app->history);
    if (visit)
        *visit = app_visit(app);
}

bool app_is_listed(const struct entry *entry)
{
    return entry && (entry->kind == ENTRY_ACTOR || entry->kind == ENTRY_CORRIDOR);
}

/* Shows a place without touching the history. */
static void show(struct app *app, struct place place)
{
    place.only = NULL;
    app->place = place;
    refresh_panes(app);
    app_layout(app);
    if (place.item && !app_is_listed(place.item))
        viewer_to_entry(app_text(app), place.item);
    app_show_start(app, place);
    app_refresh_references(app);
}

void app_go(struct app *app, struct place place)
{
    if (app->over.kind)
        app_close_overlay(app);
    remember_visit(app);
    show(app, place);
    history_add(&app->history, app_visit(app));
}

/* A step on the grid stays at the point where the new cell has it too. */
void app_go_on_grid(struct app *app, struct place place)
{
    if (!app_is_listed(place.item))
        place.item = app_subject(app);
    place.record = NULL;
    place.paragraph = place.brief == app->place.brief ? app_paragraph(app) : 0;
    app_go(app, place);
}

static void return_to(struct viewer *viewer, const struct visit *visit)
{
    bool had_none = visit->item == NO_BLOCK;
    bool is_same = visit->item < viewer->document.count &&
                   viewer->document.blocks[visit->item].subject == visit->item_subject;
    if (had_none || is_same)
        viewer_return(viewer, visit->top, visit->item, visit->item_shows);
    else if (visit->item_subject)
        viewer_to_entry(viewer, visit->item_subject);
}

/* How many rows there are for the text depends on the references of the point, and where it stands
 * on these rows. */
static void restore(struct app *app, const struct visit *visit)
{
    struct visit copy = *visit;
    show(app, copy.place);
    return_to(app_text(app), &copy);
    app_refresh_references(app);
    return_to(app_text(app), &copy);
    app_layout(app);
}

void app_restore_current(struct app *app)
{
    remember_visit(app);
    restore(app, history_current(&app->history));
}

/* The place anew, in a text in which the reader has gone nowhere: as if all had been there when it
 * was first fitted, at the size that the screen had then. */
static void begin_again(struct app *app, struct place place)
{
    struct viewer *text = app_text(app);
    place.only = NULL;
    app->place = place;
    refresh_panes(app);
    viewer_fit(text, text->chosen_columns, text->chosen_rows);
    app_refresh_references(app);
}

void app_set_dossier(struct app *app, const struct dossier *dossier, struct place start)
{
    bool is_first = !app->dossier;
    app->lists = compose_list_columns(dossier);
    if (app->state)
        state_set_dossier(app->state, dossier);
    if (is_first) {
        app->dossier = dossier;
        articles_set_dossier(app->articles, dossier);
        show(app, start);
        history_add(&app->history, app_visit(app));
        return;
    }
    bool shows_page = app->over.kind == OVERLAY_PAGE;
    struct spot page_top = app->over.viewer.top;
    struct viewer *text = app_text(app);
    bool has_gone = text->has_gone || viewer_has_moved(text) || !text->rows;
    remember_visit(app);
    if (app->over.kind != OVERLAY_HELP && app->over.kind != OVERLAY_PROBLEMS &&
        app->over.kind != OVERLAY_DOSSIERS)
        app_close_overlay(app);
    history_rebase(&app->history, dossier);
    app->dossier = dossier;
    articles_set_dossier(app->articles, dossier);
    app_rebase_searches(app);
    if (has_gone)
        restore(app, history_current(&app->history));
    else
        begin_again(app, history_current(&app->history)->place);
    if (app->typing.picker.is_open)
        picker_rebase(&app->typing.picker, dossier, buffer_slice(&app->typing.prompt.text));
    articles_forget(app->articles);
    if (!shows_page)
        return;
    app_open_overlay(app, OVERLAY_PAGE);
    viewer_return(&app->over.viewer, page_top, NO_BLOCK, false);
}

void app_use_articles(struct app *app, struct articles *articles)
{
    app->articles = articles;
    if (!app->dossier)
        return;
    articles_set_dossier(articles, app->dossier);
    app_restore_current(app);
}

void app_start_at(struct app *app, struct place place)
{
    show(app, place);
    history_init(&app->history);
    history_add(&app->history, app_visit(app));
}

void app_move_in_history(struct app *app, int direction)
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

void app_set_focus(struct app *app, enum pane_kind focus)
{
    app->focus = focus;
    app_layout(app);
}

/* Takes off one thing that is laid on top of what is read; false when there is none. */
static bool take_off(struct app *app)
{
    if (app->over.kind) {
        app_close_overlay(app);
    } else if (viewer_link(app_text(app))) {
        app_text(app)->link_block = NO_BLOCK;
    } else if (app->narrowing.search) {
        app_clear_filter(app);
    } else if (app->finding.search) {
        app_forget_search(app);
    } else if (app->is_zoomed) {
        app->is_zoomed = false;
        app_layout(app);
    } else if (app->focus != PANE_TEXT) {
        app_set_focus(app, PANE_TEXT);
    } else {
        return false;
    }
    return true;
}

void app_cancel(struct app *app)
{
    if (!take_off(app))
        app_say_keys(app, false, "There is nothing to close; {up} goes up, {quit} quits.");
}

/* Out of what is laid on top first, then up the grid, then out. */
void app_go_up(struct app *app)
{
    struct place place = app->place;
    if (take_off(app))
        return;
    if (app_is_listed(place.item)) {
        place.item = NULL;
        app_go(app, place);
    } else if (place.view != VIEW_READ || place.brief || place.theme) {
        bool has_both = place.view == VIEW_READ && place.brief && place.theme;
        app_go(app, (struct place){.brief = has_both ? place.brief : NULL});
    } else {
        app->wanted.request = REQUEST_QUIT;
    }
}
