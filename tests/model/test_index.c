#include "model/index.h"

#include "model/dossier.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { BRIEFS = 500, CLAIMS = 4 };

/* Many briefs whose points have the same few ids. */
struct shelf {
    char ids[BRIEFS][32];
    struct brief briefs[BRIEFS];
    struct claim claims[BRIEFS][CLAIMS];
};

static struct text text_of(const char *bytes)
{
    return (struct text){.bytes = bytes, .length = (uint32_t)strlen(bytes)};
}

static const char *const claim_ids[CLAIMS] = {"a", "b", "agreed", "paid"};

static void fill(struct shelf *shelf)
{
    for (int i = 0; i < BRIEFS; i++) {
        snprintf(shelf->ids[i], sizeof shelf->ids[i], "brief-%d", i);
        struct brief *brief = &shelf->briefs[i];
        brief->id = text_of(shelf->ids[i]);
        brief->entry = (struct entry){.kind = ENTRY_BRIEF, .brief = brief};
        for (int j = 0; j < CLAIMS; j++) {
            struct claim *claim = &shelf->claims[i][j];
            claim->id = text_of(claim_ids[j]);
            claim->entry = (struct entry){.kind = ENTRY_CLAIM, .brief = brief};
        }
    }
}

Test(index, finds_each_of_many_and_no_other)
{
    struct arena arena = {0};
    struct shelf *shelf = ARENA_NEW(&arena, struct shelf);
    struct index *index = index_create(&arena, BRIEFS * (1 + CLAIMS));
    fill(shelf);
    for (int i = 0; i < BRIEFS; i++) {
        cr_assert_null(index_add(index, &shelf->briefs[i].entry));
        for (int j = 0; j < CLAIMS; j++)
            cr_assert_null(index_add(index, &shelf->claims[i][j].entry));
    }
    for (int i = 0; i < BRIEFS; i++) {
        struct slice brief = slice_of(shelf->ids[i]);
        cr_expect_eq(index_find(index, ENTRY_BRIEF, SLICE(""), brief), &shelf->briefs[i].entry);
        cr_expect_null(index_find(index, ENTRY_THEME, SLICE(""), brief));
        cr_expect_null(index_find(index, ENTRY_CLAIM, brief, SLICE("c")));
        for (int j = 0; j < CLAIMS; j++) {
            struct slice id = slice_of(claim_ids[j]);
            cr_expect_eq(index_find(index, ENTRY_CLAIM, brief, id), &shelf->claims[i][j].entry);
            cr_expect_eq(index_find(index, ENTRY_QUESTION, brief, id), &shelf->claims[i][j].entry);
        }
    }
    arena_release(&arena);
}

Test(index, keeps_the_first_of_two_with_one_id)
{
    struct arena arena = {0};
    struct index *index = index_create(&arena, 4);
    struct brief brief = {.id = text_of("b")};
    struct claim claim = {.id = text_of("p"), .entry = {.kind = ENTRY_CLAIM, .brief = &brief}};
    struct question question = {.id = text_of("p"),
                                .entry = {.kind = ENTRY_QUESTION, .brief = &brief}};
    struct theme theme = {.id = text_of("p"), .entry = {.kind = ENTRY_THEME}};
    cr_expect_null(index_add(index, &claim.entry));
    cr_expect_eq(index_add(index, &question.entry), &claim.entry, "they share their ids");
    cr_expect_null(index_add(index, &theme.entry), "kinds do not");
    cr_expect_eq(index_find(index, ENTRY_QUESTION, SLICE("b"), SLICE("p")), &claim.entry);
    arena_release(&arena);
}
