/* Where the reader has been. */
#include "ui/history.h"

#include "support/dice.h"
#include "support/sample.h"

#include <criterion/criterion.h>

static struct visit visit_at(uint32_t number)
{
    return (struct visit){.item = number};
}

static void expect_current(struct history *history, uint32_t number)
{
    struct visit *visit = history_current(history);
    cr_assert_not_null(visit);
    cr_expect_eq(visit->item, number);
}

Test(history, begins_with_nothing)
{
    struct history history;
    history_init(&history);
    cr_expect_null(history_current(&history));
    cr_expect_null(history_step(&history, -1));
    cr_expect_null(history_step(&history, 1));
}

Test(history, steps_back_and_forward_and_stops_at_its_ends)
{
    struct history history;
    history_init(&history);
    for (uint32_t i = 0; i < 3; i++)
        history_add(&history, visit_at(i));
    expect_current(&history, 2);
    cr_expect_null(history_step(&history, 1));
    cr_expect_eq(history_step(&history, -1)->item, 1);
    cr_expect_eq(history_step(&history, -1)->item, 0);
    cr_expect_null(history_step(&history, -1));
    expect_current(&history, 0);
    cr_expect_eq(history_step(&history, 1)->item, 1);
}

Test(history, forgets_what_lay_ahead_when_it_goes_somewhere_new)
{
    struct history history;
    history_init(&history);
    for (uint32_t i = 0; i < 4; i++)
        history_add(&history, visit_at(i));
    history_step(&history, -1);
    history_step(&history, -1);
    history_add(&history, visit_at(9));
    cr_expect_null(history_step(&history, 1));
    expect_current(&history, 9);
    cr_expect_eq(history_step(&history, -1)->item, 1);
}

Test(history, forgets_the_oldest_when_it_is_full)
{
    struct history history;
    history_init(&history);
    for (uint32_t i = 0; i < LONGEST_HISTORY + 50; i++)
        history_add(&history, visit_at(i));
    cr_expect_eq(history.count, LONGEST_HISTORY);
    expect_current(&history, LONGEST_HISTORY + 49);
    uint32_t expected = LONGEST_HISTORY + 49;
    for (struct visit *visit; (visit = history_step(&history, -1));)
        cr_expect_eq(visit->item, --expected);
    cr_expect_eq(expected, 50);
}

/* A browser's history written down plainly, to compare with. */
Test(history, is_like_two_stacks)
{
    struct dice dice = {23};
    struct history history;
    uint32_t back[2000];
    int count = 0;
    int current = -1;
    history_init(&history);
    for (uint32_t i = 0; i < 2000; i++) {
        int direction = dice_one_in(&dice, 2) ? -1 : 1;
        if (dice_one_in(&dice, 2)) {
            history_add(&history, visit_at(i));
            back[++current] = i;
            count = current + 1;
        } else if (history_step(&history, direction)) {
            current += direction;
        }
        cr_assert_lt(current, count);
        if (current >= 0)
            cr_assert_eq(history_current(&history)->item, back[current]);
        else
            cr_assert_null(history_current(&history));
    }
}

Test(history, moves_to_another_load_of_the_dossier)
{
    struct loaded before = sample_load(SAMPLE_QUIET_WATER);
    struct loaded after = sample_load(SAMPLE_QUIET_WATER);
    struct history history;
    history_init(&history);
    struct place place = sample_place(before.dossier, "harbour-2031#rise-fast");
    history_add(&history, (struct visit){.place = place, .item_subject = place.item, .item = 7});
    history_add(&history, (struct visit){.place = sample_place(before.dossier, "tides")});
    history_rebase(&history, after.dossier);
    cr_expect(sample_holds(after.dossier, history.visits[0].place));
    cr_expect(sample_holds(after.dossier, history.visits[1].place));
    cr_expect_eq(history.visits[0].item_subject, history.visits[0].place.item);
    cr_expect_neq(history.visits[0].place.item, place.item);
    cr_expect_null(history.visits[1].item_subject);
    loaded_release(&after);
    loaded_release(&before);
}
