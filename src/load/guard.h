/* What is looked for in the bytes of a file before libyaml sees them, because it would take minutes
 * or see something else than we do. */
#ifndef PRECIS_LOAD_GUARD_H
#define PRECIS_LOAD_GUARD_H

#include "base/rule.h"
#include "base/slice.h"

struct refusal {
    enum rule rule;
    size_t offset;    /* where to look */
    const char *text; /* NULL: nothing is refused */
};

/* For every message on such marks. */
extern const char guard_merge_text[];

/* UTF-16; the marks of an unresolved merge; more than 4,096 blanks in a row; more than 16 lines of
 * directives. */
struct refusal guard_check(struct slice bytes);

#endif
