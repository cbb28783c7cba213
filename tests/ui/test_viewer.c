/* Scrolling, the current item, links and matches, on documents of every place. */
#include "ui/viewer.h"

#include "render/compose.h"
#include "render/writer.h"
#include "support/dice.h"
#include "support/sample.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>

static int every_sample[] = {SAMPLE_QUIET_WATER, SAMPLE_BUNDLED};

#define EVERY_SAMPLE                                                                               \
    cr_make_param_array(int, every_sample, sizeof every_sample / sizeof *every_sample)

static uint32_t height_of(struct viewer *viewer, uint32_t block)
{
    return layout_space(&viewer->layout, block) + layout_block(&viewer->layout, block)->count;
}

/* Rows of the whole document above the top: what a viewer never counts, a test may. */
static uint32_t rows_above(struct viewer *viewer, struct spot spot)
{
    uint32_t rows = spot.line;
    for (uint32_t i = 0; i < spot.block; i++)
        rows += height_of(viewer, i);
    return rows;
}

static bool is_visible(struct viewer *viewer, uint32_t block)
{
    uint32_t top = rows_above(viewer, viewer->top);
    uint32_t first = rows_above(viewer, (struct spot){block, layout_space(&viewer->layout, block)});
    return first >= top && first < top + (uint32_t)viewer->rows;
}

static bool is_whole(struct viewer *viewer, uint32_t block)
{
    uint32_t top = rows_above(viewer, viewer->top);
    uint32_t end = rows_above(viewer, (struct spot){block, height_of(viewer, block)});
    return is_visible(viewer, block) && end <= top + (uint32_t)viewer->rows;
}

static const char *fault_of(struct viewer *viewer)
{
    uint32_t count = viewer->document.count;
    uint32_t total = layout_height(&viewer->layout, UINT32_MAX);
    uint32_t rows = (uint32_t)viewer->rows;
    if (viewer->top.block >= count && count)
        return "the top is after the last block";
    if (viewer->top.line && viewer->top.line >= height_of(viewer, viewer->top.block))
        return "the top is after the last line of its block";
    uint32_t above = rows_above(viewer, viewer->top);
    if (above && above + rows > total)
        return "rows below the end are shown though text above is not";
    if (viewer->item != NO_BLOCK &&
        (viewer->item >= count || !block_is_item(&viewer->document.blocks[viewer->item])))
        return "the current item is none";
    if (viewer->link_block != NO_BLOCK && !viewer_picked_span(viewer))
        return "the picked link is none";
    int percent = viewer_percent(viewer);
    if (percent < 0 || percent > 100)
        return "the percentage is none";
    return NULL;
}

static void check(struct viewer *viewer, const char *after)
{
    const char *fault = fault_of(viewer);
    if (fault)
        cr_assert(false, "after %s: %s (top %u.%u, item %u, %d rows of %u)", after, fault,
                  viewer->top.block, viewer->top.line, viewer->item, viewer->rows,
                  layout_height(&viewer->layout, UINT32_MAX));
}

static bool same_spot(struct spot left, struct spot right)
{
    return left.block == right.block && left.line == right.line;
}

/* What a reader does, and what must hold afterwards. */

static void scroll_down_and_up(struct viewer *viewer, struct dice *dice)
{
    struct spot before = viewer->top;
    int lines = dice_between(dice, 1, 2 * viewer->rows);
    int moved = 0;
    while (moved < lines && viewer_scroll(viewer, 1))
        moved++;
    struct spot there = viewer->top;
    viewer->top = before;
    if (moved)
        cr_assert(viewer_scroll(viewer, lines));
    cr_assert(same_spot(viewer->top, there), "%d lines at once are not as many lines", lines);
    while (moved-- > 0)
        cr_assert(viewer_scroll(viewer, -1));
    cr_assert(same_spot(viewer->top, before), "%d lines down and up end elsewhere", lines);
}

static void scroll(struct viewer *viewer, struct dice *dice)
{
    struct spot before = viewer->top;
    bool moved = viewer_scroll(viewer, dice_between(dice, -40, 40));
    cr_assert_eq(moved, !same_spot(before, viewer->top));
}

