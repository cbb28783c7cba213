/* The language of searches; what matches, and in which order a reader finds right. */
#include "model/search.h"

#include "support/sample.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { MOST_HITS = 8 };

static struct query parsed(const char *typed, struct arena *arena)
{
    struct query query;
    struct buffer message = {0};
    cr_assert(query_parse(&query, slice_of(typed), arena, &message), "%s: %s", typed,
              message.bytes);
    buffer_release(&message);
    return query;
}

static struct search *begun(const char *typed, const struct dossier *dossier, struct arena *arena)
{
    struct buffer message = {0};
    struct search *search = search_begin(slice_of(typed), dossier, NULL, arena, &message);
    cr_assert_not_null(search, "%s: %s", typed, message.bytes);
    buffer_release(&message);
    return search;
}

struct terms {
    const char *typed;
    const char *terms[4]; /* folded; after a '!' where capitals count */
};

static const struct terms term_cases[] = {
    {"water", {"water"}},
    {"  two \t words\n", {"two", "words"}},
    {"\"a phrase\" word", {"a phrase", "word"}},
    {"\"not closed here", {"not closed here"}},
    {"word\"then a phrase\"", {"word", "then a phrase"}},
    {"\" blanks around \"", {"blanks around"}},
    {"\"\" x", {"x"}},
    {"Exact folded", {"!Exact", "folded"}},
    {"TÜRKİYE türkiye", {"!TURKIYE", "turkiye"}},
};

static void expect_terms(const struct terms *expected)
{
    struct arena arena = {0};
    struct query query = parsed(expected->typed, &arena);
    size_t count = 0;
    while (count < COUNT(expected->terms) && expected->terms[count])
        count++;
    cr_assert_eq(query.count, count, "%zu terms in '%s'", query.count, expected->typed);
    for (size_t i = 0; i < count; i++) {
        bool minds_case = expected->terms[i][0] == '!';
        cr_expect_eq(query.terms[i].minds_case, minds_case);
        cr_expect(slice_equal(query.terms[i].text, slice_of(expected->terms[i] + minds_case)),
                  "'%s'", expected->terms[i]);
    }
    arena_release(&arena);
}

Test(query, parts_what_was_typed)
{
    for (size_t i = 0; i < COUNT(term_cases); i++)
        expect_terms(&term_cases[i]);
}

Test(query, refuses_nothing_and_too_much)
{
    static const char *const empty[] = {"", "   ", "\"\"", "\" \"", "\xE2\x80\x8D", "\xFF"};
    struct arena arena = {0};
    struct buffer message = {0};
    struct query query;
    for (size_t i = 0; i < COUNT(empty); i++)
        cr_expect_not(query_parse(&query, slice_of(empty[i]), &arena, &message), "'%s'", empty[i]);
    char many[QUERY_MOST_TERMS * 2 + 3] = "";
    for (int i = 0; i < QUERY_MOST_TERMS; i++)
        strcat(many, "x ");
    cr_expect(query_parse(&query, slice_of(many), &arena, &message));
    cr_expect_eq(query.count, QUERY_MOST_TERMS);
    strcat(many, "x");
    buffer_clear(&message);
    cr_expect_not(query_parse(&query, slice_of(many), &arena, &message));
    cr_expect_str_eq(message.bytes, "a query has at most 64 words");
    buffer_release(&message);
    arena_release(&arena);
}

/* What is found in the sample dossier, in this order; the ids of points, their source apart. */
struct search_case {
    const char *typed;
    const char *source;
    const char *theme;
    const char *hits[MOST_HITS];
};

