/* What of a page gives way first, and why. */
#include "output/page/page_lines.h"
#include "output/pdf/pdf.h"
#include "render/compose.h"
#include "render/page/page_choice.h"
#include "support/dice.h"
#include "support/loading.h"
#include "support/made_up.h"
#include "support/sample.h"

#include <criterion/criterion.h>

/* The number of a block is its rank, from 1. What never goes has none. */
static uint32_t ranks_of(const struct document *document, enum section section, uint32_t *ranks,
                         uint32_t most)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->count && count < most; i++)
        if (document->blocks[i].section == section && document->blocks[i].priority)
            ranks[count++] = document->blocks[i].number;
    return count;
}

static const struct block *block_about(const struct document *document, const struct entry *entry)
{
    uint32_t index = document_find(document, entry);
    cr_assert_lt(index, document->count);
    return &document->blocks[index];
}

static struct event *event_of(const struct dossier *dossier, uint32_t brief, uint32_t index)
{
    cr_assert_lt(index, dossier->briefs[brief]->events.count);
    return &dossier->briefs[brief]->events.items[index];
}

/* Whether of two blocks that the curator told apart the more important one comes first. */
static uint32_t expect_by_importance(const struct dossier *dossier, struct place place,
                                     enum section section)
{
    struct document document = {0};
    uint32_t compared = 0;
    compose_page(&document, dossier, place);
    for (uint32_t i = 0; i < document.count; i++)
        for (uint32_t j = 0; j < document.count; j++) {
            const struct block *left = &document.blocks[i];
            const struct block *right = &document.blocks[j];
            /* What the timeline tells comes last, however important it is. */
            if (left->section != section || right->section != section || !left->priority ||
                !right->priority || left->left_for == REASON_TIMELINE)
                continue;
            bool is_claim = entry_claim(left->subject) != NULL;
            unsigned one = is_claim ? entry_claim(left->subject)->importance
                                    : entry_event(left->subject)->importance;
            unsigned other = is_claim ? entry_claim(right->subject)->importance
                                      : entry_event(right->subject)->importance;
            if ((one ? one : IMPORTANCE_MIDDLE) <= (other ? other : IMPORTANCE_MIDDLE))
                continue;
            cr_expect_lt(left->number, right->number);
            cr_expect_leq(left->priority, right->priority);
            compared++;
        }
    document_release(&document);
    return compared;
}

/* From 0, which is the middle, to 3, by chance. */
static void deal_importance(struct dossier *dossier, struct dice *dice)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        struct brief *brief = dossier->briefs[i];
        for (uint32_t j = 0; j < brief->claims.count; j++)
            brief->claims.items[j].importance = (uint8_t)dice_below(dice, IMPORTANCE_MOST + 1);
        for (uint32_t j = 0; j < brief->events.count; j++)
            brief->events.items[j].importance = (uint8_t)dice_below(dice, IMPORTANCE_MOST + 1);
    }
}

Test(page_ranking, asks_the_curator_first)
{
    static const char *const places[] = {"", "dredging", "actor:coastland", "harbour-2031",
                                         "timeline"};
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct dice dice = {3};
    uint32_t points = 0;
    uint32_t events = 0;
    for (int round = 0; round < 5; round++) {
        deal_importance(loaded.dossier, &dice);
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            struct place place = sample_place(loaded.dossier, places[i]);
            points += expect_by_importance(loaded.dossier, place, SECTION_POINTS);
            events += expect_by_importance(loaded.dossier, place, SECTION_EVENTS);
        }
    }
    cr_expect_gt(points, 50);
    cr_expect_gt(events, 50);
    loaded_release(&loaded);
}

static void check_ranks(const struct document *document, enum section section)
{
    struct arena arena = {0};
    uint32_t *ranks = ARENA_ARRAY(&arena, uint32_t, document->count);
    bool *is_met = ARENA_ARRAY(&arena, bool, (size_t)document->count + 2);
    uint32_t count = ranks_of(document, section, ranks, document->count);
    for (uint32_t i = 0; i < count; i++) {
        bool is_new = ranks[i] >= 1 && ranks[i] <= document->count + 1 && !is_met[ranks[i]];
        cr_expect(is_new, "rank %u", ranks[i]);
        is_met[is_new ? ranks[i] : 0] = true;
    }
    arena_release(&arena);
}

