/* Sources as BibTeX, in UTF-8. */
#ifndef PRECIS_OUTPUT_DATA_BIBTEX_H
#define PRECIS_OUTPUT_DATA_BIBTEX_H

#include "base/buffer.h"
#include "model/place.h"

/* Appends an entry for each source within the place, keyed by the id of its brief; how many they
 * are. Text is cleaned as for the screen, escaped for LaTeX, and in double braces, so that no style
 * changes its capitals. What the date says beyond year and month stands in the note, what a
 * curator says of the source in an annotation. */
size_t bibtex_write(const struct dossier *dossier, struct place place, struct buffer *out);

#endif
