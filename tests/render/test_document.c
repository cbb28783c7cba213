/* What is in the document of each place, and that it does not matter when its blocks are composed.
 */
#include "render/compose.h"
#include "support/dice.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

static int every_sample[] = {SAMPLE_QUIET_WATER, SAMPLE_BUNDLED};

#define EVERY_SAMPLE                                                                               \
    cr_make_param_array(int, every_sample, sizeof every_sample / sizeof *every_sample)

/* Everything that a block says, spelled out. */

static void describe_span(const struct span *span, struct arena *arena, struct buffer *out)
{
    buffer_format(out, "  %d %.*s", span->role, SLICE_ARGUMENTS(span->text));
    if (span->theme)
        buffer_format(out, " theme %.*s", SLICE_ARGUMENTS(text_slice(span->theme->id)));
    if (span->target)
        buffer_format(out, " -> %s", sample_describe(*span->target, arena));
    buffer_add_byte(out, '\n');
}

static void describe_paragraph(const struct paragraph *paragraph, struct arena *arena,
                               struct buffer *out)
{
    buffer_format(out, " paragraph %d %d\n", paragraph->indent, paragraph->gap);
    for (uint32_t i = 0; i < paragraph->cell_count; i++) {
        const struct cell *cell = &paragraph->cells[i];
        buffer_format(out, " cell %d %d %d %d %d %d\n", cell->columns, cell->least, cell->hanging,
                      cell->align, cell->is_label, cell->is_single_line);
        for (uint32_t j = 0; j < cell->span_count; j++)
            describe_span(&cell->spans[j], arena, out);
    }
}

static void describe(struct document *document, struct buffer *out)
{
    struct arena arena = {0};
    for (uint32_t i = 0; i < document->count; i++) {
        const struct block *block = document_block(document, i);
        buffer_format(out, "block %d %d %d %d %u\n", block->kind, block->space, block->priority,
                      block->section, block->number);
        for (const struct paragraph *p = block->first; p; p = p->next)
            describe_paragraph(p, &arena, out);
    }
    arena_release(&arena);
}

static void compose_backwards(struct document *document)
{
    for (uint32_t i = document->count; i-- > 0;)
        document_block(document, i);
}

static void compose_anyhow(struct document *document)
{
    struct dice dice = {document->count};
    for (uint32_t i = 0; i < document->count; i++)
        document_block(document, dice_below(&dice, document->count));
}

static void expect_same_composed_by(void (*order)(struct document *), const struct dossier *dossier,
                                    struct place place, enum detail detail)
{
    struct arena arena = {0};
    struct buffer texts[2] = {{0}};
    for (int i = 0; i < 2; i++) {
        struct document document = {0};
        compose(&document, dossier, place, detail);
        if (i)
            order(&document);
        describe(&document, &texts[i]);
        document_release(&document);
    }
    cr_expect(slice_equal(buffer_slice(&texts[0]), buffer_slice(&texts[1])), "%s",
              sample_describe(place, &arena));
    buffer_release(&texts[0]);
    buffer_release(&texts[1]);
    arena_release(&arena);
}

ParameterizedTestParameters(document, is_the_same_in_whatever_order_it_is_composed)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, document, is_the_same_in_whatever_order_it_is_composed)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    struct arena arena = {0};
    struct place_list places = sample_places(loaded.dossier, &arena);
    for (size_t i = 0; i < places.count; i++) {
        enum detail detail = (enum detail)(i % DETAIL_COUNT);
        expect_same_composed_by(compose_backwards, loaded.dossier, places.items[i], detail);
        expect_same_composed_by(compose_anyhow, loaded.dossier, places.items[i], detail);
    }
    arena_release(&arena);
    loaded_release(&loaded);
}

/* What every span must be. */

static void check_span(const struct dossier *dossier, const struct span *span, const char *where)
{
    cr_expect(shown_is_clean(shown_slice(span->text)), "%s: %.*s", where,
              SLICE_ARGUMENTS(span->text));
    cr_expect_gt(span->text.length, 0, "%s", where);
    cr_expect_lt(span->role, ROLE_COUNT, "%s", where);
    cr_expect_eq(span->role == ROLE_THEME, span->theme != NULL, "%s: %.*s", where,
                 SLICE_ARGUMENTS(span->text));
    bool is_link = span->role == ROLE_LINK || span->role == ROLE_NAME;
    cr_expect(span->target || span->role != ROLE_LINK, "%s: %.*s leads nowhere", where,
              SLICE_ARGUMENTS(span->text));
    if (is_link && span->target)
        cr_expect(sample_holds(dossier, *span->target), "%s: %.*s", where,
                  SLICE_ARGUMENTS(span->text));
}

