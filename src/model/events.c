#include "model/events.h"

#include "model/query.h"

#include <stdlib.h>

static int compare(const void *left_item, const void *right_item)
{
    const struct event *left = *(const struct event *const *)left_item;
    const struct event *right = *(const struct event *const *)right_item;
    int order = edtf_compare(&left->date.value, &right->date.value);
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
            if (query_includes(place, dossier->briefs[i], list->items[j].themes))
                events.items[events.count++] = &list->items[j];
    }
    if (events.count)
        qsort(events.items, events.count, sizeof *events.items, compare);
    return events;
}
