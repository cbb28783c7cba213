/* What is drawn on a sheet: the years of the events, and the route of a corridor. Neither rests on
 * colour. */
#ifndef PRECIS_OUTPUT_PDF_PDF_FIGURE_H
#define PRECIS_OUTPUT_PDF_PDF_FIGURE_H

#include "output/pdf/pdf_set.h"

/* Whether the events of the document are so many, and lie so, that a figure of them says something.
 */
bool pdf_timeline_is_worth(const struct document *document);

/* All events of the document, left off or not, one square each over its year, month or decade, on a
 * scaled axis, with the number of those that lie beyond it; the height. */
double pdf_timeline_set(struct pdf_set *set, struct pdf_area area);

/* The stops in order, borders as bars, with their status; the height. */
double pdf_route_set(struct pdf_set *set, const struct corridor *corridor, struct pdf_area area);

#endif
