/* The format of a dossier as a JSON Schema (draft 7), for editors and validators of YAML.
 *
 * One schema serves every file: a mapping is a brief, a theme or the dossier by the fields that
 * only one of them has; a list holds actors or corridors. It is written by the table of the schema,
 * and rejects what the loader calls an error of shape: a missing or unknown field, a wrong type, a
 * word that is not among the choices. What needs more than one record, such as a reference to
 * nothing, is left to `precis check`. */
#ifndef PRECIS_OUTPUT_DATA_JSON_SCHEMA_H
#define PRECIS_OUTPUT_DATA_JSON_SCHEMA_H

#include "base/buffer.h"

/* Appends the schema. */
void json_schema_write(struct buffer *out);

#endif
