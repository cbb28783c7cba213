/* Spans kept apart from each other, whichever way they run (base/direction.h). */
#ifndef PRECIS_RENDER_ISOLATES_H
#define PRECIS_RENDER_ISOLATES_H

#include "render/document.h"

/* Puts marks around the text of each span; separators and signs stay outside, and spans that are
 * one text get one pair of marks. The memory is the arena's. */
void isolates_add(struct arena *arena, struct span *spans, uint32_t count);

#endif
