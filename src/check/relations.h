/* Cross-references that say nothing or say it wrongly: self-reference, repeated-relation,
 * backward-update. */
#ifndef PRECIS_CHECK_RELATIONS_H
#define PRECIS_CHECK_RELATIONS_H

#include "base/diagnostic.h"
#include "model/dossier.h"

void check_relations(const struct dossier *dossier, struct diagnostics *diagnostics);

#endif
