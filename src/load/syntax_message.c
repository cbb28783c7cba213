#include "load/syntax_message.h"

#include "base/count.h"
#include "base/utf8.h"
#include "load/guard.h"
#include "load/yaml_mistake.h"
#include "load/yaml_position.h"

#include <string.h>
#include <unistr.h>

/* Which of libyaml's two marks the message belongs to. */
enum mark { AT_PROBLEM, AT_CONTEXT };

typedef const char *text_function(const struct yaml_position *spot, struct arena *arena);
typedef bool condition_function(const yaml_parser_t *parser, const struct yaml_position *spot);

struct translation {
    const char *context; /* NULL: any */
    const char *problem; /* NULL: any */
    enum mark mark;
    enum complaint misfit;
    const char *text;
    const char *rest; /* the byte at the mark stands before it, in quotes; NULL without one */
    condition_function *only_if;
    text_function *write; /* instead of the text, where it depends on what stands there */
};

static bool is_tab(const yaml_parser_t *parser, const struct yaml_position *spot)
{
    (void)parser;
    return yaml_position_byte(spot) == '\t';
}

static bool is_end_of_document(const yaml_parser_t *parser, const struct yaml_position *spot)
{
    (void)parser;
    return slice_starts_with(spot->line, SLICE("..."));
}

static bool is_end_of_file(const yaml_parser_t *parser, const struct yaml_position *spot)
{
    (void)parser;
    return spot->offset == spot->bytes.length;
}

static bool is_double_quote(const yaml_parser_t *parser, const struct yaml_position *spot)
{
    (void)parser;
    return yaml_position_byte(spot) == '"';
}

static bool has_directives(const yaml_parser_t *parser, const struct yaml_position *spot)
{
    (void)parser;
    return slice_starts_with(spot->bytes, SLICE("%"));
}

static bool is_on_other_line(const yaml_parser_t *parser, const struct yaml_position *spot)
{
    (void)spot;
    return parser->context_mark.line != parser->problem_mark.line;
}

/* The number of an escape '\uXXXX' that the text begins with; 0 where it begins with none. */
static uint32_t unicode_escape(struct slice text)
{
    uint32_t value = 0;
    if (text.length < 6 || !slice_starts_with(text, SLICE("\\u")))
        return 0;
    for (size_t i = 2; i < 6; i++) {
        int digit = slice_digit(text.bytes[i]);
        if (digit < 0)
            return 0;
        value = value * 16 + (uint32_t)digit;
    }
    return value;
}

static bool is_surrogate(uint32_t value, uint32_t first)
{
    return value >= first && value < first + 0x400;
}

/* libyaml stops at the first half of a pair, or within it. */
static struct slice escape_at(const struct yaml_position *spot)
{
    size_t start = spot->offset;
    while (start > 0 && spot->offset - start < 6 && spot->bytes.bytes[start] != '\\')
        start--;
    return (struct slice){spot->bytes.bytes + start, spot->bytes.length - start};
}

static bool is_half_of_pair(const yaml_parser_t *parser, const struct yaml_position *spot)
{
    (void)parser;
    uint32_t value = unicode_escape(escape_at(spot));
    return is_surrogate(value, 0xd800) || is_surrogate(value, 0xdc00);
}

/* As JSON writes what is beyond U+FFFF. */
static const char *write_pair(const struct yaml_position *spot, struct arena *arena)
{
    struct slice first = escape_at(spot);
    struct slice second = {first.bytes + 6, first.length - 6};
    uint32_t high = unicode_escape(first);
    uint32_t low = unicode_escape(second);
    if (!is_surrogate(high, 0xd800) || !is_surrogate(low, 0xdc00))
        return "the escape in a double-quoted text is half of a character, as JSON writes some in "
               "two; write the character itself";
    uint32_t whole = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    char character[8] = "";
    u8_uctomb((uint8_t *)character, whole, sizeof character);
    return arena_format(arena,
                        "JSON writes this character as two escapes, which YAML does not know; "
                        "write the character itself, %s, or \\U%08X",
                        character, (unsigned)whole)
        .bytes;
}

#define TAG_TEXT "a text that begins with '!' is taken for a tag; put it in quotes"
#define TAG_LINE_TEXT "the %TAG directive is malformed; leave it out"

