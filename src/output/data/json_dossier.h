/* A dossier as JSON: everything that its files say, and the relations seen from both ends.
 *
 * Written by the table of the schema, so that a new field is exported by being in it. The form is
 * described in precis(1). */
#ifndef PRECIS_OUTPUT_DATA_JSON_DOSSIER_H
#define PRECIS_OUTPUT_DATA_JSON_DOSSIER_H

#include "base/buffer.h"
#include "model/place.h"

/* Appends the dossier, narrowed to the source and theme of the place; the number of its briefs. */
size_t json_dossier_write(const struct dossier *dossier, struct place place, struct buffer *out);

#endif
