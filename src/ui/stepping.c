/* From point to point among those that are unread, changed or starred: on the page first, then in
 * the sources after it or before it. */
#include "ui/stepping.h"

#include "model/scope.h"
#include "ui/app_layout.h"
#include "ui/current.h"
#include "ui/navigate.h"
#include "ui/remembered.h"
#include "ui/saying.h"

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

/* The sources that follow on the grid, from a view or the overview all of them; then around to the
 * ones passed before and to the whole of this one. */
static const struct entry *find_further(struct app *app, entry_filter *filter, int direction,
                                        bool *wraps)
{
    const struct dossier *dossier = app->dossier;
    const struct brief *here = app->place.brief;
    uint32_t count = dossier->brief_count;
    uint32_t first = direction > 0 ? 0 : count - 1;
    uint32_t index = here ? here->entry.ordinal + (uint32_t)direction : first;
    *wraps = false;
    for (uint32_t i = 0; i < count; i++, index += (uint32_t)direction) {
        if (index >= count) {
            index = first;
            *wraps = true;
        }
        const struct entry *entry = find_in_brief(app, dossier->briefs[index], filter, direction);
        if (entry)
            return entry;
    }
    return NULL;
}

/* The first on the page from its other end on. */
static const struct entry *find_on_page(struct app *app, entry_filter *filter, int direction)
{
    const struct document *document = &app_text(app)->document;
    for (uint32_t i = 0; i < document->count; i++) {
        const struct block *block = &document->blocks[direction > 0 ? i : document->count - 1 - i];
        if (block_is_item(block) && filter(app, block->subject))
            return block->subject;
    }
    return NULL;
}

static void go_to(struct app *app, const struct entry *entry, bool is_on_page)
{
    if (!is_on_page) {
        app_go(app,
               (struct place){.brief = entry->brief, .theme = app->place.theme, .item = entry});
        return;
    }
    viewer_to_entry(app_text(app), entry);
    app_refresh_references(app);
}

/* On the page first, then in the sources after it or before it, then around. A theme shows all
 * that there is of it. */
static void step_to(struct app *app, entry_filter *filter, int direction, const char *what)
{
    bool is_on_page = app->place.view == VIEW_READ && !app->place.brief && app->place.theme;
    bool wraps = true;
    if (!app_needs_state(app) || step_on_page(app, filter, direction))
        return;
    const struct entry *before = app_subject(app);
    const struct entry *found = is_on_page ? find_on_page(app, filter, direction)
                                           : find_further(app, filter, direction, &wraps);
    if (!found) {
        app_say(app, false, "There is no %s%s.", what, is_on_page ? " on this theme" : "");
        return;
    }
    go_to(app, found, is_on_page);
    if (found == before)
        app_say(app, false, "This is the only %s.", what);
    else if (wraps)
        app_say(app, false, "Wrapped around: this is the %s %s.", direction > 0 ? "first" : "last",
                what);
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
