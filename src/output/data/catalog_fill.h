/* The records of each kind of thing in the catalog, within the source and theme of a place. */
#ifndef PRECIS_OUTPUT_DATA_CATALOG_FILL_H
#define PRECIS_OUTPUT_DATA_CATALOG_FILL_H

#include "model/passage.h"
#include "model/progress.h"
#include "output/data/table.h"

/* What the columns of a row are taken from: each takes what it needs. */
struct catalog_record {
    const char *dossier_name; /* where the rows are of several dossiers */
    const struct dossier *dossier;
    struct passage passage;   /* of all but cross-references; its entry where there is one */
    uint32_t points;          /* of a source, theme, actor or corridor: that carry or name it */
    uint32_t sources;         /* of an actor or corridor: that list it */
    struct progress progress; /* of a corridor */
    const struct cross_reference *reference;
    const struct brief *stated_by; /* the brief that states the reference */
};

typedef void catalog_fill(struct table *table, const struct dossier *dossier, struct place place);

catalog_fill catalog_fill_sources;
catalog_fill catalog_fill_themes;
catalog_fill catalog_fill_points;
catalog_fill catalog_fill_actors;
catalog_fill catalog_fill_corridors;
catalog_fill catalog_fill_questions;
catalog_fill catalog_fill_events;
catalog_fill catalog_fill_figures;
catalog_fill catalog_fill_conflicts;
catalog_fill catalog_fill_references;

#endif
