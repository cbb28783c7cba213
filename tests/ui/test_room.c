/* How much of the screen is for the text: the part of the cells that lie in its pane, at each
 * point of the bundled dossier in turn, with the cross-references that the point has. */
#include "support/room.h"
#include "support/sample.h"

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
