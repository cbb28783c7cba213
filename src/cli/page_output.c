#include "cli/page_output.h"

#include "cli/support.h"
#include "output/page/page_formats.h"
#include "output/page/page_lines.h"
#include "output/page/page_why.h"
#include "output/pdf/pdf.h"
#include "render/compose.h"
#include "render/language.h"

#include <strings.h>

#define PAGE_ONLY(format, word, endings, ascii, page) [PAGE_OUTPUT_##format] = word,
#define PAGE_FORMAT(format, word, endings, ascii, whole, page) [PAGE_OUTPUT_##format] = word,
const char *const page_output_format_names[PAGE_OUTPUT_FORMATS + 1] = {
#include "output/page/page_formats.def"
    [PAGE_OUTPUT_PDF] = "pdf"};
#undef PAGE_ONLY
#undef PAGE_FORMAT

struct page_output_kind {
    const char *endings; /* of the names of files, divided by blanks */
    bool may_be_ascii;
    write_whole_function *whole; /* NULL: it is never longer than a page */
    write_page_function *page;
};

#define PAGE_ONLY(format, word, endings, ascii, page)                                              \
    [PAGE_OUTPUT_##format] = {endings, ascii, NULL, page},
#define PAGE_FORMAT(format, word, endings, ascii, whole, page)                                     \
    [PAGE_OUTPUT_##format] = {endings, ascii, whole, page},
static const struct page_output_kind kinds[PAGE_OUTPUT_FORMATS] = {
#include "output/page/page_formats.def"
    [PAGE_OUTPUT_PDF] = {.endings = ".pdf"},
};

const char *const page_output_paper_names[PDF_PAPER_COUNT + 1] = {
    [PDF_PAPER_A4] = "a4", [PDF_PAPER_LETTER] = "letter"};

const char *const page_output_foot_names[PAGE_OUTPUT_FEET + 1] = {
    [PAGE_OUTPUT_FOOT_WORDS] = "words", [PAGE_OUTPUT_FOOT_COMMAND] = "command"};

static bool ends_with_one_of(const char *file, const char *endings)
{
    struct slice rest = slice_of(endings);
    while (rest.length) {
        struct slice ending = slice_cut(&rest, ' ');
        struct slice name = slice_of(file);
        if (name.length > ending.length &&
            strncasecmp(name.bytes + name.length - ending.length, ending.bytes, ending.length) == 0)
            return true;
    }
    return false;
}

enum page_output_format page_output_format_of(const char *file)
{
    for (int format = 0; format < PAGE_OUTPUT_FORMATS; format++)
        if (ends_with_one_of(file, kinds[format].endings))
            return (enum page_output_format)format;
    return PAGE_OUTPUT_TEXT;
}

bool page_output_may_be_ascii(enum page_output_format format)
{
    return kinds[format].may_be_ascii;
}

bool page_output_may_be_long(enum page_output_format format)
{
    return kinds[format].whole;
}

const char *page_output_medium(enum pdf_paper paper)
{
    static const char *const media[PDF_PAPER_COUNT] = {
        [PDF_PAPER_A4] = "A4", [PDF_PAPER_LETTER] = "Letter"};
    return media[paper];
}

static bool write_pdf(struct document *document, enum pdf_paper paper, struct buffer *out,
                      bool *is_complete, struct buffer *warnings, struct buffer *problem)
{
    struct pdf_result result = pdf_write(document, paper, out);
    bool is_written = result.is_written;
    *is_complete = result.is_complete;
    buffer_add(problem, buffer_slice(&result.problem));
    buffer_add(warnings, buffer_slice(&result.warnings));
    pdf_result_release(&result);
    return is_written;
}

static bool holds_all(const struct page_output *sheet)
{
    return page_output_may_be_long(sheet->format) && !sheet->is_page && !sheet->says_why;
}

/* All of it, or what fits; whether that is all. */
static bool write_text(struct document *document, const struct page_output *sheet,
                       struct buffer *out)
{
    if (!holds_all(sheet))
        return kinds[sheet->format].page(document, sheet->size, out);
    kinds[sheet->format].whole(document, out);
    return true;
}

/* What the page of that format chose; of Markdown that of text. */
static bool write_why(const struct page_output *sheet, struct document *document,
                      struct buffer *out, bool *is_complete, struct buffer *warnings,
                      struct buffer *problem)
{
    struct buffer page = {0};
    bool is_written = true;
    if (sheet->format == PAGE_OUTPUT_PDF) {
        struct pdf_result result = pdf_write(document, sheet->paper, &page);
        is_written = result.is_written;
        *is_complete = result.is_complete;
        if (is_written)
            page_why_write(document, result.is_dropped, out);
        buffer_add(problem, buffer_slice(&result.problem));
        buffer_add(warnings, buffer_slice(&result.warnings));
        pdf_result_release(&result);
    } else {
        struct page_lines lines = {0};
        page_lines_fit(&lines, document, sheet->size);
        *is_complete = lines.fit.is_whole;
        page_why_write(document, lines.fit.is_dropped, out);
        page_lines_release(&lines);
    }
    buffer_release(&page);
    return is_written;
}

bool page_output_write(const struct page_output *sheet, const struct dossier *dossier,
                       struct place place, struct buffer *out, bool *is_complete,
                       struct buffer *warnings, struct buffer *problem)
{
    bool is_arranged = !page_output_may_be_ascii(sheet->format);
    struct document document = {
        .is_ascii = sheet->size.ascii,
        .isolates = is_arranged,
        .is_right_to_left = is_arranged && language_is_right_to_left(dossier),
        .names_command = sheet->names_command,
        .is_whole = holds_all(sheet),
    };
    bool is_written = true;
    compose_page(&document, dossier, place);
    if (sheet->says_why)
        is_written = write_why(sheet, &document, out, is_complete, warnings, problem);
    else if (sheet->format == PAGE_OUTPUT_PDF)
        is_written = write_pdf(&document, sheet->paper, out, is_complete, warnings, problem);
    else
        *is_complete = write_text(&document, sheet, out);
    document_release(&document);
    return is_written;
}
