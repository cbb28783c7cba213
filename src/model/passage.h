/* Everything in a dossier that says something in words, one by one, for those who look for words.
 */
#ifndef PRECIS_MODEL_PASSAGE_H
#define PRECIS_MODEL_PASSAGE_H

#include "base/arena.h"
#include "model/place.h"
#include "model/schema.h"

#include <stdbool.h>

enum passage_kind {
    PASSAGE_POINT,
    PASSAGE_QUESTION,
    PASSAGE_EVENT,
    PASSAGE_FIGURE,
    PASSAGE_ROLE,    /* what a brief says of an actor */
    PASSAGE_ACCOUNT, /* what a brief says of a corridor */
    PASSAGE_NOTE,
    PASSAGE_SYNTHESIS, /* one line of it */
    PASSAGE_BOTTOM_LINE,
    PASSAGE_SOURCE, /* its title; this and the next three are what has names */
    PASSAGE_THEME,
    PASSAGE_ACTOR,
    PASSAGE_CORRIDOR,
    PASSAGE_PARAGRAPH, /* of an article, and of no dossier */
    PASSAGE_KINDS
};

enum { PASSAGE_ALL_TEXTS = (1 << (PASSAGE_SOURCE + 1)) - 1 }; /* a set of kinds: bit 1 << kind */

struct passage {
    enum passage_kind kind;
    const void *item;          /* struct claim, question, event, figure … */
    const struct entry *entry; /* where there is one: of a point, question, event, source … */
    const struct brief *brief; /* NULL outside of briefs */
    const struct theme *theme; /* of a synthesis */
    const struct entry *about; /* the actor of a role, the corridor of an account */
    struct slice text;         /* the words; for a figure with its value and unit */
    struct reference_list themes;
    struct voice_list voices;
    struct number_list paragraphs;
    const struct date *date; /* of an event or figure; NULL: its source's */
};

/* "point", "open question", "event", "figure", "role", "account", "note", "synthesis", "bottom
 * line", "source", "theme", "actor", "corridor", "paragraph". */
const char *passage_kind_name(enum passage_kind kind);

/* The fields of its item; NULL where it is not a record of a brief. */
const struct record *passage_record(const struct passage *passage);

/* Of what an entry says. Texts that have to be joined are the arena's. */
struct passage passage_of(const struct entry *entry, struct arena *arena);

/* Of a record of a brief: a point, role, account, event, figure, open question or note. */
struct passage passage_of_record(const struct brief *brief, enum passage_kind kind,
                                 const void *record, struct arena *arena);

typedef void passage_visit(void *context, const struct passage *passage);

/* All texts of a dossier in its order: its bottom line, the syntheses, then brief after brief. A
 * passage is valid during the call; its texts are the dossier's or the arena's. */
void passages_visit(const struct dossier *dossier, struct arena *arena, passage_visit *visit,
                    void *context);

/* The passages of one brief, or (NULL) of the dossier itself, for a caller who does not want all of
 * them. A text that is empty keeps its number. */
struct passage_walk {
    bool (*wants)(void *context, size_t number); /* from 0 */
    passage_visit *visit;
    void *context;
};

void passages_walk(const struct dossier *dossier, const struct brief *brief, struct arena *arena,
                   const struct passage_walk *walk);

/* Whether it lies in the source and the theme of the place. What has no theme of its own is on the
 * themes of the points that rest on its paragraphs. */
bool passage_is_in(const struct passage *passage, struct place place);

/* Where it is read. */
struct place passage_place(const struct passage *passage);

/* Where a passage of a brief stands in that. */
struct place passage_place_in_brief(const struct passage *passage);

#endif
