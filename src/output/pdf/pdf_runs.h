/* The words of a cell: what each looks like and links to, and which of them stay together. */
#ifndef PRECIS_OUTPUT_PDF_PDF_RUNS_H
#define PRECIS_OUTPUT_PDF_PDF_RUNS_H

#include "output/pdf/pdf_set.h"

/* Fills the runs of a paragraph whose width is set, with curled quotation marks, at most
 * PDF_LONGEST_TEXT bytes. Labels and citations are not broken where lines are long enough, and no
 * line of one word or of a bare citation ends the paragraph. False when not all words are there.
 * Memory is the arena's. */
bool pdf_runs_build(struct arena *arena, const struct span *spans, uint32_t count,
                    struct pdf_manner manner, struct pdf_paragraph *paragraph);

#endif
