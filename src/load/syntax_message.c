#include "load/syntax_message.h"

#include <string.h>

/* Which of libyaml's two marks the message belongs to. */
enum mark { AT_PROBLEM, AT_CONTEXT };

struct translation {
    const char *context; /* NULL: any */
    const char *problem;
    enum mark mark;
    const char *text;
};

static const struct translation translations[] = {
    {NULL, "mapping values are not allowed in this context", AT_PROBLEM,
     "a ': ' stands inside a plain text or the line is indented too far; put the text in quotes, "
     "or align the line with its neighbours"},
    {NULL, "found character that cannot start any token", AT_PROBLEM, NULL},
    {NULL, "found a tab character that violates indentation", AT_PROBLEM,
     "a tab is used for indentation; use blanks"},
    {NULL, "found a tab character where an indentation space is expected", AT_PROBLEM,
     "a tab is used for indentation; use blanks"},
    {"while scanning a quoted scalar", "found unexpected end of stream", AT_CONTEXT,
     "this quote is never closed; close it, or double a quote that belongs to the text"},
    {"while scanning a quoted scalar", "found unexpected document indicator", AT_CONTEXT,
     "this quote is not closed before the document ends; close it"},
    {"while scanning a quoted scalar", "found unknown escape character", AT_PROBLEM,
     "the backslash in a double-quoted text begins no known escape; write \\\\ or use single "
     "quotes"},
    {"while parsing a quoted scalar", "found unknown escape character", AT_PROBLEM,
     "the backslash in a double-quoted text begins no known escape; write \\\\ or use single "
     "quotes"},
    {NULL, "did not find expected hexdecimal number", AT_PROBLEM,
     "the escape in a double-quoted text lacks hexadecimal digits; write \\\\ for a backslash"},
    {NULL, "found invalid Unicode character escape code", AT_PROBLEM,
     "the escape in a double-quoted text names no Unicode character; write another one"},
    {"while scanning a simple key", "could not find expected ':'", AT_CONTEXT,
     "this line is no 'key: value'; add the colon, or indent it as part of the text above"},
    {NULL, "block sequence entries are not allowed in this context", AT_PROBLEM,
     "a list item '- ' stands where none can be; begin the list on a line of its own"},
    {NULL, "mapping keys are not allowed in this context", AT_PROBLEM,
     "a '? ' key stands where none can be; put the text in quotes"},
    {"while parsing a block mapping", "did not find expected key", AT_PROBLEM,
     "this line does not fit the mapping around it; align it with its neighbours, and put a text "
     "that goes on behind a closing quote in quotes as a whole"},
    {"while parsing a block collection", "did not find expected '-' indicator", AT_PROBLEM,
     "this line does not fit the list around it; begin it with '- ' or align it with the item"},
    {"while parsing a flow sequence", NULL, AT_CONTEXT,
     "this '[' is never closed, or a comma is missing; write [one, two]"},
    {"while parsing a flow mapping", NULL, AT_CONTEXT,
     "this '{' is never closed, or a comma is missing; write {key: value, key: value}"},
    {NULL, "found undefined tag handle", AT_PROBLEM,
     "a text that begins with '!' is taken for a tag; put it in quotes"},
    {"while parsing a tag", NULL, AT_CONTEXT,
     "a text that begins with '!' is taken for a tag; put it in quotes"},
    {"while scanning a tag", NULL, AT_CONTEXT,
     "a text that begins with '!' is taken for a tag; put it in quotes"},
    {"while scanning an anchor", NULL, AT_CONTEXT,
     "a text that begins with '&' is taken for an anchor; put it in quotes"},
    {"while scanning an alias", NULL, AT_CONTEXT,
     "a text that begins with '*' is taken for an alias; put it in quotes"},
    {"while scanning a directive", NULL, AT_CONTEXT,
     "a line that begins with '%' is taken for a directive; indent it, or put it in quotes"},
    {"while scanning a %YAML directive", NULL, AT_CONTEXT,
     "the %YAML directive is malformed; leave it out"},
    {"while scanning a block scalar", NULL, AT_PROBLEM,
     "nothing may stand behind the '|' or '>' of a text block; begin the text on the next line"},
    {NULL, "did not find expected <document start>", AT_PROBLEM,
     "something stands behind the end of the document; indent it, or take it out"},
    {NULL, "found incompatible YAML document", AT_PROBLEM,
     "the file asks for a YAML version that is not read; leave the %YAML line out"},
    {NULL, "did not find expected node content", AT_PROBLEM,
     "a value is missing here; write one, or take the line out"},
};

static bool matches(const char *pattern, const char *text)
{
    return !pattern || (text && strcmp(pattern, text) == 0);
}

static const struct translation *find_translation(const yaml_parser_t *parser)
{
    for (size_t i = 0; i < sizeof translations / sizeof *translations; i++)
        if (matches(translations[i].context, parser->context) &&
            matches(translations[i].problem, parser->problem))
            return &translations[i];
    return NULL;
}

static void report_encoding(const yaml_parser_t *parser, struct slice file, struct lines *lines,
                            struct diagnostics *diagnostics)
{
    struct position at = lines_position_of_byte(lines, parser->problem_offset);
    if (parser->problem && strcmp(parser->problem, "control characters are not allowed") == 0)
        diagnostics_report(diagnostics, RULE_SYNTAX, file, at,
                           "the control character U+%04X stands in the file; delete it",
                           (unsigned)parser->problem_value);
    else
        diagnostics_report(diagnostics, RULE_BAD_UTF8, file, at,
                           "the byte %02X is not UTF-8; save the file as UTF-8",
                           (unsigned)parser->problem_value & 0xff);
}

static void report_bad_start(struct slice file, const struct lines *lines, struct position at,
                             size_t index, struct diagnostics *diagnostics)
{
    struct lines counter = *lines;
    counter.recount = true;
    lines_position(&counter, index, 0, 0);
    char byte = counter.offset < counter.bytes.length ? counter.bytes.bytes[counter.offset] : '?';
    if (byte == '\t')
        diagnostics_report(diagnostics, RULE_SYNTAX, file, at,
                           "a tab is used for indentation; use blanks");
    else
        diagnostics_report(diagnostics, RULE_SYNTAX, file, at,
                           "a plain text cannot begin with '%c'; put it in quotes", byte);
}

void syntax_message_report(const yaml_parser_t *parser, struct slice file, struct lines *lines,
                           struct diagnostics *diagnostics)
{
    if (parser->error == YAML_READER_ERROR) {
        report_encoding(parser, file, lines, diagnostics);
        return;
    }
    const struct translation *translation = find_translation(parser);
    yaml_mark_t mark = translation && translation->mark == AT_CONTEXT ? parser->context_mark
                                                                      : parser->problem_mark;
    struct position at = lines_position(lines, mark.index, mark.line, mark.column);
    if (!translation)
        diagnostics_report(diagnostics, RULE_SYNTAX, file, at, "%s%s%s",
                           parser->context ? parser->context : "", parser->context ? ", " : "",
                           parser->problem ? parser->problem : "the YAML is not well-formed");
    else if (!translation->text)
        report_bad_start(file, lines, at, mark.index, diagnostics);
    else
        diagnostics_report(diagnostics, RULE_SYNTAX, file, at, "%s", translation->text);
}
