/* Searching the claims of a dossier.
 *
 * A query is words and "quoted phrases", and a claim answers it when each of them is found in its
 * text or in what belongs to it: its id, the names of who says it and of its themes, and the names
 * of its source, which are its label, container and authors, not its title.
 * Words are found as base/find.h finds them: lower case on folded text, with a capital exactly. */
#ifndef PRECIS_MODEL_QUERY_H
#define PRECIS_MODEL_QUERY_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/find.h"
#include "model/place.h"

#include <stdbool.h>
#include <stdint.h>

enum { QUERY_MOST_TERMS = 64 };

struct query {
    struct pattern terms[QUERY_MOST_TERMS];
    size_t count;
};

/* How near each other the words stand in the text of a claim. */
enum query_nearness { QUERY_ADJACENT, QUERY_NEAR, QUERY_FAR };

struct query_hit {
    const struct claim *claim;
    uint8_t in_text;     /* terms that the text of the claim holds */
    uint8_t whole_words; /* terms that stand in its text or id as whole words */
    uint8_t in_id;       /* terms that its id holds: it says in a word or two what it is about */
    uint8_t nearness;    /* enum query_nearness */
};

struct query_hits {
    struct query_hit *items;
    size_t count;
};

/* Reads what was typed; an unclosed quotation mark reaches to the end. Memory is the arena's. False
 * when there is nothing to look for or too much; then the message says so. */
bool query_parse(struct query *query, struct slice typed, struct arena *arena,
                 struct buffer *message);

/* The claims within the place that answer: those first that hold more of it in their own text,
 * then those with more whole words, then those whose id holds more, then those in which the words
 * stand together; among equals the newer source first. Memory is the arena's. */
struct query_hits query_run(const struct query *query, const struct dossier *dossier,
                            struct place place, struct arena *arena);

/* Everything in a text that any term matches, from left to right, what overlaps or touches joined.
 * Memory is the arena's. */
struct found_list query_matches(const struct query *query, struct slice text, struct arena *arena);

/* Whether something of a brief with these themes lies within the place. */
bool query_includes(struct place place, const struct brief *brief, struct reference_list themes);

/* Whether the brief does, by its source and by at least one point, question or event. */
bool query_includes_brief(struct place place, const struct brief *brief);

#endif
