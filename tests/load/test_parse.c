#include "support/loading.h"

#include "base/buffer.h"
#include "load/parse.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define BYTES(literal)                                                                             \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

/* The tree, written down: kinds, texts and places. */

static void write_node(const struct node *node, struct buffer *out)
{
    buffer_format(out, "%u:%u", node->at.line, node->at.column);
    if (node->kind == NODE_SCALAR) {
        buffer_format(out, node->is_plain ? "<%.*s>" : "'%.*s'", SLICE_ARGUMENTS(node->scalar));
        return;
    }
    buffer_add(out, node->kind == NODE_SEQUENCE ? SLICE("[") : SLICE("{"));
    for (const struct node *child = node->first; child; child = child->next) {
        if (child != node->first)
            buffer_add_byte(out, ' ');
        write_node(child, out);
    }
    buffer_format(out, "%s%u%s", node->kind == NODE_SEQUENCE ? "]" : "}", node->count,
                  node->is_flow ? "f" : "");
}

struct tree {
    const char *yaml;
    const char *nodes;
};

static const struct tree trees[] = {
    {"a", "1:1<a>"},
    {"a: b\n", "1:1{1:1<a> 1:4<b>}1"},
    {"a: 'b'\n\"c\": |\n  d\n  e\n", "1:1{1:1<a> 1:4'b' 2:1'c' 2:6'd\ne\n'}2"},
    {"# x\n\na:\n  - b\n  -\n  - [c, {d: e}]\n",
     "3:1{3:1<a> 4:3[4:5<b> 5:4<> 6:5[6:6<c> 6:9{6:10<d> 6:13<e>}1f]2f]3}1"},
    {"a: >-\n  one\n  two\nb:\n", "1:1{1:1<a> 1:4'one two' 4:1<b> 4:3<>}2"},
    {"\xef\xbb\xbf"
     "a: b\n",
     "1:1{1:1<a> 1:4<b>}1"},
    {"---\na: b\n...\n", "2:1{2:1<a> 2:4<b>}1"},
    {"%YAML 1.1\n---\na: b\n", "3:1{3:1<a> 3:4<b>}1"},
    {"a:\r\n  b: c\r\n", "1:1{1:1<a> 2:3{2:3<b> 2:6<c>}1}1"},
    {"? a\n: b\n", "1:1{1:3<a> 2:3<b>}1"},
};

Test(parse, reads_a_tree_in_which_every_node_knows_its_place)
{
    for (size_t i = 0; i < COUNT(trees); i++) {
        struct read_text text = loading_parse(slice_of(trees[i].yaml));
        struct buffer nodes = {0};
        cr_assert_not_null(text.root, "%s", trees[i].yaml);
        write_node(text.root, &nodes);
        cr_expect_str_eq(nodes.bytes, trees[i].nodes, "%s", nodes.bytes);
        loading_expect(&text, trees[i].yaml, "");
        buffer_release(&nodes);
        loading_release(&text);
    }
}

Test(parse, keeps_a_text_with_a_nul_whole)
{
    struct read_text text = loading_parse(SLICE("\"a\\0b\""));
    cr_assert_not_null(text.root);
    cr_expect(slice_equal(text.root->scalar, SLICE("a\0b")));
    loading_release(&text);
}

/* Nothing and nearly nothing. */

static const char *const nothings[] = {
    "",       "\n",         " \n \n",       "# a comment\n", "---\n",
    "--- \n", "---\n...\n", "\xef\xbb\xbf", "~\n",           "null\n",
};

Test(parse, calls_a_file_empty_that_holds_nothing)
{
    for (size_t i = 0; i < COUNT(nothings); i++) {
        struct read_text text = loading_parse(slice_of(nothings[i]));
        cr_expect_null(text.root);
        cr_assert_eq(text.diagnostics.count, 1, "%s", text.messages);
        cr_expect_eq(text.diagnostics.items[0].rule, RULE_EMPTY_FILE);
        cr_expect_eq(text.diagnostics.items[0].at.line, 0);
        cr_expect_str_eq(text.messages,
                         " error: holds nothing but blanks and comments; write what belongs in it, "
                         "or delete it [empty-file]\n",
                         "%s", text.messages);
        loading_release(&text);
    }
}

