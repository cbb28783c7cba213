/* The format of a dossier as a JSON Schema (draft 7), for editors and validators of YAML.
 *
 * One schema serves every file: a mapping is a brief, a theme or the dossier by the fields that
 * only one of them has; a list holds actors or corridors. It is written by the table of the schema,
 * and rejects what the loader calls an error of shape: a missing or unknown field, a wrong type, a
 * word that is not among the choices. What needs more than one record, such as a reference to
 * nothing, is left to `precis check`; and it is stricter in one thing: an empty field, which the
 * loader takes for an absent one, is refused. */
#ifndef PRECIS_OUTPUT_DATA_JSON_SCHEMA_H
#define PRECIS_OUTPUT_DATA_JSON_SCHEMA_H

#include "base/buffer.h"
#include "model/dossier.h"

/* Appends the schema: for any dossier (NULL), or for this one, with its own words for statuses. */
void json_schema_write(const struct dossier *dossier, struct buffer *out);

#endif
