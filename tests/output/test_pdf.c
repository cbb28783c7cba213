/* Real PDFs, as poppler reads them. */
#include "output/pdf/pdf.h"
#include "output/pdf/pdf_quotes.h"
#include "render/compose.h"
#include "support/made_up.h"
#include "support/sample.h"
#include "support/tool.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int every_sample[] = {SAMPLE_QUIET_WATER, SAMPLE_BUNDLED};

#define EVERY_SAMPLE                                                                               \
    cr_make_param_array(int, every_sample, sizeof every_sample / sizeof *every_sample)

/* What poppler finds in a PDF. */
struct reading {
    struct buffer pdf;
    struct buffer info;
    struct buffer boxes; /* every word with its rectangle */
    struct buffer inked; /* the words without blanks */
    struct buffer structure;
    bool is_complete;
    struct arena arena;
    const char *where;
};

static struct buffer run_on(const char *const *words)
{
    struct tool_result result = tool_run(words, NULL);
    struct buffer output = result.output;
    cr_assert_eq(result.status, 0, "%s: %s", words[0], result.messages.bytes);
    result.output = (struct buffer){0};
    tool_release(&result);
    return output;
}

/* As it is set, with curled marks. */
static void add_inked(struct buffer *out, struct slice text)
{
    struct arena arena = {0};
    struct shown set = pdf_quotes_curl(&arena, shown_clean(&arena, text), 0, 0);
    for (size_t i = 0; i < set.length; i++)
        if (!isspace((unsigned char)set.bytes[i]))
            buffer_add_byte(out, set.bytes[i]);
    arena_release(&arena);
}

/* pdftotext writes XHTML. */
static void add_unescaped(struct buffer *out, struct slice text)
{
    static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    static const char signs[] = "&<>\"'";
    for (size_t i = 0; i < text.length; i++) {
        size_t found = 0;
        struct slice rest = {text.bytes + i, text.length - i};
        while (found < 5 && !slice_starts_with(rest, slice_of(names[found])))
            found++;
        buffer_add_byte(out, found < 5 ? signs[found] : text.bytes[i]);
        i += found < 5 ? strlen(names[found]) - 1 : 0;
    }
}

static void add_words(struct reading *reading)
{
    struct slice rest = buffer_slice(&reading->boxes);
    while (rest.length) {
        struct slice line = slice_trim(slice_cut(&rest, '\n'));
        struct slice end = SLICE("</word>");
        if (!slice_starts_with(line, SLICE("<word")))
            continue;
        slice_cut(&line, '>');
        line.length -= line.length >= end.length ? end.length : 0;
        add_unescaped(&reading->inked, line);
    }
}

static void read_with_poppler(struct reading *reading)
{
    char *folder = tool_make_folder();
    const char *path = tool_path(folder, "page.pdf");
    tool_write(path, buffer_slice(&reading->pdf));
    reading->info = run_on((const char *const[]){"pdfinfo", path, NULL});
    reading->structure = run_on((const char *const[]){"pdfinfo", "-struct", path, NULL});
    reading->boxes = run_on((const char *const[]){"pdftotext", "-bbox", path, "-", NULL});
    tool_remove_folder(folder);
    add_words(reading);
}

static void make_pdf(const struct dossier *dossier, struct place place, enum pdf_paper paper,
                     struct reading *reading)
{
    struct document document = {0};
    compose_page(&document, dossier, place);
    struct pdf_result result = pdf_write(&document, paper, &reading->pdf);
    cr_assert(result.is_written, "%s", result.problem.bytes);
    reading->is_complete = result.is_complete;
    reading->where = sample_describe(place, &reading->arena);
    pdf_result_release(&result);
    document_release(&document);
}

static void release(struct reading *reading)
{
    buffer_release(&reading->pdf);
    buffer_release(&reading->info);
    buffer_release(&reading->boxes);
    buffer_release(&reading->inked);
    buffer_release(&reading->structure);
    arena_release(&reading->arena);
}

/* PDFs hold bytes that end a string. */
static bool has(const struct buffer *buffer, const char *part)
{
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= buffer->length; i++)
        if (memcmp(buffer->bytes + i, part, length) == 0)
            return true;
    return false;
}

/* Where the table of objects says that an object is, one begins; viewers repair it, and say
 * nothing. */
