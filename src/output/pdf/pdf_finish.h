/* What cairo cannot say in a PDF. */
#ifndef PRECIS_OUTPUT_PDF_PDF_FINISH_H
#define PRECIS_OUTPUT_PDF_PDF_FINISH_H

#include "base/buffer.h"
#include "base/shown.h"

#include <stdbool.h>

struct pdf_additions {
    const char *language;        /* such as "en" */
    const char *title_language;  /* of the heading of the page; NULL: that of the rest */
    const struct shown *figures; /* the words that stand for each, in their order */
    size_t figure_count;
};

/* Puts the language into the catalog of a PDF, and that viewers show the title of the document
 * rather than the name of the file; gives the heading its language and figures their words, and
 * dates the "D:" that cairo 1.16 forgets. The catalog must be the last object
 * and the table of objects a plain one, as cairo writes it for PDF 1.4; else nothing changes, and
 * the result is false. */
bool pdf_finish(struct buffer *pdf, const struct pdf_additions *additions);

#endif
