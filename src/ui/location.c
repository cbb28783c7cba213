#include "ui/app.h"

static struct location location_of_problem(struct app *app)
{
    const struct diagnostic *problem = problems_of_block(viewer_current(&app->over.viewer));
    return problem ? (struct location){problem->path, problem->at.line} : (struct location){0};
}

struct location app_location(struct app *app)
{
    const struct entry *entry = app_subject(app);
    const struct place *place = &app->place;
    if (app->over.kind == OVERLAY_PROBLEMS)
        return location_of_problem(app);
    if (!entry && place->brief)
        entry = &place->brief->entry;
    if (!entry && place->theme)
        entry = &place->theme->entry;
    if (!entry)
        return (struct location){0};
    if (entry->brief)
        return (struct location){entry->brief->file, entry->at.line};
    if (entry_theme(entry))
        return (struct location){entry_theme(entry)->file, entry->at.line};
    return (struct location){entry_actor(entry) ? entry_actor(entry)->file
                                                : entry_corridor(entry)->file,
                             entry->at.line};
}
