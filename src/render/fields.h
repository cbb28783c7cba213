/* The fields of a record as readers see them: which, where and in which order the schema says. */
#ifndef PRECIS_RENDER_FIELDS_H
#define PRECIS_RENDER_FIELDS_H

#include "model/schema.h"
#include "render/writer.h"

/* A row with a label, as provenance has them: its text is to be added, then it is to be ended. */
void fields_begin_row(struct writer *writer, const char *label);

/* A whole one; none for an empty text. */
void fields_row(struct writer *writer, const char *label, enum role role, struct shown text);

/* A row for each field that is there. */
void fields_rows(struct writer *writer, const struct record *record, const void *structure);

/* The fields of the line below a text; " · " stands between what it has. */
void fields_below(struct writer *writer, const struct record *record, const void *structure,
                  bool *is_first);

/* The fields in the brackets after a text on a page, with commas between them. */
void fields_on_page(struct writer *writer, const struct record *record, const void *structure);

#endif
