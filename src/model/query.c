#include "model/query.h"

#include "base/fold.h"

#include <stdlib.h>
#include <string.h>

enum { NEAR_BYTES = 40, ADJACENT_BYTES = 3 };

/* One bit for each term. */
typedef uint64_t term_set;

/* What all claims of a brief, theme or actor share is searched once. */
struct search {
    const struct query *query;
    const struct dossier *dossier;
    struct place place;
    term_set all;
    term_set addresses; /* terms that can only mean an address, for they hold a # */
    term_set *themes;   /* by ordinal: the terms in the name of each */
    term_set *actors;
    struct arena scratch;
};

/* A term found in a text. */
struct occurrence {
    size_t start;
    size_t end;
    size_t term;
};

struct occurrences {
    struct occurrence *items;
    size_t count;
    size_t capacity;
};

static bool is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* Cuts the next word, or what stands between quotation marks, off `rest`. */
static struct slice next_term(struct slice *rest)
{
    size_t start = 0;
    while (start < rest->length && is_blank(rest->bytes[start]))
        start++;
    bool is_quoted = start < rest->length && rest->bytes[start] == '"';
    start += is_quoted;
    size_t end = start;
    while (end < rest->length && rest->bytes[end] != '"' &&
           (is_quoted || !is_blank(rest->bytes[end])))
        end++;
    struct slice term = {rest->bytes + start, end - start};
    size_t taken = end + (is_quoted && end < rest->length);
    *rest = (struct slice){rest->bytes + taken, rest->length - taken};
    return is_quoted ? slice_trim(term) : term;
}

bool query_parse(struct query *query, struct slice typed, struct arena *arena,
                 struct buffer *message)
{
    query->count = 0;
    while (typed.length) {
        struct pattern pattern = find_pattern(arena, next_term(&typed));
        if (!pattern.text.length)
            continue;
        if (query->count == QUERY_MOST_TERMS) {
            buffer_format(message, "a query has at most %d words", QUERY_MOST_TERMS);
            return false;
        }
        query->terms[query->count++] = pattern;
    }
    if (!query->count)
        buffer_add(message, SLICE("the query holds nothing to search for"));
    return query->count > 0;
}

bool query_includes(struct place place, const struct brief *brief, struct reference_list themes)
{
    return (!place.brief || place.brief == brief) &&
           (!place.theme || references_include(themes, &place.theme->entry));
}

bool query_includes_brief(struct place place, const struct brief *brief)
{
    if (!place.theme)
        return !place.brief || place.brief == brief;
    for (uint32_t i = 0; i < brief->claims.count; i++)
        if (query_includes(place, brief, brief->claims.items[i].themes))
            return true;
    for (uint32_t i = 0; i < brief->questions.count; i++)
        if (query_includes(place, brief, brief->questions.items[i].themes))
            return true;
    for (uint32_t i = 0; i < brief->events.count; i++)
        if (query_includes(place, brief, brief->events.items[i].themes))
            return true;
    return false;
}

static term_set bit(size_t term)
{
    return (term_set)1 << term;
}

static term_set terms_in(struct search *search, struct slice text, term_set wanted)
{
    term_set found = 0;
    for (size_t i = 0; i < search->query->count; i++)
        if (wanted & bit(i) && find_all(&search->query->terms[i], text, &search->scratch).count)
            found |= bit(i);
    return found;
}

static term_set terms_in_names(struct search *search, struct text name, struct text_list aliases)
{
    term_set found = terms_in(search, text_slice(name), search->all);
    for (uint32_t i = 0; i < aliases.count; i++)
        found |= terms_in(search, text_slice(aliases.items[i]), search->all & ~found);
    return found;
}

/* What names the source, not what it is about: words of its title would bring all of its claims. */
static term_set terms_in_source(struct search *search, const struct brief *brief)
{
    const struct source *source = &brief->source;
    term_set found = terms_in(search, brief_label(brief), search->all);
    found |= terms_in(search, text_slice(source->container_title), search->all & ~found);
    for (uint32_t i = 0; i < source->authors.count; i++) {
        const struct person *person = &source->authors.items[i];
        struct slice name = arena_format(&search->scratch, "%.*s %.*s %.*s",
                                         SLICE_ARGUMENTS(text_slice(person->given)),
                                         SLICE_ARGUMENTS(text_slice(person->family)),
                                         SLICE_ARGUMENTS(text_slice(person->literal)));
        found |= terms_in(search, name, search->all & ~found);
    }
    return found;
}

