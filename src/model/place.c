#include "model/place.h"

#include "model/suggest.h"

static const char *const view_names[VIEW_COUNT] = {
    [VIEW_READ] = "read",           [VIEW_TIMELINE] = "timeline",   [VIEW_ACTORS] = "actors",
    [VIEW_CORRIDORS] = "corridors", [VIEW_QUESTIONS] = "questions", [VIEW_CONFLICTS] = "conflicts",
};

const char *view_name(enum view view)
{
    return view_names[view];
}

struct place place_of(const struct entry *entry)
{
    switch ((enum entry_kind)entry->kind) {
    case ENTRY_BRIEF:
        return (struct place){.brief = entry->brief};
    case ENTRY_CLAIM:
    case ENTRY_QUESTION:
    case ENTRY_EVENT:
        return (struct place){.brief = entry->brief, .item = entry};
    case ENTRY_THEME:
        return (struct place){.theme = entry_theme(entry)};
    case ENTRY_ACTOR:
        return (struct place){.view = VIEW_ACTORS, .item = entry};
    case ENTRY_CORRIDOR:
        return (struct place){.view = VIEW_CORRIDORS, .item = entry};
    case ENTRY_KINDS:
        break;
    }
    return (struct place){0};
}

bool place_equal(struct place left, struct place right)
{
    return left.view == right.view && left.brief == right.brief && left.theme == right.theme &&
           left.item == right.item;
}

bool place_set_source(const struct dossier *dossier, struct slice id, struct place *place,
                      struct buffer *message)
{
    const struct entry *entry = dossier_find(dossier, ENTRY_BRIEF, id);
    if (entry) {
        place->brief = entry->brief;
        return true;
    }
    struct suggestions suggestions = {.wrong = id};
    suggest_briefs(&suggestions, dossier);
    suggestions_write(&suggestions, "source", message);
    return false;
}

bool place_set_theme(const struct dossier *dossier, struct slice id, struct place *place,
                     struct buffer *message)
{
    const struct entry *entry = dossier_find(dossier, ENTRY_THEME, id);
    if (entry) {
        place->theme = entry_theme(entry);
        return true;
    }
    struct suggestions suggestions = {.wrong = id};
    suggest_themes(&suggestions, dossier);
    suggestions_write(&suggestions, "theme", message);
    return false;
}

static bool parse_listed(const struct dossier *dossier, enum entry_kind kind, struct slice id,
                         struct place *place, struct buffer *message)
{
    const struct entry *entry = dossier_find(dossier, kind, id);
    if (entry) {
        *place = place_of(entry);
        return true;
    }
    struct suggestions suggestions = {.wrong = id};
    if (kind == ENTRY_ACTOR)
        suggest_actors(&suggestions, dossier, "actor:");
    else
        suggest_corridors(&suggestions, dossier, "corridor:");
    suggestions_write(&suggestions, entry_kind_name(kind), message);
    return false;
}

static bool parse_point(const struct dossier *dossier, struct slice brief_id, struct slice text,
                        struct place *place, struct buffer *message)
{
    const struct entry *entry = dossier_find_address(dossier, text);
    if (entry) {
        *place = place_of(entry);
        return true;
    }
    if (!place_set_source(dossier, brief_id, place, message))
        return false;
    size_t skipped = brief_id.length + 1;
    struct suggestions suggestions = {.wrong = {text.bytes + skipped, text.length - skipped}};
    suggest_addresses(&suggestions, dossier, place->brief);
    suggestions_write(&suggestions, "point or open question", message);
    return false;
}

static bool parse_view(struct slice text, struct place *place)
{
    for (size_t i = 0; i < VIEW_COUNT; i++) {
        if (!slice_equal(text, slice_of(view_names[i])))
            continue;
        *place = (struct place){.view = (enum view)i};
        return true;
    }
    return false;
}