/* Bytes that are no text. */

struct encoded {
    struct slice bytes;
    const char *messages;
};

static const struct encoded encoded[] = {
    {BYTES("a: caf\xe9 noir\n"), "1:7: error: the byte E9 is not UTF-8 (in Windows-1252 it is "
                                 "\u00e9); save the file as UTF-8 [bad-utf8]\n"},
    {BYTES("a: b\nc: d\nT\xfcrkiye: x\n"), "3:2: error: the byte FC is not UTF-8 (in Windows-1252 "
                                           "it is \u00fc); save the file as UTF-8 [bad-utf8]\n"},
    {BYTES("a: \x93so\x94\n"), "1:4: error: the byte 93 is not UTF-8 (in Windows-1252 it is "
                               "\u201c); save the file as UTF-8 [bad-utf8]\n"},
    {BYTES("a: b \x81\n"), "1:6: error: the byte 81 is not UTF-8 (in Windows-1252 it is ?); save "
                           "the file as UTF-8 [bad-utf8]\n"},
    {BYTES("a: \u0259\u0259 \xff\n"), "1:7: error: the byte FF is not UTF-8 (in Windows-1252 it is "
                                      "\u00ff); save the file as UTF-8 [bad-utf8]\n"},
    {BYTES("a: cut off \xe2\x80"), "1:12: error: the byte E2 is not UTF-8 (in Windows-1252 it is "
                                   "\u00e2); save the file as UTF-8 [bad-utf8]\n"},
    {BYTES("a: overlong \xc0\xaf\n"), "1:13: error: the byte C0 is not UTF-8 (in Windows-1252 it "
                                      "is \u00c0); save the file as UTF-8 [bad-utf8]\n"},
    {BYTES("a: surrogate \xed\xa0\x80\n"), "1:14: error: the byte ED is not UTF-8 (in Windows-1252 "
                                           "it is \u00ed); save the file as UTF-8 [bad-utf8]\n"},
    {BYTES("# \xc2\x85\na: \xe9\n"), "2:4: error: the byte E9 is not UTF-8 (in Windows-1252 it is "
                                     "\u00e9); save the file as UTF-8 [bad-utf8]\n"},
    {BYTES("\xef\xbb\xbf"
           "a: \xe9\n"),
     "1:4: error: the byte E9 is not UTF-8 (in Windows-1252 it is \u00e9); save the file as UTF-8 "
     "[bad-utf8]\n"},
    {BYTES("\xff\xfe"
           "a\0:\0 \0b\0\n\0"),
     "1:1: error: the file is UTF-16; save it as UTF-8 [bad-utf8]\n"},
    {BYTES("\xfe\xff\0a\0:\0 \0b\0\n"),
     "1:1: error: the file is UTF-16; save it as UTF-8 [bad-utf8]\n"},
    {BYTES("a: b\nc: \x1b[31m\n"),
     "2:4: error: the control character U+001B stands in the file; delete it [syntax]\n"},
    {BYTES("a: b\0c\n"),
     "1:5: error: the control character U+0000 stands in the file; delete it [syntax]\n"},
    {BYTES("a: \u0259\x7f\n"),
     "1:5: error: the control character U+007F stands in the file; delete it [syntax]\n"},
    {BYTES("a: \xc2\x9b\n"),
     "1:4: error: the control character U+009B stands in the file; delete it [syntax]\n"},
    {BYTES("a: \xef\xbf\xbe\n"),
     "1:4: error: the control character U+FFFE stands in the file; delete it [syntax]\n"},
};

