/* Text that a person meant to be read and YAML takes for a comment: what stands after " #" in a
 * text without quotes, as in "article #3 of the treaty". */
#ifndef PRECIS_LOAD_COMMENT_H
#define PRECIS_LOAD_COMMENT_H

#include "load/lines.h"

#include <stdbool.h>

struct comment_search {
    bool is_needed; /* something in the file looks like it */
    struct lines lines;
};

struct comment_search comment_search_of(struct slice bytes);

/* Whether such a comment stands after a text without quotes that ends before the character with
 * this index; indexes must rise from call to call. `*comment` is from its # to the end of the
 * line. A # with a blank or the end of the line after it begins a comment that is meant. */
bool comment_after(struct comment_search *search, size_t index, struct position *at,
                   struct slice *comment);

#endif
