/* The search of the text and the filter, as searches of the dossier that is shown. */
#include "ui/searches.h"

#include "ui/remembered.h"
#include "ui/saying.h"

/* What was typed as a search of this dossier; NULL when there is nothing to look for. What it
 * asks for and the dossier does not have is said. */
const struct search *app_search_of(struct app *app, struct arena *arena, struct slice typed)
{
    struct buffer message = {0};
    struct search_memory memory = {app_remembers, app};
    arena_clear(arena);
    const struct search *search = search_begin(typed, app->dossier, &memory, arena, &message);
    if (!search && slice_trim(typed).length)
        app_say(app, false, "%s", message.bytes);
    buffer_release(&message);
    return search;
}

static const struct search *rebase(struct app *app, struct arena *arena,
                                   const struct search *search)
{
    struct buffer typed = {0};
    if (!search)
        return NULL;
    buffer_add(&typed, search_typed(search));
    search = app_search_of(app, arena, buffer_slice(&typed));
    buffer_release(&typed);
    return search;
}

/* In the dossier that was loaded anew. */
void app_rebase_searches(struct app *app)
{
    app->finding.search = rebase(app, &app->finding.arena, app->finding.search);
    app->narrowing.search = rebase(app, &app->narrowing.arena, app->narrowing.search);
    for (uint32_t i = 0; i < app->finding.results.count; i++)
        app->finding.results.places[i] = place_rebase(app->dossier, app->finding.results.places[i]);
}

void app_forget_search(struct app *app)
{
    app->finding.search = NULL;
    app->finding.results.count = 0;
}
