/* Transport corridors and projects, shared by all briefs. */
#ifndef PRECIS_MODEL_CORRIDOR_H
#define PRECIS_MODEL_CORRIDOR_H

#include "model/entry.h"
#include "model/text.h"

struct stop {
    struct position at;
    struct text place;
    struct reference actor;
    bool border;
    uint8_t status; /* enum corridor_status */
    struct reference_list cites;
};

struct stop_list {
    struct stop *items;
    uint32_t count;
};

struct corridor {
    struct entry entry;
    struct slice file;
    struct text id;
    struct text name;
    struct text_list aliases;
    struct text_list modes;
    struct stop_list route;
    struct reference_list backers;
    struct reference_list opponents;
    struct text note;
};

struct corridor_list {
    struct corridor *items;
    uint32_t count;
};

#endif
