/* A YAML document as a tree in which every node knows where it stands in its file. */
#ifndef PRECIS_LOAD_NODE_H
#define PRECIS_LOAD_NODE_H

#include "base/diagnostic.h"
#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

struct node {
    uint8_t kind;   /* enum node_kind */
    bool is_plain;  /* a scalar without quotes */
    bool is_flow;   /* a list in brackets or a mapping in braces */
    bool is_alias;  /* a scalar in place of an alias, which was reported */
    uint32_t count; /* items of a sequence, pairs of a mapping */
    struct position at;
    struct slice scalar;
    struct node *first; /* the items; for a mapping key, value, key, value … */
    struct node *next;  /* the next among its siblings */
};

/* Whether it is nothing: an empty plain scalar, ~ or null. */
bool node_is_null(const struct node *node);

/* The value of a key of a mapping; NULL where there is none, or no mapping. */
const struct node *node_value(const struct node *mapping, const char *key);

/* "a text", "a list" or "a mapping": for messages. */
const char *node_kind_name(const struct node *node);

#endif
