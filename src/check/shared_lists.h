/* ambiguous-alias, useless-alias, shared-order, unused-theme, unused-actor, unused-corridor: what
 * the shared lists hold twice or for nothing. */
#ifndef PRECIS_CHECK_SHARED_LISTS_H
#define PRECIS_CHECK_SHARED_LISTS_H

#include "base/diagnostic.h"
#include "model/dossier.h"

void check_names(const struct dossier *dossier, struct diagnostics *diagnostics);

#endif
