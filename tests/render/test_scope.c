/* Each view holds what is in its scope: every claim, event, question and contradiction once, and
 * nothing else. */
#include "model/events.h"
#include "render/compose.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>

static int every_sample[] = {SAMPLE_QUIET_WATER, SAMPLE_BUNDLED};

#define EVERY_SAMPLE                                                                               \
    cr_make_param_array(int, every_sample, sizeof every_sample / sizeof *every_sample)

static bool is_in(struct place place, const struct brief *brief, struct reference_list themes)
{
    return (!place.brief || place.brief == brief) &&
           (!place.theme || references_include(themes, &place.theme->entry));
}

static uint32_t count_about(const struct document *document, const struct entry *entry)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->count; i++)
        count += document->blocks[i].subject == entry;
    return count;
}

struct expectation {
    bool claims;
    bool questions;
    bool events;
};

static struct expectation expectation_of(struct place place, enum detail detail)
{
    bool is_short = detail == DETAIL_BOTTOM_LINES;
    bool is_read = place.view == VIEW_READ && (place.brief || place.theme);
    return (struct expectation){
        .claims = is_read && !(is_short && !place.brief),
        .questions = (is_read && !is_short) || place.view == VIEW_QUESTIONS,
        .events = (is_read && place.brief && !is_short) || place.view == VIEW_TIMELINE,
    };
}

static void expect_count(const struct document *document, const struct entry *entry, bool expected,
                         const char *where)
{
    struct arena arena = {0};
    struct slice text = entry_text(entry);
    cr_expect_eq(count_about(document, entry), expected, "%s: %s \"%.*s\"", where,
                 entry_kind_name((enum entry_kind)entry->kind), SLICE_ARGUMENTS(text));
    arena_release(&arena);
}

/* Whether no other event in the place that tells the same comes before it. */
static bool is_told_first(const struct dossier *dossier, const struct event *event,
                          struct place place)
{
    for (uint32_t i = 0; i < dossier->event_count; i++) {
        const struct event *other = dossier->events[i];
        int order = events_compare_dates(&other->date.value, &event->date.value);
        bool is_before = order < 0 || (order == 0 && i < event->entry.ordinal);
        if (is_before && dossier->first_events[i] == dossier->first_events[event->entry.ordinal] &&
            is_in(place, other->entry.brief, other->themes))
            return false;
    }
    return true;
}

static void check_brief(const struct document *document, const struct brief *brief,
                        struct expectation expected, const char *where)
{
    struct place place = document->place;
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        const struct claim *claim = &brief->claims.items[i];
        expect_count(document, &claim->entry, expected.claims && is_in(place, brief, claim->themes),
                     where);
    }
    for (uint32_t i = 0; i < brief->questions.count; i++) {
        const struct question *question = &brief->questions.items[i];
        expect_count(document, &question->entry,
                     expected.questions && is_in(place, brief, question->themes), where);
    }
    for (uint32_t i = 0; i < brief->events.count; i++) {
        const struct event *event = &brief->events.items[i];
        expect_count(
            document, &event->entry,
            expected.events && is_in(place, brief, event->themes) &&
                (place.view != VIEW_TIMELINE || is_told_first(document->dossier, event, place)),
            where);
    }
}

static bool is_counted(struct place place)
{
    bool is_overview = place.view == VIEW_READ && !place.brief && !place.theme;
    bool is_of_claims =
        place.view == VIEW_READ || place.view == VIEW_QUESTIONS || place.view == VIEW_TIMELINE;
    return !is_overview && is_of_claims && !place.item;
}

ParameterizedTestParameters(scope, holds_every_claim_question_and_event_once)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, scope, holds_every_claim_question_and_event_once)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    struct arena arena = {0};
    struct place_list places = sample_places(loaded.dossier, &arena);
    for (size_t i = 0; i < places.count * DETAIL_COUNT; i++) {
        struct place place = places.items[i / DETAIL_COUNT];
        enum detail detail = (enum detail)(i % DETAIL_COUNT);
        if (!is_counted(place))
            continue;
        struct document document = {0};
        compose(&document, loaded.dossier, place, detail);
        for (uint32_t j = 0; j < loaded.dossier->brief_count; j++)
            check_brief(&document, loaded.dossier->briefs[j], expectation_of(place, detail),
                        sample_describe(place, &arena));
        document_release(&document);
    }
    arena_release(&arena);
    loaded_release(&loaded);
}

