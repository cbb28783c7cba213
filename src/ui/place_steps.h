/* Steps on the grid of sources and themes. */
#ifndef PRECIS_UI_PLACE_STEPS_H
#define PRECIS_UI_PLACE_STEPS_H

#include "model/dossier.h"
#include "model/place.h"
#include "ui/action.h"

/* Where a step leads from a place, or a theme by its number; false for other actions, and where
 * there is no such theme. */
bool place_step(const struct dossier *dossier, enum action action, struct place *place);

#endif