static void move_item(struct viewer *viewer, struct dice *dice)
{
    int direction = dice_one_in(dice, 2) ? 1 : -1;
    uint32_t before = viewer->item;
    struct spot top = viewer->top;
    if (!viewer_next_item(viewer, direction)) {
        cr_assert_eq(viewer->item, before);
        return;
    }
    uint32_t item = viewer->item;
    cr_assert(is_visible(viewer, item), "the item moved to is out of sight");
    bool fits = layout_block(&viewer->layout, item)->count <= (uint32_t)viewer->rows;
    cr_assert(!fits || is_whole(viewer, item), "the item moved to is cut");
    cr_assert(direction < 0 || item >= top.block, "the next item is above the screen");
    if (before == NO_BLOCK)
        return;
    cr_assert(viewer_next_item(viewer, -direction));
    cr_assert_eq(viewer->item, before, "} and { end elsewhere");
    cr_assert(is_visible(viewer, before));
}

static void resize(struct viewer *viewer, struct dice *dice)
{
    bool was_visible = viewer->item != NO_BLOCK && is_visible(viewer, viewer->item);
    bool was_read = was_visible || viewer->item == viewer->top.block;
    uint32_t item = viewer->item;
    struct layout *layout = &viewer->layout;
    int columns = layout->columns;
    int rows = viewer->rows;
    for (int i = dice_between(dice, 1, 3); i > 0; i--) {
        viewer_fit(viewer, dice_between(dice, 1, 100), dice_between(dice, 1, 50));
        check(viewer, "a change of size");
    }
    viewer_fit(viewer, columns, rows);
    if (was_read)
        cr_assert_eq(viewer->item, item, "a change of size and back changes the current item");
    if (was_visible)
        cr_assert(is_visible(viewer, item));
}

static void jump(struct viewer *viewer, struct dice *dice)
{
    if (dice_one_in(dice, 2)) {
        viewer_to_top(viewer);
        cr_assert_eq(rows_above(viewer, viewer->top), 0);
    } else {
        viewer_to_bottom(viewer);
        cr_assert(viewer_is_at_bottom(viewer));
        cr_assert_eq(viewer_percent(viewer), 100);
    }
}

static void pick_link(struct viewer *viewer, struct dice *dice)
{
    if (!viewer_next_link(viewer, dice_one_in(dice, 3) ? -1 : 1))
        return;
    cr_assert_not_null(viewer_link(viewer));
    cr_assert_not_null(viewer_picked_span(viewer));
    uint32_t block = viewer->link_block;
    bool is_tall = layout_block(&viewer->layout, block)->count > (uint32_t)viewer->rows;
    cr_assert(is_tall || is_whole(viewer, block), "the picked link is out of sight");
}

static void find_something(struct viewer *viewer, struct dice *dice)
{
    static const char *const typed[] = {"the", "a", "港", "İlkin", "zzz", "iran"};
    struct arena arena = {0};
    struct buffer message = {0};
    const struct search *search =
        search_begin(slice_of(typed[dice_below(dice, 6)]), NULL, NULL, &arena, &message);
    bool wrapped;
    uint32_t current;
    bool found = viewer_search(viewer, search, dice_one_in(dice, 2) ? 1 : -1, &wrapped);
    uint32_t count = viewer_count_matches(viewer, search, &current);
    buffer_release(&message);
    cr_assert_eq(found, count > 0);
    if (found) {
        cr_assert_geq(current, 1);
        cr_assert_leq(current, count);
        bool is_tall =
            layout_block(&viewer->layout, viewer->match_block)->count > (uint32_t)viewer->rows;
        cr_assert(is_tall || is_whole(viewer, viewer->match_block));
    }
    viewer->match_block = NO_BLOCK;
    arena_release(&arena);
}

static void paint(struct viewer *viewer, struct dice *dice)
{
    struct grid grid = {0};
    struct area area = {1, 2, viewer->rows, viewer->layout.columns + VIEWER_BAR_COLUMNS};
    grid_resize(&grid, area.columns + dice_between(dice, 0, 4),
                area.rows + dice_between(dice, 0, 2));
    viewer_paint(viewer, &grid, area, &(struct viewer_look){.has_focus = true});
    cr_assert_geq(grid.cursor_row, area.row);
    cr_assert_lt(grid.cursor_row, area.row + area.rows);
    grid_release(&grid);
}

typedef void deed(struct viewer *viewer, struct dice *dice);

static const struct {
    deed *act;
    const char *name;
} deeds[] = {
    {scroll, "scrolling"},         {scroll_down_and_up, "scrolling and back"},
    {move_item, "moving"},         {resize, "a change of size and back"},
    {jump, "going to the end"},    {pick_link, "picking a link"},
    {find_something, "searching"}, {paint, "painting"},
};

