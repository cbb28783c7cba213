/* Reload, resize, going back and forward, mixed at random: the current point is never lost. What
 * the reader left at each step of the way is written down here, apart from the history. */
#include "support/dice.h"
#include "support/rounds.h"
#include "support/sample.h"
#include "ui/headless.h"
#include "ui/current.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

enum { LONGEST_LEFT = 160, STEPS_OF_A_WALK = 400, LONGEST_TRAIL = 600 };

struct left {
    char place[96];
    char point[96]; /* its address; empty when none was current */
};

struct journey {
    struct app app;
    struct loaded loaded;
    struct dice dice;
    struct left left[LONGEST_HISTORY];
    bool is_by_size; /* the current point is the first in sight, and only since a resize */
    struct buffer trail;
    int steps;
};

static void describe(struct journey *journey, struct left *left)
{
    struct arena arena = {0};
    const struct entry *subject = app_subject(&journey->app);
    snprintf(left->place, sizeof left->place, "%s", sample_describe(journey->app.place, &arena));
    struct slice address = subject ? entry_address(subject, &arena) : SLICE("");
    bool is_chosen = !journey->is_by_size;
    snprintf(left->point, sizeof left->point, "%.*s", is_chosen ? (int)address.length : 0,
             address.bytes);
    arena_release(&arena);
}

static void press(struct journey *journey, const char *keys)
{
    struct buffer message = {0};
    buffer_format(&journey->trail, " %s", keys);
    cr_assert(headless_type(&journey->app, slice_of(keys), &message), "%s", message.bytes);
    journey->app.wanted.request = REQUEST_NONE;
    buffer_release(&message);
}

static void expect(struct journey *journey, const struct left *expected, const char *what)
{
    struct left now;
    describe(journey, &now);
    bool is_same = strcmp(now.place, expected->place) == 0 &&
                   (!*expected->point || strcmp(now.point, expected->point) == 0);
    size_t length = journey->trail.length;
    size_t skipped = length > LONGEST_TRAIL ? length - LONGEST_TRAIL : 0;
    cr_assert(is_same, "%s leads to %s at '%s', and not to %s at '%s', after …%s", what, now.place,
              now.point, expected->place, expected->point, journey->trail.bytes + skipped);
}

static void resize(struct journey *journey)
{
    static const int sizes[][2] = {{120, 36}, {80, 24}, {60, 20}, {40, 12}, {20, 5}, {200, 60}};
    char keys[32];
    struct left before;
    size_t pick = dice_below(&journey->dice, COUNT(sizes));
    describe(journey, &before);
    snprintf(keys, sizeof keys, "<Resize %dx%d>", sizes[pick][0], sizes[pick][1]);
    press(journey, keys);
    expect(journey, &before, "a resize");
    journey->is_by_size = !*before.point;
}

static void reload(struct journey *journey)
{
    struct left before;
    describe(journey, &before);
    struct loaded fresh = sample_load(SAMPLE_QUIET_WATER);
    app_set_dossier(&journey->app, fresh.dossier, (struct place){0});
    loaded_release(&journey->loaded);
    journey->loaded = fresh;
    buffer_format(&journey->trail, " (reload)");
    expect(journey, &before, "a reload");
}

/* What is left is written down first; where there is such a step, it must be as it was left. */
static void step_in_history(struct journey *journey, const char *key)
{
    int before = journey->app.history.current;
    describe(journey, &journey->left[before]);
    press(journey, key);
    int now = journey->app.history.current;
    journey->is_by_size = !*journey->left[now].point;
    expect(journey, &journey->left[now], key);
}

/* A key that leads elsewhere makes what is current there the reader's own. */
static void press_own(struct journey *journey, const char *keys)
{
    const struct entry *before = app_subject(&journey->app);
    int step = journey->app.history.current;
    press(journey, keys);
    if (app_subject(&journey->app) != before || journey->app.history.current != step)
        journey->is_by_size = false;
}

static void go_somewhere(struct journey *journey)
{
    static const char *const ways[] = {"J",
                                       "K",
                                       "L",
                                       "H",
                                       "0",
                                       "1",
                                       "2",
                                       "gx",
                                       "gq",
                                       "gt",
                                       "ga",
                                       "gc",
                                       "go",
                                       "gr",
                                       "<Enter>",
                                       ":go<Space>tides-2029#rise-slow<Enter>",
                                       ":go<Space>actor:harbour-board<Enter>",
                                       "f harb <Enter>"};
    describe(journey, &journey->left[journey->app.history.current]);
    press_own(journey, ways[dice_below(&journey->dice, COUNT(ways))]);
    describe(journey, &journey->left[journey->app.history.current]);
}

static void move(struct journey *journey)
{
    static const char *const moves[] = {"}", "} }", "{",           "G", "gg",
                                        "j", "d",   "/the<Enter>", "l", "h"};
    press_own(journey, moves[dice_below(&journey->dice, COUNT(moves))]);
}

static void travel(struct journey *journey)
{
    switch (dice_below(&journey->dice, 8)) {
    case 0:
    case 1:
        go_somewhere(journey);
        break;
    case 2:
    case 3:
        step_in_history(journey, "<lt>");
        break;
    case 4:
        step_in_history(journey, ">");
        break;
    case 5:
        resize(journey);
        break;
    case 6:
        reload(journey);
        break;
    default:
        move(journey);
        break;
    }
}

Test(returns, lose_no_point_through_reloads_resizes_and_ways_back, .timeout = TORTURE_TIMEOUT)
{
    int journeys = torture_rounds(6);
    for (uint64_t seed = 1; seed <= (uint64_t)journeys; seed++) {
        struct journey journey = {.dice = {seed * 7919}};
        journey.loaded = sample_load(SAMPLE_QUIET_WATER);
        app_init(&journey.app, 80, 24);
        app_set_dossier(&journey.app, journey.loaded.dossier, (struct place){0});
        describe(&journey, &journey.left[0]);
        while (journey.steps++ < STEPS_OF_A_WALK && journey.app.history.count < LONGEST_LEFT)
            travel(&journey);
        app_release(&journey.app);
        loaded_release(&journey.loaded);
        buffer_release(&journey.trail);
    }
    TORTURE_SAY("%d mixed journeys without a lost point", journeys);
}

/* They have as many rows at 80x13 as at 80x22. */
Test(returns, come_back_through_a_size_that_leaves_the_references_as_large)
{
    struct journey journey = {.loaded = sample_load(SAMPLE_BUNDLED)};
    struct buffer screens[2] = {{0}};
    app_init(&journey.app, 80, 22);
    app_set_dossier(&journey.app, journey.loaded.dossier, (struct place){0});
    press(&journey, "J } } } } } } } } <Tab> j");
    grid_print(&journey.app.grid, false, &screens[0]);
    press(&journey, "<Resize 80x13> <Resize 80x22>");
    grid_print(&journey.app.grid, false, &screens[1]);
    cr_expect(slice_equal(buffer_slice(&screens[0]), buffer_slice(&screens[1])),
              "before:\n%s\nafter:\n%s", screens[0].bytes, screens[1].bytes);
    buffer_release(&screens[0]);
    buffer_release(&screens[1]);
    buffer_release(&journey.trail);
    app_release(&journey.app);
    loaded_release(&journey.loaded);
}
