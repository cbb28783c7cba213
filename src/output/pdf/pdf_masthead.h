/* The head and the foot of a sheet. */
#ifndef PRECIS_OUTPUT_PDF_PDF_MASTHEAD_H
#define PRECIS_OUTPUT_PDF_PDF_MASTHEAD_H

#include "output/pdf/pdf_set.h"

/* Where it belongs and the as-of date, the title, the facts; its height. */
double pdf_masthead_set(struct pdf_set *set);

/* What is left off, so that it ends there; its height with the air above it. */
double pdf_foot_set(struct pdf_set *set, struct slice left_off, double bottom);

/* The label of a section, in the column at the left; its height is that of the text beside it. */
void pdf_heading_set(struct pdf_set *set, const struct block *block, double y, double size);

/* The bottom line in its band, with its label; its height. It is cut when it is more than half a
 * sheet. */
double pdf_lead_set(struct pdf_set *set, const struct block *heading, const struct block *block,
                    double y, double size);

/* The words of a block in one piece. Memory is the arena's. */
struct shown pdf_words(struct arena *arena, const struct paragraph *paragraph);

/* The place and as-of date, for the properties of the file. */
struct shown pdf_place_words(struct arena *arena, struct document *document);

#endif
