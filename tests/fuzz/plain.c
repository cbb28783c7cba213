#include "fuzz/plain.h"

#include <string.h>
#include <unictype.h>

enum { MOST_MARKS = 4, TONES_FIRST = 0x1F3FB, TONES_LAST = 0x1F3FF };

/* The least code point that takes so many bytes, and the bits that its first byte begins with. */
static const struct form {
    uint32_t least;
    uint32_t most;
    unsigned mask;
    unsigned bits;
} forms[] = {
    {0, 0x7F, 0x80, 0x00},
    {0x80, 0x7FF, 0xE0, 0xC0},
    {0x800, 0xFFFF, 0xF0, 0xE0},
    {0x10000, 0x10FFFF, 0xF8, 0xF0},
};

static uint32_t byte_at(struct slice text, size_t at)
{
    return (unsigned char)text.bytes[at];
}

size_t plain_decode(struct slice text, uint32_t *code_point)
{
    for (size_t length = 1; length <= 4 && length <= text.length; length++) {
        const struct form *form = &forms[length - 1];
        if ((byte_at(text, 0) & form->mask) != form->bits)
            continue;
        uint32_t value = byte_at(text, 0) & ~form->mask;
        for (size_t i = 1; i < length; i++) {
            if (byte_at(text, i) >> 6 != 2)
                return 0;
            value = value * 64 + byte_at(text, i) % 64;
        }
        *code_point = value;
        bool is_surrogate = value >= 0xD800 && value < 0xE000;
        return value >= form->least && value <= form->most && !is_surrogate ? length : 0;
    }
    return 0;
}

static bool is_between(uint32_t code_point, uint32_t first, uint32_t last)
{
    return code_point >= first && code_point <= last;
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || is_between(c, 0x7F, 0x9F) || is_between(c, 0x2028, 0x2029);
}

static bool is_bidi(uint32_t c)
{
    return c == 0x61C || is_between(c, 0x200E, 0x200F) || is_between(c, 0x202A, 0x202E) ||
           is_between(c, 0x2066, 0x206F);
}

static bool is_invisible(uint32_t c)
{
    static const uint32_t singles[] = {0xAD, 0x34F, 0x200B, 0x3164, 0xFEFF, 0xFFA0};
    for (size_t i = 0; i < sizeof singles / sizeof *singles; i++)
        if (c == singles[i])
            return true;
    return is_between(c, 0x115F, 0x1160) || is_between(c, 0x17B4, 0x17B5) ||
           is_between(c, 0x180B, 0x180F) || is_between(c, 0x2060, 0x2065) ||
           is_between(c, 0xFFF0, 0xFFFB) || is_between(c, 0x1BCA0, 0x1BCA3) ||
           is_between(c, 0x1D173, 0x1D17A) || is_between(c, 0x13430, 0x1345F);
}

static bool is_no_character(uint32_t c)
{
    return is_between(c, 0xFDD0, 0xFDEF) || c % 0x10000 >= 0xFFFE ||
           is_between(c, 0xE000, 0xF8FF) || c >= 0xE0000;
}

bool plain_is_forbidden(uint32_t code_point)
{
    return is_control(code_point) || is_bidi(code_point) || is_invisible(code_point) ||
           is_no_character(code_point);
}

bool plain_is_joiner(uint32_t code_point)
{
    return is_between(code_point, 0x200C, 0x200D);
}

bool plain_is_selector(uint32_t code_point)
{
    return is_between(code_point, 0xFE00, 0xFE0F);
}

bool plain_is_mark(uint32_t code_point)
{
    return uc_is_general_category(code_point, UC_CATEGORY_M) && !plain_is_selector(code_point);
}

const char *plain_fault(struct slice text, const char *allowed)
{
    size_t length;
    for (size_t at = 0; at < text.length; at += length) {
        uint32_t code_point;
        length = plain_decode((struct slice){text.bytes + at, text.length - at}, &code_point);
        if (!length)
            return "bytes that are not UTF-8";
        bool is_allowed = code_point && code_point < 0x80 && strchr(allowed, (int)code_point);
        if (plain_is_forbidden(code_point) && !is_allowed)
            return "a character that is never shown";
    }
    return NULL;
}

/* A walk over a cleaned text. */
struct walk {
    uint32_t previous; /* 0: nothing yet */
    uint32_t base;     /* what marks sit on; 0 after a blank */
    unsigned marks;
};

static bool is_emoji_end(uint32_t c)
{
    return uc_is_property_extended_pictographic(c) || c == 0xFE0F ||
           is_between(c, TONES_FIRST, TONES_LAST);
}

static const char *fault_of_joiner(const struct walk *walk, struct slice after)
{
    uint32_t next = 0;
    bool has_next = plain_decode(after, &next) > 0;
    if (!has_next || !walk->previous)
        return "a joiner at the end or the beginning";
    bool joins_emoji = is_emoji_end(walk->previous) && uc_is_property_extended_pictographic(next);
    bool joins_letters = uc_is_general_category(walk->base, UC_CATEGORY_L) &&
                         (uc_is_general_category(next, UC_CATEGORY_L) || plain_is_mark(next));
    return joins_emoji || joins_letters ? NULL : "a joiner that joins nothing";
}

static const char *step(struct walk *walk, uint32_t c, struct slice after)
{
    if (plain_is_selector(c)) {
        bool is_behind_base = walk->base && walk->previous == walk->base && !walk->marks;
        return is_behind_base ? NULL : "a variation selector that is not after a base";
    }
    if (plain_is_joiner(c))
        return fault_of_joiner(walk, after);
    if (plain_is_mark(c)) {
        if (!walk->base)
            return "a mark on nothing";
        return ++walk->marks > MOST_MARKS ? "more than four marks on a base" : NULL;
    }
    walk->base = c == ' ' ? 0 : c;
    walk->marks = 0;
    return NULL;
}

const char *plain_fault_of_cleaned(struct slice text)
{
    struct walk walk = {0};
    const char *fault = plain_fault(text, "");
    size_t length;
    for (size_t at = 0; at < text.length && !fault; at += length) {
        uint32_t c;
        length = plain_decode((struct slice){text.bytes + at, text.length - at}, &c);
        fault = step(&walk, c, (struct slice){text.bytes + at + length, text.length - at - length});
        walk.previous = c;
    }
    return fault;
}
