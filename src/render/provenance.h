/* Everything behind one entry: what a claim rests on, who says it, in which source, and what the
 * curator has noted. */
#ifndef PRECIS_RENDER_PROVENANCE_H
#define PRECIS_RENDER_PROVENANCE_H

#include "render/document.h"

/* Fills an empty document about a claim, question, event, brief, actor or corridor. */
void compose_provenance(struct document *document, const struct dossier *dossier,
                        const struct entry *entry);

#endif
