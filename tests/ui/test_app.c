/* The reader in process: what keys do, seen in its state and on its grid. */
#include "support/typist.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* Keys, and where they lead from the overview at 100x30. */
static const struct {
    const char *keys;
    enum view view;
    const char *brief;
    const char *theme;
} moves[] = {
    {"", VIEW_READ, "", ""},
    {"1", VIEW_READ, "", "dredging"},
    {"2", VIEW_READ, "", "tides"},
    {"3", VIEW_READ, "", "pilotage"},
    {"4", VIEW_READ, "", ""},
    {"9", VIEW_READ, "", ""},
    {"2 0", VIEW_READ, "", ""},
    {"J", VIEW_READ, "tides-2029", ""},
    {"J J", VIEW_READ, "harbour-2031", ""},
    {"J J J", VIEW_READ, "", ""},
    {"J K", VIEW_READ, "", ""},
    {"K", VIEW_READ, "harbour-2031", ""},
    {"L", VIEW_READ, "", "dredging"},
    {"L L L L", VIEW_READ, "", ""},
    {"L L H", VIEW_READ, "", "dredging"},
    {"H", VIEW_READ, "", "pilotage"},
    {"J 2", VIEW_READ, "tides-2029", "tides"},
    {"J 2 K", VIEW_READ, "", "tides"},
    {"gt", VIEW_TIMELINE, "", ""},
    {"J 1 gq", VIEW_QUESTIONS, "tides-2029", "dredging"},
    {"gx gr", VIEW_READ, "", ""},
    {"J 1 gx go", VIEW_READ, "", ""},
    {"J 1 q", VIEW_READ, "tides-2029", ""},
    {"J 1 q q", VIEW_READ, "", ""},
    {"gc", VIEW_CORRIDORS, "", ""},
    {"ga <Enter>", VIEW_ACTORS, "", ""},
    {"J 1 < <", VIEW_READ, "", ""},
    {"J 1 < < > >", VIEW_READ, "tides-2029", "dredging"},
    {"J 1 <BS> <M-Right>", VIEW_READ, "tides-2029", "dredging"},
    {"<Tab> <Tab> j", VIEW_READ, "tides-2029", ""},
    {"<Tab> <Tab> G", VIEW_READ, "harbour-2031", ""},
    {"<S-Tab> j j", VIEW_READ, "", "tides"},
    {"<S-Tab> G gg", VIEW_READ, "", ""},
    {"<S-Tab> 3", VIEW_READ, "", "pilotage"},
};

Test(app, moves_on_the_grid)
{
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        struct typist typist;
        typist_begin(&typist, 100, 30);
        typist_type(&typist, moves[i].keys);
        typist_expect_place(&typist, moves[i].view, moves[i].brief, moves[i].theme);
        cr_expect_neq(typist.app.wanted.request, REQUEST_QUIT, "%s", moves[i].keys);
        typist_end(&typist);
    }
}

Test(app, quits_from_the_overview_up_and_from_anywhere_at_once)
{
    static const char *const quits[] = {
        "q",    "Q",         "J Q",        "? Q",        "J q q",     "gt q q",       "Z Z",
        "J ZQ", ":q<Enter>", ":q!<Enter>", ":wq<Enter>", ":x<Enter>", ":quit!<Enter>"};
    for (size_t i = 0; i < sizeof quits / sizeof *quits; i++) {
        struct typist typist;
        typist_begin(&typist, 80, 24);
        typist_type(&typist, quits[i]);
        cr_expect_eq(typist.app.wanted.request, REQUEST_QUIT, "%s", quits[i]);
        typist_end(&typist);
    }
}

Test(app, wishes_for_what_only_the_terminal_can_do)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "<C-l>");
    cr_expect_eq(typist.app.wanted.request, REQUEST_REDRAW);
    typist_type(&typist, "<C-z>");
    cr_expect_eq(typist.app.wanted.request, REQUEST_SUSPEND);
    cr_expect_neq(typist.app.wanted.request, REQUEST_QUIT);
    typist_end(&typist);
}

/* Links. */

