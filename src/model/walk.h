/* Every value of every field of a dossier, found by walking the schema: a field added there is
 * visited without a line here. */
#ifndef PRECIS_MODEL_WALK_H
#define PRECIS_MODEL_WALK_H

#include "model/dossier.h"
#include "model/schema.h"

struct walk;

/* `item` is the value itself, or one of them where the field is a list; records are gone into
 * instead. */
typedef void walk_visit(const struct walk *walk, const struct field *field, const void *item);

struct walk {
    walk_visit *visit;
    void *context;
    const struct brief *brief; /* NULL outside briefs */
    struct slice file;
    const struct record *skipped; /* not gone into; may be NULL */
};

/* One record with all that it holds. */
void walk_record(const struct walk *walk, const struct record *record, const void *structure);

/* Themes, actors, corridors and briefs; sets `brief` and `file` by itself. */
void walk_dossier(struct walk walk, const struct dossier *dossier);

/* The record of a field of a brief that is a record or a list of them. */
const struct record *walk_record_of_brief(const char *field_name);

#endif