static void find_shared_terms(struct search *search, struct arena *arena)
{
    const struct dossier *dossier = search->dossier;
    for (size_t i = 0; i < search->query->count; i++) {
        struct slice term = search->query->terms[i].text;
        search->addresses |= slice_find(term, '#') < term.length ? bit(i) : 0;
    }
    search->themes = ARENA_ARRAY(arena, term_set, dossier->theme_count);
    search->actors = ARENA_ARRAY(arena, term_set, dossier->actors.count);
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        search->themes[i] = terms_in(search, text_slice(dossier->themes[i]->name), search->all);
    for (uint32_t i = 0; i < dossier->actors.count; i++) {
        const struct actor *actor = &dossier->actors.items[i];
        search->actors[i] = terms_in_names(search, actor->name, actor->aliases);
    }
}

static term_set terms_beside(struct search *search, const struct claim *claim)
{
    term_set found = 0;
    for (uint32_t i = 0; i < claim->voices.count; i++)
        if (claim->voices.items[i].target)
            found |= search->actors[claim->voices.items[i].target->ordinal];
    for (uint32_t i = 0; i < claim->themes.count; i++)
        if (claim->themes.items[i].target)
            found |= search->themes[claim->themes.items[i].target->ordinal];
    found |= terms_in(search, text_slice(claim->id), search->all & ~found);
    return found | terms_in(search, entry_address(&claim->entry, &search->scratch),
                            search->addresses & ~found);
}

static bool is_whole_word(struct slice text, const struct occurrence *occurrence)
{
    return fold_is_word_boundary(text, occurrence->start) &&
           fold_is_word_boundary(text, occurrence->end);
}

static int compare_occurrences(const void *left_item, const void *right_item)
{
    const struct occurrence *left = left_item;
    const struct occurrence *right = right_item;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return left->end < right->end ? -1 : left->end > right->end;
}

static struct occurrences find_occurrences(const struct query *query, struct slice text,
                                           struct arena *arena)
{
    struct occurrences all = {0};
    for (size_t i = 0; i < query->count; i++) {
        struct found_list found = find_all(&query->terms[i], text, arena);
        for (size_t j = 0; j < found.count; j++) {
            all.items =
                arena_reserve(arena, all.items, &all.capacity, all.count, sizeof *all.items);
            all.items[all.count++] =
                (struct occurrence){found.items[j].start, found.items[j].end, i};
        }
    }
    if (all.count > 1)
        qsort(all.items, all.count, sizeof *all.items, compare_occurrences);
    return all;
}

/* Bytes of the shortest part of the text that holds all terms that it has. */
static size_t shortest_span(const struct occurrences *all, size_t distinct)
{
    size_t counts[QUERY_MOST_TERMS] = {0};
    size_t held = 0;
    size_t first = 0;
    size_t shortest = SIZE_MAX;
    for (size_t i = 0; i < all->count; i++) {
        held += counts[all->items[i].term]++ == 0;
        for (; held == distinct; first++) {
            size_t span = all->items[i].end - all->items[first].start;
            shortest = span < shortest ? span : shortest;
            held -= --counts[all->items[first].term] == 0;
        }
    }
    return shortest;
}

static enum query_nearness nearness_of(const struct search *search, const struct occurrences *all,
                                       term_set found)
{
    size_t distinct = 0;
    size_t words = 0;
    for (size_t i = 0; i < search->query->count; i++) {
        distinct += (found & bit(i)) != 0;
        words += found & bit(i) ? search->query->terms[i].text.length : 0;
    }
    if (distinct < 2)
        return QUERY_ADJACENT;
    size_t span = shortest_span(all, distinct);
    if (span <= words + ADJACENT_BYTES * (distinct - 1))
        return QUERY_ADJACENT;
    return span <= words + NEAR_BYTES * (distinct - 1) ? QUERY_NEAR : QUERY_FAR;
}

