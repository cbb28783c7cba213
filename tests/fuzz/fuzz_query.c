/* Queries: the first line is what was typed, the rest a text to look in. What a plain search finds
 * must be found, and what is found must lie in the text, in order, in whole characters; and so must
 * names that are mentioned there, and what is folded. */
#define _GNU_SOURCE /* memmem */
#include "base/fold.h"
#include "base/fuzzy.h"
#include "fuzz/dossier.h"
#include "fuzz/fuzz.h"
#include "fuzz/plain.h"
#include "model/mention.h"
#include "model/search.h"
#include "support/finding.h"

#include <string.h>

static bool is_utf8(struct slice text)
{
    size_t length;
    uint32_t code_point;
    for (size_t at = 0; at < text.length; at += length) {
        length = plain_decode((struct slice){text.bytes + at, text.length - at}, &code_point);
        if (!length)
            return false;
    }
    return true;
}

static bool holds(struct slice text, const struct pattern *pattern, struct arena *arena)
{
    struct slice in = pattern->minds_case ? fold_text_cased(arena, text) : fold_text(arena, text);
    return in.length >= pattern->text.length &&
           memmem(in.bytes, in.length, pattern->text.bytes, pattern->text.length) != NULL;
}

static bool is_boundary(struct slice text, size_t at)
{
    return at == text.length || ((unsigned char)text.bytes[at] & 0xC0) != 0x80;
}

static void check_found(struct found_list list, struct slice text, bool may_touch)
{
    size_t end = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct found *found = &list.items[i];
        FUZZ_REQUIRE(found->start < found->end && found->end <= text.length,
                     "%zu to %zu of %zu bytes", found->start, found->end, text.length);
        FUZZ_REQUIRE(!i || found->start > end || (may_touch && found->start == end),
                     "%zu comes after %zu", found->start, end);
        FUZZ_REQUIRE(is_boundary(text, found->start) && is_boundary(text, found->end),
                     "%zu to %zu cuts a character", found->start, found->end);
        end = found->end;
    }
}

static void check_matches(const struct search *search, const struct query *query, struct slice text,
                          struct arena *arena)
{
    bool is_found = false;
    for (size_t i = 0; i < query->count; i++) {
        struct found_list list = find_all(&query->terms[i], text, arena);
        check_found(list, text, true);
        FUZZ_REQUIRE(list.count || !holds(text, &query->terms[i], arena), "term %zu is not found",
                     i);
        is_found = is_found || list.count;
    }
    struct found_list all = search_matches(search, text, arena);
    check_found(all, text, false);
    FUZZ_REQUIRE(!is_found || all.count > 0, "matches with and without their terms");
}

static bool is_hit(struct search_hits hits, const struct claim *claim)
{
    for (size_t i = 0; i < hits.count; i++)
        if (hits.items[i].passage.item == claim)
            return true;
    return false;
}

/* What holds every word answers, unless there are conditions. */
static void check_claim(const struct query *query, struct search_hits hits,
                        const struct claim *claim, struct arena *arena)
{
    for (size_t i = 0; i < query->count; i++)
        if (!holds(text_slice(claim->text), &query->terms[i], arena))
            return;
    FUZZ_REQUIRE(is_hit(hits, claim), "'%.*s' holds every term and is no hit",
                 SLICE_ARGUMENTS(text_slice(claim->text)));
}

static void check_hits(const struct query *query, struct search_hits hits)
{
    for (size_t i = 0; i < hits.count; i++) {
        const struct search_hit *hit = &hits.items[i];
        FUZZ_REQUIRE(hit->in_text <= query->count && hit->in_id <= query->count &&
                         hit->whole_words <= query->count && hit->nearness <= SEARCH_FAR,
                     "%u terms, %u words, %u in the id, of %zu", hit->in_text, hit->whole_words,
                     hit->in_id, query->count);
        FUZZ_REQUIRE(!i || hits.items[i - 1].in_text >= hit->in_text, "hit %zu is better", i);
        for (size_t j = 0; j < i; j++)
            FUZZ_REQUIRE(hits.items[j].passage.item != hit->passage.item || !hit->passage.item,
                         "a hit twice");
    }
}

