/* Markdown that reads as what it was made from. */
#include "output/page/markdown.h"
#include "render/compose.h"
#include "render/writer.h"
#include "support/dice.h"
#include "support/golden.h"
#include "support/made_up.h"
#include "support/sample.h"
#include "support/tool.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

struct escape_case {
    const char *text;
    const char *at_start;
    const char *inside;
};

static const struct escape_case cases[] = {
    {"plain", "plain", "plain"},
    {"*bold* _it_", "\\*bold\\* \\_it\\_", "\\*bold\\* \\_it\\_"},
    {"3 * 4, a_b", "3 * 4, a_b", "3 * 4, a_b"},
    {"[a](b)", "[a\\](b)", "[a\\](b)"},
    {"![a](b)", "![a\\](b)", "![a\\](b)"},
    {"[a] [b, 12]", "[a] [b, 12]", "[a] [b, 12]"},
    {"[x] no", "\\[x] no", "[x] no"},
    {"[a]: b [c][d] [[e]]", "[a\\]: b [c\\][d] \\[[e]]", "[a\\]: b [c\\][d] \\[[e]]"},
    {"<b>&amp;", "\\<b>\\&amp;", "\\<b>\\&amp;"},
    {"5 < 6 > 4 & AT&T; R&D", "5 < 6 > 4 & AT\\&T; R&D", "5 < 6 > 4 & AT\\&T; R&D"},
    {"> no", "\\> no", "> no"},
    {"# no", "\\# no", "# no"},
    {"#1 yes", "#1 yes", "#1 yes"},
    {"- no", "\\- no", "- no"},
    {"-5 yes", "-5 yes", "-5 yes"},
    {"+ no", "\\+ no", "+ no"},
    {"* no", "\\* no", "\\* no"},
    {"12. no", "12\\. no", "12. no"},
    {"12) no", "12\\) no", "12) no"},
    {"(iv) no", "(iv\\) no", "(iv) no"},
    {"a. no", "a\\. no", "a. no"},
    {"A. Smith", "A. Smith", "A. Smith"},
    {"12.5 yes", "12.5 yes", "12.5 yes"},
    {"2024 yes", "2024 yes", "2024 yes"},
    {"--- no", "\\--- no", "--- no"},
    {"=== yes", "=== yes", "=== yes"},
    {": no", "\\: no", ": no"},
    {"a|b! 5% (c)", "a|b! 5% (c)", "a|b! 5% (c)"},
    {"| no", "\\| no", "| no"},
    {"`a` \\ ~b~", "\\`a\\` \\\\ \\~b\\~", "\\`a\\` \\\\ \\~b\\~"},
    {"$1.6B and $2B", "$1.6B and $2B", "\\$1.6B and $2B"},
    {"x$ ^2^ @y a@b", "x\\$ \\^2\\^ \\@y a@b", "x\\$ \\^2\\^ \\@y a@b"},
    {"at https://a.example/~b_c.", "at <https://a.example/~b_c>.", "at <https://a.example/~b_c>."},
    {"https://a.example/b_c, yes", "https://a.example/b_c, yes", "https://a.example/b_c, yes"},
    {"www.a.example/~b ~", "www\\.a.example/\\~b \\~", "www\\.a.example/\\~b \\~"},
    {"xhttps://~ www.a.b", "xhttps://\\~ www.a.b", "xhttps://\\~ www.a.b"},
    {"Əliyev’s “¶12”", "Əliyev’s “¶12”", "Əliyev’s “¶12”"},
};

static void expect_escaped(const char *text, bool at_start, const char *expected)
{
    struct arena arena = {0};
    struct buffer out = {0};
    markdown_escape(shown_clean(&arena, slice_of(text)), at_start, &out);
    cr_expect_str_eq(out.bytes, expected);
    buffer_release(&out);
    arena_release(&arena);
}

Test(markdown, escapes_what_means_something)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_escaped(cases[i].text, true, cases[i].at_start);
        expect_escaped(cases[i].text, false, cases[i].inside);
    }
}

