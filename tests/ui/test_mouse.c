/* The mouse: a click focuses, makes current and follows; the wheel scrolls what it is over. */
#include "support/typist.h"
#include "ui/navigate.h"
#include "ui/current.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static const int sizes[][2] = {{120, 36}, {80, 24}, {40, 12}};

enum { SIZE_COUNT = sizeof sizes / sizeof *sizes };

/* Clicks on the first place of the screen where the text stands; fails the test without one. */
static void click_within(struct typist *typist, const char *text, int first, int last)
{
    struct grid *grid = &typist->app.grid;
    for (int row = first; row <= last; row++) {
        for (int column = 0; column < grid->columns; column++) {
            struct buffer rest = {0};
            for (int i = column; i < grid->columns && rest.length < strlen(text); i++)
                buffer_add(&rest, shown_slice(grid_text(grid, grid_at(grid, row, i))));
            bool is_here = slice_equal(buffer_slice(&rest), slice_of(text));
            buffer_release(&rest);
            if (!is_here)
                continue;
            char keys[32];
            snprintf(keys, sizeof keys, "<Click %dx%d>", column, row);
            typist_type(typist, keys);
            return;
        }
    }
    cr_assert(false, "there is no '%s' to click on", text);
}

static void click_on(struct typist *typist, const char *text)
{
    click_within(typist, text, 1, typist->app.grid.rows - 2);
}

static void click_in_title(struct typist *typist, const char *text)
{
    click_within(typist, text, 0, 0);
}

static void click_in_status(struct typist *typist, const char *text)
{
    click_within(typist, text, typist->app.grid.rows - 1, typist->app.grid.rows - 1);
}

Test(mouse, goes_to_a_source_and_a_theme)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    click_on(&typist, "Annals");
    typist_expect_place(&typist, VIEW_READ, "tides-2029", "");
    click_on(&typist, "2 Tides");
    typist_expect_place(&typist, VIEW_READ, "tides-2029", "tides");
    click_on(&typist, "All sources");
    typist_expect_place(&typist, VIEW_READ, "", "tides");
    typist_end(&typist);
}

Test(mouse, makes_a_point_current_then_follows_from_it)
{
    for (size_t i = 0; i < SIZE_COUNT; i++) {
        struct typist typist;
        typist_begin(&typist, sizes[i][0], sizes[i][1]);
        typist_type(&typist, ":go<Space>tides-2029#rise-slow <Enter>");
        if (sizes[i][1] > 12) { /* else there is room for one point alone */
            typist_type(&typist, "}");
            click_on(&typist, "The mean level");
            typist_expect_point(&typist, "tides-2029#rise-slow");
        }
        click_on(&typist, "The mean level");
        typist_expect_place(&typist, VIEW_READ, "harbour-2031", "");
        typist_end(&typist);
    }
}

Test(mouse, follows_a_name_in_the_text)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, ":go<Space>harbour-2031#cost-doubled <Enter>");
    click_on(&typist, "Harbour Board");
    typist_expect_place(&typist, VIEW_ACTORS, "", "");
    typist_end(&typist);
}

Test(mouse, follows_a_cross_reference)
{
    struct typist typist;
    typist_begin(&typist, 120, 36);
    typist_type(&typist, ":go<Space>harbour-2031#rise-fast <Enter>");
    click_on(&typist, "Annals  ");
    typist_expect_place(&typist, VIEW_READ, "tides-2029", "");
    typist_end(&typist);
}

Test(mouse, scrolls_what_the_wheel_is_over_and_nothing_else)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "J");
    struct spot top = typist.app.panes[PANE_TEXT].viewer.top;
    typist_type(&typist, "<WheelDown 40x5>");
    cr_expect_neq(memcmp(&typist.app.panes[PANE_TEXT].viewer.top, &top, sizeof top), 0);
    typist_type(&typist, "<WheelUp 40x5>");
    cr_expect_eq(memcmp(&typist.app.panes[PANE_TEXT].viewer.top, &top, sizeof top), 0);
    typist_type(&typist, "<WheelDown 3x3>");
    cr_expect_eq(memcmp(&typist.app.panes[PANE_TEXT].viewer.top, &top, sizeof top), 0);
    typist_type(&typist, "P <WheelDown 3x3>");
    cr_expect_gt(typist.app.over.viewer.top.block + typist.app.over.viewer.top.line, 0);
    typist_end(&typist);
}

Test(mouse, takes_each_part_of_the_title_for_the_place_up_to_there)
{
    struct typist typist;
    typist_begin(&typist, 120, 36);
    typist_type(&typist, ":go<Space>actor:harbour-board <Enter>");
    click_in_title(&typist, "Quiet Water");
    typist_expect_place(&typist, VIEW_READ, "", "");
    typist_type(&typist, "J J 2 gt");
    click_in_title(&typist, "timeline");
    typist_expect_place(&typist, VIEW_TIMELINE, "harbour-2031", "tides");
    click_in_title(&typist, "Tides");
    typist_expect_place(&typist, VIEW_READ, "harbour-2031", "tides");
    click_in_title(&typist, "rt Review");
    typist_expect_place(&typist, VIEW_READ, "harbour-2031", "");
    click_in_title(&typist, "all themes");
    typist_expect_place(&typist, VIEW_READ, "harbour-2031", "");
    typist_type(&typist, "<Click 70x0>");
    typist_expect_place(&typist, VIEW_READ, "harbour-2031", "");
    typist_end(&typist);
}

Test(mouse, does_what_a_hint_says)
{
    for (size_t i = 0; i < SIZE_COUNT; i++) {
        struct typist typist;
        typist_begin(&typist, sizes[i][0], sizes[i][1]);
        click_in_title(&typist, "? help");
        cr_expect_eq(typist.app.over.kind, OVERLAY_HELP);
        typist_type(&typist, "<Esc> J");
        uint32_t before = app_text(&typist.app)->item;
        click_in_status(&typist, "next point");
        cr_expect_neq(app_text(&typist.app)->item, before, "size %zu", i);
        typist_end(&typist);
    }
}

Test(mouse, opens_a_cell_of_the_coverage_and_focuses_by_a_title)
{
    struct typist typist;
    typist_begin(&typist, 120, 36);
    click_on(&typist, "Sources");
    cr_expect_eq(typist.app.focus, PANE_SOURCES);
    typist_expect_place(&typist, VIEW_READ, "", "");
    click_on(&typist, "3         1");
    typist_expect_place(&typist, VIEW_READ, "tides-2029", "tides");
    typist_end(&typist);
}
