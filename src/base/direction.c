#include "base/direction.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <string.h>
#include <unictype.h>

enum { FIRST_FROM_THE_RIGHT = 0x0590 }; /* no letter before Hebrew runs from the right */

static const char *const separators[] = {" · ", " ▸ ", NULL};

static size_t decode(struct shown text, size_t at, uint32_t *code_point)
{
    size_t length = utf8_decode(text.bytes + at, text.length - at, code_point);
    return length ? length : 1;
}

static enum direction of_letter(uint32_t code_point)
{
    if (code_point < FIRST_FROM_THE_RIGHT)
        return uc_is_alpha(code_point) ? DIRECTION_LEFT_TO_RIGHT : DIRECTION_NONE;
    switch (uc_bidi_category(code_point)) {
    case UC_BIDI_L:
        return DIRECTION_LEFT_TO_RIGHT;
    case UC_BIDI_R:
    case UC_BIDI_AL:
        return DIRECTION_RIGHT_TO_LEFT;
    default:
        return DIRECTION_NONE;
    }
}

enum direction direction_of(struct shown text)
{
    uint32_t code_point = 0;
    for (size_t at = 0; at < text.length;) {
        at += decode(text, at, &code_point);
        enum direction direction = of_letter(code_point);
        if (direction != DIRECTION_NONE)
            return direction;
    }
    return DIRECTION_NONE;
}

enum direction direction_of_most(struct shown text)
{
    size_t counts[] = {0, 0, 0};
    uint32_t code_point = 0;
    for (size_t at = 0; at < text.length;) {
        at += decode(text, at, &code_point);
        counts[of_letter(code_point)]++;
    }
    size_t right = counts[DIRECTION_RIGHT_TO_LEFT];
    size_t left = counts[DIRECTION_LEFT_TO_RIGHT];
    if (!right && !left)
        return DIRECTION_NONE;
    return right > left ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_LEFT_TO_RIGHT;
}

/* What runs from the right, and Arabic digits, stands in U+0590..08FF, FB1D..FEFC and the blocks at
 * 10800 and 1E800. */
static bool is_candidate(unsigned char first, unsigned char second)
{
    return (first == 0xD6 && second >= 0x90) || (first > 0xD6 && first < 0xE0) ||
           (first == 0xE0 && second < 0xA4) || (first == 0xEF && second >= 0xAC && second < 0xBC) ||
           (first == 0xF0 && (second == 0x90 || second == 0x9E));
}

size_t direction_find_candidate(struct shown text, size_t from)
{
    for (size_t at = from; at + 1 < text.length; at++) {
        at += utf8_ascii_length(text.bytes + at, text.length - at);
        if (at + 1 < text.length &&
            is_candidate((unsigned char)text.bytes[at], (unsigned char)text.bytes[at + 1]))
            return at;
    }
    return text.length;
}

bool direction_has_right_to_left(struct shown text)
{
    uint32_t code_point = 0;
    size_t at = 0;
    while ((at = direction_find_candidate(text, at)) < text.length) {
        at += decode(text, at, &code_point);
        if (of_letter(code_point) == DIRECTION_RIGHT_TO_LEFT)
            return true;
    }
    return false;
}

static struct shown enclose(struct arena *arena, struct shown text, size_t start, size_t end)
{
    struct shown parts[] = {
        shown_part(text, 0, start),         SHOWN(DIRECTION_OPEN),
        shown_part(text, start, end),       SHOWN(DIRECTION_CLOSE),
        shown_part(text, end, text.length),
    };
    return start < end ? shown_join(arena, parts, sizeof parts / sizeof *parts) : text;
}

static bool is_sign(uint32_t code_point)
{
    return !uc_is_general_category_withtable(code_point, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                             UC_CATEGORY_MASK_N);
}

/* From its first to its last letter or digit; empty where it has none. */
static void find_core(struct shown text, size_t *start, size_t *end)
{
    uint32_t code_point = 0;
    *start = 0;
    *end = 0;
    for (size_t at = 0; at < text.length;) {
        size_t length = decode(text, at, &code_point);
        if (!is_sign(code_point)) {
            *start = *end ? *start : at;
            *end = at + length;
        }
        at += length;
    }
}

struct shown direction_isolate(struct arena *arena, struct shown text)
{
    size_t start;
    size_t end;
    find_core(text, &start, &end);
    if (start == end)
        return text;
    start = 0;
    end = text.length;
    while (start < end && text.bytes[start] == ' ')
        start++;
    while (end > start && text.bytes[end - 1] == ' ')
        end--;
    return enclose(arena, text, start, end);
}

static struct shown isolate_core(struct arena *arena, struct shown text)
{
    size_t start;
    size_t end;
    find_core(text, &start, &end);
    return enclose(arena, text, start, end);
}

/* The first separator from a byte on; at the end of the text where there is none. */
static size_t find_separator(struct shown text, size_t from, size_t *length)
{
    for (size_t at = from; at < text.length; at++)
        for (size_t i = 0; separators[i]; i++) {
            *length = strlen(separators[i]);
            if (text.length - at >= *length && memcmp(text.bytes + at, separators[i], *length) == 0)
                return at;
        }
    *length = 0;
    return text.length;
}

struct shown direction_isolate_parts(struct arena *arena, struct shown text)
{
    struct shown whole = SHOWN("");
    for (size_t at = 0; at < text.length;) {
        size_t length;
        size_t end = find_separator(text, at, &length);
        struct shown parts[] = {
            whole,
            isolate_core(arena, shown_part(text, at, end)),
            shown_part(text, end, end + length),
        };
        whole = shown_join(arena, parts, sizeof parts / sizeof *parts);
        at = end + length;
    }
    return whole;
}

size_t direction_find_mark(struct shown text, size_t from, bool *opens)
{
    for (size_t at = from; at + DIRECTION_MARK_LENGTH <= text.length; at++) {
        *opens = memcmp(text.bytes + at, DIRECTION_OPEN, DIRECTION_MARK_LENGTH) == 0;
        if (*opens || memcmp(text.bytes + at, DIRECTION_CLOSE, DIRECTION_MARK_LENGTH) == 0)
            return at;
    }
    return text.length;
}

struct shown direction_plain(struct arena *arena, struct shown text)
{
    bool opens;
    size_t mark = direction_find_mark(text, 0, &opens);
    if (mark == text.length)
        return text;
    char *bytes = arena_allocate_bytes(arena, text.length);
    size_t length = 0;
    for (size_t at = 0; at < text.length; at = mark + DIRECTION_MARK_LENGTH) {
        mark = direction_find_mark(text, at, &opens);
        memcpy(bytes + length, text.bytes + at, mark - at);
        length += mark - at;
    }
    return (struct shown){bytes, length};
}