/* The first that fits has it. */
static const struct translation translations[] = {
    {NULL, "mapping values are not allowed in this context", AT_PROBLEM, COMPLAINT_VALUE,
     .text = "a ': ' stands where none can be; put the text in quotes, or align the line with its "
             "neighbours"},
    {NULL, "found character that cannot start any token", AT_PROBLEM, COMPLAINT_NONE,
     .text = "a tab is used for indentation; use blanks", .only_if = is_tab},
    {NULL, "found character that cannot start any token", AT_PROBLEM, COMPLAINT_NONE,
     .text = "a text without quotes cannot begin with ", .rest = "; put it in quotes"},
    {NULL, "found a tab character that violates indentation", AT_PROBLEM, COMPLAINT_NONE,
     .text = "a tab is used for indentation; use blanks"},
    {NULL, "found a tab character where an indentation space is expected", AT_PROBLEM,
     COMPLAINT_NONE, .text = "a tab is used for indentation; use blanks"},
    {"while scanning a quoted scalar", "found unexpected end of stream", AT_CONTEXT, COMPLAINT_NONE,
     .text = "this quote is never closed; close it, or write \\\" for one that belongs to the text",
     .only_if = is_double_quote},
    {"while scanning a quoted scalar", "found unexpected end of stream", AT_CONTEXT, COMPLAINT_NONE,
     .text = "this quote is never closed; close it, or double one that belongs to the text"},
    {"while scanning a quoted scalar", "found unexpected document indicator", AT_CONTEXT,
     COMPLAINT_NONE, .text = "this quote is not closed before the document ends; close it"},
    {NULL, "found unknown escape character", AT_PROBLEM, COMPLAINT_NONE,
     .text =
         "the backslash in a double-quoted text begins no known escape; write \\\\ or use single "
         "quotes"},
    {NULL, "did not find expected hexdecimal number", AT_PROBLEM, COMPLAINT_NONE,
     .text =
         "the escape in a double-quoted text lacks hexadecimal digits; write \\\\ for a backslash"},
    {NULL, "found invalid Unicode character escape code", AT_PROBLEM, COMPLAINT_NONE,
     .only_if = is_half_of_pair, .write = write_pair},
    {NULL, "found invalid Unicode character escape code", AT_PROBLEM, COMPLAINT_NONE,
     .text = "the escape in a double-quoted text names no Unicode character; write another one"},
    {"while scanning a simple key", "could not find expected ':'", AT_CONTEXT, COMPLAINT_COLON,
     .text =
         "this line is not a 'key: value'; add the colon, or indent it as part of the text above"},
    {NULL, "block sequence entries are not allowed in this context", AT_PROBLEM, COMPLAINT_NONE,
     .text = "a list item '- ' stands where none can be; begin the list on a line of its own"},
    {NULL, "mapping keys are not allowed in this context", AT_PROBLEM, COMPLAINT_NONE,
     .text = "a text that begins with '? ' is taken for a key; put it in quotes"},
    {"while parsing a block mapping", "did not find expected key", AT_PROBLEM, COMPLAINT_KEY,
     .text = "this line does not fit the mapping around it; align it with its neighbours"},
    {"while parsing a block collection", "did not find expected '-' indicator", AT_PROBLEM,
     COMPLAINT_ITEM,
     .text = "this line does not fit the list around it; begin it with '- ', or align it with the "
             "other "
             "lines of its item"},
    {"while parsing a flow sequence", NULL, AT_CONTEXT, COMPLAINT_FLOW,
     .text = "this '[' is not closed, or a comma is missing between its items; write [one, two], "
             "and put a "
             "text that begins with '[' in quotes",
     .only_if = is_on_other_line},
    {"while parsing a flow mapping", NULL, AT_CONTEXT, COMPLAINT_FLOW,
     .text = "this '{' is not closed, or a comma is missing between its fields; write {key: value, "
             "key: "
             "value}, and put a text that begins with '{' in quotes",
     .only_if = is_on_other_line},
    {"while parsing a flow sequence", NULL, AT_PROBLEM, COMPLAINT_FLOW,
     .text = "what stands here does not fit between '[' and ']'; put a comma between the items, "
             "and a text "
             "with commas, colons or brackets in quotes"},
    {"while parsing a flow mapping", NULL, AT_PROBLEM, COMPLAINT_FLOW,
     .text =
         "what stands here does not fit between '{' and '}'; put a comma between the fields, and a "
         "text with commas, colons or brackets in quotes"},
    {"while parsing a flow node", "did not find expected node content", AT_PROBLEM, COMPLAINT_NONE,
     .text = "the file ends inside of brackets or braces; close them", .only_if = is_end_of_file},
    {"while parsing a flow node", "did not find expected node content", AT_PROBLEM, COMPLAINT_NONE,
     .text = "a value is missing before this ", .rest = "; write one, or take the sign out"},
    {NULL, "did not find expected node content", AT_PROBLEM, COMPLAINT_NONE,
     .text = "the document ends before it has begun; take out the line '...'",
     .only_if = is_end_of_document},
    {NULL, "did not find expected node content", AT_PROBLEM, COMPLAINT_NONE,
     .text = "a text without quotes cannot begin with ", .rest = "; put it in quotes"},
    {"while scanning a plain scalar", "found unexpected ':'", AT_PROBLEM, COMPLAINT_NONE,
     .text = "a ':' stands where none can be between brackets or braces; put a blank after it, or "
             "put the text in quotes"},
    {NULL, "found undefined tag handle", AT_PROBLEM, COMPLAINT_NONE, .text = TAG_TEXT},
    {"while parsing a tag", NULL, AT_CONTEXT, COMPLAINT_NONE, .text = TAG_TEXT},
    {"while scanning a tag", NULL, AT_CONTEXT, COMPLAINT_NONE, .text = TAG_TEXT},
    {"while scanning an anchor", NULL, AT_CONTEXT, COMPLAINT_NONE,
     .text = "a text that begins with '&' is taken for an anchor; put it in quotes"},
    {"while scanning an alias", NULL, AT_CONTEXT, COMPLAINT_NONE,
     .text = "a text that begins with '*' is taken for an alias; put it in quotes"},
    {"while scanning a directive", NULL, AT_CONTEXT, COMPLAINT_NONE,
     .text =
         "a line that begins with '%' is taken for a directive; indent it, or put it in quotes"},
    {"while scanning a %YAML directive", NULL, AT_CONTEXT, COMPLAINT_NONE,
     .text = "the %YAML directive is malformed; leave it out"},
    {"while scanning a %TAG directive", NULL, AT_CONTEXT, COMPLAINT_NONE, .text = TAG_LINE_TEXT},
    {"while scanning a tag directive", NULL, AT_CONTEXT, COMPLAINT_NONE, .text = TAG_LINE_TEXT},
    {"while parsing a %TAG directive", NULL, AT_CONTEXT, COMPLAINT_NONE, .text = TAG_LINE_TEXT},
    {"while parsing a tag directive", NULL, AT_CONTEXT, COMPLAINT_NONE, .text = TAG_LINE_TEXT},
    {"while scanning a block scalar", NULL, AT_CONTEXT, COMPLAINT_NONE,
     .text = "nothing more may stand on a line whose text begins with ",
     .rest = "; begin the text on the next line, "
             "or put it in quotes"},
    {NULL, "did not find expected <document start>", AT_PROBLEM, COMPLAINT_NONE,
     .text =
         "a line '---' must stand between the lines that begin with '%' and the text; write it, or "
         "leave these lines out",
     .only_if = has_directives},
    {NULL, "did not find expected <document start>", AT_PROBLEM, COMPLAINT_END,
     .text =
         "this does not belong to what stands above; align it, or put the text above in quotes"},
    {NULL, "found incompatible YAML document", AT_PROBLEM, COMPLAINT_NONE,
     .text = "the file asks for a YAML version that is not read; leave the %YAML line out"},
    {NULL, "found duplicate %YAML directive", AT_PROBLEM, COMPLAINT_NONE,
     .text = "there are two %YAML lines; leave them out"},
    {NULL, "found duplicate %TAG directive", AT_PROBLEM, COMPLAINT_NONE,
     .text = "two %TAG lines are the same; leave them out"},
};

