/* The events of all sources by date, under a strip that counts them by year. */
#include "model/events.h"
#include "render/blocks.h"
#include "render/compose.h"
#include "render/views.h"
#include "render/years.h"

enum { LONGEST_STRIP = 60 };

static int32_t year_of(const struct event *event)
{
    return event->date.value.start.year;
}

/* How many events begin in one year. */
struct year {
    int32_t year;
    uint32_t count;
};

struct years {
    struct year items[LONGEST_STRIP];
    size_t count;
    uint32_t largest; /* number of events in a year of the dossier, at least 1 */
};

/* The first years of a strip; events of one year stand together. */
static struct years count_years(const struct event_array *events)
{
    struct years years = {.largest = 1};
    struct year now = {0};
    for (uint32_t i = 0; i < events->count; i++) {
        if (!edtf_is_known(&events->items[i]->date.value.start))
            continue;
        if (!now.count || now.year != year_of(events->items[i]))
            now = (struct year){.year = year_of(events->items[i])};
        if (++now.count == 1)
            years.count++;
        if (years.count <= LONGEST_STRIP)
            years.items[years.count - 1] = now;
        years.largest = now.count > years.largest ? now.count : years.largest;
    }
    years.count = years.count < LONGEST_STRIP ? years.count : LONGEST_STRIP;
    return years;
}

static void write_year(struct writer *writer, int32_t year, uint32_t count, uint32_t largest)
{
    static const struct shown bars[] = {
        SHOWN_CONSTANT("▁"), SHOWN_CONSTANT("▂"), SHOWN_CONSTANT("▃"), SHOWN_CONSTANT("▄"),
        SHOWN_CONSTANT("▅"), SHOWN_CONSTANT("▆"), SHOWN_CONSTANT("▇"), SHOWN_CONSTANT("█"),
    };
    enum { HIGHEST = sizeof bars / sizeof *bars - 1 };
    struct arena *arena = &writer->document->arena;
    writer_add(writer, ROLE_DETAIL,
               shown_format(arena, "%.*s\u00a0", SLICE_ARGUMENTS(edtf_format_year(arena, year))));
    writer_add(writer, ROLE_GRAPHIC, bars[(uint64_t)count * HIGHEST / largest]);
    writer_add(writer, ROLE_STRONG, shown_format(arena, "\u00a0%u  ", count));
}

static void write_gap(struct writer *writer, int32_t first, int32_t last)
{
    struct arena *arena = &writer->document->arena;
    struct slice from = edtf_format_year(arena, first);
    struct slice to = edtf_format_year(arena, last);
    writer_add(writer, ROLE_DETAIL,
               first == last ? shown_format(arena, "%.*s\u00a0–  ", SLICE_ARGUMENTS(from))
                             : shown_format(arena, "%.*s–%.*s\u00a0–  ", SLICE_ARGUMENTS(from),
                                            SLICE_ARGUMENTS(to)));
}

/* Years in one running line, each with a bar and its count; those without an event as a gap. */
static void compose_strip(struct document *document, struct block *block)
{
    const struct event_array *events = block->argument;
    struct writer writer = writer_begin(document, block);
    const struct years years = count_years(events);
    for (size_t i = 0; i < years.count; i++) {
        const struct year *year = &years.items[i];
        if (i && year->year - year[-1].year > 1)
            write_gap(&writer, year[-1].year + 1, year->year - 1);
        write_year(&writer, year->year, year->count, years.largest);
    }
    writer_end(&writer);
}

/* More than a screen of them has the years as headings. */
static void add_events(struct document *document, const struct event_array *events)
{
    bool has_years = years_are_shown(events->count);
    const struct edtf *before = NULL;
    if (!has_years)
        part_heading(document, SHOWN("EVENTS"));
    for (uint32_t i = 0; i < events->count; i++) {
        const struct event *event =
            events->items[document->is_newest_first ? events->count - 1 - i : i];
        if (has_years)
            years_add_heading(document, before, &event->date.value, SHOWN("Of unknown beginning"),
                              1);
        part_add(document, BLOCK_POINT, 0, part_event, &event->entry, NULL, 0);
        before = &event->date.value;
    }
}

void compose_timeline(struct document *document)
{
    struct event_array *events = ARENA_NEW(&document->arena, struct event_array);
    *events = events_once(document->dossier, document->place, &document->arena);
    part_line(document, ROLE_TITLE, SHOWN("Timeline"), 0);
    if (!events->count) {
        part_line(document, ROLE_DETAIL, SHOWN("No dated event here."), 1);
        return;
    }
    part_add(document, BLOCK_TEXT, 1, compose_strip, NULL, events, 0);
    add_events(document, events);
}
