#include "model/events.h"

#include "model/scope.h"

#include <stdlib.h>

/* A place in its year: several years that begin there come first, what has no day comes after the
 * days of its month, and what has no month after the year, for it may be what followed. */
static int32_t place_in_year(const struct edtf_date *date)
{
    enum { AFTER_DAYS = 32, AFTER_MONTHS = 13 };
    if (date->years)
        return 0;
    if (!date->month)
        return AFTER_MONTHS * 100;
    return (int32_t)edtf_last_month(date) * 100 + (date->day ? date->day : AFTER_DAYS);
}

int events_compare_dates(const struct edtf *left, const struct edtf *right)
{
    const struct edtf_date *one = &left->start;
    const struct edtf_date *other = &right->start;
    if (!edtf_is_known(one) || !edtf_is_known(other) || one->year != other->year)
        return edtf_compare(left, right);
    int32_t difference = place_in_year(one) - place_in_year(other);
    return difference ? difference : edtf_compare(left, right);
}

static int compare(const void *left_item, const void *right_item)
{
    const struct event *left = *(const struct event *const *)left_item;
    const struct event *right = *(const struct event *const *)right_item;
    int order = events_compare_dates(&left->date.value, &right->date.value);
    if (order)
        return order;
    return left->entry.ordinal < right->entry.ordinal ? -1
                                                      : left->entry.ordinal > right->entry.ordinal;
}

struct event_array events_within(const struct dossier *dossier, struct place place,
                                 struct arena *arena)
{
    struct event_array events = {
        .items = ARENA_ARRAY(arena, const struct event *, dossier->event_count)};
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct event_list *list = &dossier->briefs[i]->events;
        for (uint32_t j = 0; j < list->count; j++)
            if (place_has_event(place, &list->items[j]))
                events.items[events.count++] = &list->items[j];
    }
    if (events.count)
        qsort(events.items, events.count, sizeof *events.items, compare);
    return events;
}

struct event_array events_same(const struct dossier *dossier, const struct event *event,
                               struct arena *arena)
{
    uint32_t first = dossier->first_events[event->entry.ordinal];
    uint32_t count = 1;
    for (uint32_t i = dossier->next_events[first]; i != first; i = dossier->next_events[i])
        count++;
    struct event_array same = {.items = ARENA_ARRAY(arena, const struct event *, count)};
    for (uint32_t i = first; same.count < count; i = dossier->next_events[i])
        same.items[same.count++] = dossier->events[i];
    return same;
}

struct event_array events_once(const struct dossier *dossier, struct place place,
                               struct arena *arena)
{
    struct event_array events = events_within(dossier, place, arena);
    struct arena scratch = {0};
    bool *is_told = ARENA_ARRAY(&scratch, bool, dossier->event_count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < events.count; i++) {
        uint32_t first = dossier->first_events[events.items[i]->entry.ordinal];
        if (!is_told[first])
            events.items[count++] = events.items[i];
        is_told[first] = true;
    }
    events.count = count;
    arena_release(&scratch);
    return events;
}
