#include "render/web_link.h"

#include "base/address.h"

const char *web_link_of(struct arena *arena, const struct span *span)
{
    if (span->role != ROLE_LINK || !span->target || !span->target->brief)
        return NULL;
    struct buffer out = {0};
    const char *fault = address_encode(text_slice(span->target->brief->source.url), &out);
    const char *address = fault ? NULL : arena_copy(arena, buffer_slice(&out)).bytes;
    buffer_release(&out);
    return address;
}
