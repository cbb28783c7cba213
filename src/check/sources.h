/* unknown-type, bad-language, future-date, newer-than-as-of, shared-document: what a source says of
 * itself that cannot be right, alone or beside the others. */
#ifndef PRECIS_CHECK_SOURCES_H
#define PRECIS_CHECK_SOURCES_H

#include "base/diagnostic.h"
#include "model/dossier.h"

void check_sources(const struct dossier *dossier, edtf_day today, struct diagnostics *diagnostics);

/* Whether a text is a BCP 47 tag by the syntax of RFC 5646; whether its parts are registered is not
 * asked. */
bool sources_is_language_tag(struct slice text);

#endif
