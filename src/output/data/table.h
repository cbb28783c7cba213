/* Rows and columns: what `list` and `search` write, as aligned text for people, as tab-separated
 * values, as JSON and as comma-separated values for programs. */
#ifndef PRECIS_OUTPUT_DATA_TABLE_H
#define PRECIS_OUTPUT_DATA_TABLE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "model/schema.h"
#include "model/search.h"
#include "model/text.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    TABLE_DATA_ONLY = 1, /* not in the text */
    TABLE_RIGHT = 2,     /* set flush right */
    TABLE_SHRINKS = 4,   /* may be cut where there is no room */
};

struct table;

struct table_column {
    const char *name; /* the key in JSON; in capitals the heading */
    unsigned flags;
    void (*add)(struct table *table,
                const void *record); /* adds its cell of a record; NULL: cells are added singly */
};

enum table_cell_kind { TABLE_ABSENT, TABLE_TEXT, TABLE_NUMBER, TABLE_LIST, TABLE_NUMBER_LIST };

struct table_cell {
    uint8_t kind;         /* enum table_cell_kind */
    struct slice text;    /* of a text; of a number as it is written */
    struct slice display; /* what people read instead; empty: the same */
    const struct slice *items;
    uint32_t item_count;
};

struct table {
    struct arena arena;
    const struct table_column *columns;
    const struct table_column *column; /* whose cell of a record is being added */
    uint32_t column_count;
    struct table_cell *cells; /* row by row */
    size_t cell_count;
    size_t capacity;
};

struct table table_begin(const struct table_column *columns, uint32_t column_count);
void table_release(struct table *table);
size_t table_row_count(const struct table *table);

/* Adds a cell in each column, and so a row. */
void table_add_row(struct table *table, const void *record);

/* Cells are added in the order of the columns, row after row; texts stay where they are. A text
 * without bytes is absent. */
void table_add_text(struct table *table, struct slice text);
void table_add_named(struct table *table, struct slice text, struct slice display);
void table_add_number(struct table *table, uint32_t number);
void table_add_decimal(struct table *table, struct slice text);
void table_add_references(struct table *table, struct reference_list references);
void table_add_numbers(struct table *table, struct number_list numbers);

/* What a structure has in a field of the schema; lists of records are left out. */
void table_add_field(struct table *table, const struct field *field, const void *structure);
void table_add_list(struct table *table, const struct slice *items, uint32_t count);

/* For people, everything cleaned. */
struct table_look {
    int columns;      /* no line is wider; 0: as wide as it comes, nothing is cut */
    bool ascii;       /* nothing but ASCII */
    bool has_heading; /* a line with the names of the columns above */
    const struct search
        *search;  /* what the last column's excerpt is to show; NULL: its beginning */
    bool is_bold; /* what the search matches is bold, by escape sequences */
};

void table_write_text(struct table *table, const struct table_look *look, struct buffer *out);

/* One line a row, fields parted by tabs, the items of a list by commas; backslash, tab, line feed
 * and carriage return are written \\ \t \n \r, and what is not seen \uXXXX. No headings. */
void table_write_tsv(const struct table *table, struct buffer *out);

/* An array of one object a row; what is absent is null. */
void table_write_json(const struct table *table, struct buffer *out);

/* Headings, then one line a row (RFC 4180), the items of a list in one cell with semicolons between
 * them. Text is cleaned as for the screen. A cell that a spreadsheet would take for a formula
 * (beginning with = + - @, a tab or a carriage return, OWASP "CSV Injection") gets an apostrophe in
 * front, and so does such a character after a semicolon, comma or quotation mark, where a
 * spreadsheet set to another separator would begin a cell. */
void table_write_csv(const struct table *table, struct buffer *out);

#endif
