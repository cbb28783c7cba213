/* Claims as comma-separated values (RFC 4180), one a row, for spreadsheets.
 *
 * Text is cleaned as for the screen, so a row is always a line. A cell that a spreadsheet would
 * take for a formula (beginning with = + - @, a tab or a carriage return, OWASP "CSV Injection")
 * gets an apostrophe in front, and so does such a character after a semicolon, comma or quotation
 * mark, where a spreadsheet set to another separator would begin a cell. */
#ifndef PRECIS_OUTPUT_DATA_CSV_H
#define PRECIS_OUTPUT_DATA_CSV_H

#include "base/buffer.h"
#include "model/place.h"

/* Appends a row of headings and a row for each claim within the place; how many claims. */
size_t csv_write(const struct dossier *dossier, struct place place, struct buffer *out);

/* Appends one cell. */
void csv_write_cell(struct slice text, struct buffer *out);

#endif
