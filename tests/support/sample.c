#include "sample.h"

#include "output/page/plain_text.h"

#include <criterion/criterion.h>

static const char *const directories[SAMPLE_COUNT] = {
    [SAMPLE_QUIET_WATER] = "tests/data/quiet-water",
    [SAMPLE_BUNDLED] = ".",
};

struct loaded sample_load(enum sample sample)
{
    struct loaded loaded = load_dossier(directories[sample]);
    cr_assert_not_null(loaded.dossier, "%s is no dossier", directories[sample]);
    cr_assert_gt(loaded.dossier->brief_count, 0, "%s has no brief", directories[sample]);
    return loaded;
}

static void add_cells(const struct dossier *dossier, struct place_list *places)
{
    for (int view = 0; view < VIEW_COUNT; view++)
        for (uint32_t i = 0; i <= dossier->brief_count; i++)
            for (uint32_t j = 0; j <= dossier->theme_count; j++)
                places->items[places->count++] = (struct place){
                    .view = (enum view)view,
                    .brief = i ? dossier->briefs[i - 1] : NULL,
                    .theme = j ? dossier->themes[j - 1] : NULL,
                };
}

struct place_list sample_places(const struct dossier *dossier, struct arena *arena)
{
    size_t cells =
        (size_t)VIEW_COUNT * (dossier->brief_count + 1u) * (size_t)(dossier->theme_count + 1u);
    struct place_list places = {
        ARENA_ARRAY(arena, struct place, cells + dossier->actors.count + dossier->corridors.count),
        0};
    add_cells(dossier, &places);
    for (uint32_t i = 0; i < dossier->actors.count; i++)
        places.items[places.count++] = place_of(&dossier->actors.items[i].entry);
    for (uint32_t i = 0; i < dossier->corridors.count; i++)
        places.items[places.count++] = place_of(&dossier->corridors.items[i].entry);
    return places;
}

struct place_list sample_points(const struct dossier *dossier, struct arena *arena)
{
    struct place_list places = {
        ARENA_ARRAY(arena, struct place, dossier->claim_count + dossier->question_count), 0};
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        for (uint32_t j = 0; j < brief->claims.count; j++)
            places.items[places.count++] = place_of(&brief->claims.items[j].entry);
        for (uint32_t j = 0; j < brief->questions.count; j++)
            places.items[places.count++] = place_of(&brief->questions.items[j].entry);
    }
    return places;
}

struct place sample_place(const struct dossier *dossier, const char *text)
{
    struct place place = {0};
    struct buffer message = {0};
    if (*text)
        cr_assert(place_parse(dossier, slice_of(text), &place, &message), "%s: %s", text,
                  message.bytes);
    buffer_release(&message);
    return place;
}

const char *sample_describe(struct place place, struct arena *arena)
{
    struct slice brief = place.brief ? text_slice(place.brief->id) : SLICE("all sources");
    struct slice theme = place.theme ? text_slice(place.theme->id) : SLICE("all themes");
    struct slice item = place.item ? place_write(place, arena) : SLICE("no item");
    return arena_format(arena, "%s of %.*s, %.*s, %.*s", view_name(place.view),
                        SLICE_ARGUMENTS(brief), SLICE_ARGUMENTS(theme), SLICE_ARGUMENTS(item))
        .bytes;
}

static bool holds_entry(const struct dossier *dossier, const struct entry *entry)
{
    switch ((enum entry_kind)entry->kind) {
    case ENTRY_CLAIM:
    case ENTRY_QUESTION:
        return dossier_find_in_brief(dossier, entry->brief, entry_id(entry)) == entry;
    case ENTRY_EVENT:
        return entry_event(entry) >= entry->brief->events.items &&
               entry_event(entry) < entry->brief->events.items + entry->brief->events.count;
    case ENTRY_BRIEF:
    case ENTRY_THEME:
    case ENTRY_ACTOR:
    case ENTRY_CORRIDOR:
        return dossier_find(dossier, (enum entry_kind)entry->kind, entry_id(entry)) == entry;
    case ENTRY_KINDS:
        break;
    }
    return false;
}

bool sample_holds(const struct dossier *dossier, struct place place)
{
    bool has_brief = !place.brief;
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        has_brief = has_brief || dossier->briefs[i] == place.brief;
    bool has_theme = !place.theme;
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        has_theme = has_theme || dossier->themes[i] == place.theme;
    return (int)place.view < VIEW_COUNT && has_brief && has_theme &&
           (!place.item || holds_entry(dossier, place.item));
}

void sample_write(struct document *document, int columns, struct buffer *out)
{
    text_write(document, columns, false, out);
}
