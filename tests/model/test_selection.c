/* Places that are narrowed to some points: by a date, and by what is remembered. */
#include "model/scope.h"
#include "render/compose.h"
#include "store/state.h"
#include "support/dice.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>

static int every_sample[] = {SAMPLE_QUIET_WATER, SAMPLE_BUNDLED};

#define EVERY_SAMPLE                                                                               \
    cr_make_param_array(int, every_sample, sizeof every_sample / sizeof *every_sample)

/* By turns, so that whoever asks again gets the same answer. */
static bool is_every_third(void *context, enum search_state state, const struct entry *entry)
{
    (void)context;
    return state == SEARCH_STARRED && entry->ordinal % 3 == 1;
}

static bool is_dated_since(const struct entry *entry, const struct edtf *since)
{
    const struct event *event = entry_event(entry);
    const struct edtf *date = event ? &event->date.value : &entry->brief->source.issued.value;
    return date->start.precision != EDTF_NONE && edtf_latest(date) >= edtf_earliest(since);
}

static void expect_selection(struct place place, const struct selection *only,
                             const struct entry *entry)
{
    struct place whole = place;
    whole.only = NULL;
    bool is_wanted = place_has_entry(whole, entry) &&
                     (!only->since || is_dated_since(entry, &only->since->value)) &&
                     (!only->states || is_every_third(NULL, SEARCH_STARRED, entry));
    cr_assert_eq(place_has_entry(place, entry), is_wanted, "line %u of %.*s", entry->at.line,
                 SLICE_ARGUMENTS(text_slice(entry->brief->id)));
}

static void check_place(const struct dossier *dossier, struct place place)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        bool has_any = !place.theme && place_has_entry(place, &brief->entry);
        for (uint32_t j = 0; j < brief->claims.count; j++) {
            expect_selection(place, place.only, &brief->claims.items[j].entry);
            has_any = has_any || place_has_claim(place, &brief->claims.items[j]);
        }
        for (uint32_t j = 0; j < brief->questions.count; j++) {
            expect_selection(place, place.only, &brief->questions.items[j].entry);
            has_any = has_any || place_has_question(place, &brief->questions.items[j]);
        }
        for (uint32_t j = 0; j < brief->events.count; j++) {
            expect_selection(place, place.only, &brief->events.items[j].entry);
            has_any = has_any || place_has_event(place, &brief->events.items[j]);
        }
        cr_assert_eq(place_has_brief(place, brief), has_any);
    }
}

static struct date date_of(const char *text)
{
    struct date date = {.text = {text, (uint32_t)slice_of(text).length, {0}}};
    cr_assert_eq(edtf_parse(slice_of(text), &date.value), EDTF_OK);
    return date;
}

ParameterizedTestParameters(selection, narrows_every_place_to_what_meets_it)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, selection, narrows_every_place_to_what_meets_it)
{
    static const char *const dates[] = {NULL, "1900", "2023", "2030-03", "2031-04~", "2999"};
    struct loaded loaded = sample_load((enum sample) * sample);
    struct arena arena = {0};
    struct place_list places = sample_places(loaded.dossier, &arena);
    for (size_t i = 0; i < sizeof dates / sizeof *dates * 2; i++) {
        struct date since = dates[i / 2] ? date_of(dates[i / 2]) : (struct date){0};
        struct selection only = {
            .since = dates[i / 2] ? &since : NULL,
            .states = i % 2 ? 1u << SEARCH_STARRED : 0,
            .memory = {is_every_third, NULL},
        };
        for (size_t j = 0; j < places.count; j++) {
            struct place place = places.items[j];
            place.only = &only;
            if (place.view == VIEW_READ)
                check_place(loaded.dossier, place);
        }
    }
    arena_release(&arena);
    loaded_release(&loaded);
}

/* Stars by chance, and a document that must have each of them once and nothing else. */
ParameterizedTestParameters(selection, lists_each_star_once)
{
    return EVERY_SAMPLE;
}

static uint32_t put_stars(struct state *state, const struct dossier *dossier, struct dice *dice)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        state_set_starred(state, &brief->entry, dice_one_in(dice, 3));
        for (uint32_t j = 0; j < brief->claims.count; j++)
            state_set_starred(state, &brief->claims.items[j].entry, dice_one_in(dice, 5));
        for (uint32_t j = 0; j < brief->questions.count; j++)
            state_set_starred(state, &brief->questions.items[j].entry, dice_one_in(dice, 5));
        count += state_is_starred(state, &brief->entry);
        for (uint32_t j = 0; j < brief->claims.count; j++)
            count += state_is_starred(state, &brief->claims.items[j].entry);
        for (uint32_t j = 0; j < brief->questions.count; j++)
            count += state_is_starred(state, &brief->questions.items[j].entry);
    }
    return count;
}

ParameterizedTest(int *sample, selection, lists_each_star_once)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    struct dice dice = {(uint64_t)*sample + 1};
    for (int round = 0; round < 5; round++) {
        struct state *state = state_create();
        state_set_dossier(state, loaded.dossier);
        uint32_t count = round ? put_stars(state, loaded.dossier, &dice) : 0;
        struct selection only = {.states = 1u << SEARCH_STARRED, .memory = state_memory(state)};
        struct document document = {0};
        compose(&document, loaded.dossier, (struct place){.view = VIEW_STARRED, .only = &only},
                DETAIL_POINTS);
        cr_expect_eq(document.item_count, count);
        for (uint32_t i = 0; i < document.count; i++) {
            const struct block *block = document_block(&document, i);
            if (!block_is_item(block))
                continue;
            cr_expect(state_is_starred(state, block->subject));
            cr_expect_eq(document_find(&document, block->subject), i);
        }
        document_release(&document);
        state_release(state);
    }
    loaded_release(&loaded);
}
