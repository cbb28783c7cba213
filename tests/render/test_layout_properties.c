/* What holds for every document at every width. */
#include "base/width.h"
#include "render/compose.h"
#include "render/layout.h"
#include "render/writer.h"
#include "support/dice.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

enum { WIDEST = 120 };

static int every_sample[] = {SAMPLE_QUIET_WATER, SAMPLE_BUNDLED};

/* NULL, or what is wrong with a line. A wide sign may stand alone in a single column. */
static const char *fault_of_line(const struct line *line, int columns)
{
    int end = 0;
    for (uint32_t i = 0; i < line->count; i++) {
        const struct fragment *fragment = &line->fragments[i];
        if (fragment->column < 0)
            return "a fragment begins left of the page";
        if (fragment->column < end)
            return "two fragments overlap, or stand in the wrong order";
        if (!fragment->text.length || fragment->columns != width_columns(fragment->text))
            return "a fragment has another width than its text";
        if (!fragment->span)
            return "a fragment has no span";
        end = fragment->column + fragment->columns;
    }
    return end <= columns || (columns == 1 && end == 2) ? NULL : "a line is too wide";
}

static size_t count_inked(struct shown text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += text.bytes[i] != ' ';
    return count;
}

static bool lies_in(struct shown part, struct shown whole)
{
    return part.bytes >= whole.bytes && part.bytes + part.length <= whole.bytes + whole.length;
}

static size_t count_shared(const struct block_lines *lines, struct shown flow)
{
    size_t count = 0;
    for (uint32_t i = 0; i < lines->flow_count; i++)
        count += lies_in(lines->flows[i], flow);
    return count;
}

/* Nothing but blanks is lost of a text: all its other bytes are in the fragments that lie in its
 * flow. Flows of the same constant share their bytes. */
static bool flow_is_whole(const struct block_lines *lines, struct shown flow)
{
    size_t seen = 0;
    for (uint32_t i = 0; i < lines->count; i++)
        for (uint32_t j = 0; j < lines->lines[i].count; j++)
            if (lies_in(lines->lines[i].fragments[j].text, flow))
                seen += count_inked(lines->lines[i].fragments[j].text);
    return seen == count_inked(flow) * count_shared(lines, flow);
}

static bool block_cuts(const struct block *block)
{
    for (const struct paragraph *p = block->first; p; p = p->next)
        for (uint32_t i = 0; i < p->cell_count; i++)
            if (p->cells[i].is_label || p->cells[i].is_single_line)
                return true;
    return false;
}

static const char *fault_of_block(struct layout *layout, uint32_t index)
{
    const struct block_lines *lines = layout_block(layout, index);
    for (uint32_t i = 0; i < lines->count; i++) {
        const char *fault = fault_of_line(&lines->lines[i], layout->columns);
        if (fault)
            return fault;
    }
    bool is_whole = true;
    for (uint32_t i = 0; i < lines->flow_count && !block_cuts(&layout->document->blocks[index]);
         i++)
        is_whole = is_whole && flow_is_whole(lines, lines->flows[i]);
    return is_whole ? NULL : "a part of a text is missing";
}

static void check_width(struct document *document, int columns, const char *where)
{
    struct layout layout = {0};
    layout_begin(&layout, document, columns);
    for (uint32_t i = 0; i < layout.block_count; i++) {
        const char *fault = fault_of_block(&layout, i);
        if (fault)
            cr_expect_null(fault, "%s, %d columns, block %u: %s", where, columns, i, fault);
    }
    layout_release(&layout);
}

typedef void compose_somehow(struct document *document, const struct dossier *dossier,
                             struct place place);

static void compose_short(struct document *document, const struct dossier *dossier,
                          struct place place)
{
    compose(document, dossier, place, DETAIL_BOTTOM_LINES);
}

static void compose_usual(struct document *document, const struct dossier *dossier,
                          struct place place)
{
    compose(document, dossier, place, DETAIL_POINTS);
}

static void compose_long(struct document *document, const struct dossier *dossier,
                         struct place place)
{
    compose(document, dossier, place, DETAIL_EVIDENCE);
}

static void compose_for_item(struct document *document, const struct dossier *dossier,
                             struct place place)
{
    const struct entry *brief = place.brief ? &place.brief->entry : NULL;
    compose_references(document, dossier, place, place.item ? place.item : brief);
}

static compose_somehow *const composers[] = {
    compose_usual,    compose_long,        compose_short,     compose_page,
    compose_for_item, compose_source_list, compose_theme_list};

/* Every width for the small dossier; for the large one each place takes some, all together all. */
static void check_place(const struct dossier *dossier, struct place place, size_t turn, int step)
{
    struct arena arena = {0};
    const char *where = sample_describe(place, &arena);
    for (size_t i = 0; i < sizeof composers / sizeof *composers; i++) {
        struct document document = {0};
        composers[i](&document, dossier, place);
        for (int columns = (int)((turn + i) % (size_t)step) + 1; columns <= WIDEST; columns += step)
            check_width(&document, columns, where);
        document_release(&document);
    }
    arena_release(&arena);
}

