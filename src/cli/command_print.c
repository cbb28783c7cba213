/* precis print: a place on one page, or whole as Markdown or HTML, to stdout, a file or a printer.
 */
#include "cli/page_destination.h"
#include "cli/page_output.h"
#include "cli/remembered.h"
#include "cli/support.h"
#include "cli/table_output.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LEAST_COLUMNS = 40, MOST_COLUMNS = 400, LEAST_LINES = 20, MOST_LINES = 1000 };

/* NULL for standard output, which may also be written "-". */
static const char *file_of(const struct invocation *invocation)
{
    bool is_stdout = !invocation->output || strcmp(invocation->output, "-") == 0;
    return is_stdout ? NULL : invocation->output;
}

/* Without --format the printer and the name of the file say what is wanted. */
static const char *format_word(const struct invocation *invocation)
{
    const char *file = file_of(invocation);
    if (invocation->format)
        return invocation->format;
    if (invocation->printer)
        return page_output_format_names[PAGE_OUTPUT_PDF];
    return page_output_format_names[file ? page_output_format_of(file) : PAGE_OUTPUT_TEXT];
}

static bool options_agree(const struct invocation *invocation, enum page_output_format format)
{
    const char *fault = NULL;
    if (format != PAGE_OUTPUT_PDF && invocation->printer)
        fault = "--lp prints a PDF; leave --format out";
    else if (format != PAGE_OUTPUT_PDF && invocation->paper)
        fault = "--paper is for a PDF; text has --columns and --lines";
    else if (format == PAGE_OUTPUT_PDF &&
             (invocation->columns || invocation->lines || invocation->ascii))
        fault = "--columns, --lines and --ascii are for text; a PDF has --paper";
    else if (invocation->page && !page_output_may_be_long(format))
        fault = "--page is for Markdown and HTML; text and PDF are one page always";
    else if (!page_output_may_be_ascii(format) && invocation->ascii)
        fault = "--ascii is for text and Markdown";
    else if (invocation->printer && invocation->output)
        fault = "--lp and --output exclude each other";
    else if (invocation->force && !invocation->output)
        fault = "--force is for --output";
    else if (invocation->printer && invocation->why)
        fault = "--why lists what is on the page, and --lp prints it; leave one of them out";
    else if (format == PAGE_OUTPUT_PDF && !invocation->printer && !file_of(invocation) &&
             !invocation->why && isatty(STDOUT_FILENO))
        fault = "a PDF is not for a terminal: --output FILE saves it, --lp prints it";
    if (fault)
        support_complain("%s", fault);
    return !fault;
}

static bool read_request(const struct invocation *invocation, struct page_output *sheet)
{
    int format;
    int paper;
    int foot;
    if (!table_output_choose("format", format_word(invocation), page_output_format_names,
                             &format) ||
        !table_output_choose("paper", invocation->paper, page_output_paper_names, &paper) ||
        !table_output_choose("foot", invocation->foot, page_output_foot_names, &foot) ||
        !options_agree(invocation, (enum page_output_format)format))
        return false;
    *sheet = (struct page_output){.format = (enum page_output_format)format,
                                  .paper = (enum pdf_paper)paper,
                                  .is_page =
                                      invocation->page || invocation->lines || invocation->columns,
                                  .names_command = foot == PAGE_OUTPUT_FOOT_COMMAND,
                                  .says_why = invocation->why};
    sheet->size.ascii = page_output_may_be_ascii((enum page_output_format)format) &&
                        (invocation->ascii || !support_has_unicode());
    return support_number("--columns", invocation->columns, PAGE_USUAL_COLUMNS, LEAST_COLUMNS,
                          MOST_COLUMNS, &sheet->size.columns) &&
           support_number("--lines", invocation->lines, PAGE_USUAL_LINES, LEAST_LINES, MOST_LINES,
                          &sheet->size.lines);
}

static void warn(const struct buffer *lines)
{
    struct slice rest = buffer_slice(lines);
    while (rest.length) {
        struct slice line = slice_cut(&rest, '\n');
        fprintf(stderr, "precis: warning: %.*s\n", SLICE_ARGUMENTS(line));
    }
}

/* Saves or prints it, else hands it to stdout. */
static enum exit_status deliver(const struct invocation *invocation,
                                const struct page_output *sheet, const struct buffer *page,
                                enum exit_status status)
{
    struct buffer problem = {0};
    bool is_delivered;
    if (invocation->printer)
        is_delivered = page_to_printer(invocation->printer, page_output_medium(sheet->paper), NULL,
                                       buffer_slice(page), &problem);
    else if (file_of(invocation))
        is_delivered = page_to_file(invocation->output, invocation->force ? "" : "--force",
                                    buffer_slice(page), &problem);
    else
        return support_write(page, status);
    if (!is_delivered)
        support_complain("%s", problem.bytes);
    buffer_release(&problem);
    return is_delivered ? status : EXIT_TROUBLE;
}

static enum exit_status print_place(const struct invocation *invocation,
                                    const struct dossier *dossier, const struct page_output *sheet,
                                    struct place place)
{
    struct buffer page = {0};
    struct buffer warnings = {0};
    struct buffer problem = {0};
    bool is_complete = false;
    enum exit_status status = EXIT_TROUBLE;
    bool is_written =
        page_output_write(sheet, dossier, place, &page, &is_complete, &warnings, &problem);
    warn(&warnings);
    if (is_written)
        status = deliver(invocation, sheet, &page,
                         is_complete || !invocation->strict_fit ? EXIT_DONE : EXIT_NO);
    else
        support_complain("%s", problem.bytes);
    buffer_release(&page);
    buffer_release(&warnings);
    buffer_release(&problem);
    return status;
}

enum exit_status command_print(const struct invocation *invocation)
{
    struct page_output sheet;
    struct loaded loaded;
    struct place place;
    struct remembered remembered;
    if (!read_request(invocation, &sheet) || !support_load(invocation, &loaded))
        return EXIT_TROUBLE;
    enum exit_status status = EXIT_TROUBLE;
    remembered_begin(&remembered, invocation->folder, loaded.dossier);
    if (support_place(invocation, loaded.dossier, &place) &&
        remembered_narrow(&remembered, invocation, &place))
        status = print_place(invocation, loaded.dossier, &sheet, place);
    remembered_release(&remembered);
    loaded_release(&loaded);
    return status;
}
