/* The fit against its definition, on blocks and media made up by chance. */
#include "output/page/fit.h"
#include "support/dice.h"

#include <criterion/criterion.h>

enum { MOST_BLOCKS = 60, TYPES = 4, SPACINGS = 3, DROPPING = 1 };

/* A medium with fixed heights. */
struct paper {
    struct fit_block blocks[MOST_BLOCKS];
    uint32_t heights[MOST_BLOCKS];
    uint32_t asked[TYPES][MOST_BLOCKS];
    uint32_t count;
    uint64_t whole_room;
    uint64_t rest_room;
};

static uint64_t height(void *context, unsigned type, uint32_t block)
{
    struct paper *paper = context;
    paper->asked[type][block]++;
    return (uint64_t)paper->heights[block] * (TYPES - type);
}

static uint64_t space(void *context, struct fit_style style, uint32_t block, uint32_t above)
{
    const struct paper *paper = context;
    if (above == FIT_NONE)
        return 0;
    return (SPACINGS - style.spacing) * (paper->blocks[block].is_heading ? 5u : 1u);
}

static uint64_t room(void *context, struct fit_style style, bool is_whole)
{
    const struct paper *paper = context;
    (void)style;
    return is_whole ? paper->whole_room : paper->rest_room;
}

static struct fit_medium medium_of(struct paper *paper)
{
    return (struct fit_medium){.context = paper,
                               .types = TYPES,
                               .spacings = SPACINGS,
                               .spacing_when_dropping = DROPPING,
                               .height = height,
                               .space = space,
                               .room = room};
}

static struct paper random_paper(struct dice *dice)
{
    struct paper paper = {.count = dice_below(dice, MOST_BLOCKS)};
    for (uint32_t i = 0; i < paper.count; i++) {
        bool is_heading = dice_one_in(dice, 6);
        paper.blocks[i].is_heading = is_heading;
        paper.blocks[i].priority = (uint16_t)(is_heading ? 0 : dice_below(dice, 12));
        paper.heights[i] = dice_below(dice, 9);
    }
    paper.whole_room = dice_below(dice, 900);
    paper.rest_room = paper.whole_room - paper.whole_room / 20;
    return paper;
}

/* The height of what is shown, by the definition. */
static uint64_t height_of(struct paper *paper, struct fit_style style, const bool *is_dropped)
{
    uint64_t sum = 0;
    uint32_t above = FIT_NONE;
    for (uint32_t i = 0; i < paper->count; i++) {
        bool is_shown = !is_dropped[i];
        if (paper->blocks[i].is_heading) {
            is_shown = false;
            for (uint32_t j = i + 1; j < paper->count && !paper->blocks[j].is_heading; j++)
                is_shown = is_shown || !is_dropped[j];
        }
        if (!is_shown)
            continue;
        sum += space(paper, style, i, above) + (uint64_t)paper->heights[i] * (TYPES - style.type);
        above = i;
    }
    return sum;
}

static bool goes_before(const struct paper *paper, uint32_t left, uint32_t right)
{
    uint16_t first = paper->blocks[left].priority;
    uint16_t second = paper->blocks[right].priority;
    return first != second ? first > second : left > right;
}

/* The block that has to go next; FIT_NONE when all that may have gone. */
static uint32_t next_to_go(const struct paper *paper, const bool *is_dropped)
{
    uint32_t next = FIT_NONE;
    for (uint32_t i = 0; i < paper->count; i++)
        if (paper->blocks[i].priority && !is_dropped[i] &&
            (next == FIT_NONE || goes_before(paper, i, next)))
            next = i;
    return next;
}

/* What the fit should find, tried out one by one. Whether everything stays. */
static bool expect(struct paper *paper, struct fit_style *style, bool *is_dropped)
{
    for (style->type = 0; style->type < TYPES; style->type++)
        for (style->spacing = 0; style->spacing < SPACINGS; style->spacing++)
            if (height_of(paper, *style, is_dropped) <= paper->whole_room)
                return true;
    *style = (struct fit_style){TYPES - 1, DROPPING};
    uint32_t next = next_to_go(paper, is_dropped);
    while (next != FIT_NONE) {
        is_dropped[next] = true;
        if (height_of(paper, *style, is_dropped) <= paper->rest_room)
            break;
        next = next_to_go(paper, is_dropped);
    }
    return false;
}

