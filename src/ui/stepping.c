/* From point to point among those that are unread, changed or starred: on the page first, then in
 * the sources behind it or before it. */
#include "ui/stepping.h"
#include "ui/navigate.h"
#include "ui/remember.h"

#include "model/scope.h"

typedef bool entry_filter(struct app *app, const struct entry *entry);

static bool is_changed(struct app *app, const struct entry *entry)
{
    return app_remembers(app, SEARCH_CHANGED, entry);
}

static bool is_starred(struct app *app, const struct entry *entry)
{
    return app_remembers(app, SEARCH_STARRED, entry);
}

static bool step_on_page(struct app *app, entry_filter *filter, int direction)
{
    struct viewer *viewer = app_text(app);
    uint32_t from = viewer->item != NO_BLOCK ? viewer->item : (uint32_t)-1;
    for (uint32_t i = from + (uint32_t)direction; i < viewer->document.count;
         i += (uint32_t)direction) {
        if (!block_is_item(&viewer->document.blocks[i]) ||
            !filter(app, viewer->document.blocks[i].subject))
            continue;
        viewer_to_item(viewer, i);
        app_refresh_references(app);
        return true;
    }
    return false;
}

/* The first or last one in a brief that the theme lets through; NULL when there is none. */
static const struct entry *find_in_brief(struct app *app, const struct brief *brief,
                                         entry_filter *filter, int direction)
{
    uint32_t count = brief->claims.count + brief->questions.count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t index = direction > 0 ? i : count - 1 - i;
        const struct entry *entry =
            index < brief->claims.count
                ? &brief->claims.items[index].entry
                : &brief->questions.items[index - brief->claims.count].entry;
        if (filter(app, entry) && place_has_entry((struct place){.theme = app->place.theme}, entry))
            return entry;
    }
    return NULL;
}

/* The sources that follow on the grid, from a view or the overview all of them. */
static bool step_to_brief(struct app *app, entry_filter *filter, int direction)
{
    const struct dossier *dossier = app->dossier;
    const struct brief *here = app->place.brief;
    uint32_t first = direction > 0 ? 0 : dossier->brief_count - 1;
    uint32_t index = here ? here->entry.ordinal + (uint32_t)direction : first;
    for (; index < dossier->brief_count; index += (uint32_t)direction) {
        const struct brief *brief = dossier->briefs[index];
        const struct entry *entry = find_in_brief(app, brief, filter, direction);
        if (!entry)
            continue;
        app_go(app, (struct place){.brief = brief, .theme = app->place.theme, .item = entry});
        return true;
    }
    return false;
}

/* On the page first, then in the sources behind it or before it. */
static void step_to(struct app *app, entry_filter *filter, int direction, const char *what)
{
    bool shows_all_there_is = app->place.view == VIEW_READ && !app->place.brief && app->place.theme;
    if (!app_needs_state(app) || step_on_page(app, filter, direction))
        return;
    if (shows_all_there_is || !step_to_brief(app, filter, direction))
        app_say(app, false, "No %s %s.", what, direction > 0 ? "from here on" : "before this");
}

void app_step_unread(struct app *app, int direction)
{
    step_to(app, app_is_unread, direction, "unread point");
}

void app_step_change(struct app *app, int direction)
{
    step_to(app, is_changed, direction, "changed point");
}

void app_step_star(struct app *app, int direction)
{
    step_to(app, is_starred, direction, "point with a star");
}
