/* Searching the whole of a dossier. */
#include "base/fold.h"
#include "model/search_parts.h"

#include <stdlib.h>

enum { BRIEFS_AT_A_TIME = 64 };

/* One more than the place of a brief among the dated ones; 0 without a date. */
static uint32_t newness(const struct passage *passage)
{
    const struct brief *brief = passage->brief;
    return brief && brief->source.issued.value.start.precision ? brief->entry.ordinal + 1 : 0;
}

/* What a hit is sorted by. */
struct rank {
    uint64_t quality; /* the larger the better */
    size_t item;
};

static int compare_ranks(const void *left_item, const void *right_item)
{
    const struct rank *left = left_item;
    const struct rank *right = right_item;
    if (left->quality != right->quality)
        return left->quality > right->quality ? -1 : 1;
    return left->item < right->item ? -1 : left->item > right->item;
}

/* Each part in bits of its own, the most weighty first. */
static uint64_t quality_of(const struct search_hit *hit)
{
    const struct {
        uint64_t value;
        int bits;
    } parts[] = {
        {hit->in_text, 7},
        {hit->whole_words, 7},
        {hit->in_id, 7},
        {SEARCH_FAR - hit->nearness, 2},
        {newness(&hit->passage), 32},
        {PASSAGE_KINDS - hit->passage.kind, 8},
    };
    uint64_t quality = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        quality = quality << parts[i].bits | parts[i].value;
    return quality;
}

void search_rank(struct search_hits *hits, struct arena *arena)
{
    struct rank *ranks = ARENA_ARRAY(arena, struct rank, hits->count);
    struct search_hit *sorted = ARENA_ARRAY(arena, struct search_hit, hits->count);
    for (size_t i = 0; i < hits->count; i++)
        ranks[i] = (struct rank){quality_of(&hits->items[i]), i};
    if (hits->count)
        qsort(ranks, hits->count, sizeof *ranks, compare_ranks);
    for (size_t i = 0; i < hits->count; i++)
        sorted[i] = hits->items[ranks[i].item];
    hits->items = sorted;
}

struct collector {
    const struct search *search;
    struct place place;
    unsigned kinds;
    struct search_kept kept;
    struct search_hits hits;
    size_t capacity;
    struct search_folds *folds;     /* NULL: none are kept */
    const struct search_part *part; /* that is searched */
    struct candidate {
        wanted_set present;
        term_set terms; /* of these */
    } * candidates;     /* by the numbers of its passages */
    size_t candidate_capacity;
    size_t *holders;     /* by the numbers of what is looked for */
    term_set everywhere; /* terms that may be found beside any passage of the part */
    size_t at;           /* the passage that is visited */
    struct arena scratch;
    struct arena *arena;
};

static void note(struct collector *collector, size_t item, size_t number)
{
    struct candidate *candidate = &collector->candidates[item];
    candidate->present |= number < SEARCH_MOST_KNOWN ? (wanted_set)1 << number : 0;
    candidate->terms |= search_wanted_at(collector->search, number).terms;
}

/* Of two that are looked for, whether each text that holds the first holds the second too. */
static bool holds(const struct pattern *first, const struct pattern *second)
{
    struct find_fold fold = {.folded = {.text = first->text}, .other = first->other};
    return !second->minds_case && find_bytes(second, &fold, 0) < first->text.length;
}

static size_t first_term(term_set terms)
{
    size_t term = 0;
    while (!(terms >> term & 1))
        term++;
    return term;
}

/* For each that is looked for, a term that stands in every text that it stands in and is looked for
 * before it; itself where there is none. */
static size_t *find_holders(const struct search *search, struct arena *arena)
{
    size_t count = search_count_wanted(search);
    size_t *holders = ARENA_ARRAY(arena, size_t, count);
    for (size_t i = 0; i < count; i++) {
        struct wanted wanted = search_wanted_at(search, i);
        size_t end = i < search->query.count ? i : first_term(wanted.terms) + 1;
        size_t other = 0;
        while (other < end && !holds(wanted.pattern, search_wanted_at(search, other).pattern))
            other++;
        holders[i] = other < end ? other : i;
    }
    return holders;
}

static void note_as_another(struct collector *collector, size_t number)
{
    size_t other = collector->holders[number];
    for (size_t i = 0; i < collector->part->count; i++)
        if (search_may_hold(collector->candidates[i].present, other))
            note(collector, i, number);
}

/* Notes in which passages of the part it may stand. Of what minds capitals that is not known. */
static void find_wanted(struct collector *collector, size_t number)
{
    const struct search_part *part = collector->part;
    const struct pattern *pattern = search_wanted_at(collector->search, number).pattern;
    size_t length = part->whole.folded.text.length;
    size_t item = 0;
    if (pattern->minds_case || number >= SEARCH_MOST_KNOWN) {
        for (; item < part->count; item++)
            note(collector, item, number);
        return;
    }
    if (collector->holders[number] < number) {
        note_as_another(collector, number);
        return;
    }
    for (size_t found = 0; (found = find_bytes(pattern, &part->whole, found)) < length;
         found = part->items[item].end) {
        while (part->items[item].end <= found)
            item++;
        note(collector, item, number);
    }
}

