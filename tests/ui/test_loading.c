/* The reader before there is a dossier, and when it is loaded anew. */
#include "support/sample.h"
#include "ui/headless.h"
#include "ui/current.h"

#include <criterion/criterion.h>
#include <string.h>

static void type(struct app *app, const char *keys)
{
    struct buffer message = {0};
    cr_assert(headless_type(app, slice_of(keys), &message), "%s: %s", keys, message.bytes);
    buffer_release(&message);
}

static bool screen_has(struct app *app, const char *text)
{
    struct buffer screen = {0};
    grid_print(&app->grid, false, &screen);
    bool found = strstr(screen.bytes, text) != NULL;
    buffer_release(&screen);
    return found;
}

Test(loading, shows_how_far_it_is_and_takes_keys)
{
    struct app app;
    app_init(&app, 80, 24);
    type(&app, "J } 1 gg <Tab> z + f ");
    cr_expect(screen_has(&app, "Loading"));
    app_set_progress(&app, 3, 12);
    type(&app, "<Resize 60x20>");
    cr_expect(screen_has(&app, "Loading 3 of 12 files"));
    type(&app, "<Resize 10x3> <Resize 1x1> <Resize 30x8> ?");
    cr_expect(screen_has(&app, "HERE"));
    type(&app, "q");
    cr_expect_neq(app.wanted.request, REQUEST_QUIT);
    type(&app, "q");
    cr_expect_eq(app.wanted.request, REQUEST_QUIT);
    app_release(&app);
}

Test(loading, opens_at_the_place_that_was_asked_for)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct place place = sample_place(loaded.dossier, "harbour-2031#rise-fast");
    struct app app;
    app_init(&app, 80, 24);
    type(&app, "<Tab>");
    app_set_dossier(&app, loaded.dossier, place);
    app_paint(&app);
    cr_expect_eq(app_subject(&app), place.item);
    app_release(&app);
    loaded_release(&loaded);
}

/* The same words at the same row before and after. */
static void expect_same_screen(struct app *app, const struct loaded *after)
{
    struct buffer screens[2] = {{0}};
    app_paint(app);
    grid_print(&app->grid, false, &screens[0]);
    app_set_dossier(app, after->dossier, (struct place){0});
    app_paint(app);
    grid_print(&app->grid, false, &screens[1]);
    cr_expect(slice_equal(buffer_slice(&screens[0]), buffer_slice(&screens[1])),
              "before:\n%s\nafter:\n%s", screens[0].bytes, screens[1].bytes);
    buffer_release(&screens[0]);
    buffer_release(&screens[1]);
}

static const char *const ways[] = {
    "",
    "J J } } }",
    ":go<Space>harbour-2031#who-pays-halves <Enter> j",
    "2 } } + ",
    "J J 1 gq }",
    "gt } } }",
    "gx",
    ":go<Space>actor:pilots <Enter>",
    "J z",
    "J <Tab>",
    "J J /the <Enter>",
    "J J & fairway <Enter> }",
    "J J G",
    "<Resize 40x12> J J } } j",
};

Test(reload, changes_nothing_on_the_screen)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct loaded before = sample_load(SAMPLE_QUIET_WATER);
        struct loaded after = sample_load(SAMPLE_QUIET_WATER);
        struct app app;
        app_init(&app, 100, 30);
        app_set_dossier(&app, before.dossier, (struct place){0});
        type(&app, ways[i]);
        buffer_clear(&app.said.text);
        expect_same_screen(&app, &after);
        cr_expect(sample_holds(after.dossier, app.place));
        loaded_release(&before);
        type(&app, "< < > j } J");
        app_release(&app);
        loaded_release(&after);
    }
}

/* What had been read first does not decide where the whole begins, at any size that was seen on the
 * way. */
Test(loading, begins_as_if_all_had_been_there)
{
    static const char *const sizes[] = {"<Resize 20x5>", "<Resize 60x11>", "<Resize 80x24>"};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct loaded whole = sample_load(SAMPLE_QUIET_WATER);
        struct loaded other = sample_load(SAMPLE_BUNDLED); /* as if it were what was read first */
        struct app apps[2];
        struct buffer screens[2] = {{0}};
        for (int is_late = 0; is_late < 2; is_late++) {
            struct app *app = &apps[is_late];
            app_init(app, 80, 24);
            type(app, sizes[i]);
            app_set_dossier(app, is_late ? other.dossier : whole.dossier, (struct place){0});
            type(app, "<Resize 80x24>");
            if (is_late)
                app_set_dossier(app, whole.dossier, (struct place){0});
            type(app, sizes[i]);
            app_paint(app);
            grid_print(&app->grid, false, &screens[is_late]);
        }
        cr_expect_str_eq(screens[1].bytes, screens[0].bytes, "%s", sizes[i]);
        for (int is_late = 0; is_late < 2; is_late++) {
            buffer_release(&screens[is_late]);
            app_release(&apps[is_late]);
        }
        loaded_release(&whole);
        loaded_release(&other);
    }
}

Test(reload, falls_back_where_something_is_gone)
{
    struct loaded before = sample_load(SAMPLE_QUIET_WATER);
    struct diagnostics diagnostics = {0};
    struct dossier *nothing = dossier_assemble(&(struct dossier_parts){0}, &diagnostics);
    struct app app;
    app_init(&app, 100, 30);
    app_set_dossier(&app, before.dossier, sample_place(before.dossier, "harbour-2031#rise-fast"));
    type(&app, "2 gx <");
    app_set_dossier(&app, nothing, (struct place){0});
    cr_expect(sample_holds(nothing, app.place));
    cr_expect_null(app_subject(&app));
    loaded_release(&before);
    type(&app, "< < < > } J L 1 gt <Enter> ga go /x <Enter> <Resize 40x12> j");
    cr_expect(sample_holds(nothing, app.place));
    app_release(&app);
    dossier_release(nothing);
    diagnostics_release(&diagnostics);
}

Test(reload, ends_what_is_being_typed_or_shown_on_top)
{
    static const char *const tops[] = {"J J /the", "J J &fair", "f har", "g/ water", ":go<Space>ti",
                                       "?",        "J } .",     "J } p", "J J } ]"};
    for (size_t i = 0; i < sizeof tops / sizeof *tops; i++) {
        struct loaded before = sample_load(SAMPLE_QUIET_WATER);
        struct loaded after = sample_load(SAMPLE_QUIET_WATER);
        struct app app;
        app_init(&app, 80, 24);
        app_set_dossier(&app, before.dossier, (struct place){0});
        type(&app, tops[i]);
        app_set_dossier(&app, after.dossier, (struct place){0});
        loaded_release(&before);
        app_paint(&app);
        type(&app, "<Enter> <Esc> } < J");
        cr_expect(sample_holds(after.dossier, app.place), "%s", tops[i]);
        app_release(&app);
        loaded_release(&after);
    }
}