static void walk(const struct dossier *dossier, struct place place, struct dice *dice, int steps)
{
    struct viewer viewer = {.rows = 0};
    viewer_begin(&viewer);
    compose(&viewer.document, dossier, place, (enum detail)dice_below(dice, DETAIL_COUNT));
    viewer_fit(&viewer, dice_between(dice, 1, 100), dice_between(dice, 1, 50));
    check(&viewer, "opening");
    for (int i = 0; i < steps; i++) {
        size_t pick = dice_below(dice, sizeof deeds / sizeof *deeds);
        deeds[pick].act(&viewer, dice);
        check(&viewer, deeds[pick].name);
    }
    viewer_release(&viewer);
}

ParameterizedTestParameters(viewer, keeps_its_place_whatever_the_reader_does)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, viewer, keeps_its_place_whatever_the_reader_does)
{
    struct loaded loaded = sample_load((enum sample) * sample);
    struct arena arena = {0};
    struct place_list places = sample_places(loaded.dossier, &arena);
    struct dice dice = {41};
    for (size_t i = 0; i < places.count; i++)
        walk(loaded.dossier, places.items[i], &dice, 40);
    arena_release(&arena);
    loaded_release(&loaded);
}

Test(viewer, of_nothing_does_nothing)
{
    struct viewer viewer = {.rows = 0};
    bool wrapped;
    viewer_begin(&viewer);
    viewer_fit(&viewer, 40, 10);
    cr_expect_not(viewer_scroll(&viewer, 5));
    cr_expect_not(viewer_scroll(&viewer, -5));
    viewer_to_top(&viewer);
    viewer_to_bottom(&viewer);
    cr_expect_not(viewer_next_item(&viewer, 1));
    cr_expect_not(viewer_next_link(&viewer, 1));
    cr_expect_null(viewer_current(&viewer));
    cr_expect_null(viewer_link(&viewer));
    cr_expect_eq(viewer_percent(&viewer), 100);
    struct arena arena = {0};
    const struct search *search = search_begin(SLICE("x"), NULL, NULL, &arena, NULL);
    cr_expect_not(viewer_search(&viewer, search, 1, &wrapped));
    struct grid grid = {0};
    grid_resize(&grid, 42, 10);
    viewer_paint(&viewer, &grid, (struct area){0, 0, 10, 42},
                 &(struct viewer_look){.has_focus = true});
    grid_release(&grid);
    arena_release(&arena);
    viewer_release(&viewer);
}

/* A document of numbered items of one line, with a heading above. */

static void add_line(struct document *document, enum block_kind kind, struct shown text)
{
    struct block *block =
        document_add(document, &(struct block){.kind = (uint8_t)kind, .is_composed = true});
    struct writer writer = writer_begin(document, block);
    writer_line(&writer, ROLE_TEXT, text);
}

static void open_items(struct viewer *viewer, int count, int rows)
{
    *viewer = (struct viewer){.rows = 0};
    viewer_begin(viewer);
    add_line(&viewer->document, BLOCK_HEADING, SHOWN("heading"));
    for (int i = 1; i <= count; i++)
        add_line(&viewer->document, BLOCK_POINT,
                 shown_format(&viewer->document.arena, "item %d", i));
    viewer_fit(viewer, 20, rows);
}

Test(viewer, begins_at_the_first_item_in_sight)
{
    struct viewer viewer;
    open_items(&viewer, 5, 3);
    cr_expect_eq(viewer.item, 1);
    viewer_release(&viewer);
    open_items(&viewer, 5, 1);
    cr_expect_eq(viewer.item, NO_BLOCK);
    viewer_release(&viewer);
}

