/* The rows of each kind of thing in the catalog, within the source and theme of a place. */
#ifndef PRECIS_OUTPUT_DATA_CATALOG_FILL_H
#define PRECIS_OUTPUT_DATA_CATALOG_FILL_H

#include "model/place.h"
#include "output/data/table.h"

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

/* The id of the source, shown as its short name. */
void catalog_add_source(struct table *table, const struct brief *brief);

#endif
