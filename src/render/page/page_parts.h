/* What the composers of the page share. */
#ifndef PRECIS_RENDER_PAGE_PAGE_PARTS_H
#define PRECIS_RENDER_PAGE_PAGE_PARTS_H

#include "render/document.h"
#include "render/writer.h"

/* Composes the first block: what the place is called; the place and the as-of date; then facts, one
 * paragraph each. */
void page_title(struct document *document, struct block *block);

/* The sections of an actor or a corridor: its route, what each source says of it, the points. */
void page_add_item(struct document *document, const struct entry *item);

/* The lists of actors or corridors, the newest word on each; nothing in other views. */
void page_add_index(struct document *document);

/* The sections of contradictions and events. */
void page_add_contradictions(struct document *document);
void page_add_events(struct document *document);

/* Adds an item of a section; its rank there gives its priority. */
void page_add(struct document *document, enum section section, uint32_t rank,
              compose_block *compose, const struct entry *subject, const void *argument);

/* An item of a section: how important its curator calls it, and its rank beside the others. */
struct page_rank {
    uint8_t importance; /* 0: not given, which is the middle */
    uint32_t rank;      /* each from 0 to the count once */
};

/* Ranks the more important first; those of one importance keep their order. */
void page_rank_by_importance(struct document *document, struct page_rank *items, uint32_t count);

/* A heading that page_end_section takes off again when nothing was added below it. */
uint32_t page_begin_section(struct document *document, struct shown title);
void page_end_section(struct document *document, uint32_t heading);

/* 0 for the five newest sources of the dossier, 1 for the one before them, then 2, 3 …: added to
 * the rank of what they say, so that on a full page the newest is read. */
uint32_t page_age(const struct document *document, const struct brief *brief);

/* Whose a stop is, where its name does not say so already, as "Territory of Iran" does. */
bool page_stop_has_owner(const struct stop *stop);

/* "IDD 2024": on paper the year is enough where it tells the sources apart, and says nothing of
 * doubts, which the list of sources does. */
void page_source_link(struct writer *writer, const struct brief *brief, struct place target);

/* A word of an enumeration as people write it: "under construction". */
struct shown page_words(struct arena *arena, struct slice word);

/* The same text with a capital, where it begins with an ASCII letter. */
struct shown page_capital(struct arena *arena, struct shown text);

/* Begins an item; the lines below its first are indented. */
struct writer page_begin_item(struct document *document, struct block *block);

/* What a point says, who says it, how likely it is and where it stands. */
void page_write_claim(struct writer *writer, const struct claim *claim);

/* Composers of items. The argument of the first two is the account or the role. */
void page_account(struct document *document, struct block *block);
void page_role(struct document *document, struct block *block);
void page_sourced_claim(struct document *document, struct block *block);

#endif
