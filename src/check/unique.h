/* duplicate-id: two points or questions of a brief, actors or corridors with one id. (Briefs and
 * themes are told apart when they are assembled.) */
#ifndef PRECIS_CHECK_UNIQUE_H
#define PRECIS_CHECK_UNIQUE_H

#include "base/diagnostic.h"
#include "model/dossier.h"

void check_unique_ids(const struct dossier *dossier, struct diagnostics *diagnostics);

#endif
