/* P: the page as it will be printed, over the panes, and what can be done with it. */
#include "support/typist.h"
#include "ui/current.h"

#include <criterion/criterion.h>

#define EXPECT_SEES(typist, text) cr_expect(typist_sees(typist, text), "no \"%s\"", text)

static const int sizes[][2] = {{120, 36}, {80, 24}, {40, 12}};

Test(page, is_shown_over_the_panes_and_taken_off_at_every_size)
{
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct typist typist;
        typist_begin(&typist, sizes[i][0], sizes[i][1]);
        typist_type(&typist, "J } }");
        const struct entry *current = app_subject(&typist.app);
        typist_type(&typist, "P");
        cr_expect_eq(typist.app.over.kind, OVERLAY_PAGE);
        EXPECT_SEES(&typist, "BOTTOM LINE");
        typist_type(&typist, "G");
        EXPECT_SEES(&typist, "Nothing is left off.");
        typist_type(&typist, "q");
        cr_expect_eq(typist.app.over.kind, OVERLAY_NONE);
        cr_expect_eq(app_subject(&typist.app), current);
        typist_end(&typist);
    }
}

/* The place is printed, not the point that happens to be current; a page of its own is. */
Test(page, is_that_of_the_place)
{
    static const struct {
        const char *keys;
        const char *address;
    } cases[] = {
        {"", ""},
        {"1", "dredging"},
        {"J } }", "tides-2029"},
        {"J 2 }", "tides-2029 --theme tides"},
        {"gt", "timeline"},
        {"gx", "conflicts"},
        {":go<Space>harbour-2031#dredging-agreed <Enter>", "harbour-2031"},
        {":go<Space>actor:harbour-board <Enter>", "actor:harbour-board"},
        {":go<Space>corridor:north-fairway <Enter>", "corridor:north-fairway"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct typist typist;
        struct arena arena = {0};
        typist_begin(&typist, 80, 24);
        typist_type(&typist, cases[i].keys);
        struct slice address = place_write(app_page_place(&typist.app), &arena);
        cr_expect(slice_equal(address, slice_of(cases[i].address)), "%s: %.*s", cases[i].keys,
                  SLICE_ARGUMENTS(address));
        typist_end(&typist);
        arena_release(&arena);
    }
}

Test(page, is_printed_by_enter_there_and_nowhere_else)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "J <Enter>");
    cr_expect_neq(typist.app.wanted.request, REQUEST_PRINT);
    typist_type(&typist, "P <Enter>");
    cr_expect_eq(typist.app.wanted.request, REQUEST_PRINT);
    cr_expect_eq(typist.app.over.kind, OVERLAY_PAGE);
    typist.app.wanted.request = REQUEST_NONE;
    typist_type(&typist, "q :print <Enter>");
    cr_expect_eq(typist.app.wanted.request, REQUEST_PRINT);
    typist_end(&typist);
}

static void expect_name(struct typist *typist, const char *keys, const char *name, bool may_replace)
{
    if (typist->app.over.kind)
        typist_type(typist, "q");
    typist->app.wanted.request = REQUEST_NONE;
    typist_type(typist, keys);
    cr_expect_eq(typist->app.wanted.request, REQUEST_SAVE, "%s", keys);
    cr_expect_eq(typist->app.wanted.may_replace, may_replace, "%s", keys);
    cr_expect(slice_equal(buffer_slice(&typist->app.wanted.save_name), slice_of(name)), "%s: %s",
              keys, typist->app.wanted.save_name.bytes);
}

Test(page, is_saved_under_a_name_that_it_proposes_or_another)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    expect_name(&typist, "P s <Enter>", "overview.pdf", false);
    expect_name(&typist, "J P s <Enter>", "tides-2029.pdf", false);
    expect_name(&typist, "2 P s <Enter>", "tides-2029-theme-tides.pdf", false);
    expect_name(&typist, ":go<Space>actor:harbour-board <Enter> P s <Enter>",
                "actor-harbour-board.pdf", false);
    expect_name(&typist, "P s <C-w> mine.md <Enter>", "mine.md", false);
    expect_name(&typist, ":save!<Space>mine.md <Enter>", "mine.md", true);
    typist_end(&typist);
}

Test(page, is_not_saved_when_the_name_is_given_up)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "P s <Esc>");
    cr_expect_neq(typist.app.wanted.request, REQUEST_SAVE);
    cr_expect_eq(typist.app.over.kind, OVERLAY_PAGE);
    typist_type(&typist, ":save <Enter>");
    cr_expect_neq(typist.app.wanted.request, REQUEST_SAVE);
    EXPECT_SEES(&typist, ":save needs FILE");
    typist_end(&typist);
}

Test(page, is_left_by_a_key_that_means_something_else)
{
    struct typist typist;
    typist_begin(&typist, 80, 24);
    typist_type(&typist, "P J");
    cr_expect_eq(typist.app.over.kind, OVERLAY_NONE);
    typist_expect_place(&typist, VIEW_READ, "tides-2029", "");
    typist_end(&typist);
}
