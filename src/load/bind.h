/* From the tree of a file to the structures of the model, by the schema. */
#ifndef PRECIS_LOAD_BIND_H
#define PRECIS_LOAD_BIND_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "load/node.h"
#include "model/schema.h"
#include "model/text.h"

struct binder {
    struct slice file;
    struct arena *arena; /* lists and records; the texts stay where the tree has them */
    struct diagnostics *diagnostics;
};

/* Fills `*structure` (all zero) from a mapping. What does not fit the schema is reported and left
 * out. False when the node is not a mapping, or an essential field is missing: then the structure
 * is not to be used. */
bool bind_record(struct binder *binder, const struct record *record, const struct node *node,
                 void *structure);

/* The records of a list; those that bind_record refuses are left out. */
struct list bind_records(struct binder *binder, const struct record *record,
                         const struct node *node);

#endif
