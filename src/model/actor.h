/* Who acts: states, organisations, persons and groups, shared by all briefs. */
#ifndef PRECIS_MODEL_ACTOR_H
#define PRECIS_MODEL_ACTOR_H

#include "model/entry.h"
#include "model/text.h"

enum actor_kind { ACTOR_STATE = 1, ACTOR_ORGANISATION, ACTOR_PERSON, ACTOR_GROUP };

struct actor {
    struct entry entry;
    struct slice file;
    struct text id;
    struct text name;
    struct text_list aliases;
    uint8_t kind; /* enum actor_kind */
    struct reference part_of;
    struct text wikidata;
    struct text note;
};

struct actor_list {
    struct actor *items;
    uint32_t count;
};

const char *actor_kind_name(uint8_t kind);

#endif
