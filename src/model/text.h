/* The small parts that briefs are made of. Each value from a file knows where it stands. */
#ifndef PRECIS_MODEL_TEXT_H
#define PRECIS_MODEL_TEXT_H

#include "base/diagnostic.h"
#include "base/edtf.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

/* A string from a file, decoded, otherwise untouched: never shown without shown_clean().
 * Without bytes: the field is not there. */
struct text {
    const char *bytes;
    uint32_t length;
    struct position at;
};

struct date {
    struct text text; /* as written */
    struct edtf value;
};

/* A whole number. */
struct number {
    uint32_t value;
    struct position at;
};

/* The id of a theme, actor or corridor, or the address of a brief, claim or question, and what
 * it means: NULL where nothing has that id. */
struct reference {
    struct text text;
    const struct entry *target;
};

/* All lists have the shape of struct list, so that the schema can fill any of them. */
struct list {
    void *items;
    uint32_t count;
};

struct text_list {
    struct text *items;
    uint32_t count;
};

struct number_list {
    struct number *items;
    uint32_t count;
};

struct reference_list {
    struct reference *items;
    uint32_t count;
};

static inline bool number_list_has(struct number_list numbers, uint32_t value)
{
    for (uint32_t i = 0; i < numbers.count; i++)
        if (numbers.items[i].value == value)
            return true;
    return false;
}

static inline struct slice text_slice(struct text text)
{
    return (struct slice){text.bytes, text.length};
}

static inline bool text_is_present(struct text text)
{
    return text.bytes != NULL;
}

#endif
