/* The cross-reference pane: asserted relations from both ends, apart from them what is mentioned.
 */
#include "render/compose.h"
#include "render/labels.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

static int every_sample[] = {SAMPLE_QUIET_WATER, SAMPLE_BUNDLED};

#define EVERY_SAMPLE                                                                               \
    cr_make_param_array(int, every_sample, sizeof every_sample / sizeof *every_sample)

static void write_references(const struct dossier *dossier, struct place place,
                             const struct entry *entry, struct buffer *out)
{
    struct document document = {0};
    compose_references(&document, dossier, place, entry);
    sample_write(&document, 60, out);
    document_release(&document);
}

static void expect_references(const struct dossier *dossier, const char *address,
                              const char *expected)
{
    struct buffer text = {0};
    struct place place = sample_place(dossier, address);
    write_references(dossier, place, place.item ? place.item : &place.brief->entry, &text);
    cr_expect_str_eq(text.bytes, expected, "%s:\n%s", address, text.bytes);
    buffer_release(&text);
}

static const struct {
    const char *address;
    const char *expected;
} panes[] = {
    {"harbour-2031#dredging-agreed",
     "1 updates Nov 2029 Annals  What stood still has been signed.\n"
     "\n"
     "also mentions\n"
     "  Harbour Board\n"
     "  Coastland\n"
     "  Merrow\n"
     "  North Fairway\n"},
    {"tides-2029#surge-1953", "1 has background in c. Apr 2031 Port Review  Why anyone\n"
                              "  counts millimetres at Eastport.\n"
                              "2 background to c. Apr 2031 Port Review  The flood that the\n"
                              "  forecast has in mind.\n"
                              "\n"
                              "also mentions\n"
                              "  Harbour Board\n"},
    {"tides-2029#who-pays", "1 answered by c. Apr 2031 Port Review  Each state pays one\n"
                            "  half.\n"},
    {"harbour-2031#fog-bells", "No cross-reference.\n"},
    {"tides-2029", "1 updated by c. Apr 2031 Port Review  The same channel two\n"
                   "  years later.\n"},
};

Test(references, show_asserted_relations_and_then_mentions)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    for (size_t i = 0; i < sizeof panes / sizeof *panes; i++)
        expect_references(loaded.dossier, panes[i].address, panes[i].expected);
    loaded_release(&loaded);
}

Test(references, show_every_relation_from_both_ends)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct arena arena = {0};
    struct buffer text = {0};
    struct place_list points = sample_points(loaded.dossier, &arena);
    for (size_t i = 0; i < points.count; i++)
        write_references(loaded.dossier, points.items[i], points.items[i].item, &text);
    for (uint8_t relation = RELATION_CORROBORATES; relation < RELATION_COUNT; relation++) {
        cr_expect_not_null(strstr(text.bytes, relation_name(relation)), "%s",
                           relation_name(relation));
        cr_expect_not_null(strstr(text.bytes, relation_inverse_name(relation)), "%s",
                           relation_inverse_name(relation));
    }
    buffer_release(&text);
    arena_release(&arena);
    loaded_release(&loaded);
}

Test(references, lead_to_the_brief_from_anywhere_else)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    const struct entry *point = sample_place(loaded.dossier, "harbour-2031#fog-bells").item;
    struct buffer text = {0};
    write_references(loaded.dossier, (struct place){.view = VIEW_ACTORS}, point, &text);
    cr_expect_not_null(strstr(text.bytes, "1 read it in c. Apr 2031 Port Review"), "%s",
                       text.bytes);
    buffer_release(&text);
    loaded_release(&loaded);
}

/* The two kinds of link are never in one list: after the first mention nothing is numbered. */
static const char *fault_of_pane(const struct document *document)
{
    uint32_t number = 0;
    bool has_mentions = false;
    for (uint32_t i = 0; i < document->count; i++) {
        const struct block *block = &document->blocks[i];
        if (!block_is_item(block))
            continue;
        if (!block->subject)
            return "a row leads nowhere";
        if (!block->number) {
            has_mentions = true;
            continue;
        }
        if (has_mentions)
            return "an asserted link stands after a mention";
        if (block->number != ++number)
            return "the links are not numbered from 1";
    }
    return NULL;
}