static uint8_t count_bits(term_set set)
{
    uint8_t count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

static term_set terms_of(const struct occurrences *all)
{
    term_set found = 0;
    for (size_t i = 0; i < all->count; i++)
        found |= bit(all->items[i].term);
    return found;
}

/* The terms that stand in a text as whole words. */
static term_set whole_words_in(struct search *search, struct slice text,
                               const struct occurrences *all)
{
    term_set whole = 0;
    for (size_t i = 0; i < all->count; i++)
        if (is_whole_word(text, &all->items[i]))
            whole |= bit(all->items[i].term);
    return whole & search->all;
}

/* Whether the claim answers, with how well in `hit`. `source` are the terms found in its source. */
static bool weigh(struct search *search, const struct claim *claim, term_set source,
                  struct query_hit *hit)
{
    struct slice text = text_slice(claim->text);
    struct occurrences all = find_occurrences(search->query, text, &search->scratch);
    term_set found = terms_of(&all);
    if (found != search->all && (found | source | terms_beside(search, claim)) != search->all)
        return false;
    struct slice id = text_slice(claim->id);
    struct occurrences in_id = find_occurrences(search->query, id, &search->scratch);
    term_set whole = whole_words_in(search, text, &all) | whole_words_in(search, id, &in_id);
    *hit = (struct query_hit){
        .claim = claim,
        .in_text = count_bits(found),
        .whole_words = count_bits(whole),
        .in_id = count_bits(terms_of(&in_id)),
        .nearness = (uint8_t)nearness_of(search, &all, found),
    };
    return true;
}

/* One more than the place of a brief among the dated ones; 0 without a date. */
static uint32_t newness(const struct claim *claim)
{
    const struct brief *brief = claim->entry.brief;
    return brief->source.issued.value.start.precision ? brief->entry.ordinal + 1 : 0;
}

static int compare_hits(const void *left_item, const void *right_item)
{
    const struct query_hit *left = left_item;
    const struct query_hit *right = right_item;
    if (left->in_text != right->in_text)
        return left->in_text > right->in_text ? -1 : 1;
    if (left->whole_words != right->whole_words)
        return left->whole_words > right->whole_words ? -1 : 1;
    if (left->in_id != right->in_id)
        return left->in_id > right->in_id ? -1 : 1;
    if (left->nearness != right->nearness)
        return left->nearness < right->nearness ? -1 : 1;
    if (newness(left->claim) != newness(right->claim))
        return newness(left->claim) > newness(right->claim) ? -1 : 1;
    return left->claim->entry.ordinal < right->claim->entry.ordinal ? -1 : 1;
}

static void search_brief(struct search *search, const struct brief *brief, struct query_hits *hits,
                         size_t *capacity, struct arena *arena)
{
    term_set source = terms_in_source(search, brief);
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        const struct claim *claim = &brief->claims.items[i];
        struct query_hit hit;
        arena_clear(&search->scratch);
        if (!query_includes(search->place, brief, claim->themes) ||
            !weigh(search, claim, source, &hit))
            continue;
        hits->items = arena_reserve(arena, hits->items, capacity, hits->count, sizeof hit);
        hits->items[hits->count++] = hit;
    }
}

struct query_hits query_run(const struct query *query, const struct dossier *dossier,
                            struct place place, struct arena *arena)
{
    struct search search = {
        .query = query,
        .dossier = dossier,
        .place = place,
        .all = query->count == QUERY_MOST_TERMS ? ~(term_set)0 : bit(query->count) - 1,
    };
    struct query_hits hits = {0};
    size_t capacity = 0;
    find_shared_terms(&search, arena);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        if (!place.brief || place.brief == dossier->briefs[i])
            search_brief(&search, dossier->briefs[i], &hits, &capacity, arena);
    arena_release(&search.scratch);
    if (hits.count > 1)
        qsort(hits.items, hits.count, sizeof *hits.items, compare_hits);
    return hits;
}

struct found_list query_matches(const struct query *query, struct slice text, struct arena *arena)
{
    struct occurrences all = find_occurrences(query, text, arena);
    struct found_list list = {.items = ARENA_ARRAY(arena, struct found, all.count)};
    for (size_t i = 0; i < all.count; i++) {
        struct found *last = list.count ? &list.items[list.count - 1] : NULL;
        if (!last || all.items[i].start > last->end)
            list.items[list.count++] = (struct found){all.items[i].start, all.items[i].end};
        else if (all.items[i].end > last->end)
            last->end = all.items[i].end;
    }
    return list;
}
