#define _GNU_SOURCE /* memmem */
#include "base/slice.h"

#include <stdint.h>
#include <string.h>

struct slice slice_of(const char *string)
{
    return (struct slice){string, string ? strlen(string) : 0};
}

bool slice_equal(struct slice left, struct slice right)
{
    return left.length == right.length &&
           (left.length == 0 || memcmp(left.bytes, right.bytes, left.length) == 0);
}

int slice_compare(struct slice left, struct slice right)
{
    size_t shorter = left.length < right.length ? left.length : right.length;
    int order = shorter ? memcmp(left.bytes, right.bytes, shorter) : 0;
    if (order)
        return order;
    return (left.length > right.length) - (left.length < right.length);
}

bool slice_starts_with(struct slice slice, struct slice prefix)
{
    return slice.length >= prefix.length &&
           slice_equal((struct slice){slice.bytes, prefix.length}, prefix);
}

struct slice slice_below(struct slice path, struct slice folder)
{
    size_t skipped = folder.length;
    if (!folder.length || !slice_starts_with(path, folder))
        return path;
    while (skipped < path.length && path.bytes[skipped] == '/')
        skipped++;
    bool is_below = skipped < path.length && path.bytes[skipped - 1] == '/';
    return is_below ? (struct slice){path.bytes + skipped, path.length - skipped} : path;
}

struct slice slice_trim(struct slice slice)
{
    while (slice.length && slice_is_blank(slice.bytes[0])) {
        slice.bytes++;
        slice.length--;
    }
    while (slice.length && slice_is_blank(slice.bytes[slice.length - 1]))
        slice.length--;
    return slice;
}

bool slice_contains(struct slice slice, struct slice part)
{
    return !part.length || slice_search(slice, part) < slice.length;
}

size_t slice_search(struct slice slice, struct slice part)
{
    const char *found =
        slice.length ? memmem(slice.bytes, slice.length, part.bytes, part.length) : NULL;
    return found ? (size_t)(found - slice.bytes) : slice.length;
}

size_t slice_find(struct slice slice, char byte)
{
    const char *found = slice.length ? memchr(slice.bytes, byte, slice.length) : NULL;
    return found ? (size_t)(found - slice.bytes) : slice.length;
}

struct slice slice_cut(struct slice *rest, char separator)
{
    size_t end = slice_find(*rest, separator);
    struct slice part = {rest->bytes, end};
    *rest = end == rest->length ? (struct slice){NULL, 0}
                                : (struct slice){rest->bytes + end + 1, rest->length - end - 1};
    return part;
}

enum { HASH_PRIME = 16777619 };

static const unsigned hash_basis = 2166136261u;

unsigned slice_hash(struct slice slice)
{
    return slice_hash_more(hash_basis, slice);
}

/* The system loads the program at another address each time, which no file can know. */
unsigned slice_hash_start(void)
{
    return hash_basis ^ (unsigned)((uintptr_t)&hash_basis >> 8);
}

unsigned slice_hash_more(unsigned hash, struct slice slice)
{
    for (size_t i = 0; i < slice.length; i++)
        hash = (hash ^ (unsigned char)slice.bytes[i]) * HASH_PRIME;
    return hash;
}

int slice_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}
