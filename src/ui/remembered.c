/* What the state says of points. */
#include "ui/remembered.h"

#include "ui/saying.h"
#include "ui/signs.h"

/* A star goes before all else; then what has changed, then what is unread. */
struct shown app_sign(void *context, const struct entry *entry)
{
    static const enum sign signs[] = {
        [READING_UNREAD] = SIGN_UNREAD,
        [READING_NEW] = SIGN_NEW,
        [READING_REWORDED] = SIGN_REWORDED,
    };
    struct app *app = context;
    if (!app->state || (!entry_is_point(entry) && entry->kind != ENTRY_BRIEF))
        return SHOWN("");
    if (state_is_starred(app->state, entry))
        return sign_description(SIGN_STARRED)->sign;
    enum reading reading = state_reading(app->state, entry);
    return reading == READING_READ ? SHOWN("") : sign_description(signs[reading])->sign;
}

uint32_t app_unread(struct app *app)
{
    if (!app->state || !app->dossier)
        return 0;
    return state_unread(app->state, app->place.brief, app->place.theme).unread;
}

bool app_is_unread(struct app *app, const struct entry *entry)
{
    return app->state && entry_is_point(entry) && state_reading(app->state, entry) != READING_READ;
}

/* What a search asks for. */
bool app_remembers(void *context, enum search_state state, const struct entry *entry)
{
    struct app *app = context;
    if (!app->state || !entry_is_point(entry))
        return false;
    struct search_memory memory = state_memory(app->state);
    return memory.is(memory.context, state, entry);
}

bool app_needs_state(struct app *app)
{
    if (!app->state)
        app_say(app, false, "Nothing is remembered in this session.");
    return app->state != NULL;
}

/* The next source with anything unread; at the end of all the usual next one. */
const struct brief *app_next_unread_brief(struct app *app)
{
    const struct dossier *dossier = app->dossier;
    uint32_t start = app->place.brief ? app->place.brief->entry.ordinal + 1 : 0;
    for (uint32_t i = start; app->state && i < dossier->brief_count; i++)
        if (state_unread(app->state, dossier->briefs[i], app->place.theme).unread)
            return dossier->briefs[i];
    return start < dossier->brief_count ? dossier->briefs[start] : NULL;
}