static const struct search_case search_cases[] = {
    /* whole words before parts, then what the id names, the newer source first */
    {"pilots", "", "", {"pilots-strike", "pilots-warn"}},
    {"strike", "", "", {"opening-late", "pilots-strike"}},
    {"dredg",
     "",
     "",
     {"dredging-agreed", "dredging-stalled", "border-settled", "who-pays-halves", "border-moves",
      /* by theme or address alone */
      "sill-cut", "cost-doubled", "opening-late"}},
    /* all words, in any order */
    {"merrow coastland", "", "", {"dredging-agreed", "dredging-stalled", "border-settled"}},
    /* standing together before standing apart */
    {"\"mm a year\"", "", "", {"rise-fast", "rise-slow"}},
    {"old gauge", "", "", {"rise-slow"}},
    /* folded, and exact with a capital */
    {"angholm", "", "", {"sill-cut", "pilots-warn"}},
    {"Ångholm", "", "", {"sill-cut", "pilots-warn"}},
    {"Angholm", "", "", {"sill-cut", "pilots-warn"}},
    {"ANGHOLM", "", "", {NULL}},
    {"окафор", "", "", {"rise-fast"}},
    {"ميناء", "tides-2029", "", {"surge-1953"}},
    {"ميناء sill", "", "", {"sill-cut"}},
    {"鍋", "", "", {"pilots-warn"}},
    /* who says it, by name and alias; the source; the theme; the address */
    {"okafor gauge", "", "", {"rise-fast"}},
    {"潮汐廳", "", "", {"rise-slow"}},
    {"annals fog", "", "", {"fog"}},
    {"patience", "", "", {NULL}},
    {"harbour-2031#fog", "", "", {"fog-bells"}},
    {"2031 fog", "", "", {NULL}},
    {"fog-bells", "", "", {"fog-bells"}},
    /* narrowed */
    {"water", "tides-2029", "", {"border-moves"}},
    {"water", "", "dredging", {"border-moves"}},
    {"border", "harbour-2031", "tides", {NULL}},
    {"no such words", "", "", {NULL}},
};

static struct search_hits find(const struct dossier *dossier, const struct search_case *expected,
                               struct arena *arena)
{
    struct search *search = begun(expected->typed, dossier, arena);
    struct place place = sample_place(dossier, expected->source);
    place.theme = sample_place(dossier, expected->theme).theme;
    return search_run(search, place, 1 << PASSAGE_POINT, arena);
}

static const char *list_hits(const struct search_hits *hits, struct arena *arena)
{
    const char *list = "";
    for (size_t i = 0; i < hits->count; i++)
        list =
            arena_format(arena, "%s %.*s", list,
                         SLICE_ARGUMENTS(text_slice(entry_claim(hits->items[i].passage.entry)->id)))
                .bytes;
    return list;
}

static void expect_hits(const struct dossier *dossier, const struct search_case *expected)
{
    struct arena arena = {0};
    struct search_hits hits = find(dossier, expected, &arena);
    for (size_t i = 0; i < MOST_HITS && (expected->hits[i] || i < hits.count); i++)
        cr_expect(i < hits.count && expected->hits[i] &&
                      slice_equal(text_slice(entry_claim(hits.items[i].passage.entry)->id),
                                  slice_of(expected->hits[i])),
                  "'%s': %s is not number %zu in%s", expected->typed, expected->hits[i], i + 1,
                  list_hits(&hits, &arena));
    arena_release(&arena);
}

Test(query, finds_in_order)
{
    struct loaded loaded = sample_load(SAMPLE_QUIET_WATER);
    for (size_t i = 0; i < COUNT(search_cases); i++)
        expect_hits(loaded.dossier, &search_cases[i]);
    loaded_release(&loaded);
}

/* Points made for the purpose: the id says at which place each belongs. */
static const struct {
    const char *id;
    const char *text;
} ranked[] = {
    {"5-far", "The deep channel was dug before anyone spoke of the cold and bitter water at all."},
    {"2-phrase", "They fear deep water."},
    {"7-by-source-alone", "Nothing of it."},
    {"4-near", "The water is not very deep."},
    {"6-parts", "Underwater work is deepening."},
    {"3-phrase-again", "Deep water, again."},
    {"1-deep-water", "Under them the water is deep."},
};

