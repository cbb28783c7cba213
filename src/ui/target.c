#include "ui/target.h"

#include "ui/current.h"

/* Where an entry is read, from here: what is narrowed to a source or a theme stays so where the
 * page of the entry can be. */
static struct place place_from_here(const struct app *app, const struct entry *entry)
{
    struct place place = place_of(entry);
    bool is_source = entry->kind == ENTRY_BRIEF;
    if (app_is_listed(entry))
        place.brief = app->place.brief;
    if (app_is_listed(entry) || is_source)
        place.theme = app->place.theme;
    return place;
}

/* Whether an entry of a source stands where one reads that source. */
static bool is_at_home(const struct app *app, const struct entry *entry)
{
    return app->place.view == VIEW_READ && app->place.brief && app->place.brief == entry->brief;
}

/* Where a row of the references leads; of those that are numbered, what the text opens by itself.
 */
static bool target_of_reference(const struct block *reference, struct place *target)
{
    if (!reference || (!reference->leads && !reference->subject))
        return false;
    *target = reference->leads ? *reference->leads : place_of(reference->subject);
    return true;
}

static bool is_opened_from_text(const struct block *reference)
{
    return reference && (reference->number || reference->leads);
}

bool app_target(struct app *app, struct place *target)
{
    const struct block *reference = viewer_current(&app->panes[PANE_REFERENCES].viewer);
    const struct block *current = app_current(app);
    const struct entry *entry = current ? block_opens(current) : NULL;
    if (app->focus == PANE_REFERENCES)
        return target_of_reference(reference, target);
    if (viewer_link(app_text(app))) {
        *target = *viewer_link(app_text(app));
        return true;
    }
    if (current && current->leads) {
        *target = *current->leads;
        return true;
    }
    if (place_is_article(app->place) || (current && current->passage) ||
        (entry && is_at_home(app, entry)))
        return is_opened_from_text(reference) && target_of_reference(reference, target);
    if (entry)
        *target = place_from_here(app, entry);
    return entry != NULL;
}
