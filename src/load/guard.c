#include "load/guard.h"

#include "base/count.h"

#include <stdbool.h>

enum { MOST_DIRECTIVES = 16, LONGEST_BLANK_RUN = 4096 };

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* A run that is too long covers one of the bytes at multiples of half its length: only these
 * are looked at. */
static size_t find_blank_run(struct slice bytes)
{
    for (size_t i = 0; i < bytes.length; i += LONGEST_BLANK_RUN / 2) {
        if (!is_blank(bytes.bytes[i]))
            continue;
        size_t start = i;
        size_t end = i;
        while (start > 0 && is_blank(bytes.bytes[start - 1]))
            start--;
        while (end < bytes.length && is_blank(bytes.bytes[end]))
            end++;
        if (end - start > LONGEST_BLANK_RUN)
            return start;
    }
    return bytes.length;
}

/* libyaml has more line breaks than we, all of which end with such a byte; so does a byte order
 * mark. */
static bool may_end_line(char byte)
{
    return byte == '\n' || byte == '\r' || (unsigned char)byte >= 0x80;
}

/* Where the first line stands that is one too many. Only %TAG can be repeated, and only before a
 * document, but any document will do. */
static size_t find_many_directives(struct slice bytes)
{
    size_t count = 0;
    for (size_t at = slice_find(bytes, '%'); at < bytes.length;) {
        struct slice rest = {bytes.bytes + at, bytes.length - at};
        bool begins_line = at == 0 || may_end_line(bytes.bytes[at - 1]);
        count += begins_line && slice_starts_with(rest, SLICE("%TAG"));
        if (count > MOST_DIRECTIVES)
            return at;
        at += 1 + slice_find((struct slice){rest.bytes + 1, rest.length - 1}, '%');
    }
    return bytes.length;
}

/* libyaml would read it, and all that is checked here would be missed. */
static bool is_utf16(struct slice bytes)
{
    return slice_starts_with(bytes, SLICE("\xff\xfe")) ||
           slice_starts_with(bytes, SLICE("\xfe\xff"));
}

/* The marks that git puts around what it could not merge. No YAML that is read begins a line with
 * one of these two, but in quotes over several lines. */
static size_t find_merge_mark(struct slice bytes)
{
    static const struct slice marks[] = {{"\n<<<<<<< ", 9}, {"\n>>>>>>> ", 9}};
    size_t first = bytes.length;
    for (size_t i = 0; i < COUNT(marks); i++) {
        struct slice mark = {marks[i].bytes + 1, marks[i].length - 1};
        size_t at = slice_starts_with(bytes, mark) ? 0 : slice_search(bytes, marks[i]) + 1;
        first = at < first ? at : first;
    }
    return first;
}

const char guard_merge_text[] =
    "git left this mark where two versions could not be merged; keep one of them, and delete the "
    "lines that begin with '<<<<<<<', '=======' and '>>>>>>>'";

struct refusal guard_check(struct slice bytes)
{
    if (is_utf16(bytes))
        return (struct refusal){RULE_BAD_UTF8, 0, "the file is UTF-16; save it as UTF-8"};
    size_t mark = find_merge_mark(bytes);
    if (mark < bytes.length)
        return (struct refusal){RULE_MERGE_CONFLICT, mark, guard_merge_text};
    size_t run = find_blank_run(bytes);
    if (run < bytes.length)
        return (struct refusal){
            RULE_TOO_COMPLEX, run,
            "more than 4,096 blanks or empty lines stand in a row; take them out"};
    size_t directive = find_many_directives(bytes);
    if (directive < bytes.length)
        return (struct refusal){
            RULE_TOO_COMPLEX, directive,
            "more than 16 lines of directives; take the lines that begin with '%' out"};
    return (struct refusal){0};
}
