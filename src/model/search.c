#include "model/search.h"

#include "base/fold.h"
#include "model/mention.h"
#include "model/own_words.h"
#include "model/search_filter.h"

#include <stdlib.h>

enum { NEAR_BYTES = 40, ADJACENT_BYTES = 3, LONGEST_NAME_WORDS = 8 };

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

static term_set bit(size_t term)
{
    return (term_set)1 << term;
}

static term_set terms_in_text(const struct search *search, struct find_text *in,
                              struct arena *scratch)
{
    term_set found = 0;
    for (size_t i = 0; i < search->query.count; i++)
        found |= find_is_in(&search->query.terms[i], in, scratch) ? bit(i) : 0;
    return found;
}

static term_set terms_in(const struct search *search, struct slice text, struct arena *scratch)
{
    return terms_in_text(search, &(struct find_text){.text = text}, scratch);
}

static term_set terms_in_names(const struct search *search, struct text name,
                               struct text_list aliases, struct arena *scratch)
{
    term_set found = terms_in(search, text_slice(name), scratch);
    for (uint32_t i = 0; i < aliases.count; i++)
        found |= terms_in(search, text_slice(aliases.items[i]), scratch);
    return found;
}

/* What names the source, not what it is about: words of its title would bring all that it says. */
static term_set terms_in_source(const struct search *search, const struct brief *brief,
                                struct arena *scratch)
{
    const struct source *source = &brief->source;
    term_set found = terms_in(search, brief_label(brief), scratch);
    found |= terms_in(search, text_slice(source->container_title), scratch);
    for (uint32_t i = 0; i < source->authors.count; i++) {
        const struct person *person = &source->authors.items[i];
        const struct slice parts[] = {text_slice(person->given), SLICE(" "),
                                      text_slice(person->family), SLICE(" "),
                                      text_slice(person->literal)};
        found |=
            terms_in(search, arena_join(scratch, parts, sizeof parts / sizeof *parts), scratch);
    }
    return found;
}

/* Several terms as they would stand in a name. */
static struct slice join_terms(const struct search *search, size_t first, size_t count,
                               struct arena *arena)
{
    struct slice joined = SLICE("");
    for (size_t i = first; i < first + count; i++) {
        struct slice term = fold_text(arena, search->query.terms[i].text);
        joined = arena_format(arena, "%.*s%s%.*s", SLICE_ARGUMENTS(joined), i > first ? " " : "",
                              SLICE_ARGUMENTS(term));
    }
    return joined;
}

static void add_stand_in(struct search *search, struct slice name, term_set terms,
                         struct arena *arena)
{
    search->stand_ins = arena_reserve(arena, search->stand_ins, &search->stand_in_capacity,
                                      search->stand_in_count, sizeof *search->stand_ins);
    search->stand_ins[search->stand_in_count++] =
        (struct stand_in){mention_pattern(arena, name), terms};
}

/* A run of terms, between quotation marks none. */
struct run {
    struct slice folded;
    term_set terms;
};

struct runs {
    struct run *items;
    size_t count;
};

static struct runs find_runs(const struct search *search, struct arena *arena)
{
    const struct query *query = &search->query;
    struct runs runs = {.items = ARENA_ARRAY(arena, struct run, query->count * LONGEST_NAME_WORDS)};
    for (size_t first = 0; first < query->count; first++) {
        term_set terms = 0;
        for (size_t count = 1; count <= LONGEST_NAME_WORDS; count++) {
            size_t last = first + count - 1;
            if (last >= query->count || query->is_phrase[last])
                break;
            terms |= bit(last);
            runs.items[runs.count++] = (struct run){join_terms(search, first, count, arena), terms};
        }
    }
    return runs;
}

/* The terms that are, word for word, a name of this actor or corridor. */
static term_set terms_that_name(const struct runs *runs, struct text name, struct text_list aliases,
                                struct arena *arena)
{
    term_set terms = 0;
    for (uint32_t i = 0; i <= aliases.count; i++) {
        struct slice raw = text_slice(i ? aliases.items[i - 1] : name);
        struct folded folded = fold(arena, slice_trim(raw));
        struct slice other = fold_other_spelling(arena, &folded, slice_trim(raw));
        for (size_t j = 0; j < runs->count; j++)
            if (slice_equal(runs->items[j].folded, folded.text) ||
                slice_equal(runs->items[j].folded, other))
                terms |= runs->items[j].terms;
    }
    return terms;
}

