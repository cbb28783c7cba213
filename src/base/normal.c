#include "base/normal.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <uninorm.h>

struct shown normal_compose(struct arena *arena, struct shown text)
{
    size_t length = 0;
    if (utf8_ascii_length(text.bytes, text.length) == text.length)
        return text;
    uint8_t *composed =
        u8_normalize(UNINORM_NFC, (const uint8_t *)text.bytes, text.length, NULL, &length);
    if (!composed)
        return text;
    struct slice copy = arena_copy(arena, (struct slice){(const char *)composed, length});
    free(composed);
    return (struct shown){copy.bytes, copy.length};
}