/* Each rank once, a reason both ways, and the same again. */
static void check_choice(const struct dossier *dossier, struct place place, int index,
                         struct dice *dice)
{
    static const enum section chosen[] = {SECTION_POINTS, SECTION_EVENTS, SECTION_QUESTIONS,
                                          SECTION_CONTRADICTIONS};
    (void)index;
    (void)dice;
    struct document document = {0};
    struct document again = {0};
    compose_page(&document, dossier, place);
    compose_page(&again, dossier, place);
    cr_assert_eq(document.count, again.count);
    for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++)
        check_ranks(&document, chosen[i]);
    for (uint32_t i = 0; i < document.count; i++) {
        const struct block *block = &document.blocks[i];
        cr_expect_eq(block->number, again.blocks[i].number);
        cr_expect_eq(block->subject, again.blocks[i].subject);
        bool has_reasons = block->kept_for != REASON_NONE && block->left_for != REASON_NONE;
        cr_expect_eq(has_reasons, block->section && block->priority, "block %u", i);
    }
    document_release(&document);
    document_release(&again);
}

Test(page_ranking, ranks_each_item_once_whatever_dossier_there_is)
{
    for (uint64_t seed = 1; seed <= 12; seed++)
        made_up_visit_some(seed, &made_up_sizes[seed % MADE_UP_USUAL_SIZES], 6, check_choice);
    made_up_visit_some(40, &made_up_sizes[MADE_UP_ENORMOUS], 2, check_choice);
}

/* The sources are dealt out by turns, where nothing else tells items apart. */
static struct page_candidate plain_candidate(const struct entry *entry, int32_t year)
{
    return (struct page_candidate){.sides = {entry, NULL}, .year = year};
}

static void choose_all(struct dossier *dossier, struct page_candidate *items, uint32_t count)
{
    struct document document = {.dossier = dossier};
    page_choose(&document, items, count);
    document_release(&document);
}

/* Three of one source, one of another, which comes second; likewise of years. */
Test(page_ranking, spreads_what_it_chooses)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct dossier *dossier = loaded.dossier;
    const struct entry *one = &event_of(dossier, 0, 0)->entry;
    const struct entry *other = &event_of(dossier, 1, 0)->entry;
    struct page_candidate sources[] = {plain_candidate(one, 2000), plain_candidate(one, 2001),
                                       plain_candidate(one, 2002), plain_candidate(other, 2003)};
    choose_all(dossier, sources, 4);
    cr_expect_eq(sources[0].rank, 0);
    cr_expect_eq(sources[3].rank, 1);
    cr_expect_eq(sources[0].kept_for, REASON_VARIETY);
    struct page_candidate years[] = {plain_candidate(one, 2000), plain_candidate(one, 2000),
                                     plain_candidate(one, 2000), plain_candidate(one, 2001)};
    choose_all(dossier, years, 4);
    cr_expect_eq(years[0].rank, 0);
    cr_expect_eq(years[3].rank, 1);
    loaded_release(&loaded);
}

/* What has no theme is one of a kind as what has the same. */
Test(page_ranking, spreads_what_has_no_theme)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    const struct question *themed = NULL;
    for (uint32_t i = 0; i < loaded.dossier->brief_count && !themed; i++)
        for (uint32_t j = 0; j < loaded.dossier->briefs[i]->questions.count; j++)
            if (loaded.dossier->briefs[i]->questions.items[j].themes.count)
                themed = &loaded.dossier->briefs[i]->questions.items[j];
    cr_assert_not_null(themed);
    struct question bare = *themed;
    bare.themes = (struct reference_list){0};
    struct page_candidate items[] = {plain_candidate(&bare.entry, 2000),
                                     plain_candidate(&bare.entry, 2000),
                                     plain_candidate(&themed->entry, 2000)};
    for (size_t i = 0; i < 3; i++)
        items[i].is_common = true;
    choose_all(loaded.dossier, items, 3);
    cr_expect_eq(items[0].rank, 0);
    cr_expect_eq(items[2].rank, 1);
    cr_expect_eq(items[1].rank, 2);
    loaded_release(&loaded);
}

