/* precis print: a place on one page, as text, Markdown or PDF, to stdout, a file or a printer. */
#include "cli/deliver.h"
#include "cli/outlet.h"
#include "cli/support.h"
#include "output/markdown.h"
#include "output/page.h"
#include "output/pdf.h"
#include "render/compose.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    USUAL_COLUMNS = 80,
    LEAST_COLUMNS = 40,
    MOST_COLUMNS = 400,
    USUAL_LINES = 66,
    LEAST_LINES = 20,
    MOST_LINES = 1000
};

enum page_format { PAGE_TEXT, PAGE_MARKDOWN, PAGE_PDF, PAGE_FORMATS };

static const char *const format_names[PAGE_FORMATS + 1] = {
    [PAGE_TEXT] = "text", [PAGE_MARKDOWN] = "md", [PAGE_PDF] = "pdf"};

static const char *const paper_names[PDF_PAPER_COUNT + 1] = {
    [PDF_PAPER_A4] = "a4", [PDF_PAPER_LETTER] = "letter"};

/* As lp knows them. */
static const char *const media_names[PDF_PAPER_COUNT] = {
    [PDF_PAPER_A4] = "A4", [PDF_PAPER_LETTER] = "Letter"};

struct request {
    enum page_format format;
    enum pdf_paper paper;
    struct page_size size;
};

static bool choose(const char *what, const char *word, const char *const *words, int *chosen)
{
    for (int i = 0; words[i]; i++) {
        if (strcmp(word, words[i]) != 0)
            continue;
        *chosen = i;
        return true;
    }
    outlet_refuse(what, word, words);
    return false;
}

static bool ends_in(const char *path, const char *ending)
{
    size_t length = strlen(path);
    size_t tail = strlen(ending);
    return length > tail && strcmp(path + length - tail, ending) == 0;
}

/* Without --format the printer and the name of the file say what is wanted. */
static const char *format_word(const struct invocation *invocation)
{
    const char *file = invocation->output;
    if (invocation->format)
        return invocation->format;
    if (invocation->printer || (file && ends_in(file, ".pdf")))
        return "pdf";
    return file && ends_in(file, ".md") ? "md" : "text";
}

static bool options_agree(const struct invocation *invocation, enum page_format format)
{
    const char *fault = NULL;
    if (format != PAGE_PDF && invocation->printer)
        fault = "--lp prints a PDF; leave --format out";
    else if (format != PAGE_PDF && invocation->paper)
        fault = "--paper is for a PDF; text has --columns and --lines";
    else if (format == PAGE_PDF && (invocation->columns || invocation->lines || invocation->ascii))
        fault = "--columns, --lines and --ascii are for text; a PDF has --paper";
    else if (invocation->printer && invocation->output)
        fault = "--lp and --output exclude each other";
    else if (invocation->force && !invocation->output)
        fault = "--force is for --output";
    else if (format == PAGE_PDF && !invocation->printer && !invocation->output &&
             isatty(STDOUT_FILENO))
        fault = "a PDF is not for a terminal: --output FILE saves it, --lp prints it";
    if (fault)
        support_complain("%s", fault);
    return !fault;
}

static bool read_request(const struct invocation *invocation, struct request *request)
{
    int format;
    int paper;
    if (!choose("format", format_word(invocation), format_names, &format) ||
        !choose("paper", invocation->paper ? invocation->paper : paper_names[PDF_PAPER_A4],
                paper_names, &paper) ||
        !options_agree(invocation, (enum page_format)format))
        return false;
    *request = (struct request){.format = (enum page_format)format, .paper = (enum pdf_paper)paper};
    request->size.ascii = invocation->ascii || (format != PAGE_PDF && !support_has_unicode());
    return support_number("--columns", invocation->columns, USUAL_COLUMNS, LEAST_COLUMNS,
                          MOST_COLUMNS, &request->size.columns) &&
           support_number("--lines", invocation->lines, USUAL_LINES, LEAST_LINES, MOST_LINES,
                          &request->size.lines);
}

static void warn(const struct buffer *lines)
{
    struct slice rest = buffer_slice(lines);
    while (rest.length) {
        struct slice line = slice_cut(&rest, '\n');
        fprintf(stderr, "precis: warning: %.*s\n", SLICE_ARGUMENTS(line));
    }
}

/* Whether there is a page. */
static bool write_pdf(struct document *document, enum pdf_paper paper, struct buffer *out,
                      bool *is_complete)
{
    struct pdf_result result = pdf_write(document, paper, out);
    bool is_written = result.is_written;
    *is_complete = result.is_complete;
    if (!is_written)
        support_complain("%s", result.problem.bytes);
    warn(&result.warnings);
    pdf_result_release(&result);
    return is_written;
}

static bool write_page(const struct request *request, struct document *document, struct buffer *out,
                       bool *is_complete)
{
    if (request->format == PAGE_PDF)
        return write_pdf(document, request->paper, out, is_complete);
    if (request->format == PAGE_MARKDOWN)
        *is_complete = markdown_write(document, request->size, out);
    else
        *is_complete = page_write_text(document, request->size, out);
    return true;
}

static enum exit_status deliver(const struct invocation *invocation, const struct request *request,
                                const struct buffer *page, enum exit_status status)
{
    if (invocation->printer)
        return deliver_to_printer(invocation->printer, media_names[request->paper],
                                  buffer_slice(page))
                   ? status
                   : EXIT_TROUBLE;
    if (invocation->output)
        return deliver_to_file(invocation->output, invocation->force, buffer_slice(page))
                   ? status
                   : EXIT_TROUBLE;
    return support_write(page, status);
}

static enum exit_status print_place(const struct invocation *invocation,
                                    const struct dossier *dossier, const struct request *request)
{
    struct place place;
    if (!support_place(invocation, dossier, &place))
        return EXIT_TROUBLE;
    struct document document = {0};
    struct buffer page = {0};
    bool is_complete = false;
    enum exit_status status = EXIT_TROUBLE;
    compose_page(&document, dossier, place);
    if (write_page(request, &document, &page, &is_complete))
        status = deliver(invocation, request, &page,
                         is_complete || !invocation->strict_fit ? EXIT_DONE : EXIT_NO);
    buffer_release(&page);
    document_release(&document);
    return status;
}

enum exit_status command_print(const struct invocation *invocation)
{
    struct request request;
    struct loaded loaded;
    if (!read_request(invocation, &request) || !support_load(invocation, &loaded))
        return EXIT_TROUBLE;
    enum exit_status status = print_place(invocation, loaded.dossier, &request);
    loaded_release(&loaded);
    return status;
}
