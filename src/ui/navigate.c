#include "ui/navigate.h"

#include "evidence/articles.h"
#include "ui/app_layout.h"
#include "ui/current.h"
#include "ui/saying.h"
#include "ui/searches.h"

/* The row of a list that stands for the place. */
static void select_row(struct app *app, enum pane_kind kind, const struct entry *entry)
{
    struct viewer *viewer = &app->panes[kind].viewer;
    uint32_t block = document_find(&viewer->document, entry);
    viewer_to_item(viewer, block < viewer->document.count ? block : 0);
}

static void refresh_panes(struct app *app)
{
    app_compose_pane(app, PANE_SOURCES);
    app_compose_pane(app, PANE_THEMES);
    select_row(app, PANE_SOURCES, app->place.brief ? &app->place.brief->entry : NULL);
    select_row(app, PANE_THEMES, app->place.theme ? &app->place.theme->entry : NULL);
    app_compose_pane(app, PANE_TEXT);
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

static bool begins(const struct block *block, struct place place)
{
    if (place.record)
        return block->passage && block->passage->item == place.record;
    return place.view == VIEW_ARTICLES && block_is_item(block) && block->number <= place.paragraph;
}

/* Of paragraphs that are folded or left out the one before is shown. */
static void show_start(struct app *app, struct place place)
{
    struct viewer *viewer = app_text(app);
    if (!place.record && !place.paragraph)
        return;
    for (uint32_t i = viewer->document.count; i-- > 0;) {
        if (!begins(&viewer->document.blocks[i], place))
            continue;
        viewer_to_item(viewer, i);
        return;
    }
}

/* Whether a place is of its whole text. */
static bool is_of_nothing_in_it(const struct document *document, struct place place)
{
    uint32_t found = place.item ? document_find(document, place.item) : document->count;
    bool is_of_entry = found < document->count && block_is_item(&document->blocks[found]);
    return place.view == VIEW_READ && !is_of_entry && !place.record && !place.paragraph;
}

/* A text that is opened begins with its head, where its first item is in sight below that, if not
 * whole. */
static void show_beginning(struct viewer *viewer)
{
    const struct stand before = {viewer->top, viewer->item};
    viewer_to_top(viewer);
    if (viewer->item != before.item)
        viewer_return(viewer, before.top, before.item, true);
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
    show_start(app, place);
    app_refresh_references(app);
    if (is_of_nothing_in_it(&app_text(app)->document, place))
        show_beginning(app_text(app));
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

/* Whether the reader has gone anywhere in a text, or began within it. */
static bool has_gone_in(const struct viewer *viewer)
{
    bool is_at_top = !viewer->top.block && !viewer->top.line;
    return viewer->has_gone || viewer_has_moved(viewer) || !viewer->rows || !is_at_top;
}

void app_change_dossier(struct app *app, const struct dossier *dossier, struct place start)
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
    struct viewer *text = app_text(app);
    bool has_gone = has_gone_in(text);
    remember_visit(app);
    if (app->over.kind != OVERLAY_HELP && app->over.kind != OVERLAY_PROBLEMS &&
        app->over.kind != OVERLAY_DOSSIERS)
        app_close_overlay(app);
    history_rebase(&app->history, dossier);
    app->dossier = dossier;
    search_folds_release(&app->finding.folds);
    articles_set_dossier(app->articles, dossier);
    app_rebase_searches(app);
    if (has_gone)
        restore(app, history_current(&app->history));
    else
        begin_again(app, history_current(&app->history)->place);
    if (app->typing.picker.is_open)
        picker_rebase(&app->typing.picker, dossier, buffer_slice(&app->typing.prompt.text));
    articles_forget(app->articles);
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

void app_clear_filter(struct app *app)
{
    app->narrowing.search = NULL;
    app_restore_current(app);
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