bool place_parse(const struct dossier *dossier, struct slice text, struct place *place,
                 struct buffer *message)
{
    struct slice rest = text;
    struct slice kind = slice_cut(&rest, ':');
    if (rest.bytes && slice_equal(kind, SLICE("actor")))
        return parse_listed(dossier, ENTRY_ACTOR, rest, place, message);
    if (rest.bytes && slice_equal(kind, SLICE("corridor")))
        return parse_listed(dossier, ENTRY_CORRIDOR, rest, place, message);
    rest = text;
    struct slice brief = slice_cut(&rest, '#');
    if (rest.bytes)
        return parse_point(dossier, brief, text, place, message);
    const struct entry *entry = dossier_find(dossier, ENTRY_BRIEF, text);
    if (!entry)
        entry = dossier_find(dossier, ENTRY_THEME, text);
    if (entry) {
        *place = place_of(entry);
        return true;
    }
    if (parse_view(text, place))
        return true;
    struct suggestions suggestions = {.wrong = text};
    suggest_briefs(&suggestions, dossier);
    suggest_themes(&suggestions, dossier);
    suggest_actors(&suggestions, dossier, "actor:");
    suggest_corridors(&suggestions, dossier, "corridor:");
    for (size_t i = 0; i < VIEW_COUNT; i++)
        suggest(&suggestions, "", slice_of(view_names[i]));
    suggestions_write(&suggestions, "place", message);
    return false;
}

/* Events have no id: the same words at the same date, else the one in the same row. */
static const struct entry *rebase_event(const struct dossier *dossier, const struct event *event)
{
    const struct brief *before = event->entry.brief;
    const struct entry *found = dossier_find(dossier, ENTRY_BRIEF, text_slice(before->id));
    if (!found)
        return NULL;
    const struct event_list *events = &found->brief->events;
    for (uint32_t i = 0; i < events->count; i++)
        if (slice_equal(text_slice(events->items[i].text), text_slice(event->text)) &&
            slice_equal(text_slice(events->items[i].date.text), text_slice(event->date.text)))
            return &events->items[i].entry;
    size_t row = (size_t)(event - before->events.items);
    return row < events->count ? &events->items[row].entry : NULL;
}

static const struct entry *rebase_item(const struct dossier *dossier, const struct entry *item)
{
    if (item->kind == ENTRY_EVENT)
        return rebase_event(dossier, entry_event(item));
    if (item->kind != ENTRY_CLAIM && item->kind != ENTRY_QUESTION)
        return dossier_find(dossier, (enum entry_kind)item->kind, entry_id(item));
    struct arena arena = {0};
    const struct entry *entry = dossier_find_address(dossier, entry_address(item, &arena));
    arena_release(&arena);
    return entry;
}

struct place place_rebase(const struct dossier *dossier, struct place place)
{
    if (place.brief) {
        const struct entry *entry = dossier_find(dossier, ENTRY_BRIEF, text_slice(place.brief->id));
        place.brief = entry ? entry->brief : NULL;
    }
    if (place.theme) {
        const struct entry *entry = dossier_find(dossier, ENTRY_THEME, text_slice(place.theme->id));
        place.theme = entry_theme(entry);
    }
    if (place.item)
        place.item = rebase_item(dossier, place.item);
    return place;
}

struct slice place_write(struct place place, struct arena *arena)
{
    if (place.item && place.item->kind == ENTRY_ACTOR)
        return arena_format(arena, "actor:%.*s", SLICE_ARGUMENTS(entry_id(place.item)));
    if (place.item && place.item->kind == ENTRY_CORRIDOR)
        return arena_format(arena, "corridor:%.*s", SLICE_ARGUMENTS(entry_id(place.item)));
    if (place.view != VIEW_READ)
        return slice_of(view_names[place.view]);
    if (place.item)
        return entry_address(place.item, arena);
    if (place.brief)
        return text_slice(place.brief->id);
    return place.theme ? text_slice(place.theme->id) : SLICE("");
}
