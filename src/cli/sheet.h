/* A place in one of the formats that leave the program: on one page, and Markdown and HTML whole.
 */
#ifndef PRECIS_CLI_SHEET_H
#define PRECIS_CLI_SHEET_H

#include "output/page/text_page.h"
#include "output/pdf/pdf_design.h"

/* What the foot says of how the rest is shown. */
enum sheet_foot { SHEET_FOOT_WORDS, SHEET_FOOT_COMMAND, SHEET_FEET };

#define PAGE_ONLY(format, ...) SHEET_##format,
#define PAGE_FORMAT(format, ...) SHEET_##format,
enum sheet_format {
#include "output/page/page_formats.def"
    SHEET_PDF,
    SHEET_FORMATS
};
#undef PAGE_ONLY
#undef PAGE_FORMAT

/* Ended with NULL. */
extern const char *const sheet_format_names[];
extern const char *const sheet_paper_names[];
extern const char *const sheet_foot_names[];

struct sheet {
    enum sheet_format format;
    enum pdf_paper paper;  /* of a PDF */
    struct page_size size; /* of text, and of Markdown and HTML that are to be one page */
    bool is_page;          /* Markdown and HTML hold no more than a page of that size */
    bool names_command;    /* the foot says how the rest is shown */
    bool says_why;         /* not the page, but what it chose, and why */
};

/* What the ending of a file's name asks for: .pdf, .md, .html or .htm, else text. */
enum sheet_format sheet_format_of(const char *file);

/* The others say how they are encoded. */
bool sheet_may_be_ascii(enum sheet_format format);

/* Whether the format may hold more than a page. */
bool sheet_may_be_long(enum sheet_format format);

/* The name that lp(1) has for a paper. */
const char *sheet_medium(enum pdf_paper paper);

/* Appends the page. `*is_complete`: nothing was left off. `warnings` are lines, of characters that
 * no font has. False, with the reason, where there can be no PDF. */
bool sheet_write(const struct sheet *sheet, const struct dossier *dossier, struct place place,
                 struct buffer *out, bool *is_complete, struct buffer *warnings,
                 struct buffer *problem);

#endif