ParameterizedTestParameters(scope, orders_the_timeline_by_date)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, scope, orders_the_timeline_by_date)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    struct document document = {0};
    compose(&document, loaded.dossier, (struct place){.view = VIEW_TIMELINE}, DETAIL_POINTS);
    const struct event *last = NULL;
    for (uint32_t i = 0; i < document.count; i++) {
        const struct event *event = entry_event(document.blocks[i].subject);
        if (!event)
            continue;
        if (last)
            cr_expect_leq(events_compare_dates(&last->date.value, &event->date.value), 0);
        last = event;
    }
    cr_expect_not_null(last);
    document_release(&document);
    loaded_release(&loaded);
}

static bool end_is_in(struct place place, const struct entry *end)
{
    return is_in(place, end->brief, entry_themes(end));
}

static bool is_contradiction_in(struct place place, const struct cross_reference *reference)
{
    const struct entry *subject = reference->subject.target;
    const struct entry *object = reference->object.target;
    return reference->relation == RELATION_CONTRADICTS && subject && object &&
           (end_is_in(place, subject) || end_is_in(place, object));
}

static uint32_t count_with_argument(const struct document *document, const void *argument)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < document->count; i++)
        count += document->blocks[i].argument == argument;
    return count;
}

ParameterizedTestParameters(scope, holds_every_contradiction_once)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, scope, holds_every_contradiction_once)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    const struct dossier *dossier = loaded.dossier;
    struct arena arena = {0};
    struct place_list places = sample_places(dossier, &arena);
    uint32_t seen = 0;
    for (size_t i = 0; i < places.count; i++) {
        struct place place = places.items[i];
        if (place.view != VIEW_CONFLICTS)
            continue;
        struct document document = {0};
        compose(&document, dossier, place, DETAIL_POINTS);
        for (uint32_t j = 0; j < dossier->brief_count; j++)
            for (uint32_t k = 0; k < dossier->briefs[j]->cross_references.count; k++) {
                const struct cross_reference *reference =
                    &dossier->briefs[j]->cross_references.items[k];
                bool expected = is_contradiction_in(place, reference);
                seen += expected;
                cr_expect_eq(count_with_argument(&document, reference), expected, "%s",
                             sample_describe(place, &arena));
            }
        document_release(&document);
    }
    cr_expect_gt(seen, 0);
    arena_release(&arena);
    loaded_release(&loaded);
}

static bool is_quoted_in(struct place place, const struct brief *brief, const struct entry *actor)
{
    for (uint32_t i = 0; i < brief->claims.count; i++)
        if (is_in(place, brief, brief->claims.items[i].themes) &&
            voices_include(brief->claims.items[i].voices, actor))
            return true;
    return false;
}

static bool is_quoted_at(const struct dossier *dossier, struct place place,
                         const struct entry *actor)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        if (is_quoted_in(place, dossier->briefs[i], actor))
            return true;
    return false;
}

/* Whom the points of the place quote is in the index, and nobody is in it twice. */
ParameterizedTestParameters(scope, lists_whom_it_quotes)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, scope, lists_whom_it_quotes)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    const struct dossier *dossier = loaded.dossier;
    struct arena arena = {0};
    struct place_list places = sample_places(dossier, &arena);
    uint32_t quoted = 0;
    for (size_t i = 0; i < places.count; i++) {
        if (places.items[i].view != VIEW_ACTORS || places.items[i].item)
            continue;
        struct document document = {0};
        compose(&document, dossier, places.items[i], DETAIL_POINTS);
        for (uint32_t j = 0; j < dossier->actors.count; j++) {
            const struct entry *actor = &dossier->actors.items[j].entry;
            bool expected = is_quoted_at(dossier, places.items[i], actor);
            uint32_t count = count_about(&document, actor);
            quoted += expected;
            cr_expect(count <= 1 && count >= expected, "%s: %s",
                      sample_describe(places.items[i], &arena),
                      arena_copy(&arena, entry_text(actor)).bytes);
        }
        document_release(&document);
    }
    cr_expect_gt(quoted, 0);
    arena_release(&arena);
    loaded_release(&loaded);
}
