/* What a page will have, for readers who look before they print. */
#ifndef PRECIS_OUTPUT_PAGE_PREVIEW_H
#define PRECIS_OUTPUT_PAGE_PREVIEW_H

#include "output/pdf/pdf_design.h"
#include "render/document.h"

/* Leaves in a document of compose_page what stands on its sheet of that paper, and adds the line at
 * its foot. Without the module for PDF pages it is the page of text; then this line says so. */
void preview_reduce(struct document *document, enum pdf_paper paper);

#endif
