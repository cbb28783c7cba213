#include "model/place.h"

#include "model/own_words.h"
#include "model/suggest.h"

#define VIEW(view, name, title, composer) [VIEW_##view] = {name, title},
static const struct {
    const char *name;
    const char *title;
} views[VIEW_COUNT] = {
#include "model/views.def"
};

const char *view_name(enum view view)
{
    return views[view].name;
}

const char *view_title(enum view view)
{
    return views[view].title;
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
           left.item == right.item && left.record == right.record &&
           left.paragraph == right.paragraph;
}

static bool refuse(struct suggestions *suggestions, const char *what, struct buffer *message)
{
    suggestions_write(suggestions, what, message);
    suggestions_release(suggestions);
    return false;
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
    return refuse(&suggestions, "source", message);
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
    return refuse(&suggestions, "theme", message);
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
        suggest_corridors(&suggestions, dossier, own_prefix(dossier, &suggestions.arena));
    struct shown name = own_words(&suggestions.arena, dossier, entry_kind_name(kind));
    return refuse(&suggestions, name.bytes, message);
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
    return refuse(&suggestions, "point, open question or event", message);
}

static bool parse_view(struct slice text, struct place *place)
{
    for (size_t i = 0; i < VIEW_COUNT; i++) {
        if (!slice_equal(text, slice_of(views[i].name)))
            continue;
        *place = (struct place){.view = (enum view)i};
        return true;
    }
    return false;
}

static bool refuse_word(const struct dossier *dossier, struct slice text, struct buffer *message)
{
    struct suggestions suggestions = {.wrong = text};
    suggest_briefs(&suggestions, dossier);
    suggest_themes(&suggestions, dossier);
    suggest_actors(&suggestions, dossier, "actor:");
    suggest_corridors(&suggestions, dossier, own_prefix(dossier, &suggestions.arena));
    for (size_t i = 0; i < VIEW_COUNT; i++)
        suggest(&suggestions, "", own_name_of(dossier, views[i].name));
    return refuse(&suggestions, "place", message);
}

static bool parse_word(const struct dossier *dossier, struct slice text, struct place *place,
                       struct buffer *message)
{
    struct slice rest = text;
    struct slice kind = slice_cut(&rest, ':');
    if (rest.bytes && slice_equal(kind, SLICE("actor")))
        return parse_listed(dossier, ENTRY_ACTOR, rest, place, message);
    bool is_corridor = slice_equal(kind, SLICE("corridor")) || slice_equal(kind, own_one(dossier));
    if (rest.bytes && is_corridor)
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
    if (!slice_equal(text, own_name(dossier)))
        return refuse_word(dossier, text, message);
    *place = (struct place){.view = VIEW_CORRIDORS};
    return true;
}

static struct slice next_word(struct slice *rest)
{
    struct slice word = {0};
    while (rest->length && !word.length)
        word = slice_cut(rest, ' ');
    return word;
}

static bool parse_option(const struct dossier *dossier, struct slice option, struct slice id,
                         struct place *place, struct buffer *message)
{
    if (slice_equal(option, SLICE("--source")))
        return place_set_source(dossier, id, place, message);
    if (slice_equal(option, SLICE("--theme")))
        return place_set_theme(dossier, id, place, message);
    buffer_format(message, "after a place may stand --source ID and --theme ID, not '%.*s'",
                  SLICE_ARGUMENTS(option));
    return false;
}

bool place_parse(const struct dossier *dossier, struct slice text, struct place *place,
                 struct buffer *message)
{
    struct place parsed = {0};
    struct slice rest = text;
    struct slice word = next_word(&rest);
    if (word.length && !slice_starts_with(word, SLICE("--"))) {
        if (!parse_word(dossier, word, &parsed, message))
            return false;
        word = next_word(&rest);
    }
    for (; word.length; word = next_word(&rest))
        if (!parse_option(dossier, word, next_word(&rest), &parsed, message))
            return false;
    *place = parsed;
    return true;
}

/* Without an id: the same words at the same date, else the one in the same row. */
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
    if (!entry_is_in_brief(item))
        return dossier_find(dossier, (enum entry_kind)item->kind, entry_id(item));
    struct arena arena = {0};
    struct slice address = entry_address(item, &arena);
    const struct entry *entry = address.length ? dossier_find_address(dossier, address) : NULL;
    arena_release(&arena);
    return entry || !entry_event(item) ? entry : rebase_event(dossier, entry_event(item));
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
    place.record = NULL; /* where the reader is by now, is known by the row */
    return place;
}

struct word {
    const char *prefix;
    const struct entry *entry; /* what the word names; NULL for the prefix alone */
};

static struct word word_of(struct place place)
{
    const struct entry *item = place.item;
    if (item && item->kind == ENTRY_ACTOR)
        return (struct word){"actor:", item};
    if (item && item->kind == ENTRY_CORRIDOR)
        return (struct word){"corridor:", item};
    if (place.view != VIEW_READ)
        return (struct word){views[place.view].name, NULL};
    if (item && entry_id(item).length)
        return (struct word){"", item};
    if (place.brief)
        return (struct word){"", &place.brief->entry};
    return (struct word){"", place.theme ? &place.theme->entry : NULL};
}

/* A point says which source it is of, and so does a brief; a theme speaks for itself. */
struct slice place_write(struct place place, struct arena *arena)
{
    struct word word = word_of(place);
    struct slice address = word.entry ? entry_address(word.entry, arena) : SLICE("");
    bool names_source = word.entry && word.entry->brief;
    bool names_theme = word.entry && word.entry->kind == ENTRY_THEME;
    struct slice source = SLICE("");
    struct slice theme = SLICE("");
    if (place.brief && !names_source)
        source =
            arena_format(arena, " --source %.*s", SLICE_ARGUMENTS(text_slice(place.brief->id)));
    if (place.theme && !names_theme)
        theme = arena_format(arena, " --theme %.*s", SLICE_ARGUMENTS(text_slice(place.theme->id)));
    return arena_format(arena, "%s%.*s%.*s%.*s", word.prefix, SLICE_ARGUMENTS(address),
                        SLICE_ARGUMENTS(source), SLICE_ARGUMENTS(theme));
}

struct slice place_pack(struct place place, struct arena *arena)
{
    struct slice brief = place.brief ? text_slice(place.brief->id) : SLICE("");
    struct slice theme = place.theme ? text_slice(place.theme->id) : SLICE("");
    return arena_format(arena, "%s %.*s %.*s", views[place.view].name, SLICE_ARGUMENTS(brief),
                        SLICE_ARGUMENTS(theme));
}

bool place_unpack(const struct dossier *dossier, struct slice text, struct place *place)
{
    struct slice theme = text;
    struct slice view = slice_cut(&theme, ' ');
    struct slice brief = slice_cut(&theme, ' ');
    if (!parse_view(view, place))
        return false;
    const struct entry *found_brief = dossier_find(dossier, ENTRY_BRIEF, brief);
    const struct entry *found_theme = dossier_find(dossier, ENTRY_THEME, theme);
    place->brief = found_brief ? found_brief->brief : NULL;
    place->theme = entry_theme(found_theme);
    return (found_brief || !brief.length) && (found_theme || !theme.length);
}