/* What a reader sees, without blanks. */
static struct buffer seen_by_reader(const struct buffer *markdown)
{
    char *folder = tool_make_folder();
    const char *path = tool_path(folder, "page.md");
    struct buffer seen = {0};
    tool_write(path, buffer_slice(markdown));
    struct tool_result result =
        tool_run((const char *const[]){"cmark-gfm", "--to", "plaintext", "--extension",
                                       "strikethrough", "--extension", "table", path, NULL},
                 NULL);
    cr_assert_eq(result.status, 0, "%s", result.messages.bytes);
    for (size_t i = 0; i < result.output.length; i++)
        if (!isspace((unsigned char)result.output.bytes[i]))
            buffer_add_byte(&seen, result.output.bytes[i]);
    tool_release(&result);
    tool_remove_folder(folder);
    return seen;
}

static struct buffer without_blanks(struct slice text)
{
    struct buffer inked = {0};
    for (size_t i = 0; i < text.length; i++)
        if (!isspace((unsigned char)text.bytes[i]))
            buffer_add_byte(&inked, text.bytes[i]);
    return inked;
}

static const char *const pieces[] = {"*",  "**", "_",   "`",  "[",   "](", ")",    "<",   ">",
                                     "&",  "#",  "- ",  "+ ", "1. ", "2)", "\\",   "!",   "|",
                                     "~~", "==", "---", ": ", "a",   " b", "&lt;", "<i>", "://",
                                     "  ", "…",  "«",   "水", "’",   "@",  "^",    "$",   "    "};

/* Whatever is put together reads as itself, at the start of a line, in a list, and after words. */
Test(markdown, reads_as_it_was)
{
    struct dice dice = {23};
    struct arena arena = {0};
    struct buffer markdown = {0};
    struct buffer expected = {0};
    for (int i = 0; i < 1500; i++) {
        struct buffer text = {0};
        for (uint32_t j = 1 + dice_below(&dice, 7); j > 0; j--)
            buffer_add(&text, slice_of(pieces[dice_below(&dice, sizeof pieces / sizeof *pieces)]));
        struct slice trimmed = slice_trim(arena_copy(&arena, buffer_slice(&text)));
        struct shown shown = shown_clean(&arena, trimmed);
        buffer_release(&text);
        buffer_format(&markdown, i % 3 == 0 ? "" : i % 3 == 1 ? "- " : "word ");
        markdown_escape(shown, i % 3 != 2, &markdown);
        buffer_format(&markdown, "\n\n<!-- -->\n\n");
        buffer_format(&expected, i % 3 == 1 ? "-" : i % 3 == 2 ? "word" : "");
        struct buffer inked = without_blanks(shown_slice(shown));
        buffer_add(&expected, buffer_slice(&inked));
        buffer_release(&inked);
    }
    struct buffer seen = seen_by_reader(&markdown);
    size_t same = 0;
    while (same < seen.length && same < expected.length && seen.bytes[same] == expected.bytes[same])
        same++;
    cr_expect(seen.length == expected.length && same == seen.length,
              "from byte %zu: \"%.60s\" is not \"%.60s\"", same, seen.bytes + same,
              expected.bytes + same);
    buffer_release(&seen);
    buffer_release(&expected);
    buffer_release(&markdown);
    arena_release(&arena);
}

/* Pages. */

static struct buffer page_of(const struct dossier *dossier, struct place place, bool *is_complete)
{
    struct document document = {0};
    struct buffer markdown = {0};
    compose_page(&document, dossier, place);
    *is_complete = markdown_write_page(&document, (struct page_size){80, 66, false}, &markdown);
    document_release(&document);
    return markdown;
}

static void expect_seen(const struct buffer *seen, struct text text, const char *where)
{
    struct arena arena = {0};
    struct buffer inked = without_blanks(shown_slice(shown_clean(&arena, text_slice(text))));
    cr_expect(!inked.length || strstr(seen->bytes, inked.bytes), "%s: not there: %.*s", where,
              SLICE_ARGUMENTS(text_slice(text)));
    buffer_release(&inked);
    arena_release(&arena);
}

/* Titles and bottom lines hold whatever made_up.h thinks of. */
Test(markdown, keeps_texts_whole)
{
    static const struct made_up_size size = {3, 3, 6, 2, 4, 8, 16};
    for (uint64_t seed = 1; seed <= 12; seed++) {
        struct made_up made_up = made_up_dossier(seed, &size);
        for (uint32_t i = 0; i < made_up.dossier->brief_count; i++) {
            const struct brief *brief = made_up.dossier->briefs[i];
            bool is_complete;
            struct buffer page = page_of(made_up.dossier, place_of(&brief->entry), &is_complete);
            struct buffer seen = seen_by_reader(&page);
            expect_seen(&seen, brief->bottom_line, "bottom line");
            expect_seen(&seen, brief->source.title, "title");
            buffer_release(&seen);
            buffer_release(&page);
        }
        made_up_release(&made_up);
    }
}

