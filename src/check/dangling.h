/* dangling-theme, -actor, -corridor, -reference: what is referred to is not there. */
#ifndef PRECIS_CHECK_DANGLING_H
#define PRECIS_CHECK_DANGLING_H

#include "base/diagnostic.h"
#include "model/dossier.h"

void check_references(const struct dossier *dossier, struct diagnostics *diagnostics);

#endif
