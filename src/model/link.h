/* Resolving references, and the asserted relations seen from both ends. */
#ifndef PRECIS_MODEL_LINK_H
#define PRECIS_MODEL_LINK_H

#include "model/dossier.h"

/* Fills the target of every reference of every record, and the table of links. The entries must
 * be in the index and have their ordinals. */
void link_dossier(struct dossier *dossier);

#endif