Test(markdown, says_what_was_left_off)
{
    struct loaded loaded = sample_load(SAMPLE_BUNDLED);
    bool is_complete;
    struct buffer page = page_of(loaded.dossier, (struct place){0}, &is_complete);
    cr_expect(!is_complete);
    cr_expect_not_null(strstr(page.bytes, " are left off."), "%s", page.bytes);
    cr_expect_not_null(strstr(page.bytes, "\n## Key judgments\n\n- **Transit**: "), "%s",
                       page.bytes);
    buffer_release(&page);
    loaded_release(&loaded);
}

/* Stars beside letters and signs would be read as stars. */

struct emphasis_case {
    const char *before;
    const char *strong;
    const char *after;
    const char *expected;
};

static const struct emphasis_case emphases[] = {
    {"", "Agreed", ": so", "**Agreed**: so"},
    {"is ", "agreed.", " So", "is **agreed.** So"},
    {"is", " agreed. ", "So", "is **agreed.** So"},
    {"is", "(agreed)", "so", "is(agreed)so"},
    {"is", "«agreed», ", "so", "is«agreed», so"},
    {"(", "agreed", ")", "(**agreed**)"},
    {"港", "湾", "局", "港**湾**局"},
    {"a ", "  ", " b", "a   b"},
};

static void check_emphasis(const struct emphasis_case *row)
{
    struct document document = {.detail = DETAIL_POINTS};
    struct buffer markdown = {0};
    struct block *block =
        document_add(&document, &(struct block){.kind = BLOCK_TEXT, .is_composed = true});
    struct writer writer = writer_begin(&document, block);
    writer_add(&writer, ROLE_TEXT, shown_clean(&document.arena, slice_of(row->before)));
    writer_add(&writer, ROLE_STRONG, shown_clean(&document.arena, slice_of(row->strong)));
    writer_add(&writer, ROLE_TEXT, shown_clean(&document.arena, slice_of(row->after)));
    writer_end(&writer);
    markdown_write(&document, &markdown);
    struct slice rest = buffer_slice(&markdown);
    struct slice first = slice_cut(&rest, '\n');
    cr_expect(slice_equal(first, slice_of(row->expected)), "\"%.*s\" is not \"%s\"",
              SLICE_ARGUMENTS(first), row->expected);
    buffer_release(&markdown);
    document_release(&document);
}

Test(markdown, emphasises_where_stars_are_read)
{
    for (size_t i = 0; i < sizeof emphases / sizeof *emphases; i++)
        check_emphasis(&emphases[i]);
}

Test(markdown, links_sources_with_addresses)
{
    static const struct made_up_size size = {1, 1, 1, 1, 1, 3, 3};
    struct made_up made_up = made_up_dossier(3, &size);
    cr_assert_gt(made_up.dossier->brief_count, 0);
    struct brief *brief = made_up.dossier->briefs[0];
    bool is_complete;
    brief->source.url = (struct text){"https://example.org/a_b", 23, {1, 1}};
    struct buffer page = page_of(made_up.dossier, place_of(&brief->entry), &is_complete);
    cr_expect_not_null(strstr(page.bytes, "](https://example.org/a_b)"), "%s", page.bytes);
    buffer_release(&page);
    made_up_release(&made_up);
}

static const char *const golden_places[] = {"", "tides", "harbour-2031", "corridor:north-fairway",
                                            "timeline"};

Test(golden_markdown, pages)
{
    static const char *const names[] = {"md-overview", "md-theme-tides", "md-brief-harbour-2031",
                                        "md-corridor-north-fairway", "md-timeline"};
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        bool is_complete;
        struct buffer page =
            page_of(loaded.dossier, sample_place(loaded.dossier, golden_places[i]), &is_complete);
        golden_expect(names[i], buffer_slice(&page));
        buffer_release(&page);
    }
    loaded_release(&loaded);
}
