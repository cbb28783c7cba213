/* Asserted relations as data: their words, their terms in CiTO, and which lie within a place. */
#ifndef PRECIS_OUTPUT_DATA_RELATION_H
#define PRECIS_OUTPUT_DATA_RELATION_H

#include "model/place.h"

/* The word of the YAML: "updates". */
struct slice relation_word(uint8_t relation);

/* The term of the Citation Typing Ontology, seen from the subject or from the object:
 * "obtainsBackgroundFrom", "givesBackgroundTo". */
struct slice relation_cito(uint8_t relation, bool inverse);

/* Whether at least one end lies within the source and theme of the place. An end may be NULL. */
bool relation_is_in(struct place place, const struct entry *left, const struct entry *right);

#endif
