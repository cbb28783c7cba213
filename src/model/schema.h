/* The schema: one table of every field that a dossier can have.
 *
 * The loader fills the structures of this layer by it, the exporter reads them by it, and
 * precis-dossier(5) is held against it by a test. */
#ifndef PRECIS_MODEL_SCHEMA_H
#define PRECIS_MODEL_SCHEMA_H

#include "base/arena.h"
#include "base/rule.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What ids and whole numbers are bound by. */
enum { SCHEMA_LONGEST_ID = 64, SCHEMA_LARGEST_NUMBER = 1000000 };

/* What the comment names is the member of the structure that a field of this type fills. A point
 * is a claim, an open question or an event that has an id. */
enum field_type {
    FIELD_TEXT,          /* struct text */
    FIELD_ID,            /* struct text: an id (schema_is_id) */
    FIELD_DECIMAL,       /* struct text: a decimal number, kept as written */
    FIELD_COLOR,         /* struct text: an ANSI colour name or #rrggbb */
    FIELD_URL,           /* struct text: http or https */
    FIELD_NUMBER,        /* struct number: a whole number from 1 */
    FIELD_VERSION,       /* struct number: the version of the format, 1 */
    FIELD_BOOLEAN,       /* bool */
    FIELD_DATE,          /* struct date: EDTF */
    FIELD_CHOICE,        /* uint8_t: one more than the index among `choices` */
    FIELD_STATUS,        /* struct status: one of `choices`, or of the dossier's own */
    FIELD_IMPORTANCE,    /* uint8_t: a whole number from 1 to IMPORTANCE_MOST */
    FIELD_REFERENCE,     /* struct reference to a theme, actor or corridor */
    FIELD_ADDRESS,       /* struct reference to a brief or a point: brief#id */
    FIELD_LOCAL_ADDRESS, /* struct reference to a point of the same brief: id */
    FIELD_EVENT_ADDRESS, /* struct reference to an event: brief#id */
    FIELD_SUBJECT,       /* struct reference to a point of the same brief, or "source": the brief */
    FIELD_RECORD,        /* a structure, by `record` */
};

enum {
    FIELD_LIST = 1,      /* struct list of the above */
    FIELD_REQUIRED = 2,  /* a message where it is missing */
    FIELD_ESSENTIAL = 4, /* required, and without it the record is left out */
};

/* Where readers see the fields of a record. JSON has all of them, columns are named in
 * output/data/catalog.c. */
enum shown_where {
    SHOWN_AS_ROW,  /* of the provenance */
    SHOWN_BELOW,   /* in the line of details below the text */
    SHOWN_ON_PAGE, /* in the brackets after the text on a page */
    SHOWN_WHERES
};

struct shown_field {
    const char *label;                            /* what its row begins with */
    uint8_t order[SHOWN_WHERES];                  /* from the least; 0: it is not shown there */
    bool is_curators;                             /* words of the curator, set apart as such */
    const char *(*remark)(const void *structure); /* what follows its word; NULL: nothing */
    const char *const
        *phrases; /* of a choice, in the place of its words below the text, by its value */
};

struct record;

struct field {
    const char *name;
    const char *help; /* one sentence for the manual */
    enum field_type type;
    unsigned flags;
    size_t offset;
    const struct record *record;
    const char *const *choices; /* ends with NULL */
    enum rule dangling;         /* for references: the rule that a missing target breaks */
    const char *remedy; /* what to write in place of a text that is not an id; may be NULL */
    struct shown_field shown;
};

struct record {
    const char *name; /* as the manual calls it */
    size_t size;
    const struct field *fields;
    size_t field_count;
    const struct field *shorthand; /* what a text in place of the mapping fills; NULL: none may */
};

/* The roots of the files. actors.yaml and corridors.yaml are lists of their record. */
extern const struct record schema_dossier;
extern const struct record schema_brief;
extern const struct record schema_theme;
extern const struct record schema_actor;
extern const struct record schema_corridor;

/* Of a brief. */
extern const struct record schema_source;
extern const struct record schema_voice;
extern const struct record schema_claim;
extern const struct record schema_actor_role;
extern const struct record schema_corridor_account;
extern const struct record schema_event;
extern const struct record schema_figure;
extern const struct record schema_question;
extern const struct record schema_note;

/* The field of that name, NULL where there is none. */
const struct field *schema_field(const struct record *record, const char *name);

/* The field that is shown there after another, or first where that is NULL; NULL after the last. */
const struct field *schema_next_shown(const struct record *record, enum shown_where where,
                                      const struct field *last);

/* Where a structure has what a field fills. */
const void *schema_member(const struct field *field, const void *structure);

/* Whether a structure has the field. A boolean that is absent is false. */
bool schema_is_present(const struct field *field, const void *structure);

/* The size of the member that a field fills, or of one item of its list. */
size_t schema_item_size(const struct field *field);

/* Copies a structure with all that its fields hold, so that nothing of the copy stands elsewhere
 * than in the arena; what it refers to is not resolved in the copy. */
void schema_copy(const struct record *record, const void *from, void *to, struct arena *arena);

/* Whether the field names something by its id or address, and so fills a struct reference. */
bool schema_is_reference(const struct field *field);

/* Lower-case ASCII letters and digits, with single hyphens between them, at most 64. */
bool schema_is_id(struct slice text);

/* black red green yellow blue magenta cyan white, with or without "bright-", or #rrggbb. */
bool schema_is_color(struct slice text);

/* Digits with an optional sign and one optional decimal point. */
bool schema_is_decimal(struct slice text);

/* The field whose name is nearest to a misspelled one, NULL where none is near. */
const struct field *schema_nearest_field(const struct record *record, struct slice name);

/* The text among `candidates` (which ends with NULL) nearest to `name`, NULL where none is near. */
const char *schema_nearest(const char *const *candidates, struct slice name);

#endif