static void let_names_stand_in(struct search *search, const struct runs *runs, struct text name,
                               struct text_list aliases, struct arena *arena)
{
    term_set terms = terms_that_name(runs, name, aliases, arena);
    if (!terms)
        return;
    add_stand_in(search, text_slice(name), terms, arena);
    for (uint32_t i = 0; i < aliases.count; i++)
        add_stand_in(search, text_slice(aliases.items[i]), terms, arena);
}

/* What all passages of a theme or actor share is searched once. */
static void find_shared_terms(struct search *search, struct arena *arena)
{
    const struct dossier *dossier = search->dossier;
    struct runs runs = find_runs(search, arena);
    for (size_t i = 0; i < search->query.count; i++) {
        struct slice term = search->query.terms[i].text;
        search->addresses |= slice_find(term, '#') < term.length ? bit(i) : 0;
    }
    if (!dossier)
        return;
    search->themes = ARENA_ARRAY(arena, term_set, dossier->theme_count);
    search->actors = ARENA_ARRAY(arena, term_set, dossier->actors.count);
    search->corridors = ARENA_ARRAY(arena, term_set, dossier->corridors.count);
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        search->themes[i] = terms_in(search, text_slice(dossier->themes[i]->name), arena);
    for (uint32_t i = 0; i < dossier->actors.count; i++) {
        const struct actor *actor = &dossier->actors.items[i];
        search->actors[i] = terms_in_names(search, actor->name, actor->aliases, arena);
        let_names_stand_in(search, &runs, actor->name, actor->aliases, arena);
    }
    for (uint32_t i = 0; i < dossier->corridors.count; i++) {
        const struct corridor *corridor = &dossier->corridors.items[i];
        search->corridors[i] = terms_in_names(search, corridor->name, corridor->aliases, arena);
        let_names_stand_in(search, &runs, corridor->name, corridor->aliases, arena);
    }
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        search->named |= search->themes[i];
    for (uint32_t i = 0; i < dossier->actors.count; i++)
        search->named |= search->actors[i];
    for (uint32_t i = 0; i < dossier->corridors.count; i++)
        search->named |= search->corridors[i];
}

struct search *search_begin(struct slice typed, const struct dossier *dossier,
                            const struct search_memory *memory, struct arena *arena,
                            struct buffer *message)
{
    struct search *search = ARENA_NEW(arena, struct search);
    if (!query_parse(&search->query, own_query(arena, dossier, typed), arena, message))
        return NULL;
    size_t count = search->query.count;
    search->typed = arena_copy(arena, typed);
    search->dossier = dossier;
    search->memory = memory ? *memory : (struct search_memory){0};
    search->all = count == QUERY_MOST_TERMS ? ~(term_set)0 : bit(count) - 1;
    for (size_t i = 0; i < search->query.filter_count; i++)
        if (!dossier || !search_filter_resolve(&search->filters[i], &search->query.filters[i],
                                               dossier, &search->memory, arena, message))
            return NULL;
    find_shared_terms(search, arena);
    return search;
}

struct slice search_typed(const struct search *search)
{
    return search->typed;
}

static term_set terms_of_references(const term_set *by_ordinal, struct reference_list references)
{
    term_set found = 0;
    for (uint32_t i = 0; i < references.count; i++)
        if (references.items[i].target)
            found |= by_ordinal[references.items[i].target->ordinal];
    return found;
}

/* Who speaks is a name of an actor, or words of its own. */
static term_set terms_of_voices(const struct search *search, struct voice_list voices,
                                struct arena *scratch)
{
    term_set found = 0;
    for (uint32_t i = 0; i < voices.count; i++) {
        const struct voice *voice = &voices.items[i];
        if (search->named && voice->actor.target)
            found |= search->actors[voice->actor.target->ordinal];
        if (voice->text.length)
            found |= terms_in(search, text_slice(voice->text), scratch);
    }
    return found;
}

