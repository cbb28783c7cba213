/* What holds of every message about a file. */
#ifndef PRECIS_TESTS_FUZZ_MESSAGES_H
#define PRECIS_TESTS_FUZZ_MESSAGES_H

#include "base/diagnostic.h"

/* Lines of a file, and the bytes of its longest one. */
struct extent {
    uint32_t lines;
    uint32_t columns;
};

struct extent extent_of(struct slice bytes);

/* Fails unless it is a place that an editor shows, or may be none and is none. */
void check_position(struct position at, const struct extent *extent, bool may_be_none);

/* Fails unless each is one clean line, and names a place in the file when it is about it. */
void check_messages(const struct diagnostics *diagnostics, struct slice file,
                    const struct extent *extent);

#endif