/* The terms in the names of all that a brief's points, roles and accounts are on. */
static term_set names_in_brief(const struct search *search, const struct brief *brief)
{
    term_set terms = 0;
    if (!search->named || !brief)
        return search->named;
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        const struct claim *claim = &brief->claims.items[i];
        terms |= search_terms_of_references(search->themes, claim->themes);
        terms |= search_terms_of_actors(search, claim->voices);
    }
    for (uint32_t i = 0; i < brief->questions.count; i++)
        terms |= search_terms_of_references(search->themes, brief->questions.items[i].themes);
    for (uint32_t i = 0; i < brief->events.count; i++)
        terms |= search_terms_of_references(search->themes, brief->events.items[i].themes);
    for (uint32_t i = 0; i < brief->actors.count; i++)
        terms |= search_terms_of_reference(search->actors, brief->actors.items[i].actor);
    for (uint32_t i = 0; i < brief->corridors.count; i++)
        terms |= search_terms_of_reference(search->corridors, brief->corridors.items[i].corridor);
    return terms;
}

/* Looks for a term and for the names that stand for it and no term before it; whether any passage
 * of the part may have it. */
static bool find_term(struct collector *collector, size_t term)
{
    const struct search *search = collector->search;
    term_set found = collector->everywhere;
    find_wanted(collector, term);
    for (size_t i = search->query.count; i < search_count_wanted(search); i++)
        if (first_term(search_wanted_at(search, i).terms) == term)
            find_wanted(collector, i);
    for (size_t i = 0; i < collector->part->count && !(found & search_bit(term)); i++)
        found |= collector->part->items[i].has_speaker ? search_bit(term)
                                                       : collector->candidates[i].terms;
    return found & search_bit(term);
}

/* Whether any passage of the part may answer. */
static bool begin_part(struct collector *collector, const struct brief *brief)
{
    const struct search *search = collector->search;
    const struct search_part *part = collector->part;
    while (collector->candidate_capacity < part->count)
        collector->candidates =
            arena_reserve(collector->arena, collector->candidates, &collector->candidate_capacity,
                          collector->candidate_capacity, sizeof *collector->candidates);
    for (size_t i = 0; i < part->count; i++)
        collector->candidates[i] = (struct candidate){0};
    collector->everywhere = names_in_brief(search, brief) | search->addresses |
                            search_terms_of_source(search, brief, &collector->kept);
    for (size_t i = 0; i < search->query.count; i++)
        if (!find_term(collector, i))
            return false;
    return true;
}

/* Whether the passage may answer. */
static bool is_candidate(void *context, size_t number)
{
    struct collector *collector = context;
    const struct search_fold *item = &collector->part->items[number];
    term_set all = collector->search->all;
    term_set terms = collector->candidates[number].terms | collector->everywhere;
    collector->at = number;
    return item->text.is_made && collector->kinds & 1u << item->kind &&
           (item->has_speaker || (terms & all) == all);
}

static void collect(void *context, const struct passage *passage)
{
    struct collector *collector = context;
    const struct search_fold *item = &collector->part->items[collector->at];
    struct search_hit hit;
    struct weighed in = search_weighed_of(passage);
    in.text.folds[0] = item->text;
    in.id.folds[0] = item->id;
    in.present = collector->candidates[collector->at].present;
    if (!passage_is_in(passage, collector->place))
        return;
    if (!search_weigh_in(collector->search, passage, &in, &collector->kept, &hit))
        return;
    struct search_hits *hits = &collector->hits;
    hits->items =
        arena_reserve(collector->arena, hits->items, &collector->capacity, hits->count, sizeof hit);
    hits->items[hits->count++] = hit;
}

static void search_part(struct collector *collector, const struct brief *brief)
{
    const struct dossier *dossier = collector->search->dossier;
    struct arena own = {0};
    struct search_part part;
    if (collector->folds)
        collector->part = search_folds_of(collector->folds, dossier, brief, &collector->scratch);
    else
        part = search_part_fold(dossier, brief, &own, &collector->scratch);
    if (!collector->folds)
        collector->part = &part;
    if (begin_part(collector, brief))
        passages_walk(dossier, brief, collector->arena,
                      &(struct passage_walk){is_candidate, collect, collector});
    arena_clear(&collector->scratch);
    arena_release(&own);
}

static struct search_hits run(struct collector *collector, struct search_stop stop)
{
    const struct dossier *dossier = collector->search->dossier;
    const struct brief *only = collector->place.brief;
    collector->holders = find_holders(collector->search, collector->arena);
    if (!only)
        search_part(collector, NULL);
    for (uint32_t i = 0; i < dossier->brief_count && !collector->hits.is_part; i++) {
        if (!only || only == dossier->briefs[i])
            search_part(collector, dossier->briefs[i]);
        collector->hits.is_part = i % BRIEFS_AT_A_TIME == BRIEFS_AT_A_TIME - 1 && stop.is_due &&
                                  stop.is_due(stop.context);
    }
    arena_release(&collector->scratch);
    search_kept_release(&collector->kept);
    search_rank(&collector->hits, collector->arena);
    return collector->hits;
}

struct search_hits search_run(const struct search *search, struct place place, unsigned kinds,
                              struct arena *arena)
{
    return run(
        &(struct collector){.search = search, .place = place, .kinds = kinds, .arena = arena},
        (struct search_stop){0});
}

struct search_hits search_run_again(const struct search *search, struct place place, unsigned kinds,
                                    struct search_folds *folds, struct search_stop stop,
                                    struct arena *arena)
{
    return run(
        &(struct collector){
            .search = search, .place = place, .kinds = kinds, .folds = folds, .arena = arena},
        stop);
}
