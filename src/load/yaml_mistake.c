#include "load/yaml_mistake.h"

#include "base/count.h"

#include <string.h>

enum { LONGEST_KEY = 1022 /* and two quotes */ };

struct search {
    enum complaint misfit;
    const struct yaml_position *spot;
    const struct lines *lines;
    struct arena *arena;
    struct yaml_mistake *slip;
};

static bool found_at(struct search *search, size_t offset, const char *text)
{
    *search->slip = (struct yaml_mistake){offset, text};
    return true;
}

static bool found(struct search *search, struct slice part, const char *text)
{
    return found_at(search, yaml_position_offset(search->spot, part), text);
}

/* The line at fault may be the one above where libyaml took both for one text. */
static size_t suspects(const struct search *search, struct slice lines[2])
{
    lines[0] = search->spot->line;
    lines[1] = search->spot->above;
    bool may_be_above = search->misfit & (COMPLAINT_VALUE | COMPLAINT_END);
    return may_be_above && search->spot->above.length ? 2 : 1;
}

static bool dash_without_blank(struct search *search)
{
    struct slice lines[2];
    for (size_t i = 0; i < suspects(search, lines); i++) {
        struct slice content = yaml_position_content(lines[i]);
        if (content.length > 1 && content.bytes[0] == '-' && !strchr(" -\t", content.bytes[1]))
            return found(search, content,
                         "a blank is missing after the '-' that begins a list item; write '- '");
    }
    return false;
}

static size_t find_bytes(struct slice line, struct slice bytes)
{
    for (size_t i = 0; i + bytes.length <= line.length; i++)
        if (slice_equal((struct slice){line.bytes + i, bytes.length}, bytes))
            return i;
    return line.length;
}

struct look_alike {
    struct slice bytes;
    const char *text;
};

static const struct look_alike look_alikes[] = {
    {{"\xc2\xa0", 2}, "this is a no-break space (U+00A0); write an ordinary blank"},
    {{"\xe3\x80\x80", 3}, "this is a wide space (U+3000); write an ordinary blank"},
    {{"\xef\xbc\x9a", 3}, "this is a wide colon (U+FF1A); write an ordinary one and a blank"},
};

/* libyaml looks no further for the colon of a key. */
static bool key_too_long(struct search *search)
{
    struct slice field = yaml_position_field(search->spot->line);
    size_t colon = yaml_position_find_colon(field);
    if (colon == field.length || colon < LONGEST_KEY)
        return false;
    return found(search, field,
                 "a key has more than 1,024 bytes; shorten it, or put a text that holds ': ' in "
                 "quotes");
}

static bool look_alike(struct search *search)
{
    struct slice line = search->spot->line;
    for (size_t i = 0; i < COUNT(look_alikes); i++) {
        size_t at = find_bytes(line, look_alikes[i].bytes);
        if (at < line.length && !yaml_position_has_colon(line))
            return found(search, (struct slice){line.bytes + at, 1}, look_alikes[i].text);
    }
    return false;
}

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '-';
}

/* key:value or "key":value, and no address such as https://… */
static bool is_name_and_colon(struct slice field, size_t *colon)
{
    size_t quote = field.length && strchr("\"'", field.bytes[0]) ? 1 : 0;
    size_t i = quote;
    while (i < field.length && is_name_byte(field.bytes[i]))
        i++;
    *colon = i + quote;
    return i > quote && *colon + 1 < field.length && field.bytes[*colon] == ':' &&
           !strchr(" /\t", field.bytes[*colon + 1]);
}

static bool colon_without_blank(struct search *search)
{
    struct slice lines[2];
    for (size_t i = 0; i < suspects(search, lines); i++) {
        struct slice field = yaml_position_field(lines[i]);
        size_t colon;
        if (is_name_and_colon(field, &colon))
            return found(search, (struct slice){field.bytes + colon, 1},
                         "a blank is missing after the colon; write 'key: value'");
    }
    return false;
}

/* "key":value at the beginning of a file */
static bool colon_behind_quote(struct search *search)
{
    if (yaml_position_byte(search->spot) != ':')
        return false;
    return found_at(search, search->spot->offset,
                    "a blank is missing after the colon; write 'key: value'");
}

static const char *text_of_quote(const struct search *search, size_t opening, size_t closing)
{
    struct slice bytes = search->spot->bytes;
    struct slice between = {bytes.bytes + opening, closing - opening};
    if (slice_find(between, '\n') < between.length) {
        struct position end = lines_position_of_byte(search->lines, closing);
        return arena_format(search->arena,
                            "the text that this quote begins ends only at line %u, column %u; "
                            "close it where it ends",
                            end.line, end.column)
            .bytes;
    }
    if (bytes.bytes[closing] == '"')
        return "this quote ends the text, and more stands after it; write \\\" for a quote inside "
               "of the text, or put the whole in single quotes";
    return "this quote ends the text, and more stands after it; double an apostrophe inside of "
           "the text, or put the whole in double quotes";
}

static bool ended_by_quote(struct search *search)
{
    size_t opening;
    size_t closing;
    bool is_two_texts = search->misfit == COMPLAINT_FLOW && yaml_position_byte(search->spot) &&
                        strchr("\"'", yaml_position_byte(search->spot));
    if (is_two_texts || !yaml_position_find_quoted(search->spot, &opening, &closing))
        return false;
    struct slice between = {search->spot->bytes.bytes + opening, closing - opening};
    bool is_one_line = slice_find(between, '\n') == between.length;
    return found_at(search, is_one_line ? closing : opening,
                    text_of_quote(search, opening, closing));
}

