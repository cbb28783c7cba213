/* What the composers of the page share. */
#ifndef PRECIS_RENDER_PAGE_PAGE_PARTS_H
#define PRECIS_RENDER_PAGE_PAGE_PARTS_H

#include "render/document.h"
#include "render/writer.h"

/* The sources that a page speaks of, on the page of a source the others. */
struct page_sources {
    const bool *is_cited; /* by their order in the dossier */
    bool are_named;       /* in full below the title, as they are few; else in the list of them */
};

/* Composes the first block: what the place is called; the place and the as-of date; then facts, one
 * paragraph each. The argument is a struct page_sources. */
void page_title(struct document *document, struct block *block);

/* The head: the bottom line of the place, what is known of the actor or corridor, or how many
 * questions or contradictions there are; in other views nothing. */
void page_add_head(struct document *document);

/* Adds a block of the head. Blocks of text that no page drops are set larger. */
void page_add_lead(struct document *document, struct shown heading, compose_block *compose,
                   const struct entry *subject, const void *argument, enum section section);

/* The heads of the lists of questions and of contradictions: how many there are, and whose. */
void page_lead_questions(struct document *document);
void page_lead_contradictions(struct document *document);

/* Of a source on a theme the point that matters most, which is its head; else NULL. */
const struct entry *page_leading_point(struct document *document);

/* The sections of an actor or a corridor: its route, what each source says of it, the points, the
 * contradictions and events that concern it. */
void page_add_item(struct document *document, const struct entry *item);

/* The lists of actors or corridors, the newest word on each; nothing in other views. */
void page_add_index(struct document *document);

/* The sections of judgments and points, of points alone, contradictions, events and questions. */
void page_add_claims(struct document *document);
void page_add_points(struct document *document);
void page_add_contradictions(struct document *document);
void page_add_events(struct document *document);
void page_add_questions(struct document *document);

/* The first sections of what is new, and what is said where nothing is. */
void page_add_news(struct document *document);
void page_explain_no_news(struct document *document);

/* On the page of an actor the contradiction that matters most of those that concern it; else NULL.
 */
const struct cross_reference *page_leading_contradiction(struct document *document);

/* The curator's note on it and where both sides stand. */
void page_write_contradiction(struct writer *writer, enum role role,
                              const struct cross_reference *reference);

/* Adds an item of a section; its rank there gives its priority. */
void page_add(struct document *document, enum section section, uint32_t rank,
              compose_block *compose, const struct entry *subject, const void *argument);

/* Why the block added last is kept, and why it goes. */
void page_set_reasons(struct document *document, enum reason kept_for, enum reason left_for);

/* The same for an item that page_choose has ranked. */
struct page_candidate;
void page_add_chosen(struct document *document, enum section section,
                     const struct page_candidate *item, compose_block *compose,
                     const void *argument);

/* 0 for the five newest sources of the dossier, 1 for the one before them, then 2, 3 …: added to
 * the rank of what they say, so that on a full page the newest is read. */
uint32_t page_age(const struct document *document, const struct brief *brief);

/* What a source says of an actor or corridor: its role or account there, or NULL. */
struct page_word {
    const struct brief *brief;
    const void *argument;
};

/* Of the sources in the place, the newest that tells the role of an actor, or where it stands. */
struct page_word page_newest_role(const struct document *document, const struct entry *actor,
                                  bool with_stance);

/* Whether one of the voices is an actor, or belongs to it. */
bool page_quotes(struct voice_list voices, const struct entry *item);

/* Whether a point, question or event speaks of an actor or corridor, or quotes somebody who
 * belongs to it. */
bool page_concerns(struct document *document, const struct entry *entry, const struct entry *item);

/* Whose a stop is, where its name does not say so already, as "Territory of Iran" does. */
bool page_stop_has_owner(const struct stop *stop);

/* "IDD 2024": on paper the year is enough where it tells the sources apart, and says nothing of
 * doubts, which the list of sources does. */
void page_source_link(struct writer *writer, const struct brief *brief, struct place target);

/* " ¶12, 14–17" after a source, between which lines may end; and "¶12, 14–17" as one text. */
void page_paragraphs(struct writer *writer, struct number_list paragraphs);
void page_paragraph_list(struct writer *writer, struct number_list paragraphs);

/* A word of an enumeration as people write it: "under construction". */
struct shown page_words(struct arena *arena, struct slice word);

/* The same text with a capital, where it begins with an ASCII letter. */
struct shown page_capital(struct arena *arena, struct shown text);

/* Begins an item; the lines below its first are indented. */
struct writer page_begin_item(struct document *document, struct block *block);

/* What a point says, who says it, how likely it is and where it stands. */
void page_write_claim(struct writer *writer, const struct claim *claim);

/* A line of a synthesis, or its first sentence, and the sources that it cites. */
void page_write_judgment(struct writer *writer, enum role role, const struct synthesis_line *line,
                         bool is_short);

/* When a source came out: "March 2024", where no date is printed and that is to be said "March 2024
 * (inferred)". */
struct shown page_source_date(struct arena *arena, const struct source *source, bool says_inferred);

/* Where a source came out, with the short name that a page calls it by: "Port Review (PR)". */
struct shown page_source_name(struct arena *arena, const struct brief *brief);

/* Composers of items. The argument of the first two is the account or the role. */
void page_account(struct document *document, struct block *block);
void page_role(struct document *document, struct block *block);
void page_sourced_claim(struct document *document, struct block *block);

#endif