static void check_paper(struct paper *paper, int round)
{
    struct fit_medium medium = medium_of(paper);
    struct fit fit = {0};
    struct fit_style style;
    bool is_dropped[MOST_BLOCKS] = {false};
    bool is_whole = expect(paper, &style, is_dropped);
    fit_blocks(&fit, &medium, paper->blocks, paper->count);
    bool can_drop = next_to_go(paper, (bool[MOST_BLOCKS]){false}) != FIT_NONE;
    cr_expect_eq(fit.is_whole, is_whole || !can_drop, "round %d", round);
    cr_expect_eq(fit.style.type, style.type, "round %d: type %u", round, fit.style.type);
    cr_expect_eq(fit.style.spacing, style.spacing, "round %d: spacing %u", round,
                 fit.style.spacing);
    for (uint32_t i = 0; i < paper->count; i++)
        cr_expect_eq(fit.is_dropped[i], is_dropped[i], "round %d: block %u", round, i);
    fit_release(&fit);
}

Test(fit, does_what_its_definition_says)
{
    struct dice dice = {17};
    for (int round = 0; round < 3000; round++) {
        struct paper paper = random_paper(&dice);
        check_paper(&paper, round);
        for (int type = 0; type < TYPES; type++)
            for (uint32_t i = 0; i < paper.count; i++)
                cr_expect_leq(paper.asked[type][i], 1, "round %d: asked again", round);
    }
}

Test(fit, hides_headings_above_nothing)
{
    struct paper paper = {
        .blocks = {{0, true}, {9, false}, {0, true}, {1, false}, {0, true}},
        .heights = {1, 50, 1, 1, 1},
        .count = 5,
        .whole_room = 20,
        .rest_room = 20,
    };
    static const bool hidden[] = {true, true, false, false, true};
    struct fit_medium medium = medium_of(&paper);
    struct fit fit = {0};
    fit_blocks(&fit, &medium, paper.blocks, paper.count);
    for (uint32_t i = 0; i < paper.count; i++)
        cr_expect_eq(fit.is_hidden[i], hidden[i], "block %u", i);
    fit_release(&fit);
}

/* Of a million blocks only those are measured that come near the page. */

struct endless {
    uint32_t measured;
};

static uint64_t one(void *context, unsigned type, uint32_t block)
{
    struct endless *endless = context;
    (void)type;
    (void)block;
    endless->measured++;
    return 1;
}

static uint64_t none(void *context, struct fit_style style, uint32_t block, uint32_t above)
{
    (void)context;
    (void)style;
    (void)block;
    (void)above;
    return 0;
}

static uint64_t sixty(void *context, struct fit_style style, bool is_whole)
{
    (void)context;
    (void)style;
    (void)is_whole;
    return 60;
}

Test(fit, measures_little_of_much)
{
    enum { MANY = 1000000, FEW = 60 * 22 };
    struct arena arena = {0};
    struct fit_block *blocks = ARENA_ARRAY(&arena, struct fit_block, MANY);
    for (uint32_t i = 0; i < MANY; i++)
        blocks[i].priority = (uint8_t)(1 + i % 250);
    struct endless endless = {0};
    struct fit_medium medium = {.context = &endless,
                                .types = 6,
                                .spacings = 3,
                                .height = one,
                                .space = none,
                                .room = sixty};
    struct fit fit = {0};
    uint32_t kept = 0;
    fit_blocks(&fit, &medium, blocks, MANY);
    for (uint32_t i = 0; i < MANY; i++)
        kept += !fit.is_dropped[i];
    cr_expect_eq(kept, 60);
    cr_expect_lt(endless.measured, FEW, "%u measured", endless.measured);
    fit_release(&fit);
    arena_release(&arena);
}