static bool matches(const char *pattern, const char *text)
{
    return !pattern || (text && strcmp(pattern, text) == 0);
}

static struct yaml_position yaml_position_of(const yaml_parser_t *parser, const struct lines *lines,
                                             enum mark mark)
{
    size_t index = mark == AT_CONTEXT ? parser->context_mark.index : parser->problem_mark.index;
    return yaml_position_at(lines->bytes, lines_byte_of_index(lines, index));
}

static const struct translation *
find_translation(const yaml_parser_t *parser, const struct lines *lines, struct yaml_position *spot)
{
    for (size_t i = 0; i < COUNT(translations); i++) {
        const struct translation *translation = &translations[i];
        if (!matches(translation->context, parser->context) ||
            !matches(translation->problem, parser->problem))
            continue;
        *spot = yaml_position_of(parser, lines, translation->mark);
        if (!translation->only_if || translation->only_if(parser, spot))
            return translation;
    }
    return NULL;
}

/* What Windows-1252 has where Latin-1 has controls; 0 for nothing. Above, it is Latin-1. */
static const uint16_t windows_1252[0x20] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

static size_t find_bad_utf8(struct slice bytes)
{
    size_t at = 0;
    for (;;) {
        uint32_t code_point;
        at += utf8_ascii_length(bytes.bytes + at, bytes.length - at);
        size_t length = utf8_decode(bytes.bytes + at, bytes.length - at, &code_point);
        if (!length)
            return at;
        at += length;
    }
}