static void check_table(const struct reading *reading)
{
    struct slice pdf = buffer_slice(&reading->pdf);
    size_t start = pdf.length;
    while (start > 0 && strncmp(pdf.bytes + start - 1, "startxref\n", 10) != 0)
        start--;
    const char *entry = pdf.bytes + strtoul(pdf.bytes + start + 9, NULL, 10);
    cr_assert_eq(strncmp(entry, "xref\n0 ", 7), 0, "%s", reading->where);
    unsigned long count = strtoul(entry + 7, NULL, 10);
    entry = strchr(entry + 7, '\n') + 1;
    for (unsigned long i = 1; i < count; i++) {
        char name[32];
        snprintf(name, sizeof name, "%lu 0 obj", i);
        const char *object = pdf.bytes + strtoul(entry + 20 * i, NULL, 10);
        cr_expect_eq(strncmp(object, name, strlen(name)), 0, "%s: object %lu", reading->where, i);
    }
}

static size_t count_of(const struct buffer *buffer, const char *part)
{
    size_t count = 0;
    for (size_t i = 0; i + strlen(part) <= buffer->length; i++)
        count += memcmp(buffer->bytes + i, part, strlen(part)) == 0;
    return count;
}

/* Each has words that stand for it. */
static void check_figures(const struct reading *reading)
{
    size_t figures = count_of(&reading->pdf, "/S /Figure");
    cr_expect_eq(count_of(&reading->pdf, "/S /Figure\n   /Alt <FEFF"), figures, "%s",
                 reading->where);
}

static void check_info(const struct reading *reading, enum pdf_paper paper)
{
    cr_expect(has(&reading->info, "Pages:           1\n"), "%s", reading->info.bytes);
    cr_expect(has(&reading->info, "Tagged:          yes\n"), "%s", reading->info.bytes);
    cr_expect(has(&reading->info, "Title: "), "%s", reading->info.bytes);
    cr_expect(has(&reading->info, paper == PDF_PAPER_A4 ? "(A4)" : "(letter)"), "%s",
              reading->info.bytes);
    cr_expect(has(&reading->structure, "Document\n"), "%s", reading->structure.bytes);
    cr_expect(has(&reading->structure, "H1"), "%s", reading->structure.bytes);
    cr_expect(has(&reading->pdf, "%PDF-1.4"), "%s", reading->where);
    cr_expect(has(&reading->pdf, "/Lang (en)"), "%s", reading->where);
    check_table(reading);
    check_figures(reading);
}

/* Letters may reach over their own widths by a little; fonts count room above and below. */
static void check_margins(const struct reading *reading, enum pdf_paper paper)
{
    static const double margin = 54;
    static const double slip_across = 1.5;
    static const double slip_along = 6;
    double width = paper == PDF_PAPER_A4 ? 595.28 : 612;
    double height = paper == PDF_PAPER_A4 ? 841.89 : 792;
    unsigned count = 0;
    struct slice rest = buffer_slice(&reading->boxes);
    while (rest.length) {
        double box[4];
        struct slice line = slice_cut(&rest, '\n');
        char copy[512];
        snprintf(copy, sizeof copy, "%.*s", (int)line.length, line.bytes);
        if (sscanf(copy, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &box[0],
                   &box[1], &box[2], &box[3]) != 4)
            continue;
        count++;
        bool is_in = box[0] >= margin - slip_across && box[2] <= width - margin + slip_across &&
                     box[1] >= 44 - slip_along && box[3] <= height - 38 + slip_along;
        cr_expect(is_in, "%s: beyond the margins: %s", reading->where, copy);
    }
    cr_expect_gt(count, 5, "%s: no words", reading->where);
}

static void check_foot(const struct reading *reading)
{
    bool says_nothing =
        has(&reading->inked, "Nothingisleftoff.") || has(&reading->inked, "Nothingelseisleftoff.");
    cr_expect_eq(says_nothing, reading->is_complete, "%s", reading->where);
    cr_expect(!has(&reading->inked, "Page1of1"), "%s", reading->where);
    cr_expect(!has(&reading->inked, "precisshow"), "%s", reading->where);
}

static void expect_words(const struct reading *reading, struct slice words)
{
    struct buffer inked = {0};
    add_inked(&inked, words);
    cr_expect(!inked.length || has(&reading->inked, inked.bytes), "%s: not there: %.*s",
              reading->where, SLICE_ARGUMENTS(words));
    buffer_release(&inked);
}

