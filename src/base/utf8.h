/* UTF-8, byte by byte: inline, because cleaning, measuring and folding spend their time here. */
#ifndef PRECIS_BASE_UTF8_H
#define PRECIS_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Eight bytes at once, and one bit pattern in each of them. */
#define UTF8_EIGHT(byte) (UINT64_C(0x0101010101010101) * (byte))

static inline uint64_t utf8_load_eight(const char *bytes)
{
    uint64_t eight;
    memcpy(&eight, bytes, sizeof eight);
    return eight;
}

/* How many bytes at the start are ASCII. */
static inline size_t utf8_ascii_length(const char *bytes, size_t length)
{
    size_t at = 0;
    while (length - at >= 8 && !(utf8_load_eight(bytes + at) & UTF8_EIGHT(0x80)))
        at += 8;
    while (at < length && (unsigned char)bytes[at] < 0x80)
        at++;
    return at;
}

/* The code point at the start of `length` bytes and how many of them it takes: 1 to 4, or 0 where
 * no well-formed sequence stands (none at all, stray, overlong, surrogate, too large, cut off). */
static inline size_t utf8_decode(const char *bytes, size_t length, uint32_t *code_point)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = length ? (unsigned char)bytes[0] : 0x80;
    *code_point = first;
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (size > length)
        return 0;
    uint32_t value = first & (0x7Fu >> size);
    for (size_t i = 1; i < size; i++) {
        unsigned char next = (unsigned char)bytes[i];
        if ((next & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (next & 0x3F);
    }
    if (value < smallest[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *code_point = value;
    return size;
}

/* Where the code point that ends before byte `at` of well-formed text begins; at > 0. */
static inline size_t utf8_before(const char *bytes, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)bytes[at] & 0xC0) == 0x80);
    return at;
}

#endif
