/* The reader without a terminal at every size there is: it paints, and the cursor stays inside. */
#include "support/rounds.h"
#include "support/typist.h"

#include <criterion/criterion.h>
#include <stdio.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { WIDEST = 130, HIGHEST = 50 };

static void paint_at(struct typist *typist, int columns, int rows)
{
    char key[40];
    snprintf(key, sizeof key, "<Resize %dx%d>", columns, rows);
    typist_type(typist, key);
    const struct grid *grid = &typist->app.grid;
    cr_assert(grid->columns == columns && grid->rows == rows, "%s", key);
    cr_assert(grid->cursor_row >= 0 && grid->cursor_row < rows && grid->cursor_column >= 0 &&
                  grid->cursor_column < columns,
              "%s: the cursor is at %d, %d", key, grid->cursor_row, grid->cursor_column);
}

static const char *const places[] = {"", "J }", "1", "g t", "?", "<Esc> g a", "/ a", "<Enter> z"};

Test(torture_sizes, are_all_painted)
{
    static const int large[][2] = {{1000, 400}, {1000, 1}, {1, 400}, {500, 200}, {2, 1000}};
    struct typist typist;
    int count = 0;
    int columns_step = torture_is_long() ? 1 : 11;
    int rows_step = torture_is_long() ? 1 : 7;
    typist_begin(&typist, 80, 24);
    for (size_t i = 0; i < COUNT(places); i++) {
        paint_at(&typist, 80, 24);
        typist_type(&typist, places[i]);
        for (int columns = 1; columns <= WIDEST; columns += columns_step)
            for (int rows = 1; rows <= HIGHEST; rows += rows_step, count++)
                paint_at(&typist, columns, rows);
        for (size_t j = 0; j < COUNT(large); j++, count++)
            paint_at(&typist, large[j][0], large[j][1]);
    }
    typist_end(&typist);
    TORTURE_SAY("%d sizes from 1x1 to 1000x400 in %zu places without a terminal", count,
                COUNT(places));
}