static void check_bottom_line(const struct reading *reading, const struct dossier *dossier,
                              struct place place)
{
    if (place.item || place.view != VIEW_READ || (place.brief && place.theme))
        return;
    expect_words(reading, SLICE("BOTTOM LINE"));
    if (place.brief)
        expect_words(reading, text_slice(place.brief->bottom_line));
    else if (place.theme && place.theme->synthesis.count)
        expect_words(reading, text_slice(place.theme->synthesis.items[0].text));
    else if (place.theme)
        expect_words(reading, text_slice(place.theme->definition));
    else
        expect_words(reading, text_slice(dossier->description->bottom_line));
}

static void check_same_again(const struct reading *reading, const struct dossier *dossier,
                             struct place place, enum pdf_paper paper)
{
    struct reading again = {0};
    make_pdf(dossier, place, paper, &again);
    cr_expect(slice_equal(buffer_slice(&reading->pdf), buffer_slice(&again.pdf)),
              "%s: other bytes the second time", reading->where);
    release(&again);
}

static void check_place(const struct dossier *dossier, struct place place, enum pdf_paper paper,
                        bool is_plain)
{
    struct reading reading = {0};
    make_pdf(dossier, place, paper, &reading);
    read_with_poppler(&reading);
    check_info(&reading, paper);
    check_margins(&reading, paper);
    check_foot(&reading);
    if (is_plain)
        check_bottom_line(&reading, dossier, place);
    check_same_again(&reading, dossier, place, paper);
    release(&reading);
}

/* One of every kind of place at least: a cell of the grid in every view, actors, corridors. */
static bool is_taken(size_t index, size_t count)
{
    return count < 120 ? index % 23 == 0 : index % 89 == 0;
}

ParameterizedTestParameters(pdf, is_one_good_page)
{
    return EVERY_SAMPLE;
}

ParameterizedTest(int *sample, pdf, is_one_good_page)
{
    static const char *const kinds[] = {"",          "timeline", "questions",
                                        "conflicts", "actors",   "corridors"};
    struct loaded loaded = sample_load((enum sample) * sample);
    struct arena arena = {0};
    struct place_list places = sample_places(loaded.dossier, &arena);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        check_place(loaded.dossier, sample_place(loaded.dossier, kinds[i]), PDF_PAPER_A4, true);
    for (size_t i = 0; i < loaded.dossier->brief_count; i++)
        check_place(loaded.dossier, place_of(&loaded.dossier->briefs[i]->entry), PDF_PAPER_LETTER,
                    true);
    for (size_t i = 0; i < loaded.dossier->theme_count; i++)
        check_place(loaded.dossier, place_of(&loaded.dossier->themes[i]->entry), PDF_PAPER_A4,
                    true);
    for (size_t i = 0; i < places.count; i++)
        if (is_taken(i, places.count))
            check_place(loaded.dossier, places.items[i], i % 2 ? PDF_PAPER_LETTER : PDF_PAPER_A4,
                        true);
    arena_release(&arena);
    loaded_release(&loaded);
}

static void check_made_up(const struct dossier *dossier, struct place place, int index,
                          struct dice *dice)
{
    (void)dice;
    check_place(dossier, place, index % 2 ? PDF_PAPER_LETTER : PDF_PAPER_A4, false);
}

Test(pdf, is_one_page_whatever_the_dossier)
{
    static const struct made_up_size longest = {3, 3, 6, 2, 4, 400, 2000};
    for (uint64_t seed = 0; seed < MADE_UP_SIZES; seed++)
        made_up_visit_some(seed + 1, &made_up_sizes[seed], 1, check_made_up);
    made_up_visit_some(7, &longest, 2, check_made_up);
}

/* What stands in the file besides the page. */

static const char *date_in(const struct buffer *info)
{
    const char *line = strstr(info->bytes, "CreationDate:");
    return line ? line : "";
}

