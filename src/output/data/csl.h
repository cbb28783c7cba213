/* Sources as CSL-JSON, for citation processors: pandoc, Zotero and their like. */
#ifndef PRECIS_OUTPUT_DATA_CSL_H
#define PRECIS_OUTPUT_DATA_CSL_H

#include "base/buffer.h"
#include "model/place.h"

/* Appends an array with the sources that lie within the place, by the ids of their briefs; how many
 * they are.
 *
 * A type that CSL does not have becomes "document". Dates that are approximate or uncertain are
 * "circa"; what date-parts cannot say, such as an open end, is a literal date in words. The notes
 * on the source, its title and its date are "annote": processors read lines of "note" as variables.
 */
size_t csl_write(const struct dossier *dossier, struct place place, struct buffer *out);

#endif
