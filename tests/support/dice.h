/* Numbers that look random and are the same in every run. */
#ifndef PRECIS_TESTS_SUPPORT_DICE_H
#define PRECIS_TESTS_SUPPORT_DICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct dice {
    uint64_t state;
};

/* SplitMix64. */
static inline uint64_t dice_next(struct dice *dice)
{
    uint64_t value = dice->state += UINT64_C(0x9e3779b97f4a7c15);
    value = (value ^ (value >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    value = (value ^ (value >> 27)) * UINT64_C(0x94d049bb133111eb);
    return value ^ (value >> 31);
}

/* 0 to `limit` - 1; 0 for a limit of 0. */
static inline uint32_t dice_below(struct dice *dice, uint32_t limit)
{
    return limit ? (uint32_t)(dice_next(dice) % limit) : 0;
}

static inline int dice_between(struct dice *dice, int least, int most)
{
    return least + (int)dice_below(dice, (uint32_t)(most - least + 1));
}

/* True in one of so many throws. */
static inline bool dice_one_in(struct dice *dice, uint32_t throws)
{
    return dice_below(dice, throws) == 0;
}

#endif
