/* to-do: texts that are still to be written. */
#ifndef PRECIS_CHECK_TO_DO_H
#define PRECIS_CHECK_TO_DO_H

#include "base/diagnostic.h"
#include "model/dossier.h"

void check_to_do(const struct dossier *dossier, struct diagnostics *diagnostics);

#endif
