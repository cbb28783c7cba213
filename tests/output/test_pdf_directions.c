/* The order in which words stand on paper beside text that runs from right to left, as poppler
 * finds them: what is joined in the file may be torn on the sheet. */
#include "base/count.h"
#include "base/direction.h"
#include "base/utf8.h"
#include "output/pdf/pdf.h"
#include "render/compose.h"
#include "render/language.h"
#include "support/sample.h"
#include "support/tool.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 2000, MOST_PARTS = 8 };

struct word {
    double left;
    double middle; /* from the top */
    struct slice text;
};

struct sheet {
    struct buffer boxes;
    struct word words[MOST_WORDS];
    size_t count;
};

static double number_after(struct slice line, const char *name)
{
    const char *found = strstr(line.bytes, name);
    cr_assert_not_null(found, "no %s", name);
    return strtod(found + strlen(name), NULL);
}

static void take_word(struct sheet *sheet, struct slice line)
{
    struct word *word = &sheet->words[sheet->count++];
    cr_assert_lt(sheet->count, MOST_WORDS);
    word->left = number_after(line, "xMin=\"");
    word->middle = (number_after(line, "yMin=\"") + number_after(line, "yMax=\"")) / 2;
    slice_cut(&line, '>');
    word->text = slice_cut(&line, '<');
}

static int compare_words(const void *left, const void *right)
{
    double difference = ((const struct word *)left)->left - ((const struct word *)right)->left;
    return (difference > 0) - (difference < 0);
}

static void run(struct sheet *sheet, const char *path)
{
    struct tool_result result =
        tool_run((const char *const[]){"pdftotext", "-bbox", path, "-", NULL}, NULL);
    cr_assert_eq(result.status, 0, "%s", result.messages.bytes);
    sheet->boxes = result.output;
    result.output = (struct buffer){0};
    tool_release(&result);
    struct slice rest = buffer_slice(&sheet->boxes);
    while (rest.length) {
        struct slice line = slice_trim(slice_cut(&rest, '\n'));
        if (slice_starts_with(line, SLICE("<word")))
            take_word(sheet, line);
    }
    qsort(sheet->words, sheet->count, sizeof *sheet->words, compare_words);
}

static void draw(struct sheet *sheet, const char *folder, const char *address)
{
    struct loaded loaded = load_dossier(folder);
    const struct dossier *dossier = loaded.dossier;
    cr_assert_not_null(dossier, "%s", folder);
    struct document document = {.isolates = true,
                                .is_right_to_left = language_is_right_to_left(dossier)};
    struct buffer pdf = {0};
    compose_page(&document, dossier, *address ? sample_place(dossier, address) : (struct place){0});
    struct pdf_result result = pdf_write(&document, PDF_PAPER_A4, &pdf);
    cr_assert(result.is_written, "%s", result.problem.bytes);
    cr_expect_eq(result.warnings.length, 0, "%s", result.warnings.bytes);
    char *scratch = tool_make_folder();
    const char *path = tool_path(scratch, "page.pdf");
    tool_write(path, buffer_slice(&pdf));
    run(sheet, path);
    tool_remove_folder(scratch);
    pdf_result_release(&result);
    buffer_release(&pdf);
    document_release(&document);
    loaded_release(&loaded);
}

static void release(struct sheet *sheet)
{
    buffer_release(&sheet->boxes);
}

/* As it is seen from left to right: its letters backwards where they run from the right; no
 * blanks. */
static void add_seen(struct buffer *out, const char *part)
{
    struct shown text = {part, strlen(part)};
    bool is_reversed = direction_of(text) == DIRECTION_RIGHT_TO_LEFT;
    for (size_t at = is_reversed ? text.length : 0; is_reversed ? at > 0 : at < text.length;) {
        size_t start = is_reversed ? utf8_before(part, at) : at;
        uint32_t code_point;
        size_t length = utf8_decode(part + start, text.length - start, &code_point);
        if (code_point != ' ')
            buffer_add(out, (struct slice){part + start, length});
        at = is_reversed ? start : start + length;
    }
}