static const char *const sizes[] = {"<Resize 120x36>", "<Resize 80x24>", "<Resize 60x20>",
                                    "<Resize 40x12>"};

Test(app, follows_a_cross_reference_and_returns_to_the_same_line)
{
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct typist typist;
        typist_begin(&typist, 100, 30);
        typist_type(&typist, sizes[i]);
        typist_type(&typist, ":go<Space>harbour-2031#pilots-strike <Enter> j");
        struct spot top = typist.app.panes[PANE_TEXT].viewer.top;
        typist_expect_point(&typist, "harbour-2031#pilots-strike");
        typist_type(&typist, "<Enter>");
        typist_expect_place(&typist, VIEW_READ, "tides-2029", "");
        typist_expect_point(&typist, "tides-2029#pilots-warn");
        typist_type(&typist, "<");
        typist_expect_point(&typist, "harbour-2031#pilots-strike");
        struct spot again = typist.app.panes[PANE_TEXT].viewer.top;
        cr_expect(top.block == again.block && top.line == again.line, "%s: %u.%u, not %u.%u",
                  sizes[i], again.block, again.line, top.block, top.line);
        typist_type(&typist, ">");
        typist_expect_point(&typist, "tides-2029#pilots-warn");
        typist_end(&typist);
    }
}

Test(app, follows_links_by_number_in_the_pane_of_cross_references)
{
    struct typist typist;
    typist_begin(&typist, 100, 30);
    typist_type(&typist, ":go<Space>tides-2029#surge-1953 <Enter> <Tab> 2");
    typist_expect_point(&typist, "harbour-2031#flood-likely");
    cr_expect_eq(typist.app.focus, PANE_TEXT);
    typist_type(&typist, "< <Tab> 1");
    typist_expect_point(&typist, "harbour-2031#rise-fast");
    typist_type(&typist, "< <Tab> 7");
    typist_expect_point(&typist, "tides-2029#surge-1953");
    typist_end(&typist);
}

Test(app, follows_a_mention_picked_in_the_text)
{
    struct typist typist;
    typist_begin(&typist, 100, 30);
    typist_type(&typist, ":go<Space>tides-2029#border-moves <Enter> l");
    cr_expect_not_null(viewer_link(&typist.app.panes[PANE_TEXT].viewer));
    typist_type(&typist, "<Enter>");
    typist_expect_place(&typist, VIEW_ACTORS, "", "");
    cr_expect(typist_sees(&typist, "למנה תצעומ"), "the Hebrew name as it is seen");
    typist_type(&typist, "<");
    typist_expect_point(&typist, "tides-2029#border-moves");
    typist_end(&typist);
}

Test(app, stays_at_the_point_when_the_theme_or_source_changes)
{
    struct typist typist;
    typist_begin(&typist, 100, 30);
    typist_type(&typist, ":go<Space>harbour-2031#rise-fast <Enter> 2");
    typist_expect_point(&typist, "harbour-2031#rise-fast");
    typist_type(&typist, ":source<Space>all<Enter>");
    typist_expect_place(&typist, VIEW_READ, "", "tides");
    typist_expect_point(&typist, "harbour-2031#rise-fast");
    typist_type(&typist, ":source<Space>harbour-2031<Enter> 0");
    typist_expect_place(&typist, VIEW_READ, "harbour-2031", "");
    typist_expect_point(&typist, "harbour-2031#rise-fast");
    typist_end(&typist);
}

Test(app, steps_to_conflicts_and_questions)
{
    struct typist typist;
    typist_begin(&typist, 100, 30);
    typist_type(&typist, "J J gg ]x");
    typist_expect_point(&typist, "harbour-2031#rise-fast");
    typist_type(&typist, "]q");
    typist_expect_point(&typist, "harbour-2031#loan-terms");
    typist_type(&typist, "]q");
    typist_expect_point(&typist, "harbour-2031#next-strike");
    typist_type(&typist, "[q [x");
    typist_expect_point(&typist, "harbour-2031#rise-fast");
    typist_type(&typist, "[x");
    typist_expect_point(&typist, "harbour-2031#rise-fast");
    cr_expect_gt(typist.app.said.text.length, 0);
    typist_end(&typist);
}

