#include "cli/sheet.h"

#include "cli/support.h"
#include "output/page/html.h"
#include "output/page/markdown.h"
#include "output/page/page_lines.h"
#include "output/page/page_why.h"
#include "output/pdf/pdf.h"
#include "render/compose.h"
#include "render/language.h"

#include <string.h>

const char *const sheet_format_names[SHEET_FORMATS + 1] = {
    [SHEET_TEXT] = "text", [SHEET_MARKDOWN] = "md", [SHEET_HTML] = "html", [SHEET_PDF] = "pdf"};

const char *const sheet_paper_names[PDF_PAPER_COUNT + 1] = {
    [PDF_PAPER_A4] = "a4", [PDF_PAPER_LETTER] = "letter"};

const char *const sheet_foot_names[SHEET_FEET + 1] = {
    [SHEET_FOOT_WORDS] = "words", [SHEET_FOOT_COMMAND] = "command"};

enum sheet_format sheet_format_of(const char *file)
{
    if (support_has_ending(file, ".pdf"))
        return SHEET_PDF;
    if (support_has_ending(file, ".html") || support_has_ending(file, ".htm"))
        return SHEET_HTML;
    return support_has_ending(file, ".md") ? SHEET_MARKDOWN : SHEET_TEXT;
}

bool sheet_may_be_ascii(enum sheet_format format)
{
    return format == SHEET_TEXT || format == SHEET_MARKDOWN;
}

const char *sheet_medium(enum pdf_paper paper)
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

static bool holds_all(const struct sheet *sheet)
{
    bool may_be_long = sheet->format == SHEET_MARKDOWN || sheet->format == SHEET_HTML;
    return may_be_long && !sheet->is_page && !sheet->says_why;
}

/* All of it, or what fits; whether that is all. */
static bool write_text(struct document *document, const struct sheet *sheet, struct buffer *out)
{
    if (sheet->format == SHEET_TEXT)
        return page_write_text(document, sheet->size, out);
    if (sheet->format == SHEET_MARKDOWN && sheet->is_page)
        return markdown_write_page(document, sheet->size, out);
    if (sheet->format == SHEET_HTML && sheet->is_page)
        return html_write_page(document, sheet->size, out);
    if (sheet->format == SHEET_MARKDOWN)
        markdown_write(document, out);
    else
        html_write(document, out);
    return true;
}

/* What the page of that format chose; of Markdown that of text. */
static bool write_why(const struct sheet *sheet, struct document *document, struct buffer *out,
                      bool *is_complete, struct buffer *warnings, struct buffer *problem)
{
    struct buffer page = {0};
    bool is_written = true;
    if (sheet->format == SHEET_PDF) {
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

bool sheet_write(const struct sheet *sheet, const struct dossier *dossier, struct place place,
                 struct buffer *out, bool *is_complete, struct buffer *warnings,
                 struct buffer *problem)
{
    bool is_arranged = sheet->format == SHEET_HTML || sheet->format == SHEET_PDF;
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
    else if (sheet->format == SHEET_PDF)
        is_written = write_pdf(&document, sheet->paper, out, is_complete, warnings, problem);
    else
        *is_complete = write_text(&document, sheet, out);
    document_release(&document);
    return is_written;
}
