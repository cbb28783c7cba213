/* unsupported-number, unsupported-name: what the points, events and figures of a brief say is held
 * against the paragraphs that they cite. */
#ifndef PRECIS_CHECK_UNSUPPORTED_H
#define PRECIS_CHECK_UNSUPPORTED_H

#include "base/diagnostic.h"
#include "evidence/article_facts.h"
#include "model/dossier.h"

void check_facts(const struct dossier *dossier, const struct brief *brief,
                 const struct printed *printed, struct diagnostics *diagnostics);

#endif