Test(parse, points_at_bytes_that_are_no_text)
{
    for (size_t i = 0; i < COUNT(encoded); i++) {
        struct read_text text = loading_parse(encoded[i].bytes);
        cr_expect_null(text.root);
        loading_expect(&text, encoded[i].messages, encoded[i].messages);
        loading_release(&text);
    }
}

/* libyaml is fed in chunks: a bad byte may stand anywhere in one, and a character across two. */
Test(parse, points_at_a_bad_byte_on_both_sides_of_a_chunk)
{
    enum { CHUNK = 16 * 1024, LINE = 64 };
    for (size_t at = CHUNK - 8; at < CHUNK + 8; at++) {
        struct buffer yaml = {0};
        while (yaml.length + LINE < at) {
            buffer_add(&yaml, SLICE("# "));
            buffer_add_repeated(&yaml, 'x', LINE - 3);
            buffer_add_byte(&yaml, '\n');
        }
        unsigned line = (unsigned)(yaml.length / LINE) + 1;
        unsigned column = (unsigned)(at - yaml.length) + 1;
        buffer_add_byte(&yaml, '#');
        while (yaml.length < at)
            buffer_add_byte(&yaml, 'x');
        buffer_add(&yaml, SLICE("\xe9 \n\u0259: x\n"));
        struct read_text text = loading_parse(buffer_slice(&yaml));
        cr_assert_eq(text.diagnostics.count, 1);
        cr_expect_eq(text.diagnostics.items[0].at.line, line);
        cr_expect_eq(text.diagnostics.items[0].at.column, column);
        loading_release(&text);
        buffer_release(&yaml);
    }
}

/* Limits: what just fits, and what is one too many. */

static void repeat(struct buffer *out, const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_add(out, slice_of(text));
}

struct limit {
    const char *before;
    const char *repeated;
    const char *between;
    const char *closing; /* as often as `repeated` */
    const char *after;
    size_t most;
    const char *message; /* of one more */
};

static const struct limit limits[] = {
    {"", "[", "a", "]", "", 64,
     "1:65: error: lists and mappings nest deeper than 64 levels; no brief needs that "
     "[nesting-too-deep]\n"},
    {"", "{a: ", "b", "}", "", 64,
     "1:257: error: lists and mappings nest deeper than 64 levels; no brief needs that "
     "[nesting-too-deep]\n"},
    {"", "- ", "b", "", "", 64,
     "1:129: error: lists and mappings nest deeper than 64 levels; no brief needs that "
     "[nesting-too-deep]\n"},
    {"", "- a\n", "", "", "", 199999,
     "200000:3: error: the file has more than 200,000 nodes; split it into several briefs "
     "[too-complex]\n"},
    {"a: b\n", "k", ": c\n", "", "", 1024,
     "2:1: error: a key has more than 1,024 bytes; shorten it, or put a text that holds ': ' in "
     "quotes [syntax]\n"},
    {"'", "k", "': c\n", "", "", 1022,
     "1:1: error: a key has more than 1,024 bytes; shorten it, or put a text that holds ': ' in "
     "quotes [syntax]\n"},
    {"? ", "k", "\n: c\n", "", "", 1024,
     "1:3: error: a key has more than 1,024 bytes; shorten it [too-complex]\n"},
    {"a: b\nc: |\n  d", " ", "e\n", "", "", 4096,
     "3:4: error: more than 4,096 blanks or empty lines stand in a row; take them out "
     "[too-complex]\n"},
    {"a: b", "\n", "c: d\n", "", "", 4096,
     "1:5: error: more than 4,096 blanks or empty lines stand in a row; take them out "
     "[too-complex]\n"},
    {"a:", "\t", "d\n", "", "", 4096,
     "1:3: error: more than 4,096 blanks or empty lines stand in a row; take them out "
     "[too-complex]\n"},
};

