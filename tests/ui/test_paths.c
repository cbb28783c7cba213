/* What an analyst wants most is at most four keys away from the first screen of the bundled
 * dossier, and stands on the screen then, at every size. */
#include "support/sample.h"
#include "ui/headless.h"
#include "ui/current.h"

#include <criterion/criterion.h>
#include <string.h>

static const struct {
    const char *wanted;
    const char *keys[3]; /* at each size; NULL: as at the size before */
    const char *place;   /* as it is written on a command line */
    const char *sees[3];
} paths[] = {
    {"Transit in the 2024 policy brief alone",
     {"1 K K"},
     "idd-2024 --theme transit",
     {"IDD ▸ Transit", "KEY POINTS ON Transit"}},
    {"all contradictions", {"g x"}, "conflicts", {"Contradictions", "≠ IDD's retired diplomat (2024)"}},
    {"the Araz Corridor's route",
     {"g c <Enter>"},
     "corridor:araz-corridor",
     {"ROUTE", "Main part of Azerbaijan"}},
    {"everything said about Israel by Iran's side",
     {"3 l l <Enter>"},
     "actor:iran --theme israel-ties",
     {"Iran", "SAID BY IT OR ITS PEOPLE"}},
    {"the timeline of security events", {"2 g t"}, "timeline --theme security", {"Timeline", "2012"}},
    {"the open question on duties",
     {"1 g q", "1 g q }", "1 g q <Space>"},
     "questions --theme transit",
     {"duties"}},
};

static const int sizes[][2] = {{120, 36}, {80, 24}, {40, 12}};

static int count_keys(const char *keys)
{
    struct slice rest = slice_of(keys);
    struct key key;
    bool bad;
    int count = 0;
    while (key_parse(&rest, &key, &bad))
        count++;
    return count;
}

static void check_path(const struct dossier *dossier, size_t path, const char *keys,
                       const int size[2])
{
    struct app app;
    struct arena arena = {0};
    struct buffer message = {0};
    struct buffer screen = {0};
    app_init(&app, size[0], size[1]);
    app_set_dossier(&app, dossier, (struct place){0});
    cr_assert(headless_type(&app, slice_of(keys), &message));
    struct slice place = place_write(app_page_place(&app), &arena);
    cr_expect(slice_equal(place, slice_of(paths[path].place)), "%s leads to %.*s", keys,
              SLICE_ARGUMENTS(place));
    grid_print(&app.grid, false, &screen);
    for (size_t i = 0; i < 3 && paths[path].sees[i]; i++)
        cr_expect(strstr(screen.bytes, paths[path].sees[i]), "%s at %dx%d: no '%s' in\n%s", keys,
                  size[0], size[1], paths[path].sees[i], screen.bytes);
    buffer_release(&screen);
    buffer_release(&message);
    arena_release(&arena);
    app_release(&app);
}

Test(paths, are_at_most_four_keys_long_and_show_what_was_wanted)
{
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const char *keys = NULL;
        for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
            keys = paths[i].keys[j] ? paths[i].keys[j] : keys;
            cr_expect_leq(count_keys(keys), 4, "%s", paths[i].wanted);
            check_path(loaded.dossier, i, keys, sizes[j]);
        }
    }
    loaded_release(&loaded);
}
