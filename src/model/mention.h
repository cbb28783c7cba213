/* Mentions: every place where a text names an actor or a corridor.
 *
 * A mention is found by the program, never asserted by a curator, and the two are never shown in
 * one list. Names and aliases of up to 128 bytes are compared on folded text at word boundaries,
 * the longest first; a name of up to five characters with capitals and without lower-case letters
 * (US, IRGC) must be written with these capitals. Of a text only the first 64 KiB are searched: no
 * sentence of a briefing is that long, and megabytes of names must not take megabytes of links. */
#ifndef PRECIS_MODEL_MENTION_H
#define PRECIS_MODEL_MENTION_H

#include "base/arena.h"
#include "base/find.h"
#include "base/slice.h"
#include "model/actor.h"
#include "model/corridor.h"

#include <stddef.h>

struct mention {
    size_t start; /* bytes of the text */
    size_t end;
    const struct entry *entry;
};

struct mention_list {
    struct mention *items;
    size_t count;
};

struct name_table;

/* All names and aliases. Of one that two entries share the first has it. Memory is the arena's. */
struct name_table *name_table_create(struct arena *arena, struct actor_list actors,
                                     struct corridor_list corridors);

/* The mentions in a text, in its order, never overlapping. Memory is the arena's. */
struct mention_list mention_find(const struct name_table *names, struct slice text,
                                 struct arena *arena);

/* The pattern by which a text is searched for one name: where mention_find finds it, or would if no
 * longer name stood there. */
struct pattern mention_pattern(struct arena *arena, struct slice name);

#endif