static term_set terms_of_names(const struct search *search, const struct passage *passage)
{
    term_set found = terms_of_references(search->themes, passage->themes);
    if (passage->about)
        found |= passage->about->kind == ENTRY_ACTOR ? search->actors[passage->about->ordinal]
                                                     : search->corridors[passage->about->ordinal];
    if (passage->theme)
        found |= search->themes[passage->theme->entry.ordinal];
    return found;
}

static term_set terms_beside(const struct search *search, const struct passage *passage,
                             struct find_text *id, struct arena *scratch)
{
    if (!search->dossier)
        return 0;
    term_set found = terms_of_voices(search, passage->voices, scratch);
    if (search->named)
        found |= terms_of_names(search, passage);
    if (!passage->entry)
        return found;
    found |= terms_in_text(search, id, scratch);
    if (search->addresses & ~found)
        found |=
            search->addresses & terms_in(search, entry_address(passage->entry, scratch), scratch);
    return found;
}

static void begin_occurrences(const struct search *search, struct occurrences *all,
                              struct find_text *text, struct arena *arena)
{
    occurrences_begin(all, text, search->query.count + search->stand_in_count, arena);
    for (size_t i = 0; i < search->query.count; i++)
        occurrences_add(all, &search->query.terms[i], bit(i));
    for (size_t i = 0; i < search->stand_in_count; i++)
        occurrences_add(all, &search->stand_ins[i].pattern, search->stand_ins[i].terms);
}

