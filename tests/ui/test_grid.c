/* The screen in memory. */
#include "ui/grid.h"

#include "support/dice.h"

#include <criterion/criterion.h>
#include <string.h>

static void expect_print(const struct grid *grid, bool ascii, const char *expected)
{
    struct buffer text = {0};
    grid_print(grid, ascii, &text);
    cr_expect_str_eq(text.bytes, expected, "%s", text.bytes);
    buffer_release(&text);
}

static int put(struct grid *grid, int row, int column, const char *text)
{
    return grid_write(grid, row, column, grid->columns, (struct shown){text, strlen(text)},
                      (struct pen){.style = 0});
}

Test(grid, is_written_and_printed_without_blanks_at_the_ends)
{
    struct grid grid = {0};
    grid_resize(&grid, 10, 3);
    cr_expect_eq(put(&grid, 0, 1, "tides"), 6);
    cr_expect_eq(put(&grid, 2, 0, "港 e\u0301"), 4);
    expect_print(&grid, false, " tides\n\n港 e\u0301\n");
    expect_print(&grid, true, " tides\n\n?? e\n");
    grid_clear(&grid);
    expect_print(&grid, false, "\n\n\n");
    grid_release(&grid);
}

Test(grid, is_never_written_outside)
{
    struct grid grid = {0};
    grid_resize(&grid, 6, 2);
    put(&grid, -1, 0, "above");
    put(&grid, 2, 0, "below");
    put(&grid, 0, -3, "left");
    put(&grid, 0, 6, "right");
    expect_print(&grid, false, "\n\n");
    cr_expect_eq(put(&grid, 0, 3, "toolong"), 6);
    cr_expect_eq(put(&grid, 1, 5, "港"), 6);
    expect_print(&grid, false, "   too\n\n");
    grid_release(&grid);
}

Test(grid, stops_at_a_limit)
{
    struct grid grid = {0};
    grid_resize(&grid, 12, 1);
    cr_expect_eq(grid_write(&grid, 0, 2, 6, SHOWN("abcdefgh"), (struct pen){.style = 0}), 6);
    cr_expect_eq(grid_write(&grid, 0, 7, 10, SHOWN("港湾"), (struct pen){.style = 0}), 10);
    expect_print(&grid, false, "  abcd 港\n");
    grid_release(&grid);
}

Test(grid, leaves_no_half_of_a_wide_sign)
{
    struct grid grid = {0};
    grid_resize(&grid, 8, 1);
    put(&grid, 0, 0, "港湾局水");
    put(&grid, 0, 1, "x");
    expect_print(&grid, false, " x湾局水\n");
    put(&grid, 0, 4, "y");
    expect_print(&grid, false, " x湾y 水\n");
    put(&grid, 0, 3, "料");
    expect_print(&grid, false, " x 料 水\n");
    grid_release(&grid);
}

Test(grid, fills_and_marks)
{
    struct grid grid = {0};
    grid_resize(&grid, 8, 2);
    grid_fill(&grid, 0, 2, 6, SHOWN("─"), (struct pen){.style = STYLE_BORDER});
    grid_fill(&grid, 5, 0, 8, SHOWN("x"), (struct pen){.style = STYLE_BORDER});
    grid_mark(&grid, 0, -4, 4, CELL_MATCH);
    grid_mark(&grid, 0, 3, 400, CELL_CURRENT);
    grid_mark(&grid, 9, 0, 8, CELL_SELECTED);
    expect_print(&grid, false, "  ────\n\n");
    static const uint8_t flags[] = {2, 2, 2, 6, 4, 4, 4, 4};
    for (int i = 0; i < 8; i++) {
        cr_expect_eq(grid_at(&grid, 0, i)->flags, flags[i], "column %d", i);
        cr_expect_eq(grid_at(&grid, 1, i)->flags, 0, "column %d", i);
        cr_expect_eq(grid_at(&grid, 0, i)->style == STYLE_BORDER, i >= 2 && i < 6);
    }
    grid_release(&grid);
}

Test(grid, is_at_least_one_cell)
{
    struct grid grid = {0};
    grid_resize(&grid, 0, -7);
    cr_expect_eq(grid.columns, 1);
    cr_expect_eq(grid.rows, 1);
    put(&grid, 0, 0, "港");
    expect_print(&grid, false, "\n");
    grid_release(&grid);
}

static const char *const pieces[] = {"a", "港", "e\u0301", "👩‍🚀", " ",
                                     "बं", "🇦🇿", "水先料",  "word "};

/* Every cell is a cluster, or the right half of the wide one left of it. */
static bool is_sound(struct grid *grid)
{
    for (int row = 0; row < grid->rows; row++)
        for (int column = 0; column < grid->columns; column++) {
            const struct grid_cell *cell = grid_at(grid, row, column);
            bool has_wide_left = column > 0 && cell[-1].columns == 2;
            if ((cell->columns == 0) != has_wide_left || cell->columns > 2)
                return false;
            if (cell->columns == 2 && column + 1 == grid->columns)
                return false;
            if (cell->columns &&
                (!cell->length || cell->text + cell->length > grid->clusters.length))
                return false;
        }
    return true;
}

Test(grid, is_sound_whatever_is_written_over_what)
{
    struct dice dice = {17};
    struct grid grid = {0};
    for (int i = 0; i < 200; i++) {
        grid_resize(&grid, dice_between(&dice, 1, 30), dice_between(&dice, 1, 4));
        for (int j = 0; j < 60; j++) {
            const char *text = pieces[dice_below(&dice, 9)];
            grid_write(&grid, dice_between(&dice, -1, 4), dice_between(&dice, -2, 32),
                       dice_between(&dice, 0, 35), (struct shown){text, strlen(text)},
                       (struct pen){.style = 0});
            cr_assert(is_sound(&grid));
        }
    }
    grid_release(&grid);
}
