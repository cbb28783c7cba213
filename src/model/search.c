#include "model/search.h"

#include "base/fold.h"
#include "model/mention.h"
#include "model/own_words.h"
#include "model/search_parts.h"

enum { LONGEST_NAME_WORDS = 8 };

static term_set terms_in_names(const struct search *search, struct text name,
                               struct text_list aliases, struct arena *scratch)
{
    term_set found = search_terms_in(search, text_slice(name), scratch);
    for (uint32_t i = 0; i < aliases.count; i++)
        found |= search_terms_in(search, text_slice(aliases.items[i]), scratch);
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
            terms |= search_bit(last);
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
        search->addresses |= slice_find(term, '#') < term.length ? search_bit(i) : 0;
    }
    if (!dossier)
        return;
    search->themes = ARENA_ARRAY(arena, term_set, dossier->theme_count);
    search->actors = ARENA_ARRAY(arena, term_set, dossier->actors.count);
    search->corridors = ARENA_ARRAY(arena, term_set, dossier->corridors.count);
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        search->themes[i] = search_terms_in(search, text_slice(dossier->themes[i]->name), arena);
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
    search->all = count == QUERY_MOST_TERMS ? ~(term_set)0 : search_bit(count) - 1;
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
