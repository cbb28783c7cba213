#include "check/same_events.h"

#include "model/events.h"
#include "model/mention.h"

/* Whom and what an event names: a flag for each actor, then for each corridor. */
struct names {
    bool *is_named;
    uint32_t count;
};

struct offers {
    const struct dossier *dossier;
    struct diagnostics *diagnostics;
    struct arena arena;
    uint32_t name_count; /* actors and corridors of the dossier */
    struct names *names; /* by ordinal of the event; without flags until it is asked for */
};

static bool is_dated_to_the_month(const struct event *event)
{
    const struct edtf *date = &event->date.value;
    bool is_exact = date->start.precision == EDTF_MONTH || date->start.precision == EDTF_DAY;
    return is_exact && !date->is_interval && !date->set;
}

/* One within the other: the day in the month, or the same. */
static bool are_dated_alike(const struct event *one, const struct event *other)
{
    const struct edtf *left = &one->date.value;
    const struct edtf *right = &other->date.value;
    bool is_in_left =
        edtf_earliest(right) >= edtf_earliest(left) && edtf_latest(right) <= edtf_latest(left);
    bool is_in_right =
        edtf_earliest(left) >= edtf_earliest(right) && edtf_latest(left) <= edtf_latest(right);
    return is_in_left || is_in_right;
}

static const struct names *names_of(struct offers *offers, const struct event *event)
{
    struct names *names = &offers->names[event->entry.ordinal];
    if (names->is_named)
        return names;
    struct mention_list mentions =
        mention_find(offers->dossier->names, text_slice(event->text), &offers->arena);
    names->is_named = ARENA_ARRAY(&offers->arena, bool, (size_t)offers->name_count + 1);
    for (size_t i = 0; i < mentions.count; i++) {
        const struct entry *entry = mentions.items[i].entry;
        bool is_actor = entry->kind == ENTRY_ACTOR;
        bool *flag =
            &names->is_named[entry->ordinal + (is_actor ? 0 : offers->dossier->actors.count)];
        names->count += !*flag;
        *flag = true;
    }
    return names;
}

/* All the names of the one that has fewer. */
static bool share_names(struct offers *offers, const struct event *one, const struct event *other)
{
    const struct names *left = names_of(offers, one);
    const struct names *right = names_of(offers, other);
    uint32_t fewer = left->count < right->count ? left->count : right->count;
    uint32_t shared = 0;
    for (uint32_t i = 0; i < offers->name_count; i++)
        shared += left->is_named[i] && right->is_named[i];
    return fewer && shared == fewer;
}

static void offer(struct offers *offers, const struct event *one, const struct event *other)
{
    bool is_later = one->entry.brief->entry.ordinal > other->entry.brief->entry.ordinal;
    const struct event *later = is_later ? one : other;
    const struct event *earlier = is_later ? other : one;
    struct slice address = entry_address(&earlier->entry, &offers->arena);
    struct slice file = earlier->entry.brief->file;
    diagnostics_report(offers->diagnostics, RULE_SAME_EVENT, later->entry.brief->file,
                       later->entry.at,
                       "this may be the event at %.*s:%u:%u, which has a like date and the same "
                       "names; if it is, join them: same-as: [%.*s]",
                       SLICE_ARGUMENTS(file), earlier->entry.at.line, earlier->entry.at.column,
                       SLICE_ARGUMENTS(address.length ? address : SLICE("its id")));
}

/* The events are sorted by their first day, so that only those that begin before this one is over
 * can be the same. */
static void compare_with_later(struct offers *offers, const struct event_array *events,
                               uint32_t index)
{
    const uint32_t *first_events = offers->dossier->first_events;
    const struct event *one = events->items[index];
    edtf_day end = edtf_latest(&one->date.value);
    for (uint32_t i = index + 1; i < events->count; i++) {
        const struct event *other = events->items[i];
        if (edtf_earliest(&other->date.value) > end)
            return;
        if (one->entry.brief != other->entry.brief && is_dated_to_the_month(other) &&
            first_events[one->entry.ordinal] != first_events[other->entry.ordinal] &&
            are_dated_alike(one, other) && share_names(offers, one, other))
            offer(offers, one, other);
    }
}

void check_same_events(const struct dossier *dossier, struct diagnostics *diagnostics)
{
    struct offers offers = {
        .dossier = dossier,
        .diagnostics = diagnostics,
        .name_count = dossier->actors.count + dossier->corridors.count,
    };
    offers.names = ARENA_ARRAY(&offers.arena, struct names, dossier->event_count);
    struct event_array events = events_within(dossier, (struct place){0}, &offers.arena);
    for (uint32_t i = 0; i < events.count; i++)
        if (is_dated_to_the_month(events.items[i]))
            compare_with_later(&offers, &events, i);
    arena_release(&offers.arena);
}
