#include "output/page/fit.h"

#include <stdlib.h>

#define NOT_MEASURED UINT64_MAX

enum { MOST_TYPES = 16 };

struct search {
    struct fit *fit;
    const struct fit_medium *medium;
    const struct fit_block *blocks;
    uint32_t *order; /* blocks that may go, the first to go first */
    uint32_t order_count;
    uint64_t *heights[MOST_TYPES]; /* by size of type and block; NULL: not measured yet */
};

/* The larger priority first, among equals the last. */
static int compare(const void *left_item, const void *right_item)
{
    uint64_t left = *(const uint64_t *)left_item;
    uint64_t right = *(const uint64_t *)right_item;
    return left > right ? -1 : left < right;
}

static void build_order(struct search *search)
{
    uint32_t count = search->fit->count;
    uint64_t *keys = ARENA_ARRAY(&search->fit->arena, uint64_t, count);
    search->order = ARENA_ARRAY(&search->fit->arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        if (search->blocks[i].priority)
            keys[search->order_count++] = (uint64_t)search->blocks[i].priority << 32 | i;
    if (search->order_count)
        qsort(keys, search->order_count, sizeof *keys, compare);
    for (uint32_t i = 0; i < search->order_count; i++)
        search->order[i] = (uint32_t)keys[i];
}

static void drop(struct search *search, uint32_t dropped)
{
    struct fit *fit = search->fit;
    for (uint32_t i = 0; i < search->order_count; i++)
        fit->is_dropped[search->order[i]] = i < dropped;
    bool has_item = false;
    for (uint32_t i = fit->count; i-- > 0;) {
        bool is_heading = search->blocks[i].is_heading;
        fit->is_hidden[i] = is_heading ? !has_item : fit->is_dropped[i];
        has_item = !is_heading && (has_item || !fit->is_dropped[i]);
    }
    fit->is_whole = dropped == 0;
}

static uint64_t *begin_type(const struct search *search)
{
    uint64_t *heights = ARENA_ARRAY(&search->fit->arena, uint64_t, search->fit->count);
    for (uint32_t i = 0; i < search->fit->count; i++)
        heights[i] = NOT_MEASURED;
    return heights;
}

static uint64_t measure(struct search *search, unsigned type, uint32_t block)
{
    if (!search->heights[type])
        search->heights[type] = begin_type(search);
    uint64_t *height = &search->heights[type][block];
    if (*height == NOT_MEASURED)
        *height = search->medium->height(search->medium->context, type, block);
    return *height;
}

/* Measures no further than the page reaches. */
static bool fits(struct search *search, struct fit_style style, uint32_t dropped)
{
    const struct fit_medium *medium = search->medium;
    struct fit *fit = search->fit;
    fit->style = style;
    drop(search, dropped);
    uint64_t room = medium->room(medium->context, style, fit->is_whole);
    uint32_t above = FIT_NONE;
    fit->height = 0;
    for (uint32_t i = 0; i < fit->count && fit->height <= room; i++) {
        if (fit->is_hidden[i])
            continue;
        fit->height +=
            medium->space(medium->context, style, i, above) + measure(search, style.type, i);
        above = i;
    }
    return fit->height <= room;
}

/* What fits at one size of type fits at every smaller one, so a page that is too full is found by
 * its smallest alone, and only few sizes are ever measured. */
static bool fits_whole(struct search *search)
{
    unsigned tightest = search->medium->spacings - 1;
    unsigned fitting = search->medium->types - 1;
    unsigned untried = 0; /* the first of those that may fit */
    if (!fits(search, (struct fit_style){fitting, tightest}, 0))
        return false;
    while (untried < fitting) {
        unsigned middle = (untried + fitting) / 2;
        if (fits(search, (struct fit_style){middle, tightest}, 0))
            fitting = middle;
        else
            untried = middle + 1;
    }
    for (unsigned spacing = 0; spacing < tightest; spacing++)
        if (fits(search, (struct fit_style){fitting, spacing}, 0))
            return true;
    return fits(search, (struct fit_style){fitting, tightest}, 0);
}

static void drop_as_few_as_needed(struct search *search)
{
    struct fit_style style = {search->medium->types - 1, search->medium->spacing_when_dropping};
    uint32_t too_few = 0;
    uint32_t enough = search->order_count;
    while (too_few + 1 < enough) {
        uint32_t middle = too_few + (enough - too_few) / 2;
        if (fits(search, style, middle))
            enough = middle;
        else
            too_few = middle;
    }
    fits(search, style, enough);
}

void fit_blocks(struct fit *fit, const struct fit_medium *medium, const struct fit_block *blocks,
                uint32_t count)
{
    struct search search = {.fit = fit, .medium = medium, .blocks = blocks};
    fit->count = count;
    fit->is_dropped = ARENA_ARRAY(&fit->arena, bool, count);
    fit->is_hidden = ARENA_ARRAY(&fit->arena, bool, count);
    build_order(&search);
    if (!fits_whole(&search))
        drop_as_few_as_needed(&search);
}

void fit_release(struct fit *fit)
{
    arena_release(&fit->arena);
    *fit = (struct fit){0};
}
