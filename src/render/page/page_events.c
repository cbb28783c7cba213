/* The timeline of a page. */
#include "model/events.h"
#include "model/scope.h"
#include "render/blocks.h"
#include "render/page/page_choice.h"
#include "render/page/page_parts.h"

#include <stdlib.h>

enum { EVENT_DATE_COLUMNS = 17 };

/* Whether the second date says another time, and not only a vaguer one. */
static bool differs(const struct edtf *date, const struct edtf *other)
{
    return edtf_earliest(other) > edtf_earliest(date) || edtf_latest(other) < edtf_latest(date);
}

/* Another source that tells the same in other words, and its date where that is another. */
static void write_other_source(struct writer *writer, const struct event *event,
                               const struct event *other, const char *before)
{
    struct arena *arena = &writer->document->arena;
    writer_add(writer, ROLE_DETAIL, shown_clean(arena, slice_of(before)));
    page_source_link(writer, other->entry.brief, place_of(&other->entry));
    page_paragraphs(writer, other->paragraphs);
    if (!differs(&event->date.value, &other->date.value))
        return;
    struct shown date = shown_clean(arena, edtf_format(arena, &other->date.value));
    writer_add(writer, ROLE_DETAIL, shown_format(arena, " (dated %.*s)", SLICE_ARGUMENTS(date)));
}

/* Dates as people write them. */
static void compose_event(struct document *document, struct block *block)
{
    const struct event *event = entry_event(block->subject);
    struct arena *arena = &document->arena;
    struct writer writer = writer_begin(document, block);
    writer_cell(&writer, EVENT_DATE_COLUMNS, ALIGN_LEFT);
    writer_add(&writer, ROLE_DETAIL, shown_clean(arena, edtf_format(arena, &event->date.value)));
    writer_cell(&writer, 0, ALIGN_LEFT)->keeps_labels = true;
    writer_text(&writer, ROLE_TEXT, event->text);
    struct event_array same = events_same(document->dossier, event, arena);
    if (!document->place.brief || same.count > 1) {
        writer_add(&writer, ROLE_DETAIL, SHOWN(" "));
        page_source_link(&writer, event->entry.brief, place_of(&event->entry));
    }
    page_paragraphs(&writer, event->paragraphs);
    const char *before = "; also ";
    for (uint32_t i = 0; i < same.count; i++) {
        if (same.items[i] == event)
            continue;
        write_other_source(&writer, event, same.items[i], before);
        before = "; ";
    }
    writer_end(&writer);
}

static bool is_doubtful(const struct edtf *date)
{
    return date->start.uncertain || date->start.approximate || date->end.uncertain ||
           date->end.approximate;
}

/* Whether the second of two that tell the same stands for both: it has the more exact date, then
 * the surer one, then the fewer words. */
static bool stands_better(const struct event *event, const struct event *other)
{
    const struct edtf *date = &event->date.value;
    const struct edtf *other_date = &other->date.value;
    bool is_within = edtf_earliest(other_date) >= edtf_earliest(date) &&
                     edtf_latest(other_date) <= edtf_latest(date);
    if (!is_within || differs(date, other_date))
        return is_within;
    if (is_doubtful(date) != is_doubtful(other_date))
        return is_doubtful(date);
    return other->text.length < event->text.length;
}

/* The one of those in the place that tell the same. */
static const struct event *find_best(struct document *document, const struct event *event)
{
    struct event_array same = events_same(document->dossier, event, &document->arena);
    const struct event *best = event;
    for (uint32_t i = 0; i < same.count; i++)
        if (place_has_event(document->place, same.items[i]) && stands_better(best, same.items[i]))
            best = same.items[i];
    return best;
}

static int compare_dates(const void *left_item, const void *right_item)
{
    const struct event *left = *(const struct event *const *)left_item;
    const struct event *right = *(const struct event *const *)right_item;
    int order = events_compare_dates(&left->date.value, &right->date.value);
    return order ? order
                 : (left->entry.ordinal > right->entry.ordinal) -
                       (left->entry.ordinal < right->entry.ordinal);
}

/* On the page of an actor or corridor the events that speak of it. */
static void keep_concerned(struct document *document, struct event_array *events)
{
    const struct entry *item = document->place.item;
    uint32_t count = 0;
    for (uint32_t i = 0; i < events->count; i++)
        if (!item || page_concerns(document, &events->items[i]->entry, item))
            events->items[count++] = events->items[i];
    events->count = count;
}

void page_add_events(struct document *document)
{
    struct event_array events = events_once(document->dossier, document->place, &document->arena);
    struct page_citations citations = page_count_citations(document);
    keep_concerned(document, &events);
    struct page_candidate *items =
        ARENA_ARRAY(&document->arena, struct page_candidate, events.count);
    for (uint32_t i = 0; i < events.count; i++)
        events.items[i] = find_best(document, events.items[i]);
    if (events.count)
        qsort(events.items, events.count, sizeof *events.items, compare_dates);
    for (uint32_t i = 0; i < events.count; i++)
        items[i] = page_weigh(&citations, &events.items[i]->entry);
    page_choose(document, items, events.count);
    uint32_t heading = part_begin_section(document, SHOWN("TIMELINE"));
    for (uint32_t i = 0; i < events.count; i++)
        page_add_chosen(document, SECTION_EVENTS, &items[i], compose_event, NULL);
    part_end_section(document, heading);
}