ParameterizedTestParameters(layout_properties, hold_at_every_place_and_width)
{
    return cr_make_param_array(int, every_sample, sizeof every_sample / sizeof *every_sample);
}

ParameterizedTest(int *sample, layout_properties, hold_at_every_place_and_width)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    struct arena arena = {0};
    struct place_list places = sample_places(loaded.dossier, &arena);
    struct place_list points = sample_points(loaded.dossier, &arena);
    int step = *sample == SAMPLE_QUIET_WATER ? 1 : 13;
    for (size_t i = 0; i < places.count; i++)
        check_place(loaded.dossier, places.items[i], i, step);
    for (size_t i = 0; i < points.count; i++) {
        struct document document = {0};
        compose_for_item(&document, loaded.dossier, points.items[i]);
        for (int columns = 1; columns <= WIDEST; columns += 7)
            check_width(&document, columns, "cross-references");
        document_release(&document);
    }
    arena_release(&arena);
    loaded_release(&loaded);
}

/* Paragraphs that nobody would write. */

static const char *const pieces[] = {"a",
                                     "sill",
                                     "Ångholm",
                                     " ",
                                     "  ",
                                     "-",
                                     "the Sound of Merrow",
                                     "港湾局",
                                     "水先",
                                     "बंदरगाह",
                                     "مجلس الميناء",
                                     "👩‍🚀",
                                     "e\u0301",
                                     "—",
                                     "…",
                                     "/a/b/c",
                                     "2031",
                                     "14 m",
                                     "\u00a0",
                                     "(",
                                     ").",
                                     "🇦🇿🇮🇷",
                                     "Donaudampfschifffahrt"};

static struct shown random_text(struct dice *dice, struct arena *arena)
{
    struct shown parts[24];
    uint32_t count = dice_below(dice, 24);
    for (uint32_t i = 0; i < count; i++)
        parts[i] = shown_clean(arena, slice_of(pieces[dice_below(dice, 23)]));
    return shown_join(arena, parts, count);
}

static void write_cell(struct writer *writer, struct dice *dice)
{
    struct cell *cell = writer_cell(writer, dice_one_in(dice, 2) ? 0 : dice_between(dice, 2, 30),
                                    dice_one_in(dice, 3) ? ALIGN_RIGHT : ALIGN_LEFT);
    cell->hanging = dice_between(dice, 0, 6);
    cell->least = dice_one_in(dice, 2) ? 0 : dice_between(dice, 0, 30);
    cell->is_label = dice_one_in(dice, 5);
    cell->is_single_line = dice_one_in(dice, 5);
    for (uint32_t i = dice_below(dice, 4); i > 0; i--)
        writer_add(writer, ROLE_TEXT, random_text(dice, &writer->document->arena));
}

static void compose_random(struct document *document, struct dice *dice)
{
    struct block *block = document_add(document, &(struct block){.is_composed = true});
    struct writer writer = writer_begin(document, block);
    for (uint32_t i = 1 + dice_below(dice, 4); i > 0; i--) {
        writer.indent = dice_between(dice, 0, 12);
        writer.gap = dice_between(dice, 0, 4);
        for (uint32_t j = 1 + dice_below(dice, 5); j > 0; j--)
            write_cell(&writer, dice);
        writer_end(&writer);
    }
}

Test(layout_properties, hold_for_whatever_paragraphs_there_are)
{
    struct dice dice = {7};
    for (int i = 0; i < 600; i++) {
        struct document document = {0};
        compose_random(&document, &dice);
        for (int columns = 1 + i % 5; columns <= WIDEST; columns += 5)
            check_width(&document, columns, "a random document");
        document_release(&document);
    }
}

/* Blocks are laid out when they are looked at: the order must not show. */
Test(layout_properties, do_not_depend_on_the_order_of_looking)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct arena arena = {0};
    struct place_list places = sample_places(loaded.dossier, &arena);
    struct dice dice = {3};
    for (size_t i = 0; i < places.count; i++) {
        struct document documents[2] = {{.place = {.view = VIEW_READ}}};
        struct buffer texts[2] = {{0}};
        int columns = dice_between(&dice, 10, WIDEST);
        for (int j = 0; j < 2; j++)
            compose(&documents[j], loaded.dossier, places.items[i], DETAIL_EVIDENCE);
        struct layout layout = {0};
        layout_begin(&layout, &documents[1], columns);
        for (uint32_t j = documents[1].count; j-- > 0;)
            layout_block(&layout,
                         dice_one_in(&dice, 2) ? j : dice_below(&dice, layout.block_count));
        layout_release(&layout);
        for (int j = 0; j < 2; j++) {
            sample_write(&documents[j], columns, &texts[j]);
            document_release(&documents[j]);
        }
        cr_expect(slice_equal(buffer_slice(&texts[0]), buffer_slice(&texts[1])), "%s",
                  sample_describe(places.items[i], &arena));
        buffer_release(&texts[0]);
        buffer_release(&texts[1]);
    }
    arena_release(&arena);
    loaded_release(&loaded);
}
