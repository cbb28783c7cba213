/* A page as a PDF. pango and cairo come from a module that is loaded only here. */
#ifndef PRECIS_OUTPUT_PDF_PDF_H
#define PRECIS_OUTPUT_PDF_PDF_H

#include "base/buffer.h"
#include "output/pdf/pdf_design.h"
#include "render/document.h"

#include <stdbool.h>

struct pdf_result {
    bool is_written;        /* else `problem` says why not */
    bool is_complete;       /* nothing was left off */
    const bool *is_dropped; /* which blocks were, in the arena of the document */
    struct buffer problem;  /* without a line feed */
    struct buffer warnings; /* lines about characters that no font here has */
};

/* Appends one sheet, made from a document of compose_page: tagged, with title, language and working
 * links. Who curated it is not known, and those who wrote the sources are not its authors. The same
 * bytes for the same document, fonts and libraries: the date in it is SOURCE_DATE_EPOCH, else the
 * as-of date of the dossier. The result is given to pdf_result_release. */
struct pdf_result pdf_write(struct document *document, enum pdf_paper paper, struct buffer *out);

void pdf_result_release(struct pdf_result *result);

#endif
