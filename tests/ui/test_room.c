/* How much of the screen is for the text: the part of the cells that lie in its pane, at each
 * point of the bundled dossier in turn, with the cross-references that the point has. */
#include "base/count.h"
#include "support/room.h"
#include "support/sample.h"
#include "support/typist.h"

#include <criterion/criterion.h>

static const struct {
    int columns;
    int rows;
    double least; /* percent */
} sizes[] = {
    {60, 20, 85}, {80, 24, 55}, {100, 30, 55}, {120, 36, 60}, {160, 50, 45}, {200, 60, 35},
};

Test(room, is_for_the_text_at_most_sizes)
{
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        double room = room_for_text(loaded.dossier, sizes[i].columns, sizes[i].rows);
        cr_log_info("%dx%d: %.1f %%", sizes[i].columns, sizes[i].rows, room);
        cr_expect_geq(room, sizes[i].least, "%dx%d: %.1f %%", sizes[i].columns, sizes[i].rows,
                      room);
    }
    loaded_release(&loaded);
}

/* Lines that are drawn go to the edge, words do not. */
static bool is_line(struct shown text)
{
    return text.length && slice_contains(SLICE("─┤│-|+"), shown_slice(text));
}

/* Panes, what lies over them and lists of results: at each size the last column is blank. */
Test(room, keeps_words_from_the_edge_of_the_screen)
{
    static const char *const keys[] = {"go",       "J",  "J } .", "J } p", "gx", "gt",
                                       "g/ water", "fa", "J |",   "?",     "gq", "J P"};
    struct typist typist;
    typist_begin(&typist, 80, 24);
    for (size_t i = 0; i < COUNT(sizes) * COUNT(keys); i++) {
        const int columns = sizes[i % COUNT(sizes)].columns;
        const int rows = sizes[i % COUNT(sizes)].rows;
        typist_begin_again(&typist, columns, rows);
        typist_type(&typist, keys[i / COUNT(sizes)]);
        const struct grid *grid = &typist.app.grid;
        for (int row = 1; row < rows - 1; row++) {
            struct shown text = grid_text(grid, &grid->cells[(row + 1) * columns - 1]);
            cr_expect(is_line(text) || !slice_trim(shown_slice(text)).length,
                      "%s at %dx%d, row %d: %.*s", keys[i / COUNT(sizes)], columns, rows, row,
                      SLICE_ARGUMENTS(text));
        }
    }
    typist_end(&typist);
}