/* What is told, cited, disputed or linked comes before what is not; the date decides last. */
Test(page_ranking, weighs_what_the_dossier_knows)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    const struct entry *entry = &event_of(loaded.dossier, 0, 0)->entry;
    struct page_candidate items[6];
    for (int i = 0; i < 6; i++) {
        items[i] = plain_candidate(entry, 2000 + i);
        items[i].is_common = true;
        items[i].distance = (uint64_t)(10 - i);
    }
    items[1].linked = 1;
    items[2].disputed = 1;
    items[3].cited = 2;
    items[4].told = 1;
    items[0].lessened_for = REASON_TIMELINE;
    items[0].cited = 3;
    choose_all(loaded.dossier, items, 6);
    static const uint32_t expected[] = {5, 3, 2, 1, 0, 4};
    static const enum reason reasons[] = {REASON_CITED, REASON_LINKED, REASON_DISPUTED,
                                          REASON_CITED, REASON_RETOLD, REASON_ORDER};
    for (int i = 0; i < 6; i++) {
        cr_expect_eq(items[i].rank, expected[i], "item %d is number %u", i, items[i].rank);
        cr_expect_eq(items[i].kept_for, reasons[i], "item %d: %u", i, items[i].kept_for);
    }
    cr_expect_eq(items[0].left_for, REASON_TIMELINE);
    loaded_release(&loaded);
}

/* What a bottom line rests on goes before what it does not, in a source and in the dossier. */
Test(page_ranking, weighs_what_bottom_lines_cite)
{
    struct folder folder = load_folder_create();
    load_folder_write(&folder, "content/dossier.yaml",
                      SLICE("precis: 1\ntitle: Water\nbottom-line: Little.\n"
                            "bottom-line-cites: [b#two]\n"));
    load_folder_write_brief(&folder, "b", "2031",
                            "bottom-line-cites: [three, nowhere]\n"
                            "key-points:\n"
                            "  - {id: one, text: One., kind: assessment, paragraphs: [1]}\n"
                            "  - {id: two, text: Two., kind: assessment, paragraphs: [2]}\n"
                            "  - {id: three, text: Three., kind: assessment, paragraphs: [3]}\n");
    struct loaded loaded = load_dossier(folder.path);
    cr_assert_not_null(loaded.dossier);
    const struct brief *brief = loaded.dossier->briefs[0];
    struct document document = {0};
    compose_page(&document, loaded.dossier, (struct place){.brief = brief});
    for (uint32_t i = 0; i < 3; i++) {
        const struct block *block = block_about(&document, &brief->claims.items[i].entry);
        cr_expect_eq(block->kept_for == REASON_CITED, i > 0, "point %u", i);
        cr_expect_eq(block->number == 3, i == 0, "point %u", i);
    }
    document_release(&document);
    loaded_release(&loaded);
    load_folder_remove(&folder);
}

/* Of two that nothing tells apart the one nearer to the as-of date comes first. */
Test(page_ranking, asks_the_date_last)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    const struct entry *entry = &event_of(loaded.dossier, 0, 0)->entry;
    struct page_candidate items[] = {plain_candidate(entry, 2000), plain_candidate(entry, 2001)};
    items[0].distance = 24;
    items[1].distance = 12;
    choose_all(loaded.dossier, items, 2);
    cr_expect_eq(items[1].rank, 0);
    items[0].importance = IMPORTANCE_MOST;
    choose_all(loaded.dossier, items, 2);
    cr_expect_eq(items[0].rank, 0);
    cr_expect_eq(items[0].kept_for, REASON_IMPORTANT);
    loaded_release(&loaded);
}

/* A question that has been answered goes after one that has not. */
Test(page_ranking, lessens_what_is_answered)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct document document = {0};
    uint32_t answered = 0;
    compose_page(&document, loaded.dossier, sample_place(loaded.dossier, "questions"));
    for (uint32_t i = 0; i < document.count; i++) {
        const struct question *question = entry_question(document.blocks[i].subject);
        if (!question)
            continue;
        struct link_list links = dossier_links(loaded.dossier, &question->entry);
        bool is_answered = false;
        for (uint32_t j = 0; j < links.count; j++)
            is_answered = is_answered || links.items[j].relation == RELATION_ANSWERS;
        cr_expect_eq(document.blocks[i].left_for == REASON_ANSWERED, is_answered);
        answered += is_answered;
    }
    cr_expect_gt(answered, 0);
    document_release(&document);
    loaded_release(&loaded);
}