/* Sizes, panes, zoom. */

static const char *const points[] = {"tides-2029#rise-slow", "harbour-2031#sill-cut",
                                     "harbour-2031#fog-bells", "tides-2029#who-pays"};

Test(app, keeps_the_current_point_through_all_sizes_and_back)
{
    for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
        struct typist typist;
        char keys[80];
        typist_begin(&typist, 120, 36);
        snprintf(keys, sizeof keys, ":go<Space>%s <Enter>", points[i]);
        typist_type(&typist, keys);
        for (int pass = 0; pass < 3; pass++) {
            typist_type(&typist,
                        "<Resize 80x24><Resize 60x20><Resize 40x12><Resize 10x3><Resize 1x1>"
                        "<Resize 200x70><Resize 20x5><Resize 40x12><Resize 80x24>");
            typist_expect_point(&typist, points[i]);
            typist_type(&typist, "<Resize 120x36>");
            typist_expect_point(&typist, points[i]);
        }
        typist_end(&typist);
    }
}

Test(app, reaches_every_pane_at_every_size)
{
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        bool seen[PANE_COUNT] = {false};
        struct typist typist;
        typist_begin(&typist, 100, 30);
        typist_type(&typist, sizes[i]);
        for (int j = 0; j < PANE_COUNT; j++) {
            typist_type(&typist, "<Tab>");
            seen[typist.app.focus] = typist.app.geometry.is_visible[typist.app.focus];
        }
        for (int j = 0; j < PANE_COUNT; j++)
            cr_expect(seen[j], "%s: pane %d", sizes[i], j);
        cr_expect_eq(typist.app.focus, PANE_TEXT);
        typist_type(&typist, "<S-Tab>");
        cr_expect_eq(typist.app.focus, PANE_THEMES);
        typist_end(&typist);
    }
}

Test(app, never_sets_the_text_wider_than_a_reader_can_follow)
{
    struct typist typist;
    typist_begin(&typist, 100, 30);
    for (int i = 0; i < 2; i++) {
        for (int columns = 20; columns <= 300; columns++) {
            app_resize(&typist.app, columns, 30);
            app_paint(&typist.app);
            int width = typist.app.panes[PANE_TEXT].viewer.layout.columns;
            cr_assert_leq(width, 88, "%d columns at %d", width, columns);
            cr_assert_leq(width, columns);
        }
        typist_type(&typist, "z");
    }
    typist_end(&typist);
}

Test(app, zooms_a_pane_and_back)
{
    struct typist typist;
    typist_begin(&typist, 120, 36);
    typist_type(&typist, "z");
    cr_expect_not(typist.app.geometry.is_visible[PANE_SOURCES]);
    typist_type(&typist, "<Tab>");
    cr_expect(typist.app.geometry.is_visible[PANE_REFERENCES]);
    cr_expect_not(typist.app.geometry.is_visible[PANE_TEXT]);
    typist_type(&typist, "z");
    for (int i = 0; i < PANE_COUNT; i++)
        cr_expect(typist.app.geometry.is_visible[i]);

    typist_end(&typist);
}

Test(app, says_that_the_screen_is_too_small_and_goes_on)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "J } } <Resize 19x5>");
    cr_expect(typist_sees(&typist, "too small"));
    typist_type(&typist, "<Resize 10x3>");
    cr_expect(typist_sees(&typist, "20x5"));
    typist_type(&typist, "J <Resize 80x24>");
    typist_expect_place(&typist, VIEW_READ, "harbour-2031", "");
    cr_expect(typist_sees(&typist, "Port Review"));
    typist_end(&typist);
}

/* Help, messages, commands. */

Test(app, shows_help_over_the_panes_and_takes_it_off)
{
    static const char *const closers[] = {"q", "<Esc>", "?"};
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++) {
        struct typist typist;
        typist_begin(&typist, 80, 24);
        typist_type(&typist, "J } ?");
        cr_expect(typist_sees(&typist, "HERE"));
        cr_expect_not(typist_sees(&typist, "BOTTOM LINE"));
        typist_type(&typist, "G");
        cr_expect(typist_sees(&typist, "copy-command"), "the settings come last");
        typist_type(&typist, closers[i]);
        cr_expect_not(typist_sees(&typist, "copy-command"), "%s", closers[i]);
        typist_expect_place(&typist, VIEW_READ, "tides-2029", "");
        typist_end(&typist);
    }
}

