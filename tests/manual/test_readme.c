/* The screen in the README is one that the program shows. */
#include "support/golden.h"
#include "support/sample.h"
#include "ui/headless.h"

#include <criterion/criterion.h>

Test(manual, has_a_screen_of_the_bundled_dossier_in_the_readme)
{
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    struct app app;
    struct buffer message = {0};
    struct buffer screen = {0};
    app_init(&app, 120, 36);
    app_set_dossier(&app, loaded.dossier, (struct place){0});
    cr_assert(headless_type(&app, SLICE("K K } } } }"), &message), "%s", message.bytes);
    grid_print(&app.grid, false, &screen);
    golden_expect_part("README.md", "```\n", "```\n", buffer_slice(&screen));
    app_release(&app);
    buffer_release(&message);
    buffer_release(&screen);
    loaded_release(&loaded);
}
