/* unsupported-number, unsupported-name: what the points, events and figures of a brief say is held
 * against the paragraphs that they cite. */
#ifndef PRECIS_CHECK_UNSUPPORTED_H
#define PRECIS_CHECK_UNSUPPORTED_H

#include "base/diagnostic.h"
#include "evidence/carried.h"

void check_facts(const struct evidence *evidence, const struct brief *brief,
                 struct diagnostics *diagnostics);

#endif
