/* Transport corridors and projects, shared by all briefs. */
#ifndef PRECIS_MODEL_CORRIDOR_H
#define PRECIS_MODEL_CORRIDOR_H

#include "model/entry.h"
#include "model/text.h"

/* What a status means, as far as the program must know. */
enum stage { STAGE_NONE, STAGE_BEGINNING, STAGE_ON_ITS_WAY, STAGE_STUCK };

/* How far something has come, in a word of the dossier's (own_words.h). */
struct status {
    struct text text;
    uint8_t stage; /* enum stage; STAGE_NONE: the word is none of those */
    uint8_t rank;  /* its place among the dossier's statuses, from 1; at most UINT8_MAX */
};

/* What a dossier calls its corridors. */
struct own_list {
    struct position at;
    struct text name;          /* "treaties" */
    struct text one;           /* "treaty" */
    struct text_list statuses; /* from the beginning to the end; empty: the usual ones */
};

struct stop {
    struct position at;
    struct text place;
    struct reference actor;
    bool border;
    struct status status;
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

/* The status as its file has it; empty where it is none of the dossier's. */
static inline struct slice status_slice(const struct status *status)
{
    return status->stage ? text_slice(status->text) : SLICE("");
}

#endif
