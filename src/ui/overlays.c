/* What lies over the panes: help, provenance of a point, a peek at where a link leads. */
#include "ui/app_parts.h"

#include "render/provenance.h"
#include "ui/help.h"

static const struct entry *entry_for(struct app *app, enum overlay overlay)
{
    const struct block *picked = viewer_current(&app->panes[PANE_REFERENCES].viewer);
    if (overlay == OVERLAY_PEEK)
        return picked ? picked->subject : NULL;
    return overlay == OVERLAY_PROVENANCE ? app_subject(app) : NULL;
}

void app_close_overlay(struct app *app)
{
    app->overlay = OVERLAY_NONE;
    app->overlay_entry = NULL;
    document_release(&app->overlaid.document);
    viewer_begin(&app->overlaid);
    app_layout(app);
}

void app_open_overlay(struct app *app, int overlay)
{
    const struct entry *entry = entry_for(app, (enum overlay)overlay);
    if (overlay != OVERLAY_HELP && !entry) {
        app_say(app, false,
                overlay == OVERLAY_PEEK ? "There is no link to peek at."
                                        : "There is no point here.");
        return;
    }
    app_close_overlay(app);
    app->overlay = (enum overlay)overlay;
    app->overlay_entry = entry;
    if (overlay == OVERLAY_HELP)
        help_compose(&app->overlaid.document, &app->keymap);
    else
        compose_provenance(&app->overlaid.document, app->dossier, entry);
    app_layout(app);
}

static int scroll_lines(const struct viewer *viewer, enum action action)
{
    int page = viewer->rows > 1 ? viewer->rows - 1 : 1;
    switch (action) {
    case ACTION_LINE_DOWN:
        return 1;
    case ACTION_LINE_UP:
        return -1;
    case ACTION_PAGE_DOWN:
        return page;
    case ACTION_PAGE_UP:
        return -page;
    case ACTION_HALF_PAGE_DOWN:
        return page / 2 + 1;
    case ACTION_HALF_PAGE_UP:
        return -page / 2 - 1;
    default:
        return 0;
    }
}

/* Enter goes to the picked link, in a peek to what is peeked at. */
static void follow(struct app *app)
{
    const struct place *link = viewer_link(&app->overlaid);
    struct place place = link ? *link : (struct place){0};
    if (!link && app->overlay_entry)
        place = place_of(app->overlay_entry);
    bool leads_somewhere = link || app->overlay_entry;
    app_close_overlay(app);
    if (!leads_somewhere)
        return;
    app->focus = PANE_TEXT;
    app_go(app, place);
}

void app_act_in_overlay(struct app *app, enum action action)
{
    struct viewer *viewer = &app->overlaid;
    int lines = scroll_lines(viewer, action);
    if (lines)
        viewer_scroll(viewer, lines);
    else if (action == ACTION_TOP)
        viewer_to_top(viewer);
    else if (action == ACTION_BOTTOM)
        viewer_to_bottom(viewer);
    else if (action == ACTION_NEXT_LINK || action == ACTION_PREVIOUS_LINK)
        viewer_next_link(viewer, action == ACTION_NEXT_LINK ? 1 : -1);
    else if (action == ACTION_FOLLOW)
        follow(app);
    else if (action == ACTION_REDRAW || action == ACTION_SUSPEND || action == ACTION_QUIT)
        app_act(app, action);
    else
        app_close_overlay(app);
}
