/* Holding a dossier against the rules that are about more than one field. What concerns a single
 * field was reported when it was loaded; what needs the articles is in articles.h. */
#ifndef PRECIS_CHECK_CHECK_H
#define PRECIS_CHECK_CHECK_H

#include "base/diagnostic.h"
#include "model/dossier.h"

/* Reports everything found; the order is not sorted. */
void check_dossier(const struct dossier *dossier, struct diagnostics *diagnostics);

#endif