static void check_spans(struct document *document, const char *where)
{
    for (uint32_t i = 0; i < document->count; i++)
        for (const struct paragraph *p = document_block(document, i)->first; p; p = p->next)
            for (uint32_t j = 0; j < p->cell_count; j++)
                for (uint32_t k = 0; k < p->cells[j].span_count; k++)
                    check_span(document->dossier, &p->cells[j].spans[k], where);
}

/* The reader can go to wherever a link leads, and finds there what it led to. */
static void check_target(const struct dossier *dossier, struct place target, const char *where)
{
    struct document document = {0};
    compose(&document, dossier, target, DETAIL_POINTS);
    cr_expect_gt(document.count, 0, "%s", where);
    if (target.item)
        cr_expect_lt(document_find(&document, target.item), document.count,
                     "%s: the link leads to a place without it", where);
    document_release(&document);
}

ParameterizedTestParameters(document, is_made_of_clean_spans_and_links_that_lead_somewhere)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, document, is_made_of_clean_spans_and_links_that_lead_somewhere)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    struct arena arena = {0};
    struct place_list places = sample_places(loaded.dossier, &arena);
    for (size_t i = 0; i < places.count; i++) {
        struct document document = {0};
        const char *where = sample_describe(places.items[i], &arena);
        compose(&document, loaded.dossier, places.items[i], (enum detail)(i % DETAIL_COUNT));
        check_spans(&document, where);
        check_target(loaded.dossier, places.items[i], where);
        document_release(&document);
    }
    struct place_list points = sample_points(loaded.dossier, &arena);
    for (size_t i = 0; i < points.count; i++)
        check_target(loaded.dossier, points.items[i], sample_describe(points.items[i], &arena));
    arena_release(&arena);
    loaded_release(&loaded);
}

static bool says_something(struct document *document)
{
    struct buffer text = {0};
    sample_write(document, 80, &text);
    bool says = text.length > 3;
    buffer_release(&text);
    return says;
}

ParameterizedTestParameters(document, is_never_blank)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, document, is_never_blank)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    struct arena arena = {0};
    struct place_list places = sample_places(loaded.dossier, &arena);
    for (size_t i = 0; i < places.count * DETAIL_COUNT; i++) {
        struct document document = {0};
        struct place place = places.items[i / DETAIL_COUNT];
        compose(&document, loaded.dossier, place, (enum detail)(i % DETAIL_COUNT));
        cr_expect(says_something(&document), "%s", sample_describe(place, &arena));
        document_release(&document);
    }
    arena_release(&arena);
    loaded_release(&loaded);
}

Test(document, of_an_empty_dossier_explains_itself_in_every_view)
{
    struct diagnostics diagnostics = {0};
    struct dossier *dossier = dossier_assemble(&(struct dossier_parts){0}, &diagnostics);
    for (int view = 0; view < VIEW_COUNT; view++) {
        struct document document = {0};
        compose(&document, dossier, (struct place){.view = (enum view)view}, DETAIL_POINTS);
        cr_expect(says_something(&document), "%s", view_name((enum view)view));
        document_release(&document);
    }
    dossier_release(dossier);
    diagnostics_release(&diagnostics);
}

Test(document, finds_blocks_counts_items_and_takes_blocks_off_again)
{
    struct entry entries[3] = {{.kind = ENTRY_CLAIM}};
    struct document document = {0};
    for (size_t i = 0; i < 20; i++)
        document_add(&document, &(struct block){.kind = i % 2 ? BLOCK_POINT : BLOCK_TEXT,
                                                .subject = &entries[i % 2]});
    cr_expect_eq(document.item_count, 10);
    cr_expect_eq(document_find(&document, &entries[0]), 0);
    cr_expect_eq(document_find(&document, &entries[1]), 1);
    cr_expect_eq(document_find(&document, &entries[2]), 20);
    document_truncate(&document, 3);
    cr_expect_eq(document.count, 3);
    cr_expect_eq(document.item_count, 1);
    document_truncate(&document, 8);
    cr_expect_eq(document.count, 3);
    document_release(&document);
    cr_expect_null(document.blocks);
}
