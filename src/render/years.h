/* Years as headings in lists by date that are longer than a screen. */
#ifndef PRECIS_RENDER_YEARS_H
#define PRECIS_RENDER_YEARS_H

#include "base/edtf.h"
#include "model/dossier.h"
#include "render/document.h"

/* Whether a list of so many has them. */
bool years_are_shown(uint32_t count);

/* Adds the heading of a date that follows another one; NULL: it is the first. Nothing is added
 * between two of one year. `unknown` stands above what has no year. */
void years_add_heading(struct document *document, const struct edtf *before,
                       const struct edtf *date, struct shown unknown, unsigned space);

/* The same above a source in a list of all of a dossier. */
void years_above_brief(struct document *document, const struct dossier *dossier, uint32_t index);

#endif
