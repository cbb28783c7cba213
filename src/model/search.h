/* Searching a dossier: the one matcher of every search.
 *
 * A passage (passage.h) answers a query when each of its words is found in the passage's text or in
 * what belongs to it: its id, the names of who says it or of whom it is about, its themes, and the
 * names of its source, which are its label, container and authors, not its title. Words are found
 * as base/find.h finds them. */
#ifndef PRECIS_MODEL_SEARCH_H
#define PRECIS_MODEL_SEARCH_H

#include "model/occurrence.h"
#include "model/passage.h"
#include "model/query.h"
#include "model/remembered.h"
#include "model/search_folds.h"

struct search;

/* How near each other the words stand in the text. */
enum search_nearness { SEARCH_ADJACENT, SEARCH_NEAR, SEARCH_FAR };

struct search_hit {
    struct passage passage;
    uint8_t in_text;     /* words that the text holds */
    uint8_t whole_words; /* those that stand in its text or id as whole words */
    uint8_t in_id;       /* those that its id holds: it says in a word or two what it is about */
    uint8_t nearness;    /* enum search_nearness */
};

struct search_hits {
    struct search_hit *items;
    size_t count;
    bool is_part; /* the search was stopped before its end */
};

/* Asked now and then whether a search shall stop. */
struct search_stop {
    bool (*is_due)(void *context); /* NULL: never */
    void *context;
};

/* Reads what was typed and resolves what it names. NULL when there is nothing to look for, too
 * much, or something that the dossier has not; then the message says so, with the nearest right
 * ids. Memory is the arena's; the dossier and the memory must live as long. Without a dossier
 * (NULL) nothing but search_answers_text and search_matches can be asked. */
struct search *search_begin(struct slice typed, const struct dossier *dossier,
                            const struct search_memory *memory, struct arena *arena,
                            struct buffer *message);

/* As it was typed. */
struct slice search_typed(const struct search *search);

/* Whether it answers. */
bool search_answers(const struct search *search, const struct passage *passage);

/* What is kept from one passage that a search weighs to the next. All zero at first. */
struct search_kept {
    const struct brief *brief; /* of the passage before */
    term_set source;           /* the terms found in the source of that brief */
    struct arena scratch;      /* of one passage */
};

/* The same, and how well. */
bool search_weigh(const struct search *search, const struct passage *passage,
                  struct search_kept *kept, struct search_hit *hit);

void search_kept_release(struct search_kept *kept);

/* Sorts hits that are in the order of the dossier, the best first, as search_run() does. Memory is
 * the arena's. */
void search_rank(struct search_hits *hits, struct arena *arena);

/* The same for what an entry says, as every list of entries asks. */
bool search_answers_entry(const struct search *search, const struct entry *entry);

/* The same for a text alone, of which nothing but the words is known: false with conditions. */
bool search_answers_text(const struct search *search, struct slice text);

/* Every passage of these kinds within the place that answers: those first that hold more of it in
 * their own text, then those with more whole words, then those whose id holds more, then those in
 * which the words stand together; among equals the newer source first. Memory is the arena's. */
struct search_hits search_run(const struct search *search, struct place place, unsigned kinds,
                              struct arena *arena);

/* search_run() with folds that are kept: no text is folded twice. */
struct search_hits search_run_again(const struct search *search, struct place place, unsigned kinds,
                                    struct search_folds *folds, struct search_stop stop,
                                    struct arena *arena);

/* Everything in a text that it looks for, names that stand for a word included, from left to right,
 * what overlaps or touches joined. Memory is the arena's. */
struct found_list search_matches(const struct search *search, struct slice text,
                                 struct arena *arena);

/* How many these are. */
size_t search_count_matches(const struct search *search, struct slice text);

/* The same one by one: however many there are, they take no memory beyond the fold of the text. */
struct search_reader;

struct search_reader *search_open(const struct search *search, struct slice text,
                                  struct arena *arena);

/* False after the last one. */
bool search_next(struct search_reader *reader, struct found *match);

#endif