static uint8_t count_bits(term_set set)
{
    uint8_t count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

/* What a text holds of the query. */
struct holding {
    term_set terms;
    term_set whole;  /* those that stand in it as whole words */
    size_t shortest; /* bytes of its shortest part with all terms that it has */
};

/* Where each term was seen last. */
struct last_seen {
    size_t starts[QUERY_MOST_TERMS];
};

static void see(struct last_seen *seen, const struct occurrence *occurrence)
{
    for (size_t i = 0; i < QUERY_MOST_TERMS && occurrence->terms >> i; i++)
        if (occurrence->terms & bit(i))
            seen->starts[i] = occurrence->start;
}

/* Bytes from the first of the last places of these terms to `end`. */
static size_t span_to(const struct last_seen *seen, term_set terms, size_t end)
{
    size_t start = end;
    for (size_t i = 0; i < QUERY_MOST_TERMS && terms >> i; i++)
        if (terms & bit(i) && seen->starts[i] < start)
            start = seen->starts[i];
    return end - start;
}

static struct holding holding_of(const struct search *search, struct find_text *in,
                                 struct arena *scratch)
{
    struct slice text = in->text;
    struct holding holding = {.shortest = SIZE_MAX};
    struct last_seen seen = {{0}};
    struct occurrences all;
    struct occurrence next;
    begin_occurrences(search, &all, in, scratch);
    while (occurrences_next(&all, &next)) {
        if (next.terms & ~holding.terms)
            holding.shortest = SIZE_MAX;
        holding.terms |= next.terms;
        see(&seen, &next);
        size_t span = span_to(&seen, holding.terms, next.end);
        holding.shortest = span < holding.shortest ? span : holding.shortest;
        if (next.terms & ~holding.whole && fold_is_word_boundary(text, next.start) &&
            fold_is_word_boundary(text, next.end))
            holding.whole |= next.terms;
    }
    return holding;
}

static enum search_nearness nearness_of(const struct search *search, const struct holding *holding)
{
    size_t distinct = count_bits(holding->terms);
    size_t words = 0;
    for (size_t i = 0; i < search->query.count; i++)
        words += holding->terms & bit(i) ? search->query.terms[i].text.length : 0;
    if (distinct < 2)
        return SEARCH_ADJACENT;
    if (holding->shortest <= words + ADJACENT_BYTES * (distinct - 1))
        return SEARCH_ADJACENT;
    return holding->shortest <= words + NEAR_BYTES * (distinct - 1) ? SEARCH_NEAR : SEARCH_FAR;
}

static bool filters_hold(const struct search *search, const struct passage *passage,
                         struct arena *scratch)
{
    for (size_t i = 0; i < search->query.filter_count; i++)
        if (!search_filter_holds(&search->filters[i], search->dossier, &search->memory, passage,
                                 scratch))
            return false;
    return true;
}

/* What a passage is searched in, perhaps folded already. */
struct weighed {
    struct find_text text;
    struct find_text id;
};

static struct weighed weighed_of(const struct passage *passage)
{
    return (struct weighed){
        .text = {.text = passage->text},
        .id = {.text = passage->entry ? entry_id(passage->entry) : SLICE("")},
    };
}

static term_set terms_of_source(const struct search *search, const struct brief *brief,
                                struct search_kept *kept)
{
    if (brief && brief != kept->brief) {
        kept->brief = brief;
        kept->source = terms_in_source(search, brief, &kept->scratch);
    }
    return brief ? kept->source : 0;
}

/* Whether the passage answers, with how well in `hit`. */
static bool weigh(const struct search *search, const struct passage *passage, struct weighed *in,
                  struct search_kept *kept, struct search_hit *hit)
{
    struct arena *scratch = &kept->scratch;
    arena_clear(scratch);
    term_set source = terms_of_source(search, passage->brief, kept);
    struct holding in_text = holding_of(search, &in->text, scratch);
    if (in_text.terms != search->all &&
        (in_text.terms | source | terms_beside(search, passage, &in->id, scratch)) != search->all)
        return false;
    if (!filters_hold(search, passage, scratch))
        return false;
    struct holding in_id = holding_of(search, &in->id, scratch);
    *hit = (struct search_hit){
        .passage = *passage,
        .in_text = count_bits(in_text.terms),
        .whole_words = count_bits(in_text.whole | in_id.whole),
        .in_id = count_bits(in_id.terms),
        .nearness = (uint8_t)nearness_of(search, &in_text),
    };
    return true;
}

bool search_weigh(const struct search *search, const struct passage *passage,
                  struct search_kept *kept, struct search_hit *hit)
{
    struct weighed in = weighed_of(passage);
    return weigh(search, passage, &in, kept, hit);
}

void search_kept_release(struct search_kept *kept)
{
    arena_release(&kept->scratch);
    *kept = (struct search_kept){0};
}

bool search_answers(const struct search *search, const struct passage *passage)
{
    struct search_kept kept = {0};
    struct search_hit hit;
    bool answers = search_weigh(search, passage, &kept, &hit);
    search_kept_release(&kept);
    return answers;
}

bool search_answers_entry(const struct search *search, const struct entry *entry)
{
    struct arena arena = {0};
    struct passage passage = passage_of(entry, &arena);
    bool answers = search_answers(search, &passage);
    arena_release(&arena);
    return answers;
}

bool search_answers_text(const struct search *search, struct slice text)
{
    if (search->query.filter_count)
        return false;
    struct arena scratch = {0};
    struct find_text in = {.text = text};
    bool answers = holding_of(search, &in, &scratch).terms == search->all;
    arena_release(&scratch);
    return answers;
}

/* One more than the place of a brief among the dated ones; 0 without a date. */
static uint32_t newness(const struct passage *passage)
{
    const struct brief *brief = passage->brief;
    return brief && brief->source.issued.value.start.precision ? brief->entry.ordinal + 1 : 0;
}

static int compare_hits(const void *left_item, const void *right_item)
{
    const struct search_hit *left = left_item;
    const struct search_hit *right = right_item;
    if (left->in_text != right->in_text)
        return left->in_text > right->in_text ? -1 : 1;
    if (left->whole_words != right->whole_words)
        return left->whole_words > right->whole_words ? -1 : 1;
    if (left->in_id != right->in_id)
        return left->in_id > right->in_id ? -1 : 1;
    if (left->nearness != right->nearness)
        return left->nearness < right->nearness ? -1 : 1;
    uint32_t ages[] = {newness(&left->passage), newness(&right->passage)};
    if (ages[0] != ages[1])
        return ages[0] > ages[1] ? -1 : 1;
    if (left->passage.kind != right->passage.kind)
        return left->passage.kind < right->passage.kind ? -1 : 1;
    return left->order < right->order ? -1 : left->order > right->order;
}

void search_rank(struct search_hits *hits)
{
    if (hits->count > 1)
        qsort(hits->items, hits->count, sizeof *hits->items, compare_hits);
}

struct collector {
    const struct search *search;
    struct place place;
    unsigned kinds;
    struct search_kept kept;
    struct search_hits hits;
    size_t capacity;
    struct search_folds *folds; /* NULL: none are kept */
    size_t visited;
    struct arena *arena;
};

/* The passage that is visited, with its folds where these are kept. */
static struct weighed visited(struct collector *collector, const struct passage *passage)
{
    struct weighed in = weighed_of(passage);
    struct search_folds *folds = collector->folds;
    size_t at = collector->visited++;
    if (!folds)
        return in;
    if (at == folds->count) {
        folds->items =
            arena_reserve(&folds->arena, folds->items, &folds->capacity, at, sizeof *folds->items);
        folds->items[folds->count++] = (struct search_fold){
            .text = find_fold_usual(&folds->arena, in.text.text),
            .id = find_fold_usual(&folds->arena, in.id.text),
        };
    }
    in.text.folds[0] = folds->items[at].text;
    in.id.folds[0] = folds->items[at].id;
    return in;
}

static void collect(void *context, const struct passage *passage)
{
    struct collector *collector = context;
    struct search_hit hit;
    struct weighed in = visited(collector, passage);
    if (!(collector->kinds & 1u << passage->kind) || !passage_is_in(passage, collector->place))
        return;
    if (!weigh(collector->search, passage, &in, &collector->kept, &hit))
        return;
    struct search_hits *hits = &collector->hits;
    hit.order = (uint32_t)hits->count;
    hits->items =
        arena_reserve(collector->arena, hits->items, &collector->capacity, hits->count, sizeof hit);
    hits->items[hits->count++] = hit;
}

void search_folds_release(struct search_folds *folds)
{
    arena_release(&folds->arena);
    *folds = (struct search_folds){0};
}

struct search_hits search_run(const struct search *search, struct place place, unsigned kinds,
                              struct arena *arena)
{
    return search_run_again(search, place, kinds, NULL, arena);
}

struct search_hits search_run_again(const struct search *search, struct place place, unsigned kinds,
                                    struct search_folds *folds, struct arena *arena)
{
    struct collector collector = {
        .search = search, .place = place, .kinds = kinds, .folds = folds, .arena = arena};
    passages_visit(search->dossier, arena, collect, &collector);
    search_kept_release(&collector.kept);
    search_rank(&collector.hits);
    return collector.hits;
}

struct search_reader {
    struct find_text text;
    struct occurrences all;
    struct occurrence next;
    bool has_next;
};

struct search_reader *search_open(const struct search *search, struct slice text,
                                  struct arena *arena)
{
    struct search_reader *reader = ARENA_NEW(arena, struct search_reader);
    reader->text.text = text;
    begin_occurrences(search, &reader->all, &reader->text, arena);
    reader->has_next = occurrences_next(&reader->all, &reader->next);
    return reader;
}

bool search_next(struct search_reader *reader, struct found *match)
{
    if (!reader->has_next)
        return false;
    *match = (struct found){reader->next.start, reader->next.end};
    while ((reader->has_next = occurrences_next(&reader->all, &reader->next))) {
        if (reader->next.start > match->end)
            break;
        if (reader->next.end > match->end)
            match->end = reader->next.end;
    }
    return true;
}

size_t search_count_matches(const struct search *search, struct slice text)
{
    struct arena scratch = {0};
    struct search_reader *reader = search_open(search, text, &scratch);
    struct found match;
    size_t count = 0;
    while (search_next(reader, &match))
        count++;
    arena_release(&scratch);
    return count;
}

struct found_list search_matches(const struct search *search, struct slice text,
                                 struct arena *arena)
{
    struct found_list list = {0};
    size_t count = search_count_matches(search, text);
    if (!count)
        return list;
    list.items = ARENA_ARRAY(arena, struct found, count);
    struct search_reader *reader = search_open(search, text, arena);
    while (list.count < count && search_next(reader, &list.items[list.count]))
        list.count++;
    return list;
}
