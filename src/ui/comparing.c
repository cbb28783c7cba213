#include "ui/comparing.h"

#include "render/compose.h"
#include "ui/app_layout.h"
#include "ui/current.h"
#include "ui/navigate.h"
#include "ui/place_steps.h"

static struct place cell_of(struct place place)
{
    return (struct place){.brief = place.brief, .theme = place.theme};
}

bool comparing_begin(struct app *app)
{
    app->over.place = cell_of(app->place);
    viewer_release(&app->over.other.viewer);
    app->over.other = (struct app_other_side){.place = app->over.place};
    app->over.entry = NULL;
    return true;
}

static void compose_side(struct app *app, struct viewer *viewer, struct place place)
{
    const struct pane_context context = app_context(app);
    compose(pane_begin_document(viewer, &context), app->dossier, place, app->detail);
}

void comparing_compose(struct app *app, struct document *document)
{
    compose(document, app->dossier, app->over.place, app->detail);
    compose_side(app, &app->over.other.viewer, app->over.other.place);
}

static void show_active(struct app *app)
{
    compose_side(app, &app->over.viewer, app->over.place);
    app_layout(app);
}

static void swap(struct app *app)
{
    struct app_other_side *other = &app->over.other;
    struct place place = app->over.place;
    const struct stand stand = {app->over.viewer.top, app->over.viewer.item};
    const struct stand other_stand = {other->viewer.top, other->viewer.item};
    app->over.place = other->place;
    other->place = place;
    other->is_left = !other->is_left;
    compose_side(app, &app->over.viewer, app->over.place);
    compose_side(app, &other->viewer, other->place);
    app_layout(app);
    viewer_return(&app->over.viewer, other_stand.top, other_stand.item, true);
    viewer_return(&other->viewer, stand.top, stand.item, true);
}

/* Enter leaves for what the bar of the active side is on. */
static void follow(struct app *app)
{
    const struct block *block = viewer_current(&app->over.viewer);
    struct place place = app->over.place;
    if (block && block->subject)
        place = place_of(block->subject);
    app->focus = PANE_TEXT;
    app_go(app, place);
}

bool comparing_act(struct app *app, enum action action)
{
    struct place place = app->over.place;
    if (action == ACTION_NEXT_PANE || action == ACTION_PREVIOUS_PANE) {
        swap(app);
        return true;
    }
    if (action == ACTION_FOLLOW) {
        follow(app);
        return true;
    }
    if (!place_step(app->dossier, action, &place))
        return false;
    app->over.place = place;
    show_active(app);
    return true;
}
