#include "render/compose.h"

#include "render/views.h"

static void compose_read(struct document *document)
{
    if (document->place.brief)
        compose_brief(document);
    else if (document->place.theme)
        compose_theme(document);
    else
        compose_overview(document);
}

typedef void compose_view(struct document *document);

static compose_view *const views[VIEW_COUNT] = {
    [VIEW_READ] = compose_read,
    [VIEW_TIMELINE] = compose_timeline,
    [VIEW_ACTORS] = compose_actors,
    [VIEW_CORRIDORS] = compose_corridors,
    [VIEW_QUESTIONS] = compose_questions,
    [VIEW_CONFLICTS] = compose_conflicts,
    [VIEW_STARRED] = compose_starred,
    [VIEW_ARTICLES] = compose_articles,
    [VIEW_NEW] = compose_new,
};

void compose(struct document *document, const struct dossier *dossier, struct place place,
             enum detail detail)
{
    document->dossier = dossier;
    document->place = place;
    document->detail = detail;
    views[place.view](document);
}
