/* The design of a sheet, whatever the dossier: nothing beyond its margins, nothing upon anything
 * else, the bottom line and the foot always there, the tags in order. */
#include "fake_typesetter.h"
#include "output/page/page_footer.h"
#include "output/pdf/pdf_page.h"
#include "output/pdf/pdf_quotes.h"
#include "render/compose.h"
#include "support/made_up.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

static int every_sample[] = {SAMPLE_QUIET_WATER, SAMPLE_BUNDLED};

#define EVERY_SAMPLE                                                                               \
    cr_make_param_array(int, every_sample, sizeof every_sample / sizeof *every_sample)

/* Letters never come nearer to the edge; the band of the bottom line reaches a little further. */
static const double MARGIN = 54;
static const double BAND = 8;
static const double TOP = 44;
static const double BOTTOM = 38;
static const double SLIP = 0.01;

struct drawn {
    struct document document;
    struct fake_sheet sheet;
    struct pdf_set set;
    bool is_complete;
    struct arena arena;
    const char *where;
};

static void draw_place(struct drawn *drawn, const struct dossier *dossier, struct place place,
                       enum pdf_paper paper)
{
    *drawn = (struct drawn){.document = {.place = place}};
    compose_page(&drawn->document, dossier, place);
    drawn->set = (struct pdf_set){
        .typesetter = &fake_typesetter,
        .sheet = fake_sheet_as_sheet(&drawn->sheet),
        .design = pdf_design_for(paper, &place),
        .document = &drawn->document,
    };
    const bool *is_dropped = pdf_page_draw(&drawn->set);
    drawn->is_complete = true;
    for (uint32_t i = 0; i < drawn->document.count; i++)
        drawn->is_complete = drawn->is_complete && !is_dropped[i];
    drawn->where = sample_describe(place, &drawn->arena);
}

static void release(struct drawn *drawn)
{
    arena_release(&drawn->set.scratch);
    fake_sheet_release(&drawn->sheet);
    document_release(&drawn->document);
    arena_release(&drawn->arena);
}

static void check_margins(const struct drawn *drawn)
{
    double width = drawn->set.design.width;
    double height = drawn->set.design.height;
    for (size_t i = 0; i < drawn->sheet.text_count; i++) {
        const struct fake_text *text = &drawn->sheet.texts[i];
        bool is_in = text->left >= MARGIN - SLIP && text->right <= width - MARGIN + SLIP &&
                     text->top >= TOP - SLIP && text->bottom <= height - BOTTOM + SLIP;
        cr_expect(is_in, "%s: beyond the margins at %.1f %.1f: %.*s", drawn->where, text->left,
                  text->bottom, SLICE_ARGUMENTS(text->words));
    }
    for (size_t i = 0; i < drawn->sheet.shape_count; i++) {
        const struct fake_shape *shape = &drawn->sheet.shapes[i];
        bool is_in = shape->left >= MARGIN - BAND - SLIP &&
                     shape->right <= width - MARGIN + BAND + SLIP && shape->top >= TOP - SLIP &&
                     shape->bottom <= height - BOTTOM + SLIP;
        cr_expect(is_in, "%s: a shape beyond the margins at %.1f %.1f", drawn->where, shape->left,
                  shape->bottom);
    }
}

static bool overlap(const struct fake_text *left, const struct fake_text *right)
{
    return left->left < right->right - SLIP && right->left < left->right - SLIP &&
           left->top < right->bottom - SLIP && right->top < left->bottom - SLIP;
}

static bool is_in_figure(const struct fake_text *text)
{
    return strcmp(text->tag, "Span") == 0;
}

/* The numbers over the columns of a timeline are narrower than this typesetter takes them for. */
static void check_overlaps(const struct drawn *drawn)
{
    for (size_t i = 0; i < drawn->sheet.text_count; i++)
        for (size_t j = 0; j < i; j++) {
            const struct fake_text *upper = &drawn->sheet.texts[j];
            const struct fake_text *lower = &drawn->sheet.texts[i];
            if (is_in_figure(upper) && is_in_figure(lower))
                continue;
            cr_expect(!overlap(upper, lower), "%s: \"%.*s\" lies upon \"%.*s\"", drawn->where,
                      SLICE_ARGUMENTS(lower->words), SLICE_ARGUMENTS(upper->words));
        }
}

static const struct fake_text *find_text(const struct drawn *drawn, struct slice words)
{
    for (size_t i = 0; i < drawn->sheet.text_count; i++)
        if (slice_equal(drawn->sheet.texts[i].words, words))
            return &drawn->sheet.texts[i];
    return NULL;
}

