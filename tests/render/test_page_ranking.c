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

/* The first and the last event are what a page must have, the first to come is a detail; the others
 * are between. */
Test(page_ranking, keeps_important_events_longest)
{
    static const uint32_t expected[] = {2, 9, 8, 7, 6, 5, 4, 3, 10, 1};
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct document document = {0};
    compose_page(&document, loaded.dossier, (struct place){0});
    struct brief *const *briefs = loaded.dossier->briefs;
    for (uint32_t i = 0, nth = 0; i < document.count; i++) {
        if (document.blocks[i].section != SECTION_EVENTS)
            continue;
        const struct event *event = entry_event(document.blocks[i].subject);
        struct event *events = briefs[event->entry.brief->entry.ordinal]->events.items;
        bool is_most = nth == 0 || nth == 9;
        events[event - events].importance = is_most ? IMPORTANCE_MOST : nth == 8;
        nth++;
    }
    document_release(&document);
    expect_event_ranks(loaded.dossier, expected);
    loaded_release(&loaded);
}

/* Whether, of the points of a page, those that were made important are ranked before all others of
 * their source, and the details after them. */
static void expect_points_by_importance(const struct dossier *dossier, struct place place)
{
    struct document document = {0};
    uint32_t compared = 0;
    compose_page(&document, dossier, place);
    for (uint32_t i = 0; i < document.count; i++)
        for (uint32_t j = 0; j < document.count; j++) {
            const struct block *left = &document.blocks[i];
            const struct block *right = &document.blocks[j];
            if (left->section != SECTION_POINTS || right->section != SECTION_POINTS ||
                left->subject->brief != right->subject->brief)
                continue;
            if (entry_claim(left->subject)->importance <= entry_claim(right->subject)->importance)
                continue;
            cr_expect_lt(left->number, right->number);
            cr_expect_leq(left->priority, right->priority);
            compared++;
        }
    cr_expect_gt(compared, 0);
    document_release(&document);
}

Test(page_ranking, keeps_important_points_longest)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct dossier *dossier = loaded.dossier;
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        for (uint32_t j = 0; j < dossier->briefs[i]->claims.count; j++)
            dossier->briefs[i]->claims.items[j].importance = (uint8_t)(j % IMPORTANCE_MOST + 1);
    expect_points_by_importance(dossier, place_of(&dossier->briefs[0]->entry));
    expect_points_by_importance(dossier, sample_place(dossier, "dredging"));
    expect_points_by_importance(dossier, sample_place(dossier, "actor:coastland"));
    loaded_release(&loaded);
}

/* A point without an importance is in the middle. */
Test(page_ranking, takes_points_without_an_importance_for_the_middle)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct brief *brief = loaded.dossier->briefs[0];
    uint32_t last = brief->claims.count - 1;
    brief->claims.items[0].importance = 1;
    brief->claims.items[last].importance = IMPORTANCE_MIDDLE;
    struct document document = {0};
    compose_page(&document, loaded.dossier, place_of(&brief->entry));
    uint32_t ranks[64];
    cr_assert_eq(ranks_of(&document, SECTION_POINTS, ranks, 64), last + 1);
    cr_expect_eq(ranks[0], last + 1);
    for (uint32_t i = 1; i <= last; i++)
        cr_expect_eq(ranks[i], i);
    document_release(&document);
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
