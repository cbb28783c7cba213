/* Finding and loading the PDF module. */
#ifndef PRECIS_OUTPUT_PDF_PDF_LOAD_H
#define PRECIS_OUTPUT_PDF_PDF_LOAD_H

#include "base/buffer.h"
#include "output/pdf/pdf_typesetter.h"

/* The module beside the program, else the installed one. NULL, with what is missing and the Debian
 * package that has it in `problem`, when there is none or it cannot be loaded. */
const struct pdf_typesetter *pdf_load(struct buffer *problem);

/* Says in `problem` what the words of the dynamic linker mean. */
void pdf_load_explain(const char *words, struct buffer *problem);

#endif
