/* A document on one sheet. */
#ifndef PRECIS_OUTPUT_PDF_PDF_PAGE_H
#define PRECIS_OUTPUT_PDF_PDF_PAGE_H

#include "output/pdf/pdf_set.h"

/* Fits the document of a set and draws it. Which of its blocks had to be left off, in the arena of
 * the document. */
const bool *pdf_page_draw(struct pdf_set *set);

#endif
