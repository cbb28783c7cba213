#include "ui/app_layout.h"

#include "ui/comparing_paint.h"
#include "ui/current.h"
#include "ui/frame.h"

static int text_columns(const struct app *app, const struct area *area, enum pane_kind kind)
{
    return viewer_text_columns(area->columns,
                               kind == PANE_TEXT ? app->settings.text_width : area->columns);
}

struct area app_layout_whole(const struct app *app)
{
    return (struct area){1, 0, app->grid.rows - 2, app->grid.columns};
}

/* What lies over the panes has a frame where they have one. */
struct area app_layout_overlay(const struct app *app)
{
    return app->geometry.has_borders ? frame_inside(app_layout_whole(app)) : app_layout_whole(app);
}

static void fit_overlay(struct app *app)
{
    if (app->over.kind == OVERLAY_COMPARED) {
        comparing_fit(app, app_layout_whole(app));
        return;
    }
    struct area area = app_layout_overlay(app);
    viewer_fit(&app->over.viewer, viewer_text_columns(area.columns, app->settings.text_width),
               area.rows);
}

/* A pane that is out of sight has the size that it would have there, not one that it had before: so
 * what is current in it does not depend on the sizes on the way. */
static void fit_pane(struct app *app, struct geometry_wish wish, enum pane_kind kind)
{
    wish.focus = kind;
    const struct geometry there = geometry_of(&wish);
    const struct geometry *geometry = app->geometry.is_visible[kind] ? &app->geometry : &there;
    const struct area *inside = &geometry->insides[kind];
    viewer_fit(&app->panes[kind].viewer, text_columns(app, inside, kind), inside->rows);
}

/* Whether the point, or the sentence, has anything of its own there. What it mentions can be seen
 * in the text, as can both sides of a contradiction, and takes no room from it. */
static bool has_references(const struct app *app, enum references_side side)
{
    const struct entry *linked = app_linked(app);
    const struct block *current = app_current(app);
    bool has_paragraphs = app->beside != BESIDE_REFERENCES || place_is_article(app->place);
    if (has_paragraphs)
        return app->panes[PANE_REFERENCES].viewer.document.count > 0;
    if (side == REFERENCES_BESIDE)
        return app->panes[PANE_REFERENCES].viewer.document.item_count > 0;
    if (linked)
        return dossier_links(app->dossier, linked).count > 0;
    return current && current->cites;
}

static int references_rows(struct app *app, const struct geometry_wish *wish)
{
    int columns;
    enum references_side side = geometry_of_references(wish, &columns);
    if (!app->dossier || !has_references(app, side))
        return 0;
    struct layout layout = {0};
    layout_begin(&layout, &app->panes[PANE_REFERENCES].viewer.document,
                 viewer_text_columns(columns, columns));
    int rows = (int)layout_height(&layout, (uint32_t)wish->rows);
    layout_release(&layout);
    return rows;
}

static struct geometry_wish wish_of(struct app *app)
{
    struct geometry_wish wish = {
        .columns = app->grid.columns,
        .rows = app->grid.rows,
        .theme_count = app->dossier ? app->dossier->theme_count + 1 : 1,
        .focus = app->focus,
        .is_zoomed = app->is_zoomed,
        .widest_text = app->settings.text_width,
        .has_paragraphs = app->beside != BESIDE_REFERENCES && !place_is_article(app->place),
        .list_columns = app->lists.wanted + VIEWER_BAR_COLUMNS + VIEWER_MARGIN_COLUMNS,
        .short_columns = app->lists.needed + VIEWER_BAR_COLUMNS + VIEWER_MARGIN_COLUMNS,
    };
    wish.references_rows = references_rows(app, &wish);
    return wish;
}

static void lay_out(struct app *app, const struct geometry_wish *wish)
{
    app->geometry = geometry_of(wish);
    if (app->geometry.is_too_small)
        return;
    if (app->over.kind)
        fit_overlay(app);
    /* A reader who moves in the references has chosen their point. */
    if (viewer_has_moved(&app->panes[PANE_REFERENCES].viewer))
        viewer_choose(app_text(app));
    for (int i = 0; app->dossier && i < PANE_COUNT; i++)
        fit_pane(app, *wish, (enum pane_kind)i);
}

void app_compose_pane(struct app *app, enum pane_kind kind)
{
    struct pane_context context = app_context(app);
    pane_refresh(&app->panes[kind], &context);
}

static void app_compose_references(struct app *app)
{
    if (app->dossier)
        app_compose_pane(app, PANE_REFERENCES);
}

static void set_manner(struct app *app)
{
    const struct bidi_manner manner = settings_manner(&app->settings, app->reordering);
    app->grid.manner = manner;
    for (int i = 0; i < PANE_COUNT; i++)
        app->panes[i].viewer.manner = manner;
    app->over.viewer.manner = manner;
    app->over.other.viewer.manner = manner;
}

/* The room of the text depends on the references of the current point, and the current point on the
 * room: the references keep what they had for any of the points on the way, so this comes to an
 * end. */
void app_layout(struct app *app)
{
    const struct block *before;
    int references = 0;
    set_manner(app);
    do {
        struct geometry_wish wish = wish_of(app);
        references = wish.references_rows > references ? wish.references_rows : references;
        wish.references_rows = references;
        before = app_current(app);
        lay_out(app, &wish);
        if (app_current(app) != before)
            app_compose_references(app);
    } while (app_current(app) != before);
}

/* What depends on the current point follows it. */
void app_refresh_references(struct app *app)
{
    app_compose_references(app);
    app_layout(app);
}

void app_set_focus(struct app *app, enum pane_kind focus)
{
    app->focus = focus;
    app_layout(app);
}

void app_close_overlay(struct app *app)
{
    app->over.kind = OVERLAY_NONE;
    app->over.entry = NULL;
    app->over.passage = (struct passage){0};
    app->over.narrowing.search = NULL;
    document_release(&app->over.viewer.document);
    viewer_begin(&app->over.viewer);
    app_layout(app);
}