static struct syntax_error bad_utf8(const struct lines *lines, struct arena *arena)
{
    size_t offset = find_bad_utf8(lines->bytes);
    unsigned byte = offset < lines->bytes.length ? (unsigned char)lines->bytes.bytes[offset] : 0xff;
    uint32_t meant = byte < 0xa0 ? windows_1252[byte & 0x1f] : byte;
    char character[8] = "?";
    if (meant)
        u8_uctomb((uint8_t *)character, meant, sizeof character);
    return (struct syntax_error){
        .rule = RULE_BAD_UTF8,
        .at = lines_position_of_byte(lines, offset),
        .text = arena_format(arena,
                             "the byte %02X is not UTF-8 (in Windows-1252 it is %s); save the file "
                             "as UTF-8",
                             byte, character)
                    .bytes,
    };
}

static struct syntax_error bad_encoding(const yaml_parser_t *parser, const struct lines *lines,
                                        struct arena *arena)
{
    if (!parser->problem || strcmp(parser->problem, "control characters are not allowed") != 0)
        return bad_utf8(lines, arena);
    return (struct syntax_error){
        .rule = RULE_SYNTAX,
        .at = lines_position_of_byte(lines, parser->problem_offset),
        .text = arena_format(arena, "the control character U+%04X stands in the file; delete it",
                             (unsigned)parser->problem_value)
                    .bytes,
    };
}

/* A message that nobody translated: better than none. */
static struct syntax_error library_error(const yaml_parser_t *parser, const struct lines *lines,
                                         struct arena *arena)
{
    struct yaml_position spot = yaml_position_of(parser, lines, AT_PROBLEM);
    return (struct syntax_error){
        .rule = RULE_SYNTAX,
        .at = lines_position_of_byte(lines, spot.offset),
        .text = arena_format(arena, "%s%s%s", parser->context ? parser->context : "",
                             parser->context ? ", " : "",
                             parser->problem ? parser->problem : "the YAML is not well-formed")
                    .bytes,
    };
}

static const char *text_of(const struct translation *translation, const struct yaml_position *spot,
                           struct arena *arena)
{
    if (translation->write)
        return translation->write(spot, arena);
    if (!translation->rest)
        return translation->text;
    return arena_format(arena, "%s'%c'%s", translation->text, yaml_position_byte(spot),
                        translation->rest)
        .bytes;
}

/* Where a line begins that has nothing but this on it; the length where there is none. */
static size_t find_line(struct slice bytes, struct slice text)
{
    struct slice rest = bytes;
    while (rest.bytes) {
        struct slice line = slice_cut(&rest, '\n');
        if (slice_starts_with(line, text) && slice_trim(line).length == text.length)
            return (size_t)(line.bytes - bytes.bytes);
    }
    return bytes.length;
}

struct syntax_error syntax_message(const yaml_parser_t *parser, const struct lines *lines,
                                   struct arena *arena)
{
    if (parser->error == YAML_READER_ERROR)
        return bad_encoding(parser, lines, arena);
    size_t mark = find_line(lines->bytes, SLICE("======="));
    if (mark < lines->bytes.length)
        return (struct syntax_error){RULE_MERGE_CONFLICT, lines_position_of_byte(lines, mark),
                                     guard_merge_text};
    struct yaml_position spot;
    const struct translation *translation = find_translation(parser, lines, &spot);
    if (!translation)
        return library_error(parser, lines, arena);
    struct yaml_mistake slip = {spot.offset, text_of(translation, &spot, arena)};
    if (translation->misfit == COMPLAINT_FLOW)
        spot = yaml_position_of(parser, lines, AT_PROBLEM);
    mistake_find(translation->misfit, &spot, lines, arena, &slip);
    return (struct syntax_error){RULE_SYNTAX, lines_position_of_byte(lines, slip.offset),
                                 slip.text};
}
