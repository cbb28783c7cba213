/* What is remembered, one fact at a time: that a point was read, that it has a star, where a mark
 * stands. Facts are found by their keys, each has a value and when it was last changed, and of two
 * accounts of one fact the newer counts. They are never removed: a mark that is taken away is a
 * fact as well. */
#ifndef PRECIS_STORE_FACT_H
#define PRECIS_STORE_FACT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"
#include "model/entry.h"

#include <stdbool.h>
#include <stdint.h>

enum fact_kind {
    FACT_POINT,   /* owner: a brief, name: a point or question in it */
    FACT_STAR,    /* the same, or a brief alone */
    FACT_MARK,    /* owner: its letter; texts: place, item */
    FACT_LAST,    /* where the reader was; texts: place, item */
    FACT_BRIEF,   /* owner: a brief that was met; text: where the reader was in it */
    FACT_TYPED,   /* owner: what it was typed for, name: the line */
    FACT_WORDING, /* owner and name of a point; text: what it said when it was read */
    FACT_OTHER,   /* of a later version; owner: its kind, name: its key, text: the rest */
    FACT_KINDS
};

/* Of every kind the first value after the absent one is what there is when nothing is. */
enum fact_status {
    FACT_ABSENT, /* never written */
    FACT_SET,    /* the value is in the texts */
    STAR_OFF = FACT_SET,
    STAR_ON,
    POINT_NEW = FACT_SET,
    POINT_UNREAD,
    POINT_READ /* with the digest of what was read */
};

struct fact_key {
    uint8_t kind;
    struct slice owner;
    struct slice name;
};

struct fact_value {
    uint8_t status;
    uint64_t digest;
    struct slice texts[2];
};

struct fact_texts {
    char *bytes; /* one after the other */
    size_t capacity;
    size_t lengths[2];
};

struct fact {
    const char *key; /* owner and name, one after the other */
    uint32_t owner_length;
    uint32_t name_length;
    uint8_t kind;
    uint8_t status;
    bool has_points;           /* a brief of which points are remembered */
    uint64_t stamp;            /* microseconds since 1970; 0: older than any change */
    uint64_t digest;           /* as it was read */
    uint64_t digest_now;       /* of the text as it is; only for what was read */
    const struct entry *entry; /* the point or question that this is about, in the dossier shown */
    struct fact_texts *texts;
};

struct fact_slot {
    uint32_t hash;
    uint32_t following; /* the index of the fact and one more; 0: free */
};

/* All zero is an empty table. Facts are found by index: they move when one is added. */
struct fact_table {
    struct arena arena;
    struct fact *facts;
    size_t capacity;
    uint32_t count;
    struct fact_slot *slots;
    size_t slot_count; /* a power of two */
    struct buffer scratch;
};

#define FACT_NONE UINT32_MAX

void fact_table_release(struct fact_table *table);

/* Makes room for so many facts in all, so that the table need not grow by steps. */
void fact_table_reserve(struct fact_table *table, size_t count);

/* The index of the fact with this key, or FACT_NONE. */
uint32_t fact_find(const struct fact_table *table, const struct fact_key *key);

/* The same; one that is not there is added, with an absent value. */
uint32_t fact_add(struct fact_table *table, const struct fact_key *key);

/* Both point into the fact. */
struct fact_key fact_key(const struct fact *fact);
struct fact_value fact_value(const struct fact *fact);

/* Some order of all values, the same everywhere: <0, 0, >0. */
int fact_value_compare(const struct fact_value *left, const struct fact_value *right);

/* Gives a fact a value; texts are copied. */
void fact_set(struct fact_table *table, uint32_t index, const struct fact_value *value);

#endif
