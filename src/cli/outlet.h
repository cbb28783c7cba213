/* How `list` and `search` write a table: the format asked for, the width of the terminal, whether
 * matches may be bold. */
#ifndef PRECIS_CLI_OUTLET_H
#define PRECIS_CLI_OUTLET_H

#include "cli/invocation.h"
#include "output/data/table.h"

enum outlet_format { OUTLET_TEXT, OUTLET_TSV, OUTLET_JSON, OUTLET_CSV };

struct outlet {
    enum outlet_format format;
    struct table_look look;
};

/* The formats by name, in the order of the enumeration, ended with NULL; and the values of --color.
 */
extern const char *const outlet_formats[];
extern const char *const outlet_colors[];

/* Reads --format, --color, --columns and --ascii. False, with a message, when one is wrong. */
bool outlet_read(const struct invocation *invocation, struct outlet *outlet);

/* Writes the table to stdout. Without rows the result is EXIT_NO; for people `nothing` is then said
 * on stderr, with the source and theme that the place was narrowed to. */
enum exit_status outlet_write(const struct outlet *outlet, struct table *table, struct place place,
                              const char *nothing);

/* "there are no points, in the source tides-2029" on stderr. */
void outlet_say_nothing(const char *nothing, struct place place);

/* The place that --source and --theme narrow to. False, with a message, when one is wrong. */
bool outlet_place(const struct invocation *invocation, const struct dossier *dossier,
                  struct place *place);

/* The index of the word among these (a list ended with NULL), 0 where it is NULL. False, with a
 * message, when it is not among them. */
bool outlet_choose(const char *what, const char *word, const char *const *words, int *index);

/* Refuses a word that is none of these (a list ended with NULL): "there is no format 'jsn'; did you
 * mean 'json'?", else with all of them. */
void outlet_refuse(const char *what, const char *word, const char *const *words);

#endif