static void check_dossier(const struct search *search, const struct query *query,
                          struct arena *arena)
{
    const struct dossier *dossier = dossier_sample()->dossier;
    struct search_hits hits = search_run(search, (struct place){0}, PASSAGE_ALL_TEXTS, arena);
    check_hits(query, hits);
    if (query->filter_count)
        return;
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        for (uint32_t j = 0; j < dossier->briefs[i]->claims.count; j++)
            check_claim(query, hits, &dossier->briefs[i]->claims.items[j], arena);
}

static void check_fold(struct slice text, struct arena *arena)
{
    struct folded folded = fold(arena, text);
    size_t before = 0;
    FUZZ_REQUIRE(slice_equal(folded.text, fold_text(arena, text)), "two folds of one text");
    for (size_t i = 0; i <= folded.text.length; i++) {
        size_t origin = fold_origin(&folded, i);
        size_t end = fold_origin_end(&folded, i);
        FUZZ_REQUIRE(origin >= before && origin <= text.length && end <= text.length,
                     "byte %zu comes from %zu to %zu, after %zu", i, origin, end, before);
        FUZZ_REQUIRE(is_boundary(text, origin) && is_boundary(text, end),
                     "byte %zu comes from within a character", i);
        before = origin;
    }
}

static void check_mentions(struct slice text, struct arena *arena)
{
    struct mention_list list = mention_find(dossier_sample()->dossier->names, text, arena);
    size_t end = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct mention *mention = &list.items[i];
        FUZZ_REQUIRE(
            mention->start >= end && mention->start < mention->end && mention->end <= text.length,
            "a name from %zu to %zu, after %zu", (size_t)mention->start, (size_t)mention->end, end);
        FUZZ_REQUIRE(is_boundary(text, mention->start) && is_boundary(text, mention->end),
                     "a name cuts a character");
        FUZZ_REQUIRE(mention->entry && (mention->entry->kind == ENTRY_ACTOR ||
                                        mention->entry->kind == ENTRY_CORRIDOR),
                     "a name of nobody");
        end = mention->end;
    }
}

/* Letters in order are enough, so whatever is found in a row is found. */
static void check_fuzzy(struct slice typed, struct slice text, struct arena *arena)
{
    struct slice query = fold_text(arena, typed);
    struct slice folded = fold_text(arena, text);
    int strict = fuzzy_score(query, folded, false);
    int loose = fuzzy_score(query, folded, true);
    FUZZ_REQUIRE(strict >= 0 && loose >= 0 && (!strict || loose), "%d, and with letters %d", strict,
                 loose);
    FUZZ_REQUIRE(slice_equal(folded, fold_text(arena, folded)), "the fold of a fold differs");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct fuzz_input input = fuzz_begin(bytes, length);
    struct arena arena = {0};
    struct buffer message = {0};
    struct query query;
    struct slice typed = fuzz_part(&input, '\n');
    struct slice text = input.rest.bytes ? input.rest : SLICE("");
    bool is_good = query_parse(&query, typed, &arena, &message);
    FUZZ_REQUIRE(is_good == !message.length, "a query or a message, not both or none");
    struct search *search =
        is_good ? search_begin(typed, dossier_sample()->dossier, NULL, &arena, &message) : NULL;
    FUZZ_REQUIRE(search || message.length, "neither a search nor a message");
    if (search) {
        FUZZ_REQUIRE(query.count <= QUERY_MOST_TERMS, "%zu terms", query.count);
        if (is_utf8(text))
            check_matches(search, &query, text, &arena);
        check_dossier(search, &query, &arena);
    }
    if (is_utf8(text)) {
        check_fold(text, &arena);
        check_mentions(text, &arena);
    }
    if (is_utf8(text) && is_utf8(typed))
        check_fuzzy(typed, text, &arena);
    buffer_release(&message);
    arena_release(&arena);
    return 0;
}
