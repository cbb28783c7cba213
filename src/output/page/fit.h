/* Making content fit on one page, whatever the medium: lines of text or points of paper.
 *
 * A medium says how high a block is at each size of type, and how much air stands above it at each
 * spacing. Of all that shows everything the largest type is taken, and of its spacings the widest.
 * When nothing shows everything, blocks go at the smallest type: the largest priority first, among
 * equals the last. As few go as make the rest fit, found by bisection; a block that is never kept
 * is never measured. */
#ifndef PRECIS_OUTPUT_PAGE_FIT_H
#define PRECIS_OUTPUT_PAGE_FIT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* "No block": what stands above the first one. */
#define FIT_NONE UINT32_MAX

struct fit_block {
    uint16_t priority; /* 0: never goes */
    bool is_heading;   /* stands only above something that stays */
};

struct fit_style {
    unsigned type;    /* 0: the largest */
    unsigned spacing; /* 0: the widest */
};

/* Heights are in any unit. Each is asked for once at most. A smaller type or spacing never takes
 * more room. */
struct fit_medium {
    void *context;
    unsigned types; /* 16 at most */
    unsigned spacings;
    unsigned spacing_when_dropping;
    uint64_t (*height)(void *context, unsigned type, uint32_t block);
    uint64_t (*space)(void *context, struct fit_style style, uint32_t block, uint32_t above);
    uint64_t (*room)(void *context, struct fit_style style, bool is_whole);
};

struct fit {
    struct arena arena;
    struct fit_style style;
    uint32_t count;   /* of blocks */
    bool *is_dropped; /* by block: it went for want of room */
    bool *is_hidden;  /* it went, or is a heading above nothing */
    bool is_whole;    /* nothing went */
    uint64_t height;  /* of what stays; more than the room when even that is too much */
};

/* Fills an empty fit, which is given to fit_release. */
void fit_blocks(struct fit *fit, const struct fit_medium *medium, const struct fit_block *blocks,
                uint32_t count);

void fit_release(struct fit *fit);

#endif
