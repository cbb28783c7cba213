/* The language of searches, and what lies within a place.
 *
 *   query    = { word | "phrase" | field:value[,value …] }
 *   field    = voice actor corridor kind theme source since until is
 *
 * All parts must hold, in any order; of several values of a field one must. A word that is, alone
 * or with the words after it, the name or an alias of an actor or corridor stands for all its
 * names; between quotation marks it stands for itself. A value with blanks is written between
 * quotation marks. What the fields ask for is resolved by search.h. */
#ifndef PRECIS_MODEL_QUERY_H
#define PRECIS_MODEL_QUERY_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/find.h"
#include "model/place.h"

#include <stdbool.h>
#include <stdint.h>

enum { QUERY_MOST_TERMS = 64, QUERY_MOST_FILTERS = 16 };

enum query_field {
    QUERY_VOICE,
    QUERY_ACTOR,
    QUERY_CORRIDOR,
    QUERY_KIND,
    QUERY_THEME,
    QUERY_SOURCE,
    QUERY_SINCE,
    QUERY_UNTIL,
    QUERY_IS,
    QUERY_FIELDS
};

struct query_filter {
    enum query_field field;
    struct slice values; /* as typed, parted by commas */
};

struct query {
    struct pattern terms[QUERY_MOST_TERMS];
    bool is_phrase[QUERY_MOST_TERMS]; /* stood between quotation marks */
    size_t count;
    struct query_filter filters[QUERY_MOST_FILTERS];
    size_t filter_count;
};

/* "voice", "actor" … */
const char *query_field_name(enum query_field field);

/* Reads what was typed; an unclosed quotation mark reaches to the end. Memory is the arena's. False
 * when there is nothing to look for or too much; then the message says so. */
bool query_parse(struct query *query, struct slice typed, struct arena *arena,
                 struct buffer *message);

#endif
