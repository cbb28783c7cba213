/* All matches of a pattern at once, for the tests that compare lists of them. */
#ifndef PRECIS_TESTS_SUPPORT_FINDING_H
#define PRECIS_TESTS_SUPPORT_FINDING_H

#include "base/find.h"

/* Memory is the arena's. */
static inline struct found_list find_all(const struct pattern *pattern, struct slice text,
                                         struct arena *arena)
{
    struct find_text in = {.text = text};
    struct found_list list = {0};
    size_t capacity = 0;
    struct found found;
    for (struct find_cursor cursor = find_begin(pattern, &in, arena); find_next(&cursor, &found);) {
        list.items = arena_reserve(arena, list.items, &capacity, list.count, sizeof found);
        list.items[list.count++] = found;
    }
    return list;
}

#endif
