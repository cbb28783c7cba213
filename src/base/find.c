#define _GNU_SOURCE /* memmem */
#include "base/find.h"

#include "base/fold.h"

#include <string.h>
#include <unicase.h>
#include <unistr.h>

static bool has_upper_case(struct slice text)
{
    for (size_t i = 0; i < text.length;) {
        ucs4_t character;
        i += (size_t)u8_mbtouc(&character, (const uint8_t *)text.bytes + i, text.length - i);
        if (uc_tolower(character) != character)
            return true;
    }
    return false;
}

struct pattern find_pattern(struct arena *arena, struct slice typed)
{
    struct slice text = arena_copy(arena, typed);
    if (has_upper_case(text))
        return (struct pattern){text, true};
    return (struct pattern){fold(arena, text).text, false};
}

static bool has_schwa(struct slice text)
{
    return text.length && (memmem(text.bytes, text.length, "\xc9\x99", 2) ||
                           memmem(text.bytes, text.length, "\xc6\x8f", 2));
}

/* Whether the folded byte at `offset`, an e, stands for a schwa in the text. */
static bool is_schwa(struct slice text, const struct folded *folded, size_t offset)
{
    size_t origin = fold_origin(folded, offset);
    struct slice rest = {text.bytes + origin, text.length - origin};
    return slice_starts_with(rest, SLICE("\xc9\x99")) || slice_starts_with(rest, SLICE("\xc6\x8f"));
}

static bool matches_at(struct slice text, const struct folded *folded, size_t start,
                       struct slice pattern)
{
    for (size_t i = 0; i < pattern.length; i++) {
        char byte = folded->text.bytes[start + i];
        bool is_same = byte == pattern.bytes[i] || (byte == 'e' && pattern.bytes[i] == 'a' &&
                                                    is_schwa(text, folded, start + i));
        if (!is_same)
            return false;
    }
    return true;
}

/* The first match at or behind `start`; the length of the fold when there is none. */
static size_t next_match(struct slice text, const struct folded *folded, size_t start,
                         struct slice pattern, bool with_schwa)
{
    struct slice rest = {folded->text.bytes + start, folded->text.length - start};
    if (rest.length < pattern.length)
        return folded->text.length;
    if (!with_schwa) {
        const char *match = memmem(rest.bytes, rest.length, pattern.bytes, pattern.length);
        return match ? (size_t)(match - folded->text.bytes) : folded->text.length;
    }
    for (size_t i = start; i + pattern.length <= folded->text.length; i++)
        if (matches_at(text, folded, i, pattern))
            return i;
    return folded->text.length;
}

struct found_list find_all(const struct pattern *pattern, struct slice text, struct arena *arena)
{
    struct found_list list = {0};
    if (!pattern->text.length || !text.length)
        return list;
    struct folded folded = pattern->is_exact ? (struct folded){.text = text} : fold(arena, text);
    bool with_schwa = !pattern->is_exact && has_schwa(text);
    size_t length = folded.text.length;
    size_t start = next_match(text, &folded, 0, pattern->text, with_schwa);
    if (start >= length)
        return list;
    list.items = ARENA_ARRAY(arena, struct found, (length - start) / pattern->text.length + 1);
    while (start < length) {
        size_t end = start + pattern->text.length;
        list.items[list.count++] =
            (struct found){fold_origin(&folded, start), fold_origin(&folded, end)};
        start = next_match(text, &folded, end, pattern->text, with_schwa);
    }
    return list;
}
