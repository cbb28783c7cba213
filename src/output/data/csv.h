/* One cell of comma-separated values, by the rules of table_write_csv(). */
#ifndef PRECIS_OUTPUT_DATA_CSV_H
#define PRECIS_OUTPUT_DATA_CSV_H

#include "base/buffer.h"

/* Appends a text as a cell. */
void csv_write_cell(struct slice text, struct buffer *out);

#endif
