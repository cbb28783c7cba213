/* How `list` and `search` write a table: the format asked for, the width of the terminal, whether
 * matches may be bold. */
#ifndef PRECIS_CLI_TABLE_OUTPUT_H
#define PRECIS_CLI_TABLE_OUTPUT_H

#include "cli/invocation.h"
#include "output/data/table.h"

enum table_output_format {
    TABLE_OUTPUT_TEXT,
    TABLE_OUTPUT_TSV,
    TABLE_OUTPUT_JSON,
    TABLE_OUTPUT_CSV
};

struct table_output {
    enum table_output_format format;
    struct table_look look;
};

/* The formats by name, in the order of the enumeration, ended with NULL; and the values of --color.
 */
extern const char *const table_output_formats[];
extern const char *const table_output_colors[];

/* Reads --format, --color, --columns and --ascii. False, with a message, when one is wrong. */
bool table_output_read(const struct invocation *invocation, struct table_output *outlet);

/* Writes the table to stdout. Without rows the result is EXIT_NO; for people `nothing` is then said
 * on stderr, with the source and theme that the place was narrowed to. */
enum exit_status table_output_write(const struct table_output *outlet, struct table *table,
                                    struct place place, const char *nothing);

/* "there are no points, in the source tides-2029" on stderr. */
void table_output_say_nothing(const char *nothing, struct place place);

/* The place that --source and --theme narrow to. False, with a message, when one is wrong. */
bool table_output_place(const struct invocation *invocation, const struct dossier *dossier,
                        struct place *place);

/* The index of the word among these (a list ended with NULL), 0 where it is NULL. False, with a
 * message, when it is not among them. */
bool table_output_choose(const char *what, const char *word, const char *const *words, int *index);

/* Refuses a word that is none of these (a list ended with NULL): "there is no format 'jsn'; did you
 * mean 'json'?", else with all of them. */
void table_output_refuse(const char *what, const char *word, const char *const *words);

#endif
