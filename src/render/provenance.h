/* The provenance of one thing that is said: what it rests on, who says it, in which source, and
 * what the curator has noted. */
#ifndef PRECIS_RENDER_PROVENANCE_H
#define PRECIS_RENDER_PROVENANCE_H

#include "model/passage.h"
#include "render/document.h"

/* Fills an empty document about a claim, question, event, brief, actor or corridor. Of what rests
 * on paragraphs these come last, in full, if the document has articles. */
void compose_provenance(struct document *document, const struct dossier *dossier,
                        const struct entry *entry);

/* The same about anything in a brief that rests on paragraphs. */
void compose_passage_provenance(struct document *document, const struct dossier *dossier,
                                const struct passage *passage);

/* Fills an empty document with what there is to see of an entry before one goes there: of a claim,
 * question or event its provenance, of anything else the page where it is read. */
void compose_preview(struct document *document, const struct dossier *dossier,
                     const struct entry *entry);

#endif
