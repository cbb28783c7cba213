/* Where the links of a page lead. */
#ifndef PRECIS_RENDER_WEB_LINK_H
#define PRECIS_RENDER_WEB_LINK_H

#include "render/document.h"

/* The address of the source that a span names, as base/address.h encodes it; NULL where the span
 * names none, or one whose address is refused. */
const char *web_link_of(struct arena *arena, const struct span *span);

#endif
