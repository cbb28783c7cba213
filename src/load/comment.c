#include "load/comment.h"

#include <ctype.h>

/* "#3", "#MeToo": not "# so", "##", "#---". */
static bool begins_text(struct slice bytes)
{
    if (bytes.length < 2 || bytes.bytes[0] != '#')
        return false;
    unsigned char next = (unsigned char)bytes.bytes[1];
    return next >= 0x80 || isalnum(next);
}

static bool has_any(struct slice bytes)
{
    for (size_t at = slice_find(bytes, '#'); at < bytes.length;) {
        struct slice rest = {bytes.bytes + at, bytes.length - at};
        if (at && (bytes.bytes[at - 1] == ' ' || bytes.bytes[at - 1] == '\t') && begins_text(rest))
            return true;
        at += 1 + slice_find((struct slice){rest.bytes + 1, rest.length - 1}, '#');
    }
    return false;
}

struct comment_search comment_search_of(struct slice bytes)
{
    struct comment_search search = {.is_needed = has_any(bytes), .lines = lines_of(bytes)};
    search.lines.recount = true; /* bytes are wanted, which libyaml does not count */
    return search;
}

/* Where libyaml ends a comment. */
static bool is_break(struct slice rest)
{
    return rest.bytes[0] == '\n' || rest.bytes[0] == '\r' ||
           slice_starts_with(rest, SLICE("\xc2\x85")) ||
           slice_starts_with(rest, SLICE("\xe2\x80\xa8")) ||
           slice_starts_with(rest, SLICE("\xe2\x80\xa9"));
}

static struct slice comment_at(struct slice bytes)
{
    size_t length = 0;
    while (length < bytes.length &&
           !is_break((struct slice){bytes.bytes + length, bytes.length - length}))
        length++;
    return slice_trim((struct slice){bytes.bytes, length});
}

bool comment_after(struct comment_search *search, size_t index, struct position *at,
                   struct slice *comment)
{
    if (!search->is_needed)
        return false;
    *at = lines_position(&search->lines, index, 0, 0);
    struct slice rest = {search->lines.bytes.bytes + search->lines.offset,
                         search->lines.bytes.length - search->lines.offset};
    size_t blanks = 0;
    while (blanks < rest.length && (rest.bytes[blanks] == ' ' || rest.bytes[blanks] == '\t'))
        blanks++;
    struct slice after = {rest.bytes + blanks, rest.length - blanks};
    if (!blanks || !begins_text(after))
        return false;
    at->column += (uint32_t)blanks;
    *comment = comment_at(after);
    return true;
}
