/* What of a page gives way first. */
#include "render/compose.h"
#include "support/sample.h"

#include <criterion/criterion.h>

/* The number of a block is its rank, from 1. */
static uint32_t ranks_of(struct document *document, enum section section, uint32_t *ranks,
                         uint32_t most)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->count && count < most; i++)
        if (document->blocks[i].section == section)
            ranks[count++] = document->blocks[i].number;
    return count;
}

static void expect_event_ranks(struct dossier *dossier, const uint32_t *expected)
{
    enum { EVENTS = 10 };
    uint32_t ranks[EVENTS + 1];
    struct document document = {0};
    compose_page(&document, dossier, (struct place){0});
    cr_assert_eq(ranks_of(&document, SECTION_EVENTS, ranks, EVENTS + 1), EVENTS);
    for (int i = 0; i < EVENTS; i++)
        cr_expect_eq(ranks[i], expected[i], "event %d is number %u", i, ranks[i]);
    document_release(&document);
}

/* In April 2031 eight of the events are over and two are to come. */
Test(page_ranking, keeps_the_events_about_the_as_of_date)
{
    static const uint32_t expected[] = {10, 9, 8, 7, 6, 5, 3, 1, 2, 4};
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    expect_event_ranks(loaded.dossier, expected);
    loaded_release(&loaded);
}

Test(page_ranking, keeps_the_last_events_without_an_as_of_date)
{
    static const uint32_t expected[] = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct description undated = *loaded.dossier->description;
    undated.as_of = (struct date){0};
    loaded.dossier->description = &undated;
    expect_event_ranks(loaded.dossier, expected);
    loaded_release(&loaded);
}

static uint8_t lowest_priority(const struct document *document, enum section section,
                               const struct brief *brief)
{
    uint8_t lowest = UINT8_MAX;
    for (uint32_t i = 0; i < document->count; i++) {
        const struct block *block = &document->blocks[i];
        bool is_meant = block->section == section && block->subject &&
                        (!brief || block->subject->brief == brief);
        if (is_meant && block->priority && block->priority < lowest)
            lowest = block->priority;
    }
    return lowest;
}

/* On the page of a theme what the sources say together outlives what each says. */
Test(page_ranking, keeps_judgments_longer_than_points)
{
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    struct dossier *dossier = loaded.dossier;
    struct document document = {0};
    compose_page(&document, dossier, place_of(&dossier->themes[0]->entry));
    uint32_t ranks[4];
    cr_assert_eq(ranks_of(&document, SECTION_JUDGMENTS, ranks, 4), 4);
    cr_expect_lt(ranks[1], ranks[2]);
    const struct brief *newest = dossier->briefs[dossier->brief_count - 1];
    const struct brief *oldest = dossier->briefs[0];
    cr_expect_leq(lowest_priority(&document, SECTION_JUDGMENTS, NULL),
                  lowest_priority(&document, SECTION_POINTS, newest));
    cr_expect_lt(lowest_priority(&document, SECTION_POINTS, newest),
                 lowest_priority(&document, SECTION_POINTS, oldest));
    cr_expect_lt(lowest_priority(&document, SECTION_QUESTIONS, newest),
                 lowest_priority(&document, SECTION_QUESTIONS, oldest));
    document_release(&document);
    loaded_release(&loaded);
}

/* The page of a point is that of its source, from which the point does not go. */
Test(page_ranking, keeps_the_point_that_was_asked_for)
{
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    struct brief *brief = loaded.dossier->briefs[3];
    const struct entry *point = &brief->claims.items[brief->claims.count - 1].entry;
    struct document document = {0};
    compose_page(&document, loaded.dossier, place_of(point));
    cr_expect_null(document.place.item);
    cr_expect_eq(document.place.brief, brief);
    uint32_t index = document_find(&document, point);
    cr_assert_lt(index, document.count);
    cr_expect_eq(document.blocks[index].priority, 1);
    document_release(&document);
    loaded_release(&loaded);
}
