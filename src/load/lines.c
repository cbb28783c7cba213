#include "load/lines.h"

#include <string.h>

/* memchr is many times faster than memmem, and the first bytes of these breaks are rare. */
static bool has_after(struct slice bytes, char first, const char *rest, const char *other_rest)
{
    size_t length = strlen(rest);
    while (bytes.length) {
        size_t skipped = slice_find(bytes, first);
        if (bytes.length - skipped <= length)
            return false;
        bytes = (struct slice){bytes.bytes + skipped + 1, bytes.length - skipped - 1};
        if (memcmp(bytes.bytes, rest, length) == 0 || memcmp(bytes.bytes, other_rest, length) == 0)
            return true;
    }
    return false;
}

static bool has_foreign_breaks(struct slice bytes)
{
    return slice_find(bytes, '\r') < bytes.length || has_after(bytes, '\xc2', "\x85", "\x85") ||
           has_after(bytes, '\xe2', "\x80\xa8", "\x80\xa9");
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

/* There libyaml counts one line more than there is. */
static bool ends_within_a_line(struct slice bytes)
{
    return bytes.length && bytes.bytes[bytes.length - 1] != '\n';
}

struct lines lines_of(struct slice bytes)
{
    struct lines lines = {.bytes = bytes,
                          .recount = ends_within_a_line(bytes) || has_foreign_breaks(bytes)};
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

size_t lines_byte_of_index(const struct lines *lines, size_t index)
{
    struct lines counter = *lines;
    rewind_lines(&counter);
    while (counter.index < index && counter.offset < counter.bytes.length)
        advance(&counter);
    return counter.offset;
}

struct position lines_position_of_byte(const struct lines *lines, size_t offset)
{
    struct lines counter = *lines;
    rewind_lines(&counter);
    while (counter.offset < offset && counter.offset < counter.bytes.length)
        advance(&counter);
    return counter.at;
}
