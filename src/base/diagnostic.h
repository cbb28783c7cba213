/* Messages about files: the one path by which any layer tells a person what is wrong.
 *
 *   FILE:LINE:COL: error|warning|note: text [rule]
 *
 * Lines and columns are 1-based, columns in characters. A layer reports to the list that it was
 * handed and goes on; nobody prints or exits on its own. */
#ifndef PRECIS_BASE_DIAGNOSTIC_H
#define PRECIS_BASE_DIAGNOSTIC_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/rule.h"
#include "base/shown.h"
#include "base/slice.h"

#include <stdint.h>

/* A place in a file as an editor counts it; all zero means the file as a whole. */
struct position {
    uint32_t line;
    uint32_t column;
};

struct diagnostic {
    enum rule rule;
    struct position at;
    struct slice path; /* of the file, as it is */
    struct shown file; /* the same as it is shown */
    struct shown text;
    size_t ordinal; /* in the order of reporting */
};

/* All zero is an empty list, ready for use. One thread at a time. */
struct diagnostics {
    struct arena arena;
    struct diagnostic *items;
    size_t count;
    size_t capacity;
};

void diagnostics_release(struct diagnostics *diagnostics);

/* Adds a message; `file` and what the format produces may hold any bytes: they are cleaned here. */
void diagnostics_report(struct diagnostics *diagnostics, enum rule rule, struct slice file,
                        struct position at, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* What a file has, as a message quotes it: cleaned, at most 60 characters and then an ellipsis.
 * Memory is the list's. */
const char *diagnostics_quote(struct diagnostics *diagnostics, struct slice value);

/* Moves all messages of `from` after those of `into`. */
void diagnostics_merge(struct diagnostics *into, struct diagnostics *from);

/* Takes the messages about that file out. */
void diagnostics_drop(struct diagnostics *diagnostics, struct slice path);

/* By file, then line, then column; equals stay in the order of their report. */
void diagnostics_sort(struct diagnostics *diagnostics);

/* Those of this severity from the message with this index on. */
size_t diagnostics_count_from(const struct diagnostics *diagnostics, size_t first,
                              enum severity severity);

/* All of them. */
size_t diagnostics_count(const struct diagnostics *diagnostics, enum severity severity);

/* One line with a line feed, as above. The parts :LINE:COL are left out where there is no position.
 */
void diagnostic_write(const struct diagnostic *diagnostic, struct buffer *out);

#endif
