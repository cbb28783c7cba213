/* Everything that one entry rests on: what a claim rests on, who says it, in which source, and what
 * the curator has noted. */
#ifndef PRECIS_RENDER_PROVENANCE_H
#define PRECIS_RENDER_PROVENANCE_H

#include "render/document.h"

/* Fills an empty document about a claim, question, event, brief, actor or corridor. */
void compose_provenance(struct document *document, const struct dossier *dossier,
                        const struct entry *entry);

/* Fills an empty document with what there is to see of an entry before one goes there: of a claim,
 * question or event its provenance, of anything else the page where it is read. */
void compose_preview(struct document *document, const struct dossier *dossier,
                     const struct entry *entry);

#endif
