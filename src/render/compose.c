#include "render/compose.h"

#include "render/views.h"

void compose_read(struct document *document)
{
    if (document->place.brief)
        compose_brief(document);
    else if (document->place.theme)
        compose_theme(document);
    else
        compose_overview(document);
}

typedef void compose_view(struct document *document);

#define VIEW(view, name, title, composer) [VIEW_##view] = composer,
static compose_view *const views[VIEW_COUNT] = {
#include "model/views.def"
};

void compose(struct document *document, const struct dossier *dossier, struct place place,
             enum detail detail)
{
    document->dossier = dossier;
    document->place = place;
    document->detail = detail;
    views[place.view](document);
}