static void check_limit(const struct limit *limit, size_t count, const char *messages)
{
    struct buffer yaml = {0};
    buffer_add(&yaml, slice_of(limit->before));
    repeat(&yaml, limit->repeated, count);
    buffer_add(&yaml, slice_of(limit->between));
    repeat(&yaml, limit->closing, count);
    buffer_add(&yaml, slice_of(limit->after));
    struct read_text text = loading_parse(buffer_slice(&yaml));
    loading_expect(&text, limit->repeated, messages);
    cr_expect_eq(text.root == NULL, *messages != '\0');
    loading_release(&text);
    buffer_release(&yaml);
}

Test(parse, reads_up_to_its_limits_and_says_where_they_are_passed)
{
    for (size_t i = 0; i < COUNT(limits); i++) {
        check_limit(&limits[i], limits[i].most, "");
        check_limit(&limits[i], limits[i].most + 1, limits[i].message);
    }
}

static void add_directives(struct buffer *yaml, int count, const char *line_end)
{
    for (int i = 0; i < count; i++)
        buffer_format(yaml, "%%TAG !t%d! tag:example,2031:%s", i, line_end);
    buffer_add(yaml, SLICE("---\na: b\n"));
}

static void check_directives(struct slice beginning, int count, const char *line_end)
{
    struct buffer yaml = {0};
    buffer_add(&yaml, beginning);
    add_directives(&yaml, count, line_end);
    struct read_text text = loading_parse(buffer_slice(&yaml));
    bool is_refused = text.diagnostics.count && text.diagnostics.items[0].rule == RULE_TOO_COMPLEX;
    cr_expect_eq(is_refused, count > 16, "%s: %s", yaml.bytes, text.messages);
    loading_release(&text);
    buffer_release(&yaml);
}

/* Before the first document, after a byte order mark, after a comment, before the second
 * document; and with line ends that only libyaml knows. */
static const struct slice beginnings[] = {BYTES(""), BYTES("\xef\xbb\xbf"), BYTES("# a comment\n"),
                                          BYTES("a: b\n...\n")};
static const char *const line_ends[] = {"\n", "\r\n", "\r", "\u2028", "\xc2\x85"};

Test(parse, refuses_many_directives_wherever_they_stand)
{
    for (size_t i = 0; i < COUNT(beginnings); i++)
        for (size_t j = 0; j < COUNT(line_ends); j++)
            for (int count = 16; count <= 17; count++)
                check_directives(beginnings[i], count, line_ends[j]);
}

/* No file is known that takes two seconds, and no machine that is always fast: the clock is one
 * that each look at it moves on. */

static int64_t told; /* nanoseconds */
static int64_t step;

static int64_t step_on(void)
{
    return told += step;
}

static const char *read_by_clock(struct slice yaml, int64_t nanoseconds_a_look, struct arena *arena)
{
    struct diagnostics diagnostics = {0};
    told = 0;
    step = nanoseconds_a_look;
    const struct node *root =
        parse_tree_by(step_on, (struct yaml_file){.path = SLICE("file"), .bytes = yaml},
                      (struct parse_memory){arena, arena}, &diagnostics);
    cr_expect_eq(root == NULL, diagnostics.count == 1);
    const char *messages = loading_messages(&diagnostics, "", arena);
    diagnostics_release(&diagnostics);
    return messages;
}

Test(parse, gives_up_after_two_seconds_of_work)
{
    static const char late[] =
        "file: error: takes longer than two seconds to read; simplify it [too-complex]\n";
    static const struct {
        int64_t step;
        const char *messages;
    } clocks[] = {{0, ""},
                  {1, ""},
                  {2000000000 / 1000, ""},
                  {2000000000 / 10, late},
                  {2000000000, late},
                  {2000000001, late}};
    struct buffer yaml = {0};
    struct arena arena = {0};
    repeat(&yaml, "- a\n", 100000);
    for (size_t i = 0; i < COUNT(clocks); i++) {
        const char *messages = read_by_clock(buffer_slice(&yaml), clocks[i].step, &arena);
        cr_expect_str_eq(messages, clocks[i].messages, "%zu: %s", i, messages);
    }
    /* What is read at the first look is read in time. */
    cr_expect_str_eq(read_by_clock(SLICE("a: b\n"), 1000000000, &arena), "");
    arena_release(&arena);
    buffer_release(&yaml);
}