/* The words of a bottom line or main point; empty where there is none. */
static struct slice head_of(struct drawn *drawn)
{
    struct buffer words = {0};
    const struct block *block =
        drawn->document.count > 2 ? document_block(&drawn->document, 2) : NULL;
    bool is_head = block && block->kind == BLOCK_TEXT && !block->priority && block->first &&
                   !block->first->next && !drawn->document.place.item;
    for (uint32_t j = 0; is_head && j < block->first->cells[0].span_count; j++)
        buffer_add(&words, shown_slice(block->first->cells[0].spans[j].text));
    struct shown set = shown_clean(&drawn->arena, buffer_slice(&words));
    struct slice copy =
        arena_copy(&drawn->arena, shown_slice(pdf_quotes_curl(&drawn->arena, set, 0, 0)));
    buffer_release(&words);
    return copy;
}

static void check_head(struct drawn *drawn)
{
    struct slice words = head_of(drawn);
    if (!words.length)
        return;
    const struct fake_text *text = find_text(drawn, words);
    cr_expect_not_null(text, "%s: no head \"%.*s\"", drawn->where, SLICE_ARGUMENTS(words));
    cr_expect(!text || !text->is_cut, "%s: the head is cut", drawn->where);
}

static bool says_nothing(struct slice words)
{
    return slice_contains(words, SLICE("Nothing "));
}

/* Words, and neither a command nor the number of the only page. */
static void check_foot(const struct drawn *drawn)
{
    cr_assert_geq(drawn->sheet.text_count, 2, "%s", drawn->where);
    const struct fake_text *last = &drawn->sheet.texts[drawn->sheet.text_count - 1];
    struct slice said = last->words;
    cr_expect(!last->is_cut, "%s: the foot is cut", drawn->where);
    cr_expect(slice_contains(said, SLICE(" left off.")), "%s: %.*s", drawn->where,
              SLICE_ARGUMENTS(said));
    cr_expect_eq(says_nothing(said), drawn->is_complete, "%s: %.*s", drawn->where,
                 SLICE_ARGUMENTS(said));
    cr_expect(!slice_contains(said, SLICE("precis ")), "%s: %.*s", drawn->where,
              SLICE_ARGUMENTS(said));
}

static void check_tags(const struct drawn *drawn)
{
    const struct buffer *outline = &drawn->sheet.outline;
    cr_expect_null(drawn->sheet.fault, "%s: %s", drawn->where, drawn->sheet.fault);
    cr_expect_eq(drawn->sheet.depth, 0, "%s: a tag is left open", drawn->where);
    cr_expect_eq(strncmp(outline->bytes, "<Document>", 10), 0, "%s", drawn->where);
    for (size_t i = 0; i < drawn->sheet.text_count; i++)
        cr_expect_gt(drawn->sheet.texts[i].depth, 1, "%s: text outside of a tag", drawn->where);
    const char *item = strstr(outline->bytes, "<LI>");
    const char *list = strstr(outline->bytes, "<L>");
    cr_expect(!item || (list && list < item), "%s: an item outside of a list", drawn->where);
}

static void check_type_sizes(const struct drawn *drawn)
{
    for (size_t i = 0; i < drawn->sheet.text_count; i++) {
        const struct fake_text *text = &drawn->sheet.texts[i];
        cr_expect_geq(text->smallest, 6, "%s: type of %.1f points", drawn->where, text->smallest);
        cr_expect_leq(text->largest, 22.01, "%s: type of %.1f points", drawn->where, text->largest);
    }
}

static void check_all(const struct dossier *dossier, struct place place, enum pdf_paper paper)
{
    struct drawn drawn;
    draw_place(&drawn, dossier, place, paper);
    check_margins(&drawn);
    check_overlaps(&drawn);
    check_head(&drawn);
    check_foot(&drawn);
    check_tags(&drawn);
    check_type_sizes(&drawn);
    release(&drawn);
}

ParameterizedTestParameters(pdf_page, holds_every_place)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, pdf_page, holds_every_place)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    struct arena arena = {0};
    struct place_list places = sample_places(loaded.dossier, &arena);
    for (size_t i = 0; i < places.count; i++)
        check_all(loaded.dossier, places.items[i], i % 2 ? PDF_PAPER_LETTER : PDF_PAPER_A4);
    arena_release(&arena);
    loaded_release(&loaded);
}

static void check_on_some_paper(const struct dossier *dossier, struct place place, int index,
                                struct dice *dice)
{
    (void)dice;
    check_all(dossier, place, index % 2 ? PDF_PAPER_LETTER : PDF_PAPER_A4);
}

Test(pdf_page, holds_whatever_dossier_there_is)
{
    for (uint64_t seed = 1; seed <= 60; seed++)
        made_up_visit_some(seed, &made_up_sizes[seed % MADE_UP_USUAL_SIZES], 9,
                           check_on_some_paper);
}

