#include "render/page/page_choice.h"

#include <stdlib.h>

/* More items than any page has lines. */
enum { MOST_CHOSEN = 256 };

/* What one more of a kind counts, and how many of them count. */
struct weight {
    uint32_t each;
    uint32_t most;
    enum reason reason;
};

enum { WEIGHT_TOLD, WEIGHT_POSED, WEIGHT_CITED, WEIGHT_DISPUTED, WEIGHT_LINKED, WEIGHTS };

static const struct weight weights[WEIGHTS] = {
    [WEIGHT_TOLD] = {6, 3, REASON_RETOLD},   [WEIGHT_POSED] = {6, 1, REASON_POSED},
    [WEIGHT_CITED] = {4, 2, REASON_CITED},   [WEIGHT_DISPUTED] = {4, 2, REASON_DISPUTED},
    [WEIGHT_LINKED] = {2, 2, REASON_LINKED},
};

/* What was chosen before counts against an item of the same source, year and themes. */
enum { AGAINST_SOURCE = 3, AGAINST_YEAR = 3, AGAINST_THEME = 2 };

/* How often something of each was chosen. */
struct shares {
    uint32_t *sources;
    uint32_t *themes; /* the last is what has none */
    uint32_t theme_count;
    uint32_t *years;    /* by their place among the years that there are */
    int32_t *all_years; /* sorted */
    uint32_t year_count;
};

struct choosing {
    const struct dossier *dossier;
    struct page_candidate *items;
    bool *is_chosen;
    int32_t *scores; /* what speaks for each, without its shares */
    struct shares shares;
};

static int compare_years(const void *left_item, const void *right_item)
{
    int32_t left = *(const int32_t *)left_item;
    int32_t right = *(const int32_t *)right_item;
    return left < right ? -1 : left > right;
}

static uint32_t *year_share(const struct shares *shares, int32_t year)
{
    const int32_t *found = bsearch(&year, shares->all_years, shares->year_count,
                                   sizeof *shares->all_years, compare_years);
    return &shares->years[found - shares->all_years];
}

static struct shares begin_shares(struct arena *arena, const struct dossier *dossier,
                                  const struct page_candidate *items, uint32_t count)
{
    struct shares shares = {
        .sources = ARENA_ARRAY(arena, uint32_t, dossier->brief_count),
        .themes = ARENA_ARRAY(arena, uint32_t, dossier->theme_count + 1u),
        .theme_count = dossier->theme_count,
        .years = ARENA_ARRAY(arena, uint32_t, count),
        .all_years = ARENA_ARRAY(arena, int32_t, count),
    };
    for (uint32_t i = 0; i < count; i++)
        shares.all_years[i] = items[i].year;
    qsort(shares.all_years, count, sizeof *shares.all_years, compare_years);
    for (uint32_t i = 0; i < count; i++)
        if (!i || shares.all_years[i] != shares.all_years[shares.year_count - 1])
            shares.all_years[shares.year_count++] = shares.all_years[i];
    return shares;
}

/* Of several themes the one that has had least; what has none is one of a kind as well. */
static uint32_t theme_share(const struct shares *shares, const struct page_candidate *item)
{
    uint32_t least = UINT32_MAX;
    for (int i = 0; i < 2 && item->sides[i]; i++) {
        struct reference_list themes = entry_themes(item->sides[i]);
        for (uint32_t j = 0; j < themes.count; j++) {
            const struct entry *theme = themes.items[j].target;
            if (theme && shares->themes[theme->ordinal] < least)
                least = shares->themes[theme->ordinal];
        }
    }
    return least == UINT32_MAX ? shares->themes[shares->theme_count] : least;
}

static void take_themes(const struct shares *shares, const struct page_candidate *item)
{
    uint32_t taken = 0;
    for (int i = 0; i < 2 && item->sides[i]; i++) {
        struct reference_list themes = entry_themes(item->sides[i]);
        for (uint32_t j = 0; j < themes.count; j++) {
            if (!themes.items[j].target)
                continue;
            shares->themes[themes.items[j].target->ordinal]++;
            taken++;
        }
    }
    shares->themes[shares->theme_count] += taken == 0;
}

static uint32_t crowding(const struct shares *shares, const struct page_candidate *item)
{
    uint32_t crowd = AGAINST_THEME * theme_share(shares, item);
    for (int i = 0; i < 2 && item->sides[i] && !item->is_common; i++)
        crowd += AGAINST_SOURCE * shares->sources[item->sides[i]->brief->entry.ordinal];
    return crowd + AGAINST_YEAR * *year_share(shares, item->year);
}

