/* Keeping only the items of a document that match. */
#ifndef PRECIS_RENDER_FILTER_H
#define PRECIS_RENDER_FILTER_H

#include "model/search.h"
#include "render/document.h"

/* Takes off every item that does not answer the search, all other text, and headings with nothing
 * left below them; the title stays. When nothing is left a line says so, and how to widen. Composes
 * all of it. */
void document_filter(struct document *document, const struct search *search);

#endif