Test(pdf, has_the_date_of_the_dossier)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct reading reading = {0};
    setenv("TZ", "Asia/Tehran", 1);
    unsetenv("SOURCE_DATE_EPOCH");
    make_pdf(loaded.dossier, (struct place){0}, PDF_PAPER_A4, &reading);
    cr_expect(has(&reading.pdf, "(D:20310401000000Z"));
    release(&reading);
    reading = (struct reading){0};
    setenv("SOURCE_DATE_EPOCH", "86400", 1);
    make_pdf(loaded.dossier, (struct place){0}, PDF_PAPER_A4, &reading);
    read_with_poppler(&reading);
    cr_expect_not_null(strstr(date_in(&reading.info), "1970"), "%s", reading.info.bytes);
    release(&reading);
    loaded_release(&loaded);
}

Test(pdf, has_title_and_authors)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct reading reading = {0};
    make_pdf(loaded.dossier, sample_place(loaded.dossier, "harbour-2031"), PDF_PAPER_A4, &reading);
    read_with_poppler(&reading);
    cr_expect(has(&reading.info, "Title:           Quiet Water: How Two Shores"), "%s",
              reading.info.bytes);
    cr_expect(!has(&reading.info, "Author:"), "%s", reading.info.bytes);
    cr_expect(has(&reading.info, "Subject:         Quiet Water"), "%s", reading.info.bytes);
    release(&reading);
    loaded_release(&loaded);
}

/* Words at the ends of lines stay apart when the page is read aloud. The bottom line is longer than
 * a line of any size, and has no quotation mark that the PDF would curl. */
Test(pdf, parts_words_where_lines_end)
{
    static const char words[] =
        "Both harbours wait for the money that was promised to them in spring, and neither of them "
        "will begin to dig before the other has signed, so that the channel stays as shallow as it "
        "was in the year of the flood, and the pilots lead the larger ships around the islands.";
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct description description = *loaded.dossier->description;
    description.bottom_line = (struct text){words, sizeof words - 1, {1, 1}};
    loaded.dossier->description = &description;
    struct reading reading = {0};
    make_pdf(loaded.dossier, (struct place){0}, PDF_PAPER_A4, &reading);
    char *folder = tool_make_folder();
    const char *path = tool_path(folder, "page.pdf");
    tool_write(path, buffer_slice(&reading.pdf));
    struct buffer seen = run_on((const char *const[]){"pdftotext", "-layout", path, "-", NULL});
    struct buffer told = run_on((const char *const[]){"pdfinfo", "-struct-text", path, NULL});
    cr_expect(!has(&seen, words), "the bottom line is a single line:\n%s", seen.bytes);
    cr_expect(has(&told, words), "%s", told.bytes);
    tool_remove_folder(folder);
    buffer_release(&seen);
    buffer_release(&told);
    release(&reading);
    loaded_release(&loaded);
}

/* The address of a source, once good and once made to break out of the file. */
static void check_address(const char *address, bool is_linked)
{
    struct made_up made_up = made_up_dossier(5, &made_up_sizes[2]);
    struct reading reading = {0};
    struct brief *brief = made_up.dossier->briefs[0];
    brief->source.url = (struct text){address, (uint32_t)strlen(address), {1, 1}};
    make_pdf(made_up.dossier, place_of(&brief->entry), PDF_PAPER_A4, &reading);
    read_with_poppler(&reading);
    bool is_there = has(&reading.pdf, "/URI (");
    cr_expect_eq(is_there, is_linked, "%s", address);
    cr_expect_eq(has(&reading.structure, "Link"), is_linked, "%s", reading.structure.bytes);
    release(&reading);
    made_up_release(&made_up);
}

Test(pdf, links_to_sources)
{
    check_address("https://example.org/a?b=c&d=e", true);
    check_address("https://example.org/) >> /AA << /S /JavaScript", false);
    check_address("javascript:alert", false);
}

/* The libraries come with the first PDF, not with the program. */
static bool is_mapped(const char *library)
{
    struct buffer maps = {0};
    tool_read("/proc/self/maps", &maps);
    bool found = strstr(maps.bytes, library) != NULL;
    buffer_release(&maps);
    return found;
}

Test(pdf, loads_its_libraries_when_asked)
{
    cr_expect(!is_mapped("libpango") && !is_mapped("libcairo"));
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    struct reading reading = {0};
    cr_expect(!is_mapped("libpango") && !is_mapped("libcairo"));
    make_pdf(loaded.dossier, (struct place){0}, PDF_PAPER_A4, &reading);
    cr_expect(is_mapped("libpango") && is_mapped("libcairo"));
    release(&reading);
    loaded_release(&loaded);
}
