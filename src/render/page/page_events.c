/* The timeline of a page. */
#include "model/events.h"
#include "render/blocks.h"
#include "render/page/page_parts.h"

enum { EVENT_DATE_COLUMNS = 17 };

/* The blank belongs to the first, so that it stays with what stands before it. */
static void write_paragraphs(struct writer *writer, struct number_list paragraphs)
{
    for (uint32_t i = 0; i < paragraphs.count; i++)
        writer_add(writer, ROLE_DETAIL,
                   shown_format(&writer->document->arena, "%s%u", i ? ", " : " ¶",
                                paragraphs.items[i].value));
}

/* Another source that tells the same, and its date where that is another. */
static void write_other_source(struct writer *writer, const struct event *event,
                               const struct event *other)
{
    struct arena *arena = &writer->document->arena;
    writer_add(writer, ROLE_DETAIL, SHOWN("; "));
    page_source_link(writer, other->entry.brief, place_of(&other->entry));
    write_paragraphs(writer, other->paragraphs);
    if (slice_equal(text_slice(event->date.text), text_slice(other->date.text)))
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
    write_paragraphs(&writer, event->paragraphs);
    for (uint32_t i = 0; i < same.count; i++)
        if (same.items[i] != event)
            write_other_source(&writer, event, same.items[i]);
    writer_end(&writer);
}

/* How many of the events are over by the as-of date; without one, all. */
static uint32_t count_past(const struct document *document, const struct event_array *events)
{
    const struct date *as_of = &document->dossier->description->as_of;
    uint32_t count = 0;
    while (count < events->count &&
           (!text_is_present(as_of->text) ||
            edtf_earliest(&events->items[count]->date.value) <= edtf_latest(&as_of->value)))
        count++;
    return count;
}

/* What was last and what comes next matter most, by turns; then what is further from them. */
static uint32_t event_rank(uint32_t index, uint32_t past, uint32_t count)
{
    bool is_past = index < past;
    uint32_t distance = is_past ? past - 1 - index : index - past;
    uint32_t others = is_past ? count - past : past;
    return distance < others ? 2 * distance + !is_past : distance + others;
}

/* The highest that is given by those who tell the event. */
static uint8_t event_importance(struct document *document, const struct event *event)
{
    struct event_array same = events_same(document->dossier, event, &document->arena);
    uint8_t highest = 0;
    for (uint32_t i = 0; i < same.count; i++)
        if (same.items[i]->importance > highest)
            highest = same.items[i]->importance;
    return highest;
}

void page_add_events(struct document *document)
{
    struct event_array events = events_once(document->dossier, document->place, &document->arena);
    uint32_t past = count_past(document, &events);
    struct page_rank *ranks = ARENA_ARRAY(&document->arena, struct page_rank, events.count);
    for (uint32_t i = 0; i < events.count; i++)
        ranks[i] = (struct page_rank){.importance = event_importance(document, events.items[i]),
                                      .rank = event_rank(i, past, events.count)};
    page_rank_by_importance(document, ranks, events.count);
    uint32_t heading = page_begin_section(document, SHOWN("TIMELINE"));
    for (uint32_t i = 0; i < events.count; i++)
        page_add(document, SECTION_EVENTS, ranks[i].rank, compose_event, &events.items[i]->entry,
                 NULL);
    page_end_section(document, heading);
}