/* Keys. */

Test(parse, finds_every_repeated_key_of_a_large_mapping)
{
    enum { KEYS = 1000, EVERY = 7 };
    struct buffer yaml = {0};
    size_t repeated = 0;
    for (int i = 0; i < KEYS; i++) {
        buffer_format(&yaml, "key%d: a\n", i % EVERY == 3 ? i - 3 : i);
        repeated += i % EVERY == 3;
    }
    struct read_text text = loading_parse(buffer_slice(&yaml));
    cr_assert_eq(text.diagnostics.count, repeated);
    cr_expect_eq(text.root->count, KEYS);
    cr_expect(strncmp(text.messages,
                      "4:1: error: the key 'key0' is already at line 1, column 1; the first one "
                      "counts [duplicate-key]\n11:1: error: the key 'key7' is already at line 8",
                      140) == 0,
              "%.200s", text.messages);
    loading_release(&text);
    buffer_release(&yaml);
}

Test(parse, tells_keys_apart_by_their_bytes_and_not_by_their_quotes)
{
    struct read_text text = loading_parse(
        SLICE("a: 1\nA: 2\n'a': 3\n\"\\x61\": 4\n\"a\\0\": 5\n[a]: 6\n[a]: 7\n~: 8\nnull: 9\n"));
    loading_expect(&text, "keys",
                   "3:1: error: the key 'a' is already at line 1, column 1; the first one counts "
                   "[duplicate-key]\n"
                   "4:1: error: the key 'a' is already at line 1, column 1; the first one counts "
                   "[duplicate-key]\n");
    loading_release(&text);
}

/* Lines as editors count them. */

struct counted {
    struct slice yaml;
    const char *nodes;
};

static const struct counted counted[] = {
    {BYTES("a: |\n  b\xc2\x85  c\nd: e\n"), "1:1{1:1<a> 1:4'b\nc\n' 3:1<d> 3:4<e>}2"},
    {BYTES("# \u2028# x\na: b\n"), "2:1{2:1<a> 2:4<b>}1"},
    {BYTES("# \u2029\na: b\n"), "2:1{2:1<a> 2:4<b>}1"},
    {BYTES("a: b\rc: d\re: f\n"), "1:1{1:1<a> 1:4<b> 1:6<c> 1:9<d> 1:11<e> 1:14<f>}3"},
    {BYTES("a: \u0259\u0259\u2028c: d\n"), "1:1{1:1<a> 1:4<\u0259\u0259> 1:7<c> 1:10<d>}2"},
};

Test(parse, counts_lines_and_columns_as_an_editor_does)
{
    for (size_t i = 0; i < COUNT(counted); i++) {
        struct read_text text = loading_parse(counted[i].yaml);
        struct buffer nodes = {0};
        cr_assert_not_null(text.root, "%zu: %s", i, text.messages);
        write_node(text.root, &nodes);
        cr_expect_str_eq(nodes.bytes, counted[i].nodes, "%s", nodes.bytes);
        buffer_release(&nodes);
        loading_release(&text);
    }
}

/* What messages quote. */

Test(parse, quotes_no_more_of_a_file_than_a_line_holds)
{
    struct buffer yaml = {0};
    buffer_add(&yaml, SLICE("a: &"));
    buffer_add_repeated(&yaml, 'x', 100000);
    buffer_add(&yaml, SLICE(" b\n"));
    struct read_text text = loading_parse(buffer_slice(&yaml));
    cr_assert_eq(text.diagnostics.count, 1);
    cr_expect_lt(text.diagnostics.items[0].text.length, 200);
    cr_expect_not_null(strstr(text.messages, "xxx\u2026' is taken for an anchor"));
    loading_release(&text);
    buffer_release(&yaml);
}