Test(query, ranks_words_that_stand_together_first)
{
    struct arena arena = {0};
    struct claim claims[COUNT(ranked)];
    memset(claims, 0, sizeof claims);
    for (size_t i = 0; i < COUNT(ranked); i++) {
        struct slice id = slice_of(ranked[i].id);
        struct slice text = slice_of(ranked[i].text);
        claims[i].id = (struct text){id.bytes, (uint32_t)id.length, {1, 1}};
        claims[i].text = (struct text){text.bytes, (uint32_t)text.length, {1, 1}};
    }
    struct brief brief = {.id = {"b", 1, {1, 1}}, .claims = {claims, COUNT(ranked)}};
    brief.source.container_title = (struct text){"Deep Water", 10, {1, 1}};
    struct brief *briefs[] = {&brief};
    struct dossier_parts parts = {.briefs = briefs, .brief_count = 1};
    struct diagnostics diagnostics = {0};
    struct dossier *dossier = dossier_assemble(&parts, &diagnostics);
    struct search *search = begun("deep water", dossier, &arena);
    struct search_hits hits = search_run(search, (struct place){0}, 1 << PASSAGE_POINT, &arena);
    cr_expect_eq(hits.count, COUNT(ranked));
    for (size_t i = 0; i < hits.count; i++)
        cr_expect_eq((size_t)(entry_claim(hits.items[i].passage.entry)->id.bytes[0] - '0'), i + 1,
                     "%s", list_hits(&hits, &arena));
    dossier_release(dossier);
    diagnostics_release(&diagnostics);
    arena_release(&arena);
}

Test(query, joins_matches_that_touch)
{
    struct arena arena = {0};
    struct search *search = begun("wat ater quiet", NULL, &arena);
    struct found_list found = search_matches(search, SLICE("Quiet water and quiet water."), &arena);
    static const struct found expected[] = {{0, 5}, {6, 11}, {16, 21}, {22, 27}};
    cr_assert_eq(found.count, COUNT(expected));
    for (size_t i = 0; i < found.count; i++)
        cr_expect(found.items[i].start == expected[i].start &&
                      found.items[i].end == expected[i].end,
                  "%zu to %zu", found.items[i].start, found.items[i].end);
    cr_expect_eq(search_matches(search, SLICE(""), &arena).count, 0);
    arena_release(&arena);
}

enum { MANY = 1 << 15 };

/* However often a text answers, it takes the memory of its folds and no more. */
static void expect_little_memory(const char *typed, const char *filling, size_t matches)
{
    struct arena arena = {0};
    struct arena result = {0};
    struct buffer text = {0};
    struct found match;
    for (size_t i = 0; i < MANY; i++)
        buffer_add(&text, slice_of(filling));
    struct search *search = begun(typed, NULL, &arena);
    size_t before = arena.total;
    struct search_reader *reader = search_open(search, buffer_slice(&text), &arena);
    size_t count = 0;
    size_t end = 0;
    for (; search_next(reader, &match); count++, end = match.end)
        cr_assert(match.start < match.end && (!count || match.start > end));
    cr_expect_eq(count, matches, "%zu matches of '%s'", count, typed);
    /* Chunks of an arena double, so that up to half of the last one is spare. */
    cr_expect_leq(arena.total - before, 10 * text.length, "%zu bytes for '%s' in %zu",
                  arena.total - before, typed, text.length);
    cr_expect_eq(search_count_matches(search, buffer_slice(&text)), matches);
    cr_expect(search_answers_text(search, buffer_slice(&text)));
    cr_expect_eq(search_matches(search, buffer_slice(&text), &result).count, matches);
    buffer_release(&text);
    arena_release(&result);
    arena_release(&arena);
}

Test(query, reads_any_number_of_matches_in_little_memory)
{
    expect_little_memory("a", "a ", MANY);
    expect_little_memory("a", "a", 1);
    expect_little_memory("a b", "b a ", MANY * 2);
    expect_little_memory("a aa aaa", "aaaa ", MANY);
    expect_little_memory("\u00e9 e", "\u00e9 ", MANY);
    expect_little_memory("\u0259", "e\u0259 ", MANY);
}