/* Where the document may have been composed at any size, its first fit must not matter. */
Test(viewer, that_is_fleeting_shows_the_same_whatever_size_it_was_first_fitted_to)
{
    static const struct {
        bool is_fleeting;
        struct stand low; /* at one row, after three */
    } rows[] = {{false, {{1, 0}, 1}}, {true, {{0, 0}, NO_BLOCK}}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct viewer viewer;
        open_items(&viewer, 5, 0);
        viewer.is_fleeting = rows[i].is_fleeting;
        viewer_begin(&viewer);
        viewer_fit(&viewer, 20, 3);
        cr_expect_eq(viewer.item, 1);
        viewer_fit(&viewer, 20, 1);
        cr_expect(same_spot(viewer.top, rows[i].low.top));
        cr_expect_eq(viewer.item, rows[i].low.item);
        viewer_fit(&viewer, 20, 3);
        cr_expect(same_spot(viewer.top, (struct spot){0, 0}));
        cr_expect_eq(viewer.item, 1);
        viewer_next_item(&viewer, 1);
        viewer_fit(&viewer, 20, 1);
        cr_expect(same_spot(viewer.top, (struct spot){2, 0}), "what is chosen stays in sight");
        cr_expect_eq(viewer.item, 2);
        viewer_release(&viewer);
    }
}

Test(viewer, scrolls_as_little_as_an_item_needs)
{
    struct viewer viewer;
    open_items(&viewer, 9, 4);
    for (int i = 0; i < 3; i++)
        viewer_next_item(&viewer, 1);
    cr_expect_eq(viewer.item, 4);
    cr_expect_eq(viewer.top.block, 1);
    viewer_next_item(&viewer, -1);
    cr_expect_eq(viewer.top.block, 1);
    for (int i = 0; i < 2; i++)
        viewer_next_item(&viewer, -1);
    cr_expect_eq(viewer.item, 1);
    cr_expect_eq(viewer.top.block, 1);
    cr_expect_not(viewer_next_item(&viewer, -1));
    viewer_release(&viewer);
}

Test(viewer, passes_over_blocks_without_lines)
{
    struct viewer viewer = {.rows = 0};
    viewer_begin(&viewer);
    for (int i = 0; i < 6; i++) {
        add_line(&viewer.document, BLOCK_POINT, SHOWN("item"));
        add_line(&viewer.document, BLOCK_TEXT, SHOWN(""));
    }
    viewer_fit(&viewer, 20, 4);
    check(&viewer, "opening");
    for (uint32_t row = 1; row <= 2; row++) {
        cr_expect(viewer_scroll(&viewer, 1));
        cr_expect_eq(rows_above(&viewer, viewer.top), row);
        check(&viewer, "scrolling over a block without lines");
    }
    cr_expect(viewer_is_at_bottom(&viewer));
    cr_expect_not(viewer_scroll(&viewer, 1));
    viewer_release(&viewer);
}

Test(viewer, takes_the_current_item_along_when_it_scrolls)
{
    struct viewer viewer;
    open_items(&viewer, 9, 3);
    viewer_scroll(&viewer, 4);
    cr_expect_eq(viewer.top.block, 4);
    cr_expect_eq(viewer.item, 4);
    viewer_scroll(&viewer, 100);
    cr_expect_eq(viewer.top.block, 7);
    cr_expect_eq(viewer.item, 7);
    cr_expect(viewer_is_at_bottom(&viewer));
    viewer_scroll(&viewer, -100);
    cr_expect_eq(viewer.top.block, 0);
    uint32_t count;
    cr_expect_eq(viewer_item_number(&viewer, &count), viewer.item);
    cr_expect_eq(count, 9);
    viewer_release(&viewer);
}

Test(viewer, goes_from_match_to_match_and_round)
{
    struct viewer viewer;
    struct arena arena = {0};
    uint32_t current;
    bool wrapped;
    open_items(&viewer, 12, 4);
    const struct search *search = search_begin(SLICE("\"ITEM 1\""), NULL, NULL, &arena, NULL);
    cr_expect_not(viewer_search(&viewer, search, 1, &wrapped));
    search = search_begin(SLICE("\"item 1\""), NULL, NULL, &arena, NULL);
    static const uint32_t blocks[] = {1, 10, 11, 12, 1};
    for (size_t i = 0; i < 5; i++) {
        cr_assert(viewer_search(&viewer, search, 1, &wrapped));
        cr_expect_eq(viewer.match_block, blocks[i]);
        cr_expect_eq(viewer.item, blocks[i]);
        cr_expect_eq(wrapped, i == 4);
        cr_expect_eq(viewer_count_matches(&viewer, search, &current), 4);
        cr_expect_eq(current, i % 4 + 1);
    }
    cr_assert(viewer_search(&viewer, search, -1, &wrapped));
    cr_expect_eq(viewer.match_block, 12);
    cr_expect(wrapped);
    arena_release(&arena);
    viewer_release(&viewer);
}