static void take_shares(const struct shares *shares, const struct page_candidate *item)
{
    take_themes(shares, item);
    for (int i = 0; i < 2 && item->sides[i]; i++)
        shares->sources[item->sides[i]->brief->entry.ordinal] += !item->is_common;
    ++*year_share(shares, item->year);
}

static uint32_t evidence(const struct page_candidate *item, int weight)
{
    const uint32_t counts[WEIGHTS] = {item->told, item->posed, item->cited, item->disputed,
                                      item->linked};
    uint32_t count = counts[weight] < weights[weight].most ? counts[weight] : weights[weight].most;
    return count * weights[weight].each;
}

static uint32_t all_evidence(const struct page_candidate *item)
{
    uint32_t sum = 0;
    for (int i = 0; i < WEIGHTS; i++)
        sum += evidence(item, i);
    return sum;
}

/* The importance, of what is answered one less; among equals what several sources tell. What the
 * page tells elsewhere comes after all else. */
static int tier_of(const struct page_candidate *item)
{
    if (item->lessened_for == REASON_TIMELINE)
        return 0;
    int importance = item->importance ? item->importance : IMPORTANCE_MIDDLE;
    return 2 * importance + (item->lessened_for ? -2 : item->told > 0);
}

static enum reason reason_for(const struct page_candidate *item, uint32_t crowd)
{
    if (item->importance == IMPORTANCE_MOST)
        return REASON_IMPORTANT;
    int best = 0;
    for (int i = 1; i < WEIGHTS; i++)
        if (evidence(item, i) > evidence(item, best))
            best = i;
    if (evidence(item, best))
        return weights[best].reason;
    return crowd ? REASON_ORDER : REASON_VARIETY;
}

static enum reason reason_against(const struct page_candidate *item, uint32_t crowd)
{
    if (item->lessened_for)
        return (enum reason)item->lessened_for;
    if (item->importance == IMPORTANCE_MOST)
        return REASON_ROOM;
    if (item->importance && item->importance < IMPORTANCE_MIDDLE)
        return REASON_DETAIL;
    return crowd && all_evidence(item) ? REASON_CROWDED : REASON_MINOR;
}

static bool is_better(const struct choosing *choosing, uint32_t left, uint32_t right,
                      int32_t left_score, int32_t right_score)
{
    const struct page_candidate *one = &choosing->items[left];
    const struct page_candidate *other = &choosing->items[right];
    if (tier_of(one) != tier_of(other))
        return tier_of(one) > tier_of(other);
    if (left_score != right_score)
        return left_score > right_score;
    if (one->distance != other->distance)
        return one->distance < other->distance;
    return left < right;
}

static int32_t score_now(const struct choosing *choosing, uint32_t index)
{
    return choosing->scores[index] - (int32_t)crowding(&choosing->shares, &choosing->items[index]);
}

static uint32_t best_of_rest(const struct choosing *choosing, uint32_t count)
{
    uint32_t best = UINT32_MAX;
    int32_t best_score = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (choosing->is_chosen[i] ||
            (best != UINT32_MAX && tier_of(&choosing->items[i]) < tier_of(&choosing->items[best])))
            continue;
        int32_t score = score_now(choosing, i);
        if (best != UINT32_MAX && !is_better(choosing, i, best, score, best_score))
            continue;
        best = i;
        best_score = score;
    }
    return best;
}

static void set_rank(struct choosing *choosing, uint32_t index, uint32_t rank)
{
    struct page_candidate *item = &choosing->items[index];
    uint32_t crowd = crowding(&choosing->shares, item);
    item->rank = rank;
    item->kept_for = (uint8_t)reason_for(item, crowd);
    item->left_for = (uint8_t)reason_against(item, crowd);
    choosing->is_chosen[index] = true;
}

void page_choose(struct document *document, struct page_candidate *items, uint32_t count)
{
    if (!count)
        return;
    struct arena scratch = {0};
    struct choosing choosing = {
        .dossier = document->dossier,
        .items = items,
        .is_chosen = ARENA_ARRAY(&scratch, bool, count),
        .scores = ARENA_ARRAY(&scratch, int32_t, count),
        .shares = begin_shares(&scratch, document->dossier, items, count),
    };
    for (uint32_t i = 0; i < count; i++)
        choosing.scores[i] = (int32_t)all_evidence(&items[i]);
    uint32_t rank = 0;
    for (; rank < count && rank < MOST_CHOSEN; rank++) {
        uint32_t best = best_of_rest(&choosing, count);
        set_rank(&choosing, best, rank);
        take_shares(&choosing.shares, &items[best]);
    }
    for (uint32_t i = 0; i < count; i++)
        if (!choosing.is_chosen[i])
            set_rank(&choosing, i, rank++);
    arena_release(&scratch);
}
