/* What the reader remembers: signs beside the text, stars, marks, what is unread or has changed. */
#include "support/typist.h"

#include "store/state_file.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

#define EXPECT_SEES(typist, text) cr_expect(typist_sees(typist, text), "no \"%s\"", text)
#define EXPECT_SEES_NOT(typist, text) cr_expect_not(typist_sees(typist, text), "\"%s\"", text)

struct remembering {
    struct typist typist;
    struct state *state;
};

static void begin(struct remembering *remembering, int columns, int rows)
{
    typist_begin(&remembering->typist, columns, rows);
    remembering->state = state_create();
    app_use_state(&remembering->typist.app, remembering->state);
}

static void end(struct remembering *remembering)
{
    typist_end(&remembering->typist);
    state_release(remembering->state);
}

static const int sizes[][2] = {{120, 36}, {80, 24}, {40, 12}};

enum { SIZE_COUNT = sizeof sizes / sizeof *sizes };

static void at_every_size(void (*check)(int columns, int rows))
{
    for (size_t i = 0; i < SIZE_COUNT; i++)
        check(sizes[i][0], sizes[i][1]);
}

Test(remember, marks_what_is_unread_and_what_was_read_on_through)
{
    for (size_t i = 0; i < SIZE_COUNT; i++) {
        struct remembering remembering;
        begin(&remembering, sizes[i][0], sizes[i][1]);
        struct typist *typist = &remembering.typist;
        typist_type(typist, "J");
        EXPECT_SEES(typist, "unread 6");
        typist_type(typist, "G {");
        EXPECT_SEES(typist, "•");
        typist_type(typist, "gg } } }");
        EXPECT_SEES_NOT(typist, "unread 6");
        typist_type(typist, "gg A");
        EXPECT_SEES_NOT(typist, "unread");
        EXPECT_SEES_NOT(typist, "▌•");
        end(&remembering);
    }
}

static void undoes_a_marking_of_many_at_once(int columns, int rows)
{
    struct remembering remembering;
    begin(&remembering, columns, rows);
    struct typist *typist = &remembering.typist;
    typist_type(typist, "1 A");
    EXPECT_SEES_NOT(typist, "unread");
    typist_type(typist, "U");
    EXPECT_SEES(typist, "put back");
    typist_type(typist, "j");
    EXPECT_SEES(typist, "unread 8");
    typist_type(typist, "U");
    EXPECT_SEES(typist, "nothing to undo");
    end(&remembering);
}

Test(remember, undoes_a_marking_of_many_at_once)
{
    at_every_size(undoes_a_marking_of_many_at_once);
}

static void marks_a_point_as_read_and_unread_again(int columns, int rows)
{
    struct remembering remembering;
    begin(&remembering, columns, rows);
    struct typist *typist = &remembering.typist;
    typist_type(typist, ":go<Space>harbour-2031#cost-doubled <Enter> r");
    EXPECT_SEES(typist, "unread 9");
    typist_type(typist, "r");
    EXPECT_SEES(typist, "unread 10");
    end(&remembering);
}

Test(remember, marks_a_point_as_read_and_unread_again)
{
    at_every_size(marks_a_point_as_read_and_unread_again);
}

Test(remember, puts_stars_and_goes_from_one_to_the_next_through_the_sources)
{
    for (size_t i = 0; i < SIZE_COUNT; i++) {
        struct remembering remembering;
        begin(&remembering, sizes[i][0], sizes[i][1]);
        struct typist *typist = &remembering.typist;
        typist_type(typist, ":go<Space>tides-2029#pilots-warn <Enter> *");
        EXPECT_SEES(typist, "★");
        typist_type(typist, ":go<Space>harbour-2031#cost-doubled <Enter> *");
        typist_type(typist, ":go<Space>tides-2029 <Enter> ]*");
        typist_expect_point(typist, "tides-2029#pilots-warn");
        typist_type(typist, "]*");
        typist_expect_point(typist, "harbour-2031#cost-doubled");
        typist_type(typist, "]*");
        EXPECT_SEES(typist, "No point with a star");
        typist_type(typist, "[*");
        typist_expect_point(typist, "tides-2029#pilots-warn");
        typist_type(typist, "* j");
        EXPECT_SEES_NOT(typist, "★");
        end(&remembering);
    }
}

