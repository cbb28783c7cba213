/* Holding a dossier against the rules that are about more than one field. What concerns a single
 * field was reported when it was loaded; what needs the articles is in articles.h. */
#ifndef PRECIS_CHECK_CHECK_H
#define PRECIS_CHECK_CHECK_H

#include "base/diagnostic.h"
#include "model/dossier.h"

/* Reports everything found; the order is not sorted. `today` is what dates are held against, and
 * EDTF_LAST_DAY where it is not known. */
void check_dossier(const struct dossier *dossier, edtf_day today, struct diagnostics *diagnostics);

#endif