/* The digits are those of the keys that go to the sides from the text. */
Test(references, of_a_contradiction_are_its_two_sides_by_age)
{
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    struct document pairs = {0};
    compose(&pairs, loaded.dossier, (struct place){.view = VIEW_CONFLICTS}, DETAIL_POINTS);
    cr_assert_gt(pairs.item_count, 0);
    for (uint32_t i = 0; i < pairs.count; i++) {
        const struct block *pair = &pairs.blocks[i];
        struct document document = {0};
        if (!pair->second)
            continue;
        compose_sides(&document, loaded.dossier, pairs.place, pair);
        cr_expect_eq(document.blocks[0].subject, pair->subject);
        cr_expect_eq(document.blocks[1].subject, pair->second);
        cr_expect_leq(pair->subject->brief->entry.ordinal, pair->second->brief->entry.ordinal);
        cr_expect_null(fault_of_pane(&document), "%s", fault_of_pane(&document));
        document_release(&document);
    }
    document_release(&pairs);
    loaded_release(&loaded);
}

ParameterizedTestParameters(references, never_mix_links_with_mentions)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, references, never_mix_links_with_mentions)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    struct arena arena = {0};
    struct place_list points = sample_points(loaded.dossier, &arena);
    for (size_t i = 0; i < points.count * 2; i++) {
        struct place place = points.items[i / 2];
        struct document document = {0};
        if (i % 2)
            place.view = VIEW_CONFLICTS;
        compose_references(&document, loaded.dossier, place, place.item);
        const char *fault = fault_of_pane(&document);
        cr_expect_null(fault, "%s: %s", sample_describe(place, &arena), fault);
        document_release(&document);
    }
    arena_release(&arena);
    loaded_release(&loaded);
}

/* The lists of sources and themes. */

Test(lists, count_points_as_the_place_narrows_them)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    const struct dossier *dossier = loaded.dossier;
    struct document documents[3] = {{.dossier = dossier}};
    struct buffer text = {0};
    compose_source_list(&documents[0], dossier, (struct place){0});
    compose_source_list(&documents[1], dossier, sample_place(dossier, "tides"));
    compose_theme_list(&documents[2], dossier, sample_place(dossier, "tides-2029"));
    for (int i = 0; i < 3; i++) {
        sample_write(&documents[i], 26, &text);
        document_release(&documents[i]);
    }
    cr_expect_str_eq(text.bytes, "All sources             16\n"
                                 "Nov 2029    Annals       6\n"
                                 "c. Apr 2031 Port Review 10\n"
                                 "All sources              5\n"
                                 "Nov 2029    Annals       3\n"
                                 "c. Apr 2031 Port Review  2\n"
                                 "0 All themes             6\n"
                                 "1 Dredging               2\n"
                                 "2 Tides and surges       3\n"
                                 "3 Pilotage, tolls and …  1\n");
    buffer_release(&text);
    loaded_release(&loaded);
}

Test(titles, name_the_cell_and_the_view)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct arena arena = {0};
    struct place place = sample_place(loaded.dossier, "tides-2029");
    place.theme = sample_place(loaded.dossier, "dredging").theme;
    struct shown title = label_place_title(&arena, loaded.dossier, place);
    cr_expect(slice_equal(shown_slice(title), SLICE("Quiet Water ▸ Annals ▸ Dredging")));
    title = label_place_title(&arena, loaded.dossier, (struct place){.view = VIEW_CONFLICTS});
    cr_expect(slice_equal(shown_slice(title),
                          SLICE("Quiet Water ▸ all sources ▸ all themes ▸ contradictions")));
    arena_release(&arena);
    loaded_release(&loaded);
}
