/* Enter opens what the bar is on, wherever that is, and p peeks at the same. */
#include "support/typist.h"
#include "ui/current.h"

#include <criterion/criterion.h>
#include <string.h>

static void expect_block(struct typist *typist, const struct block *block, const char *way)
{
    const struct entry *entry = block_opens(block);
    struct place wanted = place_of(entry);
    cr_expect_eq(typist->app.place.brief, wanted.brief, "%s", way);
    cr_expect_eq(typist->app.place.view, wanted.view, "%s", way);
    if (wanted.item && wanted.view == VIEW_READ)
        cr_expect_eq(app_subject(&typist->app), wanted.item, "%s", way);
}

/* Each item of each of these places, by pressing } to it and then Enter. */
static const char *const places[] = {
    "",      ":go<Space>actor:coastland<Enter>",
    "g t",   ":go<Space>corridor:north-fairway<Enter>",
    "g a",   "g c",
    "g q",   "g x",
    "1",     "2",
    "3",     "1 g q",
    "J g x", "J g t",
};

Test(open, leads_from_each_item_to_what_it_is_about)
{
    int opened = 0;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct typist typist;
        typist_begin(&typist, 120, 36);
        typist_type(&typist, places[i]);
        uint32_t items = typist.app.panes[PANE_TEXT].viewer.document.item_count;
        struct place home = typist.app.place;
        typist_type(&typist, "gg");
        for (uint32_t item = 0; item < items; item++) {
            struct block block = *app_current(&typist.app);
            typist_type(&typist, "p");
            cr_expect_eq(typist.app.over.kind, OVERLAY_PEEK, "%s: item %u", places[i], item);
            typist_type(&typist, "<Enter>");
            expect_block(&typist, &block, places[i]);
            typist_type(&typist, "<lt>");
            cr_assert(place_equal(typist.app.place, home), "%s: item %u", places[i], item);
            typist_type(&typist, "<Enter>");
            expect_block(&typist, &block, places[i]);
            typist_type(&typist, "<lt> }");
            opened++;
        }
        typist_end(&typist);
    }
    cr_expect_gt(opened, 50);
}

/* Where one reads the source already, Enter follows its first relation, and so does the digit. */
Test(open, follows_the_relation_where_the_point_is_at_home)
{
    static const char *const ways[] = {"<Enter>", "p <Enter>", "<Tab> <Enter>", "<Tab> 1"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct typist typist;
        typist_begin(&typist, 120, 36);
        typist_type(&typist, ":go<Space>tides-2029#surge-1953<Enter>");
        const struct entry *subject = app_subject(&typist.app);
        cr_assert_gt(dossier_links(typist.app.dossier, subject).count, 0);
        const struct entry *other = dossier_links(typist.app.dossier, subject).items[0].other;
        typist_type(&typist, ways[i]);
        cr_expect_eq(app_subject(&typist.app), other, "%s", ways[i]);
        typist_end(&typist);
    }
}

Test(open, leads_to_both_sides_of_a_contradiction)
{
    static const char *const ways[][2] = {{"1", "2"}, {"<Enter>", "2"}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct typist typist;
        typist_begin(&typist, 120, 36);
        typist_type(&typist, "g x gg");
        struct block pair = *app_current(&typist.app);
        cr_assert_not_null(pair.second);
        cr_expect_lt(pair.subject->brief->entry.ordinal, pair.second->brief->entry.ordinal);
        typist_type(&typist, ways[i][0]);
        cr_expect_eq(app_subject(&typist.app), pair.subject);
        typist_type(&typist, "<lt>");
        typist_type(&typist, ways[i][1]);
        cr_expect_eq(app_subject(&typist.app), pair.second);
        typist_end(&typist);
    }
}

/* Digits that name no side, and digits elsewhere, are themes as everywhere. */
Test(open, leaves_other_digits_to_themes)
{
    struct typist typist;
    typist_begin(&typist, 120, 36);
    typist_type(&typist, "g x 3");
    cr_expect_not_null(typist.app.place.theme);
    typist_end(&typist);
}
