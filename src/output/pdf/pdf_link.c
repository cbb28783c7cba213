#include "output/pdf/pdf_link.h"

#include <string.h>

enum { LONGEST_ADDRESS = 2048 };

static bool is_plain(char byte)
{
    return byte > ' ' && byte < 0x7F && !strchr("\"'`<>\\^{}|$();*!", byte);
}

/* "//user@host": whoever reads it takes the user for the host. */
static bool has_user(struct slice address)
{
    size_t slashes = 0;
    for (size_t i = 0; i < address.length && slashes < 3; i++) {
        slashes += address.bytes[i] == '/';
        if (address.bytes[i] == '@')
            return true;
    }
    return false;
}

bool pdf_link_is_harmless(struct slice address)
{
    if (!slice_starts_with(address, SLICE("http://")) &&
        !slice_starts_with(address, SLICE("https://")))
        return false;
    for (size_t i = 0; i < address.length; i++)
        if (!is_plain(address.bytes[i]))
            return false;
    return address.length <= LONGEST_ADDRESS && !has_user(address);
}

const char *pdf_link_address(struct arena *arena, const struct span *span)
{
    if (span->role != ROLE_LINK || !span->target || !span->target->brief)
        return NULL;
    struct slice address = text_slice(span->target->brief->source.url);
    return pdf_link_is_harmless(address) ? arena_copy(arena, address).bytes : NULL;
}
