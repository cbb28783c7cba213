/* From a place to the document that is read there. */
#ifndef PRECIS_RENDER_COMPOSE_H
#define PRECIS_RENDER_COMPOSE_H

#include "render/document.h"

/* Fills an empty document. It keeps pointers into the dossier, and is given to document_release
 * before that goes. */
void compose(struct document *document, const struct dossier *dossier, struct place place,
             enum detail detail);

/* What the cross-reference pane shows for an entry: its asserted relations by kind, then, apart
 * from them, what it mentions. `entry` may be NULL. In a place that is not the entry's own brief,
 * the way there comes last among the links. */
void compose_references(struct document *document, const struct dossier *dossier,
                        struct place place, const struct entry *entry);

/* What that pane shows of a contradiction: 1 its older and 2 its newer side, then what both
 * mention.
 */
void compose_sides(struct document *document, const struct dossier *dossier, struct place place,
                   const struct block *pair);

/* What that pane shows of a text that has no links of its own and rests on these. */
void compose_cited_list(struct document *document, const struct dossier *dossier,
                        struct place place, const struct reference_list *cites);

/* The lists of sources and of themes, each with the points that it has at the place: the first row
 * is for all of them. */
void compose_source_list(struct document *document, const struct dossier *dossier,
                         struct place place);
void compose_theme_list(struct document *document, const struct dossier *dossier,
                        struct place place);

/* How wide the rows of these lists want to be, and how wide without what can be left out. */
struct list_columns {
    int wanted;
    int needed;
};

struct list_columns compose_list_columns(const struct dossier *dossier);

/* The summary that goes on one page: blocks with priorities, from which print drops. The first is
 * the title, its paragraphs what the place is called, the place with the as-of date, and facts. The
 * page of a point or question is that of its source, on which it is kept. */
void compose_page(struct document *document, const struct dossier *dossier, struct place place);

#endif
