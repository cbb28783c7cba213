/* The insides of a search, for the files that search_begin(), search_weigh() and search_run() are
 * in. */
#ifndef PRECIS_MODEL_SEARCH_PARTS_H
#define PRECIS_MODEL_SEARCH_PARTS_H

#include "model/search.h"
#include "model/search_filter.h"

/* One more name of somebody who is named by some of the terms. */
struct stand_in {
    struct pattern pattern;
    term_set terms;
};

struct search {
    struct query query;
    struct slice typed;
    const struct dossier *dossier;
    struct search_memory memory;
    struct search_filter filters[QUERY_MOST_FILTERS];
    term_set all;
    term_set addresses; /* terms that can only mean an address, for they hold a # */
    struct stand_in *stand_ins;
    size_t stand_in_count;
    size_t stand_in_capacity;
    term_set named;   /* terms in the name of any theme, actor or corridor: most often none */
    term_set *themes; /* by ordinal: the terms in the name of each */
    term_set *actors;
    term_set *corridors;
};

static inline term_set search_bit(size_t term)
{
    return (term_set)1 << term;
}

/* What is looked for in a text: the terms, then the names that stand for some of them. */
struct wanted {
    const struct pattern *pattern;
    term_set terms;
};

size_t search_count_wanted(const struct search *search);
struct wanted search_wanted_at(const struct search *search, size_t number);

/* A set of what is looked for, by number; beyond SEARCH_MOST_KNOWN anything may be in it. */
typedef uint64_t wanted_set;

enum { SEARCH_MOST_KNOWN = 64 };

#define SEARCH_ANYTHING (~(wanted_set)0)

bool search_may_hold(wanted_set set, size_t number);

/* The terms that a text holds. */
term_set search_terms_in_text(const struct search *search, struct find_text *in,
                              struct arena *scratch);
term_set search_terms_in(const struct search *search, struct slice text, struct arena *scratch);

/* The terms in the names of what is referred to, and of the source; of the last brief they are
 * kept. */
term_set search_terms_of_reference(const term_set *by_ordinal, struct reference reference);
term_set search_terms_of_references(const term_set *by_ordinal, struct reference_list references);
term_set search_terms_of_actors(const struct search *search, struct voice_list voices);
term_set search_terms_of_source(const struct search *search, const struct brief *brief,
                                struct search_kept *kept);

/* What a passage is searched in, perhaps folded already, and what may be in it. */
struct weighed {
    struct find_text text;
    struct find_text id;
    wanted_set present;
};

struct weighed search_weighed_of(const struct passage *passage);

/* Whether the passage answers, with how well in `hit`. */
bool search_weigh_in(const struct search *search, const struct passage *passage, struct weighed *in,
                     struct search_kept *kept, struct search_hit *hit);

#endif
