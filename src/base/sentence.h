/* Where sentences end, as far as their marks tell. */
#ifndef PRECIS_BASE_SENTENCE_H
#define PRECIS_BASE_SENTENCE_H

#include "base/slice.h"

/* The byte after the sentence that goes on at `start`: after its mark and the quotation marks and
 * brackets that close there. The point of an initial ends none, nor does one before a small letter.
 */
size_t sentence_end(struct slice text, size_t start);

#endif
