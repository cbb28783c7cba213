/* The pieces that several composers share: headings, points, and the line of details below a point.
 */
#ifndef PRECIS_RENDER_BLOCKS_H
#define PRECIS_RENDER_BLOCKS_H

#include "model/passage.h"
#include "render/document.h"
#include "render/writer.h"

enum { NUMBER_COLUMNS = 3, DATE_COLUMNS = 11, LIST_INDENT = 5 };

/* "1 point", "24 points". */
struct shown part_count(struct arena *arena, uint32_t count, const char *noun);

/* A block whose paragraphs come later. */
void part_add(struct document *document, enum block_kind kind, unsigned space,
              compose_block *compose, const struct entry *subject, const void *argument,
              uint32_t number);

/* A figure, role, account or note of a brief as an item: the argument of the block is the record.
 */
void part_record(struct document *document, compose_block *compose, const struct brief *brief,
                 enum passage_kind kind, const void *record);

void part_heading(struct document *document, struct shown text);

/* A heading that stands only above something: the end takes it away where nothing was added. */
uint32_t part_begin_section(struct document *document, struct shown title);
void part_end_section(struct document *document, uint32_t heading);

/* A paragraph of text from a file as a block. */
void part_text(struct document *document, enum role role, struct text text, unsigned space);
void part_line(struct document *document, enum role role, struct shown text, unsigned space);

/* Begins a row with the digit that follows it, where one does; its text is to be added. */
struct writer part_numbered_row(struct document *document, struct block *block);

/* The claims of a brief that are in the document's place, numbered as in the brief; how many. */
uint32_t part_claims(struct document *document, const struct brief *brief);

/* Composes the block of a claim that begins with its source, for lists across sources. */
void part_sourced_claim(struct document *document, struct block *block);

/* Likewise its open questions. */
uint32_t part_questions(struct document *document, const struct brief *brief);

/* One open question as a block, with what has answered it. */
void part_question(struct document *document, const struct question *question);

/* Composes the block of an event: its date, its text, on the timeline its source. */
void part_event(struct document *document, struct block *block);

/* "Mar 2024 EDM" as a link to the brief. */
void part_source_link(struct writer *writer, const struct brief *brief, struct place target);

/* "[IDD 12, 14; EDM 3]": the points cited, by source and number, each a link. */
void part_citations(struct writer *writer, struct reference_list cites);

/* A contradiction in a line or two: both sources and the curator's note. The argument of the
 * block is the cross-reference. */
void part_contradiction(struct document *document, struct block *block);

/* Before what an actor is part of; a person is of a state, and no part of it. */
struct shown part_belonging(const struct actor *actor);

/* Who speaks: an actor as a link, or a text. */
void part_voice(struct writer *writer, const struct voice *voice);

/* "¶12, 14" */
void part_paragraphs(struct writer *writer, struct number_list paragraphs);

/* " · " unless it is the first of a row. */
void part_separator(struct writer *writer, bool *is_first);

#endif