/* [sic] and what follows: the bracket that begins the value. */
static bool ended_by_bracket(struct search *search)
{
    char last = yaml_position_byte_before(search->spot);
    if (last != ']' && last != '}')
        return false;
    char first = last == ']' ? '[' : '{';
    struct slice before = search->spot->before;
    size_t at = slice_find(before, first);
    if (at == before.length)
        return false;
    return found(search, (struct slice){before.bytes + at, 1},
                 first == '[' ? "a text that begins with '[' is taken for a list; put it in quotes"
                              : "a text that begins with '{' is taken for a mapping; put it in "
                                "quotes");
}

static bool closes_nothing(struct search *search)
{
    char byte = yaml_position_byte(search->spot);
    if (byte != ']' && byte != '}')
        return false;
    return found_at(search, search->spot->offset,
                    byte == ']'
                        ? "this ']' closes nothing; take it out, or put the text in quotes"
                        : "this '}' closes nothing; take it out, or put the text in quotes");
}

/* key: >- and the text not indented below it. */
static bool block_not_indented(struct search *search)
{
    struct slice above = slice_trim(search->spot->above);
    while (above.length && strchr("+-123456789", above.bytes[above.length - 1]))
        above.length--;
    if (above.length < 2 || !strchr("|>", above.bytes[above.length - 1]) ||
        above.bytes[above.length - 2] != ' ')
        return false;
    return found(search, yaml_position_content(search->spot->line),
                 "the text of a '>' or '|' block must be indented deeper than its key; indent it");
}

static bool second_colon(struct search *search)
{
    if (!yaml_position_has_colon(search->spot->before))
        return false;
    return found_at(search, search->spot->offset,
                    "a ': ' stands inside a text without quotes; put the text in quotes, or begin "
                    "a new line");
}

/* Two lines that libyaml took for one text, of which the first has no colon. */
static bool line_above_without_colon(struct search *search)
{
    struct slice above = search->spot->above;
    if (!above.length || yaml_position_has_colon(above) || slice_starts_with(above, SLICE("---")))
        return false;
    return found(search, yaml_position_content(above),
                 "this line is not a 'key: value'; add the colon, or make it a comment with '# '");
}

static bool indented_deeper(struct search *search)
{
    struct slice line = yaml_position_content(search->spot->line);
    struct slice above = yaml_position_content(search->spot->above);
    if (!above.length ||
        search->spot->line.length - line.length <= search->spot->above.length - above.length)
        return false;
    return found(search, line,
                 "this line is indented deeper than the one above, which is complete; align it, "
                 "or put a text that holds ': ' in quotes");
}

static bool dash_not_aligned(struct search *search)
{
    struct slice content = yaml_position_content(search->spot->line);
    if (!slice_starts_with(content, SLICE("- ")))
        return false;
    return found(search, content,
                 "a list item stands where none can be; align its '-' with the items above, or "
                 "put it below a key of its own");
}

static bool behind_end(struct search *search)
{
    if (!slice_starts_with(search->spot->above, SLICE("...")))
        return false;
    return found_at(search, search->spot->offset,
                    "the document has ended above; take out the line '...', or what stands after "
                    "it");
}

static bool indented_less(struct search *search)
{
    struct slice line = yaml_position_content(search->spot->line);
    struct slice above = yaml_position_content(search->spot->above);
    if (search->spot->line.length - line.length >= search->spot->above.length - above.length)
        return false;
    return found(search, line,
                 "this line is indented less than the first one of the file; align them");
}

static bool line_without_colon(struct search *search)
{
    if (yaml_position_has_colon(search->spot->line))
        return false;
    return found(search, yaml_position_content(search->spot->line),
                 "this line is not a 'key: value'; add the colon, or indent it as part of the text "
                 "above");
}

typedef bool detect_function(struct search *search);

/* The first that answers has it. */
static const struct {
    unsigned misfits;
    detect_function *detect;
} detectors[] = {
    {COMPLAINT_END, behind_end},
    {COMPLAINT_VALUE | COMPLAINT_COLON, key_too_long},
    {COMPLAINT_END, colon_behind_quote},
    {COMPLAINT_VALUE | COMPLAINT_COLON | COMPLAINT_KEY | COMPLAINT_ITEM | COMPLAINT_FLOW |
         COMPLAINT_END,
     ended_by_quote},
    {COMPLAINT_VALUE | COMPLAINT_COLON | COMPLAINT_KEY | COMPLAINT_ITEM, dash_without_blank},
    {COMPLAINT_KEY | COMPLAINT_ITEM, closes_nothing},
    {COMPLAINT_COLON | COMPLAINT_KEY | COMPLAINT_ITEM, ended_by_bracket},
    {COMPLAINT_COLON | COMPLAINT_KEY, look_alike},
    {COMPLAINT_COLON | COMPLAINT_KEY, block_not_indented},
    {COMPLAINT_VALUE, second_colon},
    {COMPLAINT_VALUE | COMPLAINT_COLON | COMPLAINT_KEY | COMPLAINT_END, colon_without_blank},
    {COMPLAINT_END, indented_less},
    {COMPLAINT_VALUE | COMPLAINT_END, line_above_without_colon},
    {COMPLAINT_VALUE, indented_deeper},
    {COMPLAINT_KEY, dash_not_aligned},
    {COMPLAINT_KEY, line_without_colon},
};

bool mistake_find(enum complaint misfit, const struct yaml_position *spot,
                  const struct lines *lines, struct arena *arena, struct yaml_mistake *slip)
{
    struct search search = {misfit, spot, lines, arena, slip};
    for (size_t i = 0; i < COUNT(detectors); i++)
        if (detectors[i].misfits & misfit && detectors[i].detect(&search))
            return true;
    return false;
}
