/* What `list` can list: for each kind of thing its columns, and which records there are of it. */
#ifndef PRECIS_OUTPUT_DATA_CATALOG_H
#define PRECIS_OUTPUT_DATA_CATALOG_H

#include "model/passage.h"
#include "output/data/table.h"

struct catalog_kind {
    const char *name;
    const char *help; /* for completion: what one is */
    const struct table_column *columns;
    uint32_t column_count;
    void (*fill)(struct table *table, const struct dossier *dossier, struct place place);
};

/* Ends with a nameless one. */
extern const struct catalog_kind catalog_kinds[];

/* NULL where there is none of that name. */
const struct catalog_kind *catalog_find(const char *name);

/* The same by the word that the dossier has for it, or by the program's. */
const struct catalog_kind *catalog_find_in(const struct dossier *dossier, const char *name);

/* Which column of it, counted from 1, says in words what a row is: the last that people are shown.
 */
uint32_t catalog_words_column(const struct catalog_kind *kind);

/* Appends the points within the place as comma-separated values; how many there are. */
size_t catalog_write_points(const struct dossier *dossier, struct place place, struct buffer *out);

/* An empty table with the columns of "points" and one more that says what a row is, and a row. For
 * passages of several dossiers the name of each stands before it, in a column of its own. */
struct table catalog_begin_passages(void);
void catalog_add_passage(struct table *table, const struct dossier *dossier,
                         const struct passage *passage);
struct table catalog_begin_passages_of_dossiers(void);
void catalog_add_passage_of(struct table *table, const char *name, const struct dossier *dossier,
                            const struct passage *passage);

#endif
