/* Where the values of a file's fields stand, found by walking its tree along the schema: a field
 * added there is visited without a line here. */
#ifndef PRECIS_EDIT_SITES_H
#define PRECIS_EDIT_SITES_H

#include "edit/edition.h"
#include "model/schema.h"

/* A scalar that a field has, or one of those of its list. */
struct site {
    const struct node *node;
    const struct record *record; /* that has the field */
    const struct field *field;
};

typedef void sites_visit(void *context, const struct site *site);

/* In the order of the file. */
void sites_walk(const struct edited_file *file, sites_visit *visit, void *context);

#endif
