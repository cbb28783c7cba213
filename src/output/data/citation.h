/* A claim as one would paste it: what it says, where it stands, and its address. */
#ifndef PRECIS_OUTPUT_DATA_CITATION_H
#define PRECIS_OUTPUT_DATA_CITATION_H

#include "base/buffer.h"
#include "model/dossier.h"

/* Appends the text of an entry, for claims, questions and events the voices, the source in one line
 * and the paragraphs, and the address. Cleaned: what is pasted acts on nothing. */
void citation_write(const struct entry *entry, struct buffer *out);

/* What a brief says without an address of its own, or its article, with the source and the
 * paragraphs. */
void citation_write_text(const struct brief *brief, struct slice text,
                         struct number_list paragraphs, struct buffer *out);

/* Both sides of a contradiction, in the same way. */
void citation_write_pair(const struct entry *older, const struct entry *newer, struct buffer *out);

#endif