/* On one theme, only what is on it is a next one. */
Test(remember, keeps_to_the_theme_when_it_goes_to_the_next_source)
{
    struct remembering remembering;
    begin(&remembering, 80, 24);
    struct typist *typist = &remembering.typist;
    typist_type(typist, "J 2 A");
    typist_type(typist, "]u");
    typist_expect_place(typist, VIEW_READ, "harbour-2031", "tides");
    end(&remembering);
}

static void goes_to_marks_from_anywhere(int columns, int rows)
{
    struct remembering remembering;
    begin(&remembering, columns, rows);
    struct typist *typist = &remembering.typist;
    typist_type(typist, ":go<Space>tides-2029#rise-slow <Enter> ma gx mb go 'a");
    typist_expect_point(typist, "tides-2029#rise-slow");
    typist_type(typist, "'b");
    typist_expect_place(typist, VIEW_CONFLICTS, "tides-2029", "");
    typist_type(typist, "<");
    typist_expect_point(typist, "tides-2029#rise-slow");
    typist_type(typist, "'z");
    EXPECT_SEES(typist, "There is no such mark.");
    typist_type(typist, "m1");
    EXPECT_SEES(typist, "Marks are the letters a to z.");
    end(&remembering);
}

Test(remember, goes_to_marks_from_anywhere)
{
    at_every_size(goes_to_marks_from_anywhere);
}

/* The dossier changed between two runs: what is new and what is worded in another way. */
static void walks_what_has_changed_since_it_was_read(int columns, int rows)
{
    struct remembering remembering;
    begin(&remembering, columns, rows);
    struct typist *typist = &remembering.typist;
    typist_type(typist, "J A J A go");
    EXPECT_SEES_NOT(typist, "unread");
    struct loaded changed = sample_load(SAMPLE_QUIET_WATER);
    struct brief *brief = changed.dossier->briefs[0];
    brief->claims.items[1].text = (struct text){"Worded anew.", 12, brief->claims.items[1].text.at};
    app_set_dossier(&typist->app, changed.dossier, (struct place){0});
    loaded_release(&typist->loaded);
    typist->loaded = changed;
    typist_type(typist, "]c");
    typist_expect_place(typist, VIEW_READ, "tides-2029", "");
    EXPECT_SEES(typist, "Worded anew.");
    EXPECT_SEES(typist, "~");
    typist_type(typist, "]c");
    EXPECT_SEES(typist, "No changed point from here on.");
    typist_type(typist, "r j");
    EXPECT_SEES_NOT(typist, "▌~");
    end(&remembering);
}

Test(remember, walks_what_has_changed_since_it_was_read)
{
    at_every_size(walks_what_has_changed_since_it_was_read);
}

Test(remember, says_so_where_nothing_is_remembered)
{
    static const char *const keys[] = {"*", "r", "A", "U", "ma", "'a", "]u", "]c", "]*"};
    struct typist typist;
    typist_begin(&typist, 80, 24);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        typist_type(&typist, "J }");
        typist_type(&typist, keys[i]);
        cr_expect(typist_sees(&typist, "Nothing is remembered"), "%s", keys[i]);
    }
    typist_end(&typist);
}

static void opens_where_the_reader_was(int columns, int rows)
{
    struct remembering remembering;
    struct arena arena = {0};
    begin(&remembering, columns, rows);
    struct typist *typist = &remembering.typist;
    static const char *const places[] = {":go<Space>tides-2029#rise-slow <Enter>", "gx 2",
                                         ":go<Space>actor:harbour-board <Enter>", "1", "go"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        typist_type(typist, places[i]);
        struct place before = typist->app.place;
        const struct entry *point = app_subject(&typist->app);
        app_remember_position(&typist->app);
        struct place found = {0};
        cr_assert(app_position(&typist->app, state_last(remembering.state), &found));
        cr_expect_eq(found.brief, before.brief, "%s", places[i]);
        cr_expect_eq(found.theme, before.theme, "%s", places[i]);
        cr_expect_eq(found.view, before.view, "%s", places[i]);
        cr_expect(i || found.item == point, "%s", places[i]);
    }
    end(&remembering);
    arena_release(&arena);
}

Test(remember, opens_where_the_reader_was)
{
    at_every_size(opens_where_the_reader_was);
}
