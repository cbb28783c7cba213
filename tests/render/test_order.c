/* The order of dates: oldest first or newest first, the same things in both, years as headings
 * where there are many. */
#include "model/events.h"
#include "render/compose.h"
#include "support/typist.h"

#include <criterion/criterion.h>

static struct document composed(const struct dossier *dossier, struct place place,
                                bool is_newest_first)
{
    struct document document = {.is_newest_first = is_newest_first};
    compose(&document, dossier, place, DETAIL_POINTS);
    return document;
}

static const struct edtf *date_of(const struct entry *entry)
{
    const struct event *event = entry_event(entry);
    return event ? &event->date.value : &entry->brief->source.issued.value;
}

/* A year without a month stands among events after what is known of it more exactly. */
static int compare_dates(const struct entry *left, const struct entry *right)
{
    bool are_events = entry_event(left) && entry_event(right);
    return are_events ? events_compare_dates(date_of(left), date_of(right))
                      : edtf_compare(date_of(left), date_of(right));
}

/* Whether the dates of the points or events, without open questions, go one way. */
static void expect_order(const struct document *document, int direction, const char *where)
{
    const struct entry *before = NULL;
    for (uint32_t i = 0; i < document->count; i++) {
        const struct entry *entry = document->blocks[i].subject;
        if (document->blocks[i].kind == BLOCK_HEADING && !entry)
            before = NULL; /* another section */
        bool counts = document->blocks[i].kind == BLOCK_POINT && entry &&
                      (entry->kind == ENTRY_CLAIM || entry->kind == ENTRY_EVENT);
        if (!counts)
            continue;
        cr_expect(!before || compare_dates(before, entry) * direction <= 0, "%s, block %u", where,
                  i);
        before = entry;
    }
}

Test(order, turns_the_same_things_around)
{
    static const char *const places[] = {"timeline", "transit", "actor:iran", "israel-ties"};
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct place place = sample_place(loaded.dossier, places[i]);
        struct document oldest = composed(loaded.dossier, place, false);
        struct document newest = composed(loaded.dossier, place, true);
        expect_order(&oldest, 1, places[i]);
        expect_order(&newest, -1, places[i]);
        cr_expect_eq(oldest.item_count, newest.item_count);
        for (uint32_t j = 0; j < oldest.count; j++)
            cr_expect(!oldest.blocks[j].subject ||
                      document_find(&newest, oldest.blocks[j].subject) < newest.count);
        document_release(&oldest);
        document_release(&newest);
    }
    loaded_release(&loaded);
}

static uint32_t count_headings(const struct document *document)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->count; i++)
        count += document->blocks[i].kind == BLOCK_HEADING;
    return count;
}

Test(order, has_years_as_headings_where_there_are_many_events)
{
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    struct place place = {.view = VIEW_TIMELINE};
    struct document document = composed(loaded.dossier, place, false);
    cr_expect_gt(document.item_count, 20);
    cr_expect_gt(count_headings(&document), 5);
    document_release(&document);
    loaded_release(&loaded);
    loaded = sample_load(SAMPLE_QUIET_WATER);
    document = composed(loaded.dossier, place, false);
    cr_expect_lt(document.item_count, 20);
    cr_expect_eq(count_headings(&document), 1);
    document_release(&document);
    loaded_release(&loaded);
}

/* The first event that the timeline shows. */
static const struct entry *first_event(struct typist *typist)
{
    const struct document *document = &typist->app.panes[PANE_TEXT].viewer.document;
    for (uint32_t i = 0; i < document->count; i++)
        if (document->blocks[i].kind == BLOCK_POINT)
            return document->blocks[i].subject;
    return NULL;
}

Test(order, is_turned_by_a_key_and_set_by_a_setting)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "gt");
    const struct entry *oldest = first_event(&typist);
    typist_type(&typist, "O");
    cr_expect(typist_sees(&typist, "Newest first."));
    const struct entry *newest = first_event(&typist);
    cr_expect_neq(newest, oldest);
    typist_type(&typist, "go gt");
    cr_expect_eq(first_event(&typist), newest, "the view stays turned");
    typist_type(&typist, ":set<Space>order=newest<Enter>");
    cr_expect_eq(first_event(&typist), oldest, "turned against the setting");
    typist_type(&typist, "O");
    cr_expect_eq(first_event(&typist), newest);
    typist_type(&typist, "go O");
    cr_expect(typist_sees(&typist, "does not stand in the order of dates"));
    typist_end(&typist);
}
