/* BibTeX read as CSL-JSON. */
#include "cli/bibliography.h"

#include "base/count.h"
#include "support/json_reading.h"

#include <criterion/criterion.h>
#include <string.h>

static struct slice read_entries(const char *text, struct buffer *json, bool is_good)
{
    struct diagnostics diagnostics = {0};
    buffer_clear(json);
    cr_expect_eq(bibliography_read(SLICE("z.bib"), slice_of(text), json, &diagnostics), is_good,
                 "%s", text);
    cr_expect_eq(diagnostics.count, is_good ? 0 : 1, "%s", text);
    diagnostics_release(&diagnostics);
    return buffer_slice(json);
}

/* A value of a title, and the text that it is. */
static const char *const titles[][2] = {
    {"{Quiet {Water}}", "Quiet Water"},
    {"{{Quiet Water}}", "Quiet Water"},
    {"\"A {\"}quoted{\"} word\"", "A \"quoted\" word"},
    {"{A\n   longer\tline }", "A longer line"},
    {"{50\\% \\& 3\\$ \\#1 a\\_b \\{c\\}}", "50% & 3$ #1 a_b {c}"},
    {"{na\\\"\\i ve Nin{\\'o} \\v{C}apek \\c{c} \\H o {\\\"{u}}}", "naïve Ninó Čapek ç ő ü"},
    {"{\\ss{} \\O re {\\aa}s \\L\\'od\\'z}", "ß Øre ås Łódź"},
    {"{a---b 3--4 ``c'' d~e \\textbf{f} \\emph{g}}", "a—b 3–4 “c” d e f g"},
    {"{Порт и ميناء 港口}", "Порт и ميناء 港口"},
    {"{a} # { b} # \"c\"", "a bc"},
    {"1984", "1984"},
    {"{a \\unknown{b} \\}", NULL}, /* the backslash hides the brace that would end it */
};

Test(bibliography, reads_latex_as_text)
{
    struct buffer json = {0};
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(titles); i++) {
        const char *text =
            arena_format(&arena, "@misc{a, title = %s, year = 2031}", titles[i][0]).bytes;
        struct slice records = read_entries(text, &json, titles[i][1] != NULL);
        if (!titles[i][1])
            continue;
        const struct json_value *record = json_item(json_expect(&arena, records), 0);
        cr_expect(json_is_text(json_member(record, "title"), slice_of(titles[i][1])), "%s: %s",
                  titles[i][0], json.bytes);
    }
    buffer_release(&json);
    arena_release(&arena);
}

/* An entry, and a part of what it is in CSL-JSON, without its line ends and indents. */
static const char *const entries[][2] = {
    {"@article{a, journal={B}, number=3, pages={1--2}}",
     "\"type\": \"article-journal\",\"container-title\": \"B\",\"issue\": \"3\""},
    {"@ARTICLE(a, JournalTitle={B}, EntrySubtype={newspaper})",
     "\"type\": \"article-newspaper\",\"container-title\": \"B\""},
    {"@online{a,}", "\"type\": \"webpage\""},
    {"@techreport{a, institution={Institute of Coasts}}",
     "\"type\": \"report\",\"publisher\": \"Institute of Coasts\""},
    {"@misc{a, title={A}, subtitle={B}}", "\"title\": \"A: B\""},
    {"@misc{a, author={Okafor, Ada and {Port and Harbour Board} and Jan van Berg}}",
     "[{\"family\": \"Okafor\",\"given\": \"Ada\"},{\"literal\": \"Port and Harbour Board\"},"
     "{\"family\": \"Berg\",\"given\": \"Jan van\"}]"},
    {"@misc{a, author={Plato\n and\n O'Neil, {\\'E}a}}",
     "[{\"literal\": \"Plato\"},{\"family\": \"O'Neil\",\"given\": \"Éa\"}]"},
    {"@misc{a, date={2031-04-05}, year=1999}", "{\"raw\": \"2031-04-05\"}"},
    {"@misc{a, date={2031-04-05T10:00:00}}", "{\"raw\": \"2031-04-05\"}"},
    {"@misc{a, year={2031}, month=feb, day=7}", "{\"raw\": \"2031-02-07\"}"},
    {"@misc{a, year=\"2031\", month={12}}", "{\"raw\": \"2031-12\"}"},
    {"@misc{a, year=2031, month={spring}}", "{\"raw\": \"2031\"}"},
    {"@misc{a, url={https://a.example/b\\_c%20d}}", "\"URL\": \"https://a.example/b_c%20d\""},
    {"@misc{a, howpublished={\\url{https://a.example/}}}", "\"URL\": \"https://a.example/\""},
    {"@misc{a, language={pt-BR}, langid={portuguese}}", "\"language\": \"pt-BR\""},
    {"@misc{a, language={english}}", "{\"type\": \"webpage\"}"},
    {"@comment{x @misc{no}} @string{b = {c}} @preamble{\"x\"} me@b.example, @misc{a, title=2}",
     "[{\"type\": \"webpage\",\"title\": \"2\"}]"},
    {"% nothing\n", "[]"},
    {"@misc{a}\n@book{b}", "[{\"type\": \"webpage\"},{\"type\": \"book\"}]"},
};

