/* A theme: an entry of the codebook by which claims are coded. */
#ifndef PRECIS_MODEL_THEME_H
#define PRECIS_MODEL_THEME_H

#include "model/entry.h"
#include "model/text.h"

struct synthesis_line {
    struct position at;
    struct text text;
    struct reference_list cites;
};

struct synthesis_line_list {
    struct synthesis_line *items;
    uint32_t count;
};

struct theme {
    struct entry entry;
    struct slice file;
    struct number version;
    struct text id;
    struct text name;
    struct number order; /* its number key; 0 without one */
    struct text color;
    struct text definition;
    struct text_list includes;
    struct text_list excludes;
    struct synthesis_line_list synthesis;
    struct text_list gaps;
};

#endif
