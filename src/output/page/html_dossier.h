/* The whole dossier in one HTML file. */
#ifndef PRECIS_OUTPUT_PAGE_HTML_DOSSIER_H
#define PRECIS_OUTPUT_PAGE_HTML_DOSSIER_H

#include "base/buffer.h"
#include "model/place.h"

/* Appends the overview, the themes, the sources, actors, corridors, the timeline, contradictions
 * and open questions, as far as they are in the place. Anchors are the addresses. How many sources.
 */
size_t html_dossier_write(const struct dossier *dossier, struct place place, struct buffer *out);

#endif