static void squeeze(struct slice text, struct buffer *out)
{
    buffer_clear(out);
    for (struct slice rest = text; rest.bytes;)
        buffer_add(out, slice_trim(slice_cut(&rest, '\n')));
}

Test(bibliography, gives_each_field_its_name_in_csl)
{
    struct buffer json = {0};
    struct buffer squeezed = {0};
    for (size_t i = 0; i < COUNT(entries); i++) {
        squeeze(read_entries(entries[i][0], &json, true), &squeezed);
        cr_expect(strstr(squeezed.bytes, entries[i][1]), "%s: %s", entries[i][0], squeezed.bytes);
    }
    buffer_release(&squeezed);
    buffer_release(&json);
}

/* Cut off anywhere, or with any byte in any place, it is read or refused, and what is written is
 * JSON. */
Test(bibliography, is_whole_or_refused)
{
    static const char text[] =
        "@misc{a, title = {B {\\'e} \\v} # \"c\" # d, author={E, F and {G}},\n"
        " date={2031}, howpublished={\\url{https://a.example/}}}";
    static const char bytes[] = "{}\"\\#,=@( \n\377";
    struct buffer json = {0};
    struct arena arena = {0};
    for (size_t i = 0; i <= strlen(text); i++) {
        struct diagnostics diagnostics = {0};
        buffer_clear(&json);
        struct slice cut = arena_copy(&arena, (struct slice){text, i});
        bool is_read = bibliography_read(SLICE("z.bib"), cut, &json, &diagnostics);
        cr_expect(!is_read || i <= strlen("@misc") || i == strlen(text), "%zu", i);
        cr_expect_eq(is_read, diagnostics.count == 0);
        json_expect(&arena, buffer_slice(&json));
        for (size_t j = 0; bytes[j] && i < strlen(text); j++) {
            struct slice copy = arena_copy(&arena, slice_of(text));
            ((char *)copy.bytes)[i] = bytes[j];
            buffer_clear(&json);
            bibliography_read(SLICE("z.bib"), copy, &json, &diagnostics);
            json_expect(&arena, buffer_slice(&json));
        }
        diagnostics_release(&diagnostics);
        arena_clear(&arena);
    }
    buffer_release(&json);
    arena_release(&arena);
}

Test(bibliography, is_known_from_csl_json)
{
    cr_expect(bibliography_is_bibtex(SLICE("\n @misc{a}")));
    cr_expect(bibliography_is_bibtex(SLICE("% by hand\n@misc{a}")));
    cr_expect_not(bibliography_is_bibtex(SLICE(" [{\"title\": \"@misc\"}]")));
    cr_expect_not(bibliography_is_bibtex(SLICE("")));
}
