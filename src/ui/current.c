#include "ui/current.h"

struct viewer *app_text(struct app *app)
{
    return &app->panes[PANE_TEXT].viewer;
}

const struct block *app_current(const struct app *app)
{
    return viewer_current(&app->panes[PANE_TEXT].viewer);
}

const struct entry *app_subject(const struct app *app)
{
    const struct block *block = app_current(app);
    return block ? block->subject : NULL;
}

const struct entry *app_linked(const struct app *app)
{
    const struct block *current = app_current(app);
    const struct entry *subject = app_subject(app);
    bool is_record = current && (current->passage || current->second);
    bool is_page = app->place.item && app->place.view != VIEW_READ;
    return is_record || (is_page && subject && subject->kind == ENTRY_BRIEF) ? NULL : subject;
}

uint32_t app_paragraph(const struct app *app)
{
    const struct block *current = app_current(app);
    bool is_article = app->place.view == VIEW_ARTICLES && app->place.brief;
    return is_article && current ? current->number : 0;
}

bool app_is_listed(const struct entry *entry)
{
    return entry && (entry->kind == ENTRY_ACTOR || entry->kind == ENTRY_CORRIDOR);
}

enum context app_context_of_keys(const struct app *app)
{
    if (app->over.kind)
        return app->over.keys;
    if (app->focus == PANE_REFERENCES)
        return CONTEXT_REFERENCES;
    if (app->focus == PANE_TEXT && app_paragraph(app))
        return CONTEXT_REFERENCES;
    const struct block *current = app_current(app);
    bool is_pair = app->focus == PANE_TEXT && current && current->second;
    return is_pair ? CONTEXT_CONTRADICTION : CONTEXT_EVERYWHERE;
}

struct place app_shown_place(const struct app *app, struct place place)
{
    static const struct selection nothing = {.states = 1u << SEARCH_STARRED};
    place.only = NULL;
    if (place.view == VIEW_STARRED)
        place.only = app->state ? &app->starred : &nothing;
    else if (place.view == VIEW_NEW)
        place.only = app->state ? &app->news : &nothing;
    return place;
}

struct place app_page_place(const struct app *app)
{
    struct place place = app->place;
    if (!app_is_listed(place.item))
        place.item = NULL;
    return app_shown_place(app, place);
}

struct pane_context app_context(struct app *app)
{
    return (struct pane_context){
        .dossier = app->dossier,
        .articles = app->articles,
        .beside = app->beside,
        .place = app_shown_place(app, app->place),
        .current = app_current(app),
        .linked = app_linked(app),
        .detail = app->detail,
        .is_newest_first = (app->settings.order != 0) != app->is_turned[app->place.view],
        .filter = app->narrowing.search,
        .keymap = &app->keymap,
        .is_ascii = app->is_ascii,
        .is_straight = app->is_straight,
    };
}
