#define _GNU_SOURCE /* memmem */
#include "base/find.h"

#include "base/fold.h"

#include <string.h>
#include <unicase.h>
#include <unistr.h>

/* Both cases of the letter, and of the turned e that stands for it in some texts. */
static const struct slice schwas[] = {
    {"\xc9\x99", 2}, {"\xc6\x8f", 2}, {"\xc7\x9d", 2}, {"\xc6\x8e", 2}};

enum { SCHWA_COUNT = sizeof schwas / sizeof *schwas };

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
    if (u8_check((const uint8_t *)typed.bytes, typed.length))
        return (struct pattern){0};
    struct slice text = arena_copy(arena, typed);
    if (has_upper_case(text))
        return (struct pattern){text, true};
    return (struct pattern){fold(arena, text).text, false};
}

bool find_has_schwa(struct slice text)
{
    for (size_t i = 0; i < SCHWA_COUNT; i++)
        if (slice_contains(text, schwas[i]))
            return true;
    return false;
}

/* Whether the folded byte at `offset`, an e, stands for a schwa in the text. */
static bool is_schwa(struct slice text, const struct folded *folded, size_t offset)
{
    size_t origin = fold_origin(folded, offset);
    struct slice rest = {text.bytes + origin, text.length - origin};
    for (size_t i = 0; i < SCHWA_COUNT; i++)
        if (slice_starts_with(rest, schwas[i]))
            return true;
    return false;
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

/* The first byte of the fold at or behind `offset` whose character begins at or behind `end`: a
 * character that a match ended within (the eszett) belongs to that match alone. */
static size_t skip_character(const struct folded *folded, size_t offset, size_t end)
{
    while (offset < folded->text.length && fold_origin(folded, offset) < end)
        offset++;
    return offset;
}

struct found_list find_all(const struct pattern *pattern, struct slice text, struct arena *arena)
{
    struct found_list list = {0};
    size_t capacity = 0;
    if (!pattern->text.length || !text.length)
        return list;
    struct folded folded = pattern->is_exact ? (struct folded){.text = text} : fold(arena, text);
    bool with_schwa = folded.origins && find_has_schwa(text);
    size_t start = next_match(text, &folded, 0, pattern->text, with_schwa);
    while (start < folded.text.length) {
        size_t end = start + pattern->text.length;
        struct found found = {fold_origin(&folded, start), fold_origin_end(&folded, end)};
        list.items = arena_reserve(arena, list.items, &capacity, list.count, sizeof found);
        list.items[list.count++] = found;
        end = skip_character(&folded, end, found.end);
        start = next_match(text, &folded, end, pattern->text, with_schwa);
    }
    return list;
}
