/* What is remembered between runs: which points and open questions were read and what they said
 * then, stars, marks, and where the reader was.
 *
 * The state is in memory; state_file.h loads and saves it. It knows things by their ids, so it
 * outlives any load of the dossier; with a dossier bound to it (state_set_dossier) it answers for
 * entries, each in constant time and without an allocation, so that a screen may ask anew for
 * every frame. One thread at a time. */
#ifndef PRECIS_STORE_STATE_H
#define PRECIS_STORE_STATE_H

#include "base/slice.h"
#include "model/dossier.h"
#include "model/remembered.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct state;

/* Where the reader was: a place as text, in whatever way the caller writes places, and the address
 * of the item there. Both may hold any bytes; both empty means nowhere. */
struct state_position {
    struct slice place;
    struct slice item;
};

enum reading {
    READING_UNREAD,
    READING_NEW,      /* added since: never met, where its neighbours were read */
    READING_REWORDED, /* read, and its text has changed since */
    READING_READ
};

struct state_counts {
    uint32_t unread;            /* points that are not read as they stand, changed ones included */
    uint32_t changed;           /* points that are new or reworded */
    uint32_t changed_questions; /* open questions that are */
};

/* To be given to state_release, which takes NULL as well. */
struct state *state_create(void);
void state_release(struct state *state);

/* Answers for the entries of this dossier from now on; NULL for none. To be called before the
 * dossier that was bound before is released. What is remembered stays. */
void state_set_dossier(struct state *state, const struct dossier *dossier);

/* Points and open questions: as above. A point is met when the first of its brief is read, so that
 * those added later are new until they are read.
 *
 * A brief: read when all its points are; new when it came to a dossier that was read before, until
 * something of it is read; reworded when nothing is left of
 * it but new and reworded points; else unread. Anything else is read. What is not of the dossier
 * that is bound is unread. */
enum reading state_reading(const struct state *state, const struct entry *entry);

/* Marks a point or question as read, with its present text, or as unread; a brief: all of its
 * points and questions. Nothing for other entries. */
void state_set_read(struct state *state, const struct entry *entry, bool is_read);

/* What a reworded point said when it was read; empty where that was not kept. Valid until the state
 * changes. */
struct slice state_old_wording(const struct state *state, const struct entry *entry);

/* Counts for a brief (NULL: all) and a theme (NULL: any or none), as dossier_coverage does. Of
 * points that share an id only the first is counted. */
struct state_counts state_unread(const struct state *state, const struct brief *brief,
                                 const struct theme *theme);

/* Stars for points, open questions and briefs; nothing else ever has one. */
bool state_is_starred(const struct state *state, const struct entry *entry);
void state_set_starred(struct state *state, const struct entry *entry, bool is_starred);

/* What searches and places ask the state: `is` answers for points, open questions and briefs. It
 * holds as long as the state. */
struct search_memory state_memory(struct state *state);

/* Marks a to z; false, and nowhere, where none is set. To set nowhere removes the mark; other
 * letters are ignored. The slices are valid until the state changes; those given are copied. */
bool state_mark(const struct state *state, char letter, struct state_position *position);
void state_set_mark(struct state *state, char letter, struct state_position position);

/* Where the reader was last; with the same promise. To set it is cheap, and changes nothing when it
 * is the same. */
struct state_position state_last(const struct state *state);
void state_set_last(struct state *state, struct state_position position);

/* Lines that were typed, by what they were typed for: a word of the caller's. The newest of each
 * word are remembered; a line that is typed again is the newest. An empty line and one that is
 * longer are not remembered, and none of this can be undone. */
enum { STATE_MOST_TYPED = 50, STATE_LONGEST_TYPED = 1024 };

void state_add_typed(struct state *state, struct slice purpose, struct slice line);

/* All that are remembered: by word, then the oldest first. The slices are valid until the state
 * changes. */
typedef void visit_typed(void *context, struct slice purpose, struct slice line);

void state_visit_typed(const struct state *state, visit_typed *visit, void *context);

/* What is remembered of a brief goes on under the new id as well, or where `name` is not empty what
 * is remembered of that point or question of it. The old facts stay. To be called when no dossier
 * is bound. */
void state_rename(struct state *state, struct slice brief, struct slice name, struct slice new);

/* A change set: what is read, starred or marked between begin and end can be undone as one, until
 * fifty later sets have ended. Sets in a set are part of it. state_end() answers how
 * many things were changed. */
void state_begin(struct state *state);
size_t state_end(struct state *state);

/* Calls the set that ended last something: what undoing it does, in words. The slice is copied. */
void state_name_last(struct state *state, struct slice name);

/* What state_undo() would now undo: how many things, 0 where there is nothing, and the name of the
 * set, which may be empty and is valid until the state changes. */
struct undo_step {
    size_t count;
    struct slice name;
};

struct undo_step state_undo_step(const struct state *state);

/* Puts back what the last change set changed, but for what has been changed again since, here or
 * by another reader; the next time the set before it, and so on. Answers how many things were put
 * back. */
size_t state_undo(struct state *state);

/* Whether there is anything to save. */
bool state_is_changed(const struct state *state);

#endif