/* The line that a word stands on, without blanks. */
static void add_line(struct buffer *out, const struct sheet *sheet, double middle)
{
    for (size_t i = 0; i < sheet->count; i++)
        if (sheet->words[i].middle > middle - 3 && sheet->words[i].middle < middle + 3)
            buffer_add(out, sheet->words[i].text);
}

static bool has_line(const struct sheet *sheet, const char *seen)
{
    bool is_there = false;
    for (size_t i = 0; i < sheet->count && !is_there; i++) {
        struct buffer line = {0};
        add_line(&line, sheet, sheet->words[i].middle);
        is_there = strstr(line.bytes, seen) != NULL;
        buffer_release(&line);
    }
    return is_there;
}

enum { MOST_ORDERS = 4 };

/* What stands side by side on a page, from the left. */
struct page_case {
    const char *folder;
    const char *address;
    const char *orders[MOST_ORDERS][MOST_PARTS];
};

static const struct page_case cases[] = {
    /* An English page with Arabic, Hebrew and Persian sources. */
    {"tests/data/far-shores",
     "sahel-2021",
     {{"سعاد الطلحي", "·", "صحيفة الساحل (الساحل)", "·", "9 September 2021"},
      {"[", "مرسى الطلح", ","},
      {"¶5, 14]"},
      {"Other sources:", "החוף", ", 30 August 2021"}}},
    {"tests/data/far-shores", "namal-2021", {{"מערכת החוף", "·", "החוף", "· 30 August 2021"}}},
    {"tests/data/far-shores",
     "",
     {{"החוף", "2021 ¶1"},
      {"[", "החוף", "2021 ¶12;", "الساحل", "2021 ¶5, 14]"},
      {"The Board votes for", "مرسى الطلح", "(7 to 5)."},
      {"החוף", "2021", "נמל שקט", ", 30 August 2021"}}},
    {"tests/data/far-shores",
     "",
     {{"الساحل", "2021", "المرسى يتسع", ", 9 September 2021"},
      {"الساحل", "2021 ¶5"},
      {"Sources:", "החוף", ", 30 August 2021;", "صحيفة الساحل (الساحل)", ", 9 September 2021"}}},
    /* An Arabic one with an English source: everything begins at the right. */
    {"tests/data/red-shore",
     "sahel-2021",
     {{"9 September 2021", "·", "صحيفة الساحل (الساحل)", "·", "سعاد الطلحي"},
      {"صوت المجلس", "9 September 2021", "TIMELINE"}}},
    {"tests/data/red-shore",
     "merrow-2021",
     {{"30 August 2021", "·", "Port Review", "·", "Ada Okafor"}}},
    {"tests/data/red-shore", "", {{"30 August 2021", ",", "Quiet Harbours, 3rd edition"}}},
    {"tests/data/red-shore", "corridor:coast", {{"Port Merrow", "جسر الحدود", "مرسى الطلح"}}},
};

static void expect_order(const struct sheet *sheet, const char *const *parts, const char *address)
{
    struct buffer seen = {0};
    for (size_t i = 0; i < MOST_PARTS && parts[i]; i++)
        add_seen(&seen, parts[i]);
    cr_expect(has_line(sheet, seen.bytes), "%s has no line with: %s", address, seen.bytes);
    buffer_release(&seen);
}

Test(pdf_directions, keeps_names_dates_and_citations_whole)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct sheet *sheet = calloc(1, sizeof *sheet);
        draw(sheet, cases[i].folder, cases[i].address);
        for (size_t j = 0; j < MOST_ORDERS && cases[i].orders[j][0]; j++)
            expect_order(sheet, cases[i].orders[j], cases[i].address);
        release(sheet);
        free(sheet);
    }
}
