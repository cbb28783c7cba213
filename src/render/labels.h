/* What sources, people and places are called, in headings, lists and status lines. Memory is the
 * arena's. */
#ifndef PRECIS_RENDER_LABELS_H
#define PRECIS_RENDER_LABELS_H

#include "model/dossier.h"
#include "model/place.h"

struct shown label_source(struct arena *arena, const struct brief *brief);
struct shown label_date(struct arena *arena, const struct brief *brief);
struct shown label_person(struct arena *arena, const struct person *person);
struct shown label_place_title(struct arena *arena, const struct dossier *dossier,
                               struct place place);

/* The place without the dossier's title and without what is "all", for where there is little room.
 */
struct shown label_place_name(struct arena *arena, const struct dossier *dossier,
                              struct place place);

/* How wide a column must be for the dates of the first sources, which are all that most have. */
int label_date_columns(const struct dossier *dossier);

#endif