static uint16_t lowest_priority(const struct document *document, enum section section,
                                const struct brief *brief)
{
    uint16_t lowest = UINT16_MAX;
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
    cr_expect_leq(lowest_priority(&document, SECTION_JUDGMENTS, NULL),
                  lowest_priority(&document, SECTION_POINTS, NULL));
    document_release(&document);
    loaded_release(&loaded);
}

/* Every theme has its first judgment before one has a second. */
Test(page_ranking, hears_every_theme_first)
{
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    struct dossier *dossier = loaded.dossier;
    struct document document = {0};
    uint32_t leading = 0;
    compose_page(&document, dossier, (struct place){0});
    for (uint32_t i = 0; i < document.count; i++) {
        const struct block *block = &document.blocks[i];
        if (block->section != SECTION_JUDGMENTS)
            continue;
        const struct theme *theme = entry_theme(block->subject);
        bool is_first = block->argument == &theme->synthesis.items[0];
        cr_expect_eq(is_first, block->number <= dossier->theme_count);
        cr_expect_eq(is_first, block->kept_for == REASON_LEADING);
        leading += is_first;
    }
    cr_expect_eq(leading, dossier->theme_count);
    document_release(&document);
    loaded_release(&loaded);
}

/* What must not be missing on the first page of the bundled dossier. */
static const char *const told[] = {"rs-2021#war-of-2020",
                                   "rs-2021#drills-of-2021",
                                   "mei-2023#drills-of-2022",
                                   "idd-2024#attack-of-january-2023",
                                   "idd-2024#operation-of-september-2023",
                                   "idd-2024#accord-of-october-2023"};

/* How many of the rows that stay tell the event, from whichever source. */
static uint32_t count_rows(const struct document *document, const bool *is_dropped,
                           const struct entry *entry)
{
    const uint32_t *first_events = document->dossier->first_events;
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->count; i++) {
        const struct event *event = entry_event(document->blocks[i].subject);
        count += event && !is_dropped[i] &&
                 first_events[event->entry.ordinal] == first_events[entry->ordinal];
    }
    return count;
}

static uint32_t count_kept(const struct document *document, const bool *is_dropped,
                           enum section section)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->count; i++)
        count += document->blocks[i].section == section && !is_dropped[i];
    return count;
}

static void check_overview(const struct document *document, const bool *is_dropped)
{
    const struct dossier *dossier = document->dossier;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        const struct entry *entry = dossier_find_address(dossier, slice_of(told[i]));
        cr_assert_not_null(entry, "%s", told[i]);
        cr_expect_eq(count_rows(document, is_dropped, entry), 1, "%s", told[i]);
    }
    for (uint32_t i = 0; i < document->count; i++)
        cr_expect(document->blocks[i].kept_for != REASON_LEADING || !is_dropped[i]);
    cr_expect_geq(count_kept(document, is_dropped, SECTION_QUESTIONS), 2);
    cr_expect_geq(count_kept(document, is_dropped, SECTION_CONTRADICTIONS), 1);
}

Test(page_ranking, tells_on_the_overview_what_mattered)
{
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    struct document document = {0};
    struct page_lines page = {0};
    struct buffer pdf = {0};
    compose_page(&document, loaded.dossier, (struct place){0});
    page_lines_fit(&page, &document, (struct page_size){80, 66, false});
    check_overview(&document, page.fit.is_dropped);
    page_lines_release(&page);
    struct pdf_result result = pdf_write(&document, PDF_PAPER_A4, &pdf);
    cr_assert(result.is_written, "%s", result.problem.bytes);
    check_overview(&document, result.is_dropped);
    pdf_result_release(&result);
    buffer_release(&pdf);
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
    const struct block *block = block_about(&document, point);
    cr_expect_eq(block->priority, 1);
    cr_expect_eq(block->kept_for, REASON_ASKED);
    document_release(&document);
    loaded_release(&loaded);
}
