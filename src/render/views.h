/* The composers of the views, each for the whole grid: compose() picks one. */
#ifndef PRECIS_RENDER_VIEWS_H
#define PRECIS_RENDER_VIEWS_H

#include "render/document.h"

/* They fill document->blocks for document->place, and say in document->empty why there is nothing.
 */
#define VIEW(view, name, title, composer) void composer(struct document *document);
#include "model/views.def"
#undef VIEW

/* VIEW_READ: of all sources, of one, and of a theme in all. */
void compose_overview(struct document *document);
void compose_brief(struct document *document);
void compose_theme(struct document *document);

/* The contradictions within the place, each pair once, as items that this function composes; how
 * many. Its block has the cross-reference as its argument. */
uint32_t compose_conflict_pairs(struct document *document, compose_block *compose_function);

#endif
