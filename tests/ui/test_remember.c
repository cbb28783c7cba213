/* What the reader remembers: signs beside the text, stars, marks, what is unread or has changed. */
#include "support/typist.h"

#include "store/state_file.h"
#include "ui/copying.h"
#include "ui/current.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
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
    EXPECT_SEES(typist, "Unmarked 8 points");
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
        typist_expect_point(typist, "tides-2029#pilots-warn");
        EXPECT_SEES(typist, "Wrapped around: this is");
        typist_type(typist, "[*");
        typist_expect_point(typist, "harbour-2031#cost-doubled");
        typist_type(typist, "[*");
        typist_expect_point(typist, "tides-2029#pilots-warn");
        typist_type(typist, "* j");
        EXPECT_SEES_NOT(typist, "★");
        typist_type(typist, ":go<Space>harbour-2031#cost-doubled <Enter> ]*");
        EXPECT_SEES(typist, "the only");
        typist_type(typist, "* [*");
        EXPECT_SEES(typist, "There is no point with a star.");
        end(&remembering);
    }
}

/* The stars are a place: shown, copied and printed, and what has no star any more is not. */
static void lists_copies_and_prints_what_has_a_star(int columns, int rows)
{
    struct remembering remembering;
    struct buffer copies = {0};
    begin(&remembering, columns, rows);
    struct typist *typist = &remembering.typist;
    struct app *app = &typist->app;
    typist_type(typist, "g*");
    EXPECT_SEES(typist, "Nothing here has a star.");
    cr_expect_eq(app_write_copies(app, &copies), 0);
    typist_type(typist, ":go<Space>tides-2029#pilots-warn <Enter> *");
    EXPECT_SEES(typist, "Put a star on Annals");
    typist_type(typist, ":go<Space>harbour-2031#cost-doubled <Enter> * g*");
    typist_expect_place(typist, VIEW_STARRED, "harbour-2031", "");
    cr_expect_eq(app->panes[PANE_TEXT].viewer.document.item_count, 1);
    typist_type(typist, "go g*");
    cr_expect_eq(app->panes[PANE_TEXT].viewer.document.item_count, 2);
    typist_type(typist, "Y");
    cr_expect_eq(app->wanted.request, REQUEST_COPY_ALL);
    cr_expect_eq(app_write_copies(app, &copies), 2);
    const char *first = strstr(copies.bytes, "[tides-2029#pilots-warn]\n\n");
    cr_expect(first && strstr(first, "[harbour-2031#cost-doubled]\n"), "%s", copies.bytes);
    cr_expect_eq(app_page_place(app).view, VIEW_STARRED);
    cr_expect(app_page_place(app).only, "the page is narrowed, too");
    typist_type(typist, "gg } *");
    EXPECT_SEES(typist, "Took the star off");
    buffer_clear(&copies);
    cr_expect_eq(app_write_copies(app, &copies), 1);
    typist_type(typist, "U");
    EXPECT_SEES(typist, "Put the star back on");
    typist_type(typist, "} <Enter>");
    typist_expect_point(typist, "harbour-2031#cost-doubled");
    typist_type(typist, "< &pilots <Enter>");
    cr_expect_eq(app_write_copies(app, &copies), 1);
    buffer_release(&copies);
    end(&remembering);
}

Test(remember, lists_copies_and_prints_what_has_a_star)
{
    at_every_size(lists_copies_and_prints_what_has_a_star);
}

/* Fifty steps, each called what it does; points are points, and open questions are not. */
Test(remember, says_what_is_marked_and_what_undoing_does)
{
    static const struct {
        const char *keys;
        const char *done; /* NULL: nothing is said */
        const char *undone;
    } acts[] = {
        {"J J A", "Marked 10 points and 2 open questions of Port Review as read;",
         "Unmarked 10 points and 2 open questions of Port Review as read."},
        {"J 1 A", "on Dredging as read;", "on Dredging as read."},
        {"go A A y", " of all sources as read;", " of all sources as read."},
        {":go<Space>tides-2029#pilots-warn <Enter> r", NULL, "Unmarked Annals "},
        {"r", NULL, "Marked Annals "},
        {"*", "Put a star on Annals ", "Took the star off Annals "},
        {"ma", "Mark a is set;", "Mark a is where it was before."},
    };
    struct remembering remembering;
    begin(&remembering, 120, 36);
    struct typist *typist = &remembering.typist;
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        typist_type(typist, acts[i].keys);
        cr_expect(!acts[i].done || typist_sees(typist, acts[i].done), "%s", acts[i].keys);
        typist_type(typist, "U");
        EXPECT_SEES(typist, acts[i].undone);
        if (i == 3)
            typist_type(typist, "r");
    }
    end(&remembering);
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
    EXPECT_SEES(typist, "≈");
    typist_type(typist, "~");
    EXPECT_SEES(typist, "AS YOU READ IT");
    EXPECT_SEES(typist, "AS IT IS NOW");
    EXPECT_SEES(typist, "Worded anew.");
    typist_type(typist, "~");
    cr_expect_eq(typist->app.over.kind, OVERLAY_NONE);
    typist_type(typist, "]c");
    EXPECT_SEES(typist, "This is the only changed point.");
    typist_type(typist, "r j");
    EXPECT_SEES_NOT(typist, "▌~");
    typist_type(typist, "~");
    EXPECT_SEES(typist, "No other wording of");
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

/* Without anything remembered nothing has a star, and nothing is new. */
Test(remember, knows_of_nothing_without_a_state)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "g*");
    EXPECT_SEES(&typist, "Nothing here has a star.");
    typist_type(&typist, "gn");
    EXPECT_SEES(&typist, "Nothing here came or was");
    typist_end(&typist);
}
