/* Which items of a section a page keeps longest.
 *
 * The importance that a curator has given comes first. Among equals speaks for an item what the
 * dossier knows of it: how many sources tell it, whether its article poses it, which syntheses
 * cite it, whether it is disputed, what else is linked with it; against it, what was chosen before
 * it from its source, its year and its themes, so that none of these takes the page. What is nearer
 * to the as-of date breaks a last tie, then the order of the files. */
#ifndef PRECIS_RENDER_PAGE_PAGE_CHOICE_H
#define PRECIS_RENDER_PAGE_PAGE_CHOICE_H

#include "render/document.h"

/* One item that may be chosen. What speaks for it, what it takes a share of, and after page_choose
 * its rank with the reasons. */
struct page_candidate {
    const struct entry *sides[2]; /* the item, or both sides of a contradiction; else NULL */
    uint8_t importance;           /* 0: not given, which is the middle */
    uint8_t lessened_for;         /* enum reason: why it counts less; 0: it does not */
    bool is_common;               /* told by several, so that it is no source's share */
    uint32_t told;                /* by so many further sources */
    uint32_t posed;               /* a question: by its article, not by the curator */
    uint32_t cited;
    uint32_t disputed;
    uint32_t linked;
    int32_t year;      /* of an event; for other items that of the source */
    uint64_t distance; /* from the as-of date, in months */
    uint32_t rank;     /* each from 0 to the count once */
    uint8_t kept_for;  /* enum reason */
    uint8_t left_for;
};

/* How often syntheses and bottom lines cite the parts of a dossier, by their ordinals. */
struct page_citations {
    const struct document *document;
    const uint32_t *claims;
    const uint32_t *questions;
    const uint32_t *events;
};

/* Items of a section, ranked; of contradictions also their relations, in the same order. */
struct page_ranked {
    struct page_candidate *items; /* NULL: not ranked yet */
    const struct cross_reference **references;
    uint32_t count;
};

/* What several parts of a page ask for, counted when it is first asked for. */
struct page_memo {
    struct page_citations citations;
    struct page_ranked points;
    struct page_ranked pairs;
};

struct page_citations page_count_citations(struct document *document);

/* What speaks for a claim, a question or an event; for a contradiction, of both its sides. */
struct page_candidate page_weigh(const struct page_citations *citations, const struct entry *entry);
struct page_candidate page_weigh_pair(const struct page_citations *citations,
                                      const struct entry *older, const struct entry *newer);

/* As page_weigh, but what the timeline of the page tells too counts less. */
struct page_candidate page_weigh_point(const struct page_citations *citations,
                                       const struct claim *claim);

/* The points of the place, ranked, in the order of the files. */
struct page_ranked page_rank_points(struct document *document);

/* Ranks them all. Those that come first are chosen one by one, at most as many as a page could
 * hold. */
void page_choose(struct document *document, struct page_candidate *items, uint32_t count);

#endif
