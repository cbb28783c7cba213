/* Two wordings of one text side by side, what differs marked word by word. */
#ifndef PRECIS_RENDER_WORDING_H
#define PRECIS_RENDER_WORDING_H

#include "base/slice.h"
#include "render/document.h"

/* Fills an empty document. */
void compose_wordings(struct document *document, struct slice before, struct slice now);

#endif
