/* Asserted relations as data: their words, and their terms in CiTO. */
#ifndef PRECIS_OUTPUT_DATA_RELATION_H
#define PRECIS_OUTPUT_DATA_RELATION_H

#include "model/dossier.h"

/* The word of the YAML: "updates". */
struct slice relation_word(uint8_t relation);

/* The term of the Citation Typing Ontology, seen from the subject or from the object:
 * "obtainsBackgroundFrom", "givesBackgroundTo". */
struct slice relation_cito(uint8_t relation, bool inverse);

#endif
