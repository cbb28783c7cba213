/* Searching, filtering, picking: what is found, and how it is marked on the grid. */
#include "base/fold.h"
#include "support/typist.h"

#include <criterion/criterion.h>
#include <string.h>

/* Every cell marked as found, with those around it, spells the pattern; one match is current. */
static void check_highlights(struct typist *typist, const char *folded)
{
    struct grid *grid = &typist->app.grid;
    struct arena arena = {0};
    int matches = 0;
    int current = 0;
    for (int row = 0; row < grid->rows; row++)
        for (int column = 0; column < grid->columns; column++) {
            uint8_t flags = grid_at(grid, row, column)->flags;
            uint8_t before = column ? grid_at(grid, row, column - 1)->flags : 0;
            if (!(flags & CELL_MATCH) || before & CELL_MATCH)
                continue;
            struct buffer text = {0};
            for (int i = column; i < grid->columns && grid_at(grid, row, i)->flags & CELL_MATCH;
                 i++)
                buffer_add(&text, shown_slice(grid_text(grid, grid_at(grid, row, i))));
            struct slice spelled = fold_text(&arena, buffer_slice(&text));
            cr_expect(slice_equal(spelled, slice_of(folded)), "'%.*s'", SLICE_ARGUMENTS(spelled));
            buffer_release(&text);
            matches++;
            current += (flags & CELL_CURRENT) != 0;
        }
    cr_expect_gt(matches, 1);
    cr_expect_eq(current, 1);
    arena_release(&arena);
}

static bool has_highlight(struct typist *typist)
{
    struct grid *grid = &typist->app.grid;
    for (int row = 0; row < grid->rows; row++)
        for (int column = 0; column < grid->columns; column++)
            if (grid_at(grid, row, column)->flags & (CELL_MATCH | CELL_CURRENT))
                return true;
    return false;
}

Test(finding, marks_what_the_search_found_until_it_is_left)
{
    struct typist typist;
    typist_begin(&typist, 90, 70);
    typist_type(&typist, "J J /FAIRWAY");
    cr_expect_not(has_highlight(&typist));
    typist_type(&typist, "<C-u> fairway");
    check_highlights(&typist, "fairway");
    typist_type(&typist, "<Enter>");
    check_highlights(&typist, "fairway");
    typist_type(&typist, "n");
    check_highlights(&typist, "fairway");
    typist_type(&typist, "q");
    cr_expect_not(has_highlight(&typist));
    typist_end(&typist);
}

Test(finding, goes_back_to_where_a_cancelled_search_began)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, ":go<Space>harbour-2031#sill-cut <Enter> /strike");
    cr_expect(has_highlight(&typist));
    typist_type(&typist, "<Esc>");
    typist_expect_point(&typist, "harbour-2031#sill-cut");
    cr_expect_not(has_highlight(&typist));
    typist_end(&typist);
}

Test(finding, searches_round_the_end_and_backward)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "J J gg /sill <Enter>");
    const struct viewer *viewer = &typist.app.panes[PANE_TEXT].viewer;
    uint32_t first = viewer->match_block;
    typist_type(&typist, "N");
    cr_expect_not_null(strstr(typist.app.said.text.bytes, "wrapped"));
    cr_expect_gt(viewer->match_block, first);
    typist_type(&typist, "n");
    cr_expect_eq(viewer->match_block, first);
    typist_end(&typist);
}

Test(finding, filters_points_and_shows_them_all_again)
{
    struct typist typist;
    typist_begin(&typist, 100, 40);
    typist_type(&typist, "J J");
    uint32_t all = typist.app.panes[PANE_TEXT].viewer.document.item_count;
    typist_type(&typist, "& fairway <Enter>");
    uint32_t some = typist.app.panes[PANE_TEXT].viewer.document.item_count;
    cr_expect_gt(some, 0);
    cr_expect_lt(some, all);
    typist_type(&typist, "q");
    cr_expect_eq(typist.app.panes[PANE_TEXT].viewer.document.item_count, all);
    typist_type(&typist, "& kraken <Enter>");
    cr_expect(typist_sees(&typist, "kraken"));
    typist_end(&typist);
}

Test(finding, goes_to_what_is_picked_by_name)
{
    struct typist typist;
    typist_begin(&typist, 100, 30);
    typist_type(&typist, "f north fairw <Enter>");
    cr_expect_eq(typist.app.place.view, VIEW_CORRIDORS);
    typist_type(&typist, "f 港湾局 <Esc>");
    cr_expect_eq(typist.app.place.view, VIEW_CORRIDORS);
    typist_type(&typist, "g/ kettle <Enter>");
    typist_expect_point(&typist, "tides-2029#pilots-warn");
    typist_end(&typist);
}
