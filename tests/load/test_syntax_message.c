#include "load/yaml_mistakes.h"
#include "support/loading.h"

#include "load/file.h"
#include "support/dice.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

Test(syntax_message, tells_each_mistake_with_its_cause_its_remedy_and_where_to_look)
{
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct read_text text = loading_parse(slice_of(mistakes[i].yaml));
        loading_expect(&text, mistakes[i].name, mistakes[i].messages);
        loading_release(&text);
    }
}

Test(syntax_message, is_not_given_for_comments_that_are_meant)
{
    struct read_text text = loading_parse(SLICE("# a comment #1\n"
                                                "#another one\n"
                                                "id: a # this is meant, and so is #2\n"
                                                "text: 'in quotes #3' #and this after quotes\n"
                                                "bottom-line: >-\n"
                                                "  folded #4\n"
                                                "to: harbour#dredging ## whatever\n"
                                                "url: https://example.org/a#b #---\n"));
    loading_expect(&text, "comments", "");
    loading_release(&text);
}

/* libyaml ends a comment at more than a line feed, and reads what stands after it. */
Test(syntax_message, quotes_no_more_than_the_comment)
{
    static const char *const breaks[] = {"\n", "\r\n", "\r", "\xc2\x85", "\u2028", "\u2029"};
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
        struct arena arena = {0};
        struct slice yaml = arena_format(&arena, "id: a #3 b%ssource: c\n", breaks[i]);
        struct read_text text = loading_parse(yaml);
        loading_expect(&text, "a comment",
                       "1:7: warning: '#3 b' is taken for a comment, and is not read; put the text "
                       "in quotes, or write '# ' before a comment [text-in-comment]\n");
        loading_release(&text);
        arena_release(&arena);
    }
}

/* The same slips in files with other line ends, and after lines that only libyaml counts. */

static void add_lines(struct buffer *out, const char *yaml, const char *line_end)
{
    for (; *yaml; yaml++) {
        if (*yaml == '\n')
            buffer_add(out, slice_of(line_end));
        else
            buffer_add_byte(out, *yaml);
    }
}

Test(syntax_message, does_not_depend_on_the_line_ends)
{
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct buffer yaml = {0};
        add_lines(&yaml, mistakes[i].yaml, "\r\n");
        struct read_text text = loading_parse(buffer_slice(&yaml));
        loading_expect(&text, mistakes[i].name, mistakes[i].messages);
        loading_release(&text);
        buffer_release(&yaml);
    }
}

/* One line more for the reader, four for libyaml. */
static const char misleading[] = "# a comment\xc2\x85# of four\u2028# lines\u2029# in all\n";

static void expect_one_line_later(const struct read_text *text, const struct mistake *mistake)
{
    unsigned line;
    unsigned column;
    unsigned line_later;
    unsigned column_later;
    sscanf(mistake->messages, "%u:%u:", &line, &column);
    sscanf(text->messages, "%u:%u:", &line_later, &column_later);
    cr_expect_eq(line_later, line + 1, "%s: %s", mistake->name, text->messages);
    cr_expect_eq(column_later, column, "%s: %s", mistake->name, text->messages);
}

Test(syntax_message, counts_lines_as_an_editor_does)
{
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        if (mistakes[i].yaml[0] == '%')
            continue;
        struct buffer yaml = {0};
        buffer_add(&yaml, slice_of(misleading));
        buffer_add(&yaml, slice_of(mistakes[i].yaml));
        struct read_text text = loading_parse(buffer_slice(&yaml));
        expect_one_line_later(&text, &mistakes[i]);
        loading_release(&text);
        buffer_release(&yaml);
    }
}

/* A brief with something added or taken out at random: whatever libyaml says of it is translated,
 * and the place exists. */

static const char *const additions[] = {
    "\"",     "'",  ":",      ": ",  "-",   "- ",  "[",          "]",       "{",       "}",
    ",",      "\t", "\n",     "\n ", "&",   "*",   "!",          "%",       "@",       "`",
    "? ",     "|",  ">",      "#",   "\\",  "\n%", "\n---\n",    "\n...\n", "\"\\q\"", "\u00a0",
    "\u2028", "!<", "<<: *a", "&a ", "*a ", "\r",  "%TAG ! x\n",
};

enum { ADDITION_COUNT = sizeof additions / sizeof *additions, MUTATIONS = 4000 };

static void mutate(struct slice brief, struct dice *dice, struct buffer *out)
{
    struct slice rest = brief;
    buffer_clear(out);
    for (int i = dice_between(dice, 1, 3); i > 0; i--) {
        size_t kept = dice_below(dice, (uint32_t)rest.length);
        buffer_add(out, (struct slice){rest.bytes, kept});
        rest = (struct slice){rest.bytes + kept, rest.length - kept};
        size_t left_out = dice_below(dice, 4);
        if (left_out > rest.length)
            left_out = rest.length;
        rest = (struct slice){rest.bytes + left_out, rest.length - left_out};
        if (dice_below(dice, 4))
            buffer_add(out, slice_of(additions[dice_below(dice, ADDITION_COUNT)]));
    }
    if (dice_below(dice, 2))
        buffer_add(out, rest);
}

static uint32_t count_lines(struct slice bytes)
{
    uint32_t count = 1;
    for (size_t i = 0; i < bytes.length; i++)
        count += bytes.bytes[i] == '\n';
    return count;
}

static bool is_translated(const char *message)
{
    static const char *const words[] = {"while ", "found ", "expected", "did not", "context"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(message, words[i]))
            return false;
    return true;
}

static void check_messages(struct slice bytes)
{
    struct read_text text = loading_bind(&schema_brief, bytes);
    for (size_t i = 0; i < text.diagnostics.count; i++) {
        const struct diagnostic *diagnostic = &text.diagnostics.items[i];
        cr_assert_leq(diagnostic->at.line, count_lines(bytes));
        bool is_syntax = diagnostic->rule == RULE_SYNTAX;
        cr_assert(!is_syntax || is_translated(diagnostic->text.bytes), "%s", text.messages);
    }
    cr_assert(text.structure || text.diagnostics.count);
    loading_release(&text);
}

Test(syntax_message, is_at_a_loss_for_words_with_no_mutation)
{
    struct diagnostics diagnostics = {0};
    struct buffer brief = {0};
    struct buffer mutation = {0};
    struct dice dice = {2031};
    const char *path = "tests/data/quiet-water/content/briefs/harbour-2031.yaml";
    cr_assert(file_read(path, &brief, &diagnostics));
    for (int i = 0; i < MUTATIONS; i++) {
        mutate(buffer_slice(&brief), &dice, &mutation);
        check_messages(buffer_slice(&mutation));
    }
    buffer_release(&brief);
    buffer_release(&mutation);
    diagnostics_release(&diagnostics);
}
