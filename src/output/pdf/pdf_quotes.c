#include "output/pdf/pdf_quotes.h"

#include "base/buffer.h"
#include "base/direction.h"
#include "base/utf8.h"

#include <string.h>
#include <unictype.h>

static bool is_blank(uint32_t character)
{
    bool is_isolate = character == DIRECTION_OPENS || character == DIRECTION_CLOSES;
    return character == 0 || is_isolate ||
           uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Z);
}

static bool is_letter(uint32_t character)
{
    return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

static bool is_digit(uint32_t character)
{
    return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Nd);
}

static bool is_from_the_right(uint32_t character)
{
    int direction = uc_bidi_category(character);
    return direction == UC_BIDI_R || direction == UC_BIDI_AL;
}

/* What an opening mark stands after. */
static bool opens(uint32_t before)
{
    uint32_t mask = UC_CATEGORY_MASK_Ps | UC_CATEGORY_MASK_Pi | UC_CATEGORY_MASK_Pd;
    return is_blank(before) || before == '"' || before == '\'' || before == '/' ||
           uc_is_general_category_withtable(before, mask);
}

static const char *curl_single(uint32_t before, uint32_t after)
{
    if (is_digit(before) && !is_letter(after))
        return "'";
    if (!opens(before) || (is_digit(after) && is_blank(before)))
        return "’";
    return is_blank(after) ? "'" : "‘";
}

static const char *curl_double(uint32_t before, uint32_t after, bool is_open)
{
    if ((is_letter(before) && is_letter(after)) || (is_digit(before) && !is_open))
        return "\"";
    if (opens(before) && !is_blank(after))
        return "“";
    return is_blank(before) ? "\"" : "”";
}

static uint32_t character_at(struct shown text, size_t at, uint32_t beyond)
{
    uint32_t character = beyond;
    if (at < text.length)
        utf8_decode(text.bytes + at, text.length - at, &character);
    return character;
}

static void curl(struct shown text, uint32_t before, uint32_t after, struct buffer *out)
{
    bool is_open = false;
    for (size_t at = 0; at < text.length;) {
        uint32_t character;
        size_t length = utf8_decode(text.bytes + at, text.length - at, &character);
        uint32_t next = character_at(text, at + length, after);
        bool is_mark = (character == '\'' || character == '"') && !is_from_the_right(before) &&
                       !is_from_the_right(next);
        const char *mark = !is_mark            ? NULL
                           : character == '\'' ? curl_single(before, next)
                                               : curl_double(before, next, is_open);
        buffer_add(out, mark ? slice_of(mark) : (struct slice){text.bytes + at, length});
        is_open = character == '"' && mark ? strcmp(mark, "“") == 0 : is_open;
        before = character;
        at += length;
    }
}

struct shown pdf_quotes_curl(struct arena *arena, struct shown text, uint32_t before,
                             uint32_t after)
{
    if (!text.length ||
        (!memchr(text.bytes, '\'', text.length) && !memchr(text.bytes, '"', text.length)))
        return text;
    struct buffer curled = {0};
    curl(text, before, after, &curled);
    struct slice copy = arena_copy(arena, buffer_slice(&curled));
    buffer_release(&curled);
    return (struct shown){copy.bytes, copy.length};
}