/* Escape closes, unpicks and clears, one thing at a time; it never leaves the place, nor the
 * reader. */
Test(app, takes_escape_for_no_way_out)
{
    static const char *const ways[] = {"",          "?",     "P", "!",     "p",
                                       "1 l",       "1 l l", "z", "<Tab>", "/a<Enter>",
                                       "&a<Enter>", "J }",   "g", "f",     ":q"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct typist typist;
        typist_begin(&typist, 80, 24);
        typist_type(&typist, "2");
        typist_type(&typist, ways[i]);
        struct place place = typist.app.place;
        typist_type(&typist, "<Esc> <Esc> <Esc> <Esc> <Esc> <Esc>");
        cr_expect_neq(typist.app.wanted.request, REQUEST_QUIT, "%s", ways[i]);
        cr_expect(place_equal(typist.app.place, place), "%s", ways[i]);
        cr_expect_null(viewer_link(&typist.app.panes[PANE_TEXT].viewer));
        cr_expect(!typist.app.over.kind && !typist.app.typing.prompt.is_open &&
                      !typist.app.is_zoomed && typist.app.focus == PANE_TEXT &&
                      !typist.app.keymap.pending_count,
                  "%s", ways[i]);
        typist_end(&typist);
    }
}

Test(app, says_what_is_wrong_until_the_next_key)
{
    static const char *const wrong[] = {"Ω",
                                        "<F9>",
                                        "<",
                                        ">",
                                        "n",
                                        "g z",
                                        "g A",
                                        ":frobnicate<Enter>",
                                        ":go<Space>nowhere<Enter>",
                                        ":go<Enter>",
                                        "<C-a>"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct typist typist;
        typist_begin(&typist, 80, 24);
        typist_type(&typist, wrong[i]);
        cr_expect_gt(typist.app.said.text.length, 0, "%s", wrong[i]);
        typist_type(&typist, "j");
        cr_expect_eq(typist.app.said.text.length, 0, "%s", wrong[i]);
        typist_end(&typist);
    }
}

Test(app, takes_commands_by_any_beginning_of_their_names)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, ":s<Space>harbour-2031<Enter> :t<Space>tides<Enter>");
    typist_expect_place(&typist, VIEW_READ, "harbour-2031", "tides");
    typist_type(&typist, ":source<Space>all<Enter>");
    typist_expect_place(&typist, VIEW_READ, "", "tides");
    typist_type(&typist, ":q<Enter>");
    cr_expect_eq(typist.app.wanted.request, REQUEST_QUIT);
    typist_end(&typist);
}

Test(app, shows_more_and_less)
{
    struct typist typist;
    typist_begin(&typist, 80, 60);
    typist_type(&typist, "1");
    struct viewer *viewer = &typist.app.panes[PANE_TEXT].viewer;
    uint32_t usual = layout_height(&viewer->layout, UINT32_MAX);
    typist_type(&typist, "+");
    cr_expect_gt(layout_height(&viewer->layout, UINT32_MAX), usual);
    typist_type(&typist, "- -");
    cr_expect_lt(layout_height(&viewer->layout, UINT32_MAX), usual);
    typist_type(&typist, "- - + ");
    cr_expect_eq(layout_height(&viewer->layout, UINT32_MAX), usual);
    typist_end(&typist);
}

Test(app, pages_on_to_the_next_source_at_the_end)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "J G");
    typist_expect_place(&typist, VIEW_READ, "tides-2029", "");
    typist_type(&typist, "<Space>");
    typist_expect_place(&typist, VIEW_READ, "harbour-2031", "");
    typist_type(&typist, "G <Space>");
    typist_expect_place(&typist, VIEW_READ, "harbour-2031", "");
    typist_end(&typist);
}
