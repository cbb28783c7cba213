#define _GNU_SOURCE /* memmem */
#include "load/lines.h"

#include <string.h>

static bool has_foreign_breaks(struct slice bytes)
{
    if (!bytes.length)
        return false;
    return memchr(bytes.bytes, '\r', bytes.length) ||
           memmem(bytes.bytes, bytes.length, "\xc2\x85", 2) ||
           memmem(bytes.bytes, bytes.length, "\xe2\x80\xa8", 3) ||
           memmem(bytes.bytes, bytes.length, "\xe2\x80\xa9", 3);
}

static size_t mark_length(struct slice bytes)
{
    return slice_starts_with(bytes, SLICE("\xef\xbb\xbf")) ? 3 : 0;
}

static void rewind_lines(struct lines *lines)
{
    lines->index = 0;
    lines->offset = mark_length(lines->bytes);
    lines->at = (struct position){1, 1};
}

struct lines lines_of(struct slice bytes)
{
    struct lines lines = {.bytes = bytes, .recount = has_foreign_breaks(bytes)};
    rewind_lines(&lines);
    return lines;
}

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/* One character on. */
static void advance(struct lines *lines)
{
    bool is_line_feed = lines->bytes.bytes[lines->offset] == '\n';
    do
        lines->offset++;
    while (lines->offset < lines->bytes.length &&
           is_continuation(lines->bytes.bytes[lines->offset]));
    lines->index++;
    lines->at = is_line_feed ? (struct position){lines->at.line + 1, 1}
                             : (struct position){lines->at.line, lines->at.column + 1};
}

struct position lines_position(struct lines *lines, size_t index, size_t line, size_t column)
{
    if (!lines->recount)
        return (struct position){(uint32_t)line + 1, (uint32_t)column + 1};
    if (index < lines->index)
        rewind_lines(lines);
    while (lines->index < index && lines->offset < lines->bytes.length)
        advance(lines);
    return lines->at;
}

struct position lines_position_of_byte(const struct lines *lines, size_t offset)
{
    struct lines counter = *lines;
    rewind_lines(&counter);
    while (counter.offset < offset && counter.offset < counter.bytes.length)
        advance(&counter);
    return counter.at;
}