Test(pdf_page, holds_an_enormous_dossier)
{
    for (uint64_t seed = 100; seed < 103; seed++)
        made_up_visit_some(seed, &made_up_sizes[MADE_UP_ENORMOUS], 7, check_on_some_paper);
}

static void check_all_but_the_head(const struct dossier *dossier, struct place place, int index,
                                   struct dice *dice)
{
    (void)index;
    (void)dice;
    struct drawn drawn;
    draw_place(&drawn, dossier, place, PDF_PAPER_LETTER);
    check_margins(&drawn);
    check_overlaps(&drawn);
    check_foot(&drawn);
    check_tags(&drawn);
    release(&drawn);
}

/* Titles and bottom lines that would fill the sheet alone are cut; all else still holds. */
Test(pdf_page, survives_texts_longer_than_itself)
{
    static const struct made_up_size most = {3, 3, 6, 2, 4, 400, 2000};
    for (uint64_t seed = 1; seed <= 12; seed++)
        made_up_visit_many(seed, &most, check_all_but_the_head);
}

/* A page that is short is set large, one that is full small. */
Test(pdf_page, steps_the_type_before_it_drops)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct drawn drawn;
    draw_place(&drawn, loaded.dossier, sample_place(loaded.dossier, "pilotage"), PDF_PAPER_A4);
    bool has_large = false;
    for (size_t i = 0; i < drawn.sheet.text_count; i++)
        has_large = has_large || (drawn.sheet.texts[i].largest >= 11 &&
                                  strcmp(drawn.sheet.texts[i].tag, "LBody") == 0);
    cr_expect(has_large && drawn.is_complete);
    release(&drawn);
    loaded_release(&loaded);
    loaded = sample_load(SAMPLE_BUNDLED);
    draw_place(&drawn, loaded.dossier, (struct place){0}, PDF_PAPER_A4);
    for (size_t i = 0; i < drawn.sheet.text_count; i++)
        cr_expect(strcmp(drawn.sheet.texts[i].tag, "LBody") != 0 ||
                      drawn.sheet.texts[i].largest <= 8.51,
                  "%.1f", drawn.sheet.texts[i].largest);
    cr_expect(!drawn.is_complete);
    release(&drawn);
    loaded_release(&loaded);
}

/* Sections in the order of a briefing, from a dossier of which all goes on the page. */
Test(pdf_page, keeps_the_order_of_a_briefing)
{
    static const char *const order[] = {
        "BOTTOM LINE",    "KEY JUDGMENTS", "CONTRADICTIONS",      "TIMELINE",
        "OPEN QUESTIONS", "SOURCES",       "Nothing is left off."};
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct drawn drawn;
    draw_place(&drawn, loaded.dossier, (struct place){0}, PDF_PAPER_A4);
    cr_assert(drawn.is_complete);
    const struct fake_text *last = drawn.sheet.texts;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        const struct fake_text *text = find_text(&drawn, slice_of(order[i]));
        cr_assert_not_null(text, "%s", order[i]);
        cr_expect_gt(text, last, "%s", order[i]);
        last = text;
    }
    release(&drawn);
    loaded_release(&loaded);
}

static void draw_titled(struct drawn *drawn, struct loaded *loaded, struct text title)
{
    struct brief *brief = loaded->dossier->briefs[0];
    brief->source.title = title;
    draw_place(drawn, loaded->dossier, place_of(&brief->entry), PDF_PAPER_A4);
}

#define TEXT(words) ((struct text){words, sizeof words - 1, {1, 1}})

/* No line of a single word below a full one. */
Test(pdf_page, parts_long_titles_in_the_middle)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct drawn drawn;
    draw_titled(&drawn, &loaded,
                TEXT("A title that is just too long for one line, and ends in words"));
    const struct fake_text *title = &drawn.sheet.texts[2];
    cr_assert_str_eq(title->tag, "H1");
    double whole = drawn.set.design.right - drawn.set.design.left;
    cr_expect_lt(title->right - title->left, whole * 0.75);
    cr_expect_float_eq(title->left, drawn.set.design.left, SLIP);
    release(&drawn);
    loaded_release(&loaded);
}

Test(pdf_page, sets_titles_from_the_right_at_the_right)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct drawn drawn;
    draw_titled(&drawn, &loaded, TEXT("راه‌آهن و همسایگان"));
    const struct fake_text *title = &drawn.sheet.texts[2];
    cr_assert_str_eq(title->tag, "H1");
    cr_expect_gt(title->left, drawn.set.design.left + 100);
    release(&drawn);
    loaded_release(&loaded);
}
