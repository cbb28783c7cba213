/* The article beside what is said of it: the paragraphs that a passage of a brief rests on, and
 * what rests on a paragraph. They show what document->articles has; without it, how to come by it.
 */
#ifndef PRECIS_RENDER_PARAGRAPHS_H
#define PRECIS_RENDER_PARAGRAPHS_H

#include "evidence/carried.h"
#include "render/document.h"
#include "render/writer.h"

/* What a block is about, as a passage of a brief that may rest on paragraphs; false for others.
 * Texts that have to be joined are the arena's. */
bool block_passage(const struct block *block, struct arena *arena, struct passage *passage);

/* The paragraph of an article as a place. */
struct place paragraph_place(const struct brief *brief, uint32_t number);

/* Adds the paragraphs that a passage cites, each an item that leads to its place, with what carries
 * the passage marked. The passage must live as long as the document. */
void part_cited_paragraphs(struct document *document, const struct passage *passage,
                           unsigned space);

/* Writes the text of a passage, its mentions as links, with what none of its paragraphs carries
 * marked. */
void part_held_text(struct writer *writer, enum role role, const struct passage *passage);

/* "14 March 2030, Ines Roth": what of a passage its paragraphs carry, or, of what they must, what
 * they do not; empty where there is nothing. */
struct shown part_needs(struct document *document, const struct passage *passage, bool is_carried);

/* Writes a paragraph of an article, with what carries the passage (NULL: nothing is marked). */
void part_paragraph(struct writer *writer, const struct brief *brief, uint32_t number,
                    const struct passage *passage);

/* Why the paragraphs of a brief cannot be shown; empty where they can. */
struct shown part_no_article(struct document *document, const struct brief *brief);

/* Fills a document with what stands beside a passage: what its paragraphs lack, then these. */
void compose_beside(struct document *document, const struct dossier *dossier,
                    const struct passage *passage);

/* Fills a document with everything that rests on a paragraph, numbered, each leading to its place.
 */
void compose_resting(struct document *document, const struct dossier *dossier,
                     const struct brief *brief, uint32_t number);

#endif
