/* A place in one of the formats that leave the program: on one page, and Markdown and HTML whole.
 */
#ifndef PRECIS_CLI_PAGE_OUTPUT_H
#define PRECIS_CLI_PAGE_OUTPUT_H

#include "output/page/text_page.h"
#include "output/pdf/pdf_design.h"

/* What the foot says of how the rest is shown. */
enum page_output_foot { PAGE_OUTPUT_FOOT_WORDS, PAGE_OUTPUT_FOOT_COMMAND, PAGE_OUTPUT_FEET };

#define PAGE_ONLY(format, ...) PAGE_OUTPUT_##format,
#define PAGE_FORMAT(format, ...) PAGE_OUTPUT_##format,
enum page_output_format {
#include "output/page/page_formats.def"
    PAGE_OUTPUT_PDF,
    PAGE_OUTPUT_FORMATS
};
#undef PAGE_ONLY
#undef PAGE_FORMAT

/* Ended with NULL. */
extern const char *const page_output_format_names[];
extern const char *const page_output_paper_names[];
extern const char *const page_output_foot_names[];

struct page_output {
    enum page_output_format format;
    enum pdf_paper paper;  /* of a PDF */
    struct page_size size; /* of text, and of Markdown and HTML that are to be one page */
    bool is_page;          /* Markdown and HTML hold no more than a page of that size */
    bool names_command;    /* the foot says how the rest is shown */
    bool says_why;         /* not the page, but what it chose, and why */
};

/* What the ending of a file's name asks for: .pdf, .md, .html or .htm, else text. */
enum page_output_format page_output_format_of(const char *file);

/* The others say how they are encoded. */
bool page_output_may_be_ascii(enum page_output_format format);

/* Whether the format may hold more than a page. */
bool page_output_may_be_long(enum page_output_format format);

/* The name that lp(1) has for a paper. */
const char *page_output_medium(enum pdf_paper paper);

/* Appends the page. `*is_complete`: nothing was left off. `warnings` are lines, of characters that
 * no font has. False, with the reason, where there can be no PDF. */
bool page_output_write(const struct page_output *sheet, const struct dossier *dossier,
                       struct place place, struct buffer *out, bool *is_complete,
                       struct buffer *warnings, struct buffer *problem);

#endif
