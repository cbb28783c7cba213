#include "evidence/renumbering.h"

#include "model/footing.h"

#include <stdlib.h>
#include <string.h>

/* By marks. */

struct place_of_mark {
    uint32_t mark;
    uint32_t number;
};

static int compare_places(const void *left_item, const void *right_item)
{
    const struct place_of_mark *left = left_item;
    const struct place_of_mark *right = right_item;
    if (left->mark != right->mark)
        return left->mark < right->mark ? -1 : 1;
    return left->number < right->number ? -1 : left->number > right->number;
}

/* The places of the marks of a digest, by mark. */
struct places {
    struct place_of_mark *items;
    uint32_t count;
};

static struct places sorted_places(const struct fingerprint *digest, struct arena *arena)
{
    struct places places = {ARENA_ARRAY(arena, struct place_of_mark, digest->count), digest->count};
    for (uint32_t i = 0; i < places.count; i++)
        places.items[i] = (struct place_of_mark){digest->marks[i], i + 1};
    if (places.count)
        qsort(places.items, places.count, sizeof *places.items, compare_places);
    return places;
}

/* Paragraphs with one mark have one text, so that of several any will do: the first of the old ones
 * is taken for the first of the new ones, and so on. */
static void match_marks(struct renumbering *renumbering, const struct places *old,
                        const struct places *new)
{
    const struct place_of_mark *left = old->items;
    const struct place_of_mark *right = new->items;
    uint32_t at = 0;
    for (uint32_t i = 0; i < old->count; i++) {
        while (at < new->count && right[at].mark < left[i].mark)
            at++;
        if (at == new->count || right[at].mark != left[i].mark)
            continue;
        renumbering->items[left[i].number - 1].first = right[at].number;
        renumbering->items[left[i].number - 1].count = 1;
        if (at + 1 < new->count && right[at + 1].mark == left[i].mark)
            at++;
    }
}

static bool *find_taken(const struct renumbering *renumbering, uint32_t count, struct arena *arena)
{
    bool *is_taken = ARENA_ARRAY(arena, bool, count);
    for (uint32_t i = 0; i < renumbering->count; i++)
        if (renumbering->items[i].first)
            is_taken[renumbering->items[i].first - 1] = true;
    return is_taken;
}

/* The first place of a mark; NULL where there is none. */
static const struct place_of_mark *find_mark(const struct places *places, uint32_t mark)
{
    size_t low = 0;
    for (size_t high = places->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (places->items[middle].mark < mark)
            low = middle + 1;
        else
            high = middle;
    }
    return low < places->count && places->items[low].mark == mark ? &places->items[low] : NULL;
}

/* Old paragraphs that are two new ones side by side. */
static void match_halves(struct renumbering *renumbering, const struct places *old,
                         const struct article *article, struct arena *arena)
{
    const bool *is_taken = find_taken(renumbering, article->count, arena);
    for (uint32_t i = 0; i + 1 < article->count; i++) {
        if (is_taken[i] || is_taken[i + 1])
            continue;
        const struct slice halves[] = {article_paragraph(article, i + 1),
                                       article_paragraph(article, i + 2)};
        uint32_t mark = fingerprint_mark(halves, 2);
        const struct place_of_mark *whole = find_mark(old, mark);
        for (; whole && whole < old->items + old->count && whole->mark == mark; whole++) {
            struct renumbered *item = &renumbering->items[whole->number - 1];
            if (!item->first)
                *item = (struct renumbered){i + 1, 2, item->is_cited, false};
        }
    }
}

/* By what is carried. */

/* What of one passage is in one paragraph alone. */
enum { MOST_SEARCHED = 2000 }; /* paragraphs: in more of them nothing is found this way */

struct pins {
    uint32_t *carriers; /* for each need: the paragraph that has it; 0: none; UINT32_MAX: several */
    size_t count;
    size_t capacity;
    size_t next;   /* need */
    size_t lacked; /* of those of the paragraph */
    uint32_t paragraph;
    struct arena *arena;
};

static void pin(void *context, const struct need *need)
{
    struct pins *pins = context;
    if (!need->is_required)
        return;
    if (pins->next == pins->count) {
        pins->carriers = arena_reserve(pins->arena, pins->carriers, &pins->capacity, pins->count,
                                       sizeof *pins->carriers);
        pins->carriers[pins->count++] = 0;
    }
    uint32_t *carrier = &pins->carriers[pins->next++];
    pins->lacked += !need->is_carried;
    if (need->is_carried)
        *carrier = *carrier ? UINT32_MAX : pins->paragraph;
}

/* The paragraphs that alone carry something of the passage, in their order, each once. Returns how
 * many there are. `carries_all` says of each paragraph whether it carries everything. */
static size_t find_pins(const struct evidence *evidence, const struct passage *passage,
                        const struct article *article, uint32_t **found, bool **carries_all,
                        struct arena *arena)
{
    struct pins pins = {.arena = arena};
    struct number number = {0};
    *carries_all = NULL;
    if (article->count > MOST_SEARCHED)
        return 0;
    *carries_all = ARENA_ARRAY(arena, bool, article->count);
    struct passage alone = *passage;
    alone.paragraphs = (struct number_list){&number, 1};
    for (uint32_t i = 1; i <= article->count; i++) {
        number.value = pins.paragraph = i;
        pins.next = pins.lacked = 0;
        needs_visit(evidence, &alone, pin, &pins);
        (*carries_all)[i - 1] = pins.next && !pins.lacked;
    }
    bool *is_pinned = ARENA_ARRAY(arena, bool, article->count);
    size_t count = 0;
    for (size_t i = 0; i < pins.count; i++)
        if (pins.carriers[i] && pins.carriers[i] != UINT32_MAX)
            is_pinned[pins.carriers[i] - 1] = true;
    *found = ARENA_ARRAY(arena, uint32_t, pins.count);
    for (uint32_t i = 0; i < article->count; i++)
        if (is_pinned[i])
            (*found)[count++] = i + 1;
    return count;
}

struct search {
    const struct evidence *evidence;
    const struct article *article;
    struct renumbering *renumbering;
    bool *is_contested;    /* by old number - 1: two claims put it at two places */
    bool **may_be;         /* by old number - 1, then by new number - 1: all that cites it alone
                            * may rest there; NULL: nothing tells */
    struct arena *may_bes; /* memory for these */
    struct arena arena;    /* for one passage */
};

static int compare_numbers(const void *left_item, const void *right_item)
{
    const uint32_t *left = left_item;
    const uint32_t *right = right_item;
    return (*left > *right) - (*left < *right);
}

static size_t sort_paragraphs(struct number_list paragraphs, uint32_t *numbers)
{
    size_t kept = 0;
    for (uint32_t i = 0; i < paragraphs.count; i++)
        numbers[i] = paragraphs.items[i].value;
    if (paragraphs.count)
        qsort(numbers, paragraphs.count, sizeof *numbers, compare_numbers);
    for (uint32_t i = 0; i < paragraphs.count; i++)
        if (!kept || numbers[kept - 1] != numbers[i])
            numbers[kept++] = numbers[i];
    return kept;
}

static bool has_any(const bool *items, uint32_t count)
{
    return count && memchr(items, true, count * sizeof *items);
}

static void narrow(struct search *search, uint32_t old, const bool *carries_all)
{
    uint32_t count = search->article->count;
    bool **may_be = &search->may_be[old - 1];
    bool is_first = !*may_be;
    if (is_first)
        *may_be = ARENA_ARRAY(search->may_bes, bool, count);
    for (uint32_t i = 0; i < count; i++)
        (*may_be)[i] = carries_all[i] && (is_first || (*may_be)[i]);
}

/* A passage that cites as many paragraphs as carry something of it alone cites these. */
static void pin_passage(void *context, const struct passage *passage)
{
    struct search *search = context;
    uint32_t *now;
    bool *carries_all = NULL;
    uint32_t *then = ARENA_ARRAY(&search->arena, uint32_t, passage->paragraphs.count);
    size_t count = sort_paragraphs(passage->paragraphs, then);
    bool is_telling = needs_are_checked(passage->kind) && count &&
                      find_pins(search->evidence, passage, search->article, &now, &carries_all,
                                &search->arena) == count;
    if (count == 1 && carries_all && has_any(carries_all, search->article->count))
        narrow(search, then[0], carries_all);
    for (size_t i = 0; is_telling && i < count; i++) {
        struct renumbered *item = &search->renumbering->items[then[i] - 1];
        if (item->first && item->first != now[i])
            search->is_contested[then[i] - 1] = true;
        item->first = now[i];
        item->count = 1;
    }
    arena_clear(&search->arena);
}

/* Numbers that are found out of their order are no more certain than those found twice. */
static void drop_contested(const struct search *search)
{
    const struct renumbering *renumbering = search->renumbering;
    uint32_t last = 0;
    bool is_ordered = true;
    for (uint32_t i = 0; i < renumbering->count; i++) {
        is_ordered =
            is_ordered && (!renumbering->items[i].first ||
                           (renumbering->items[i].first > last && !search->is_contested[i]));
        if (renumbering->items[i].first)
            last = renumbering->items[i].first;
    }
    for (uint32_t i = 0; !is_ordered && i < renumbering->count; i++)
        renumbering->items[i].first = 0;
}

/* The one place between two numbers, these not counted, where a paragraph may be; 0 where there is
 * none or more than one. */
static uint32_t only_place(const bool *may_be, uint32_t after, uint32_t before)
{
    uint32_t found = 0;
    for (uint32_t i = after + 1; i < before; i++) {
        if (may_be[i - 1] && found)
            return 0;
        if (may_be[i - 1])
            found = i;
    }
    return found;
}

/* What may be at several places may still be at one alone between those that are known. Returns
 * whether one was found. */
static bool place_between(const struct search *search, uint32_t *before)
{
    struct renumbering *renumbering = search->renumbering;
    uint32_t last = 0;
    bool has_found = false;
    uint32_t next = search->article->count + 1;
    for (uint32_t i = renumbering->count; i-- > 0;) {
        before[i] = next;
        next = renumbering->items[i].first ? renumbering->items[i].first : next;
    }
    for (uint32_t i = 0; i < renumbering->count; i++) {
        struct renumbered *item = &renumbering->items[i];
        uint32_t place = 0;
        if (!item->first && search->may_be[i])
            place = only_place(search->may_be[i], last, before[i]);
        if (place)
            *item = (struct renumbered){place, 1, item->is_cited, false};
        has_found = has_found || place;
        last = item->first ? item->first : last;
    }
    return has_found;
}

static void match_claims(struct renumbering *renumbering, const struct evidence *evidence,
                         const struct brief *brief, const struct article *article,
                         struct arena *arena)
{
    enum { MOST_PASSES = 8 };
    struct arena texts = {0};
    struct search search = {
        .evidence = evidence,
        .article = article,
        .renumbering = renumbering,
        .is_contested = ARENA_ARRAY(arena, bool, renumbering->count),
        .may_be = ARENA_ARRAY(&texts, bool *, renumbering->count),
        .may_bes = &texts,
    };
    footings_visit(brief, &texts, pin_passage, &search);
    drop_contested(&search);
    uint32_t *before = ARENA_ARRAY(&texts, uint32_t, renumbering->count);
    for (int i = 0; i < MOST_PASSES && place_between(&search, before); i++)
        continue;
    arena_release(&texts);
    arena_release(&search.arena);
}

/* A paragraph that was edited is still the one between its neighbours, if it alone carries what a
 * claim has from it. Where the numbers stay as they are, nothing needs to be shown. */

/* The number now after the paragraph before; 0 where that one is not known. */
static uint32_t next_number(const struct renumbering *renumbering, uint32_t index)
{
    if (!index)
        return 1;
    const struct renumbered *before = &renumbering->items[index - 1];
    return before->first ? before->first + before->count : 0;
}

static bool precedes(const struct renumbering *renumbering, uint32_t index, uint32_t new,
                     uint32_t new_count)
{
    if (index == renumbering->count)
        return new == new_count + 1;
    return renumbering->items[index].first == new;
}

/* Takes paragraphs that are as many as they were between two that are known for the same ones. */
static void trust_places(struct renumbering *renumbering, uint32_t new_count)
{
    for (uint32_t i = 0; i < renumbering->count; i++) {
        uint32_t end = i;
        while (end < renumbering->count && !renumbering->items[end].first)
            end++;
        if (end == i)
            continue;
        uint32_t new = next_number(renumbering, i);
        bool is_same = precedes(renumbering, end, new + (end - i), new_count);
        for (uint32_t j = i; is_same && j < end; j++)
            renumbering->items[j] =
                (struct renumbered){new + (j - i), 1, renumbering->items[j].is_cited, true};
        i = end;
    }
}

/* By how much the paragraph is shifted; 0, as if it were not, past the ends. */
static int64_t shift_at(const struct renumbering *renumbering, uint32_t index)
{
    return (int64_t)renumbering->items[index].first - (index + 1);
}

/* Takes those between two that are shifted alike, and those before the first and after the last
 * that is known, to be shifted as these are. */
static void trust_shifts(struct renumbering *renumbering, uint32_t new_count)
{
    uint32_t count = renumbering->count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t end = i;
        while (end < count && !renumbering->items[end].first)
            end++;
        bool is_bounded = i > 0 && end < count;
        bool is_alike = !is_bounded || shift_at(renumbering, i - 1) == shift_at(renumbering, end);
        int64_t shift = 0;
        if (i > 0 || end < count)
            shift = shift_at(renumbering, i > 0 ? i - 1 : end);
        for (uint32_t j = i; is_alike && end - i < count && j < end; j++) {
            int64_t new = (int64_t)j + 1 + shift;
            if (new >= 1 && new <= new_count)
                renumbering->items[j] =
                    (struct renumbered){(uint32_t) new, 1, renumbering->items[j].is_cited, true};
        }
        i = end;
    }
}

static bool do_numbers_stay(const struct renumbering *renumbering)
{
    for (uint32_t i = 0; i < renumbering->count; i++) {
        const struct renumbered *item = &renumbering->items[i];
        if (item->is_cited && item->first && !renumbered_stays(item, i + 1))
            return false;
    }
    return true;
}

static void place_edited(void *context, const struct passage *passage)
{
    struct search *search = context;
    const struct renumbering *renumbering = search->renumbering;
    uint32_t *now;
    bool *carries_all;
    if (!needs_are_checked(passage->kind) || passage->paragraphs.count != 1)
        return;
    uint32_t old = passage->paragraphs.items[0].value;
    struct renumbered *item = &renumbering->items[old - 1];
    uint32_t new = next_number(renumbering, old - 1);
    if (item->first || !new || !precedes(renumbering, old, new + 1, search->article->count))
        return;
    if (find_pins(search->evidence, passage, search->article, &now, &carries_all, &search->arena) ==
            1 &&
        now[0] == new)
        *item = (struct renumbered){new, 1, true, true};
    arena_clear(&search->arena);
}

static void match_edited(struct renumbering *renumbering, const struct evidence *evidence,
                         const struct brief *brief, const struct article *article)
{
    struct search search = {.evidence = evidence, .article = article, .renumbering = renumbering};
    struct arena texts = {0};
    footings_visit(brief, &texts, place_edited, &search);
    arena_release(&texts);
    arena_release(&search.arena);
}

/* All of it. */

static void count_cited(void *context, const struct passage *passage)
{
    uint32_t *count = context;
    for (uint32_t i = 0; i < passage->paragraphs.count; i++)
        if (passage->paragraphs.items[i].value > *count)
            *count = passage->paragraphs.items[i].value;
}

static uint32_t largest_cited(const struct brief *brief)
{
    struct arena texts = {0};
    uint32_t largest = 0;
    footings_visit(brief, &texts, count_cited, &largest);
    for (uint32_t i = 0; i < brief->not_article.count; i++)
        count_cited(&largest,
                    &(struct passage){.paragraphs = brief->not_article.items[i].paragraphs});
    arena_release(&texts);
    return largest;
}

static void mark_cited(struct renumbering *renumbering, const struct brief *brief,
                       struct arena *arena)
{
    enum footing *footings = ARENA_ARRAY(arena, enum footing, renumbering->count);
    footings_of(brief, footings, renumbering->count);
    for (uint32_t i = 0; i < renumbering->count; i++)
        renumbering->items[i].is_cited = footings[i] != FOOTING_NONE;
}

static void keep_all(struct renumbering *renumbering)
{
    for (uint32_t i = 0; i < renumbering->count; i++) {
        renumbering->items[i].first = i + 1;
        renumbering->items[i].count = 1;
    }
}

struct renumbering renumbering_find(const struct evidence *evidence, const struct brief *brief,
                                    const struct article *article, bool trusts_places,
                                    struct arena *arena)
{
    struct fingerprint old;
    struct renumbering renumbering = {
        .count = largest_cited(brief),
        .now = fingerprint_of(article, arena),
    };
    renumbering.has_digest =
        fingerprint_read(text_slice(brief->source.document_digest), &old, arena);
    if (renumbering.has_digest && old.count > renumbering.count)
        renumbering.count = old.count;
    renumbering.is_same = renumbering.has_digest && fingerprint_equal(&old, &renumbering.now);
    renumbering.items = ARENA_ARRAY(arena, struct renumbered, renumbering.count);
    mark_cited(&renumbering, brief, arena);
    if (renumbering.is_same) {
        keep_all(&renumbering);
    } else if (renumbering.has_digest) {
        const struct places old_places = sorted_places(&old, arena);
        const struct places new_places = sorted_places(&renumbering.now, arena);
        match_marks(&renumbering, &old_places, &new_places);
        match_halves(&renumbering, &old_places, article, arena);
        if (trusts_places || do_numbers_stay(&renumbering))
            trust_places(&renumbering, article->count);
        match_edited(&renumbering, evidence, brief, article);
    } else {
        match_claims(&renumbering, evidence, brief, article, arena);
        if (trusts_places)
            trust_shifts(&renumbering, article->count);
    }
    return renumbering;
}

uint32_t renumbering_first(const struct renumbering *renumbering)
{
    for (uint32_t i = 0; i < renumbering->count; i++)
        if (renumbering->items[i].is_cited && !renumbered_stays(&renumbering->items[i], i + 1))
            return i + 1;
    return 0;
}

int64_t renumbering_shift(const struct renumbering *renumbering, uint32_t first)
{
    int64_t shift = 0;
    for (uint32_t i = first - 1; i < renumbering->count; i++) {
        const struct renumbered *item = &renumbering->items[i];
        int64_t own = (int64_t)item->first - (i + 1);
        if (!item->is_cited || item->count == 2)
            continue;
        if (!item->first || (shift && own != shift) || !own)
            return 0;
        shift = own;
    }
    return shift;
}

/* What it seems to be. */

enum { LARGEST_SUSPECTED = 20, FEWEST_CLAIMS = 3, MOST_CLAIMS = 400 };

/* A passage with evidence: whether its paragraphs carry it when they are shifted by so many. */
struct witness {
    uint32_t first; /* paragraph */
    uint32_t last;
    bool is_carried[2 * LARGEST_SUSPECTED + 1];
};

struct witnesses {
    const struct evidence *evidence;
    uint32_t paragraphs; /* of the article */
    struct witness *items;
    size_t count;
};

struct verdict {
    size_t needs;
    size_t missing;
};

static void judge(void *context, const struct need *need)
{
    struct verdict *verdict = context;
    verdict->needs += need->is_required;
    verdict->missing += need->is_required && !need->is_carried;
}

/* The paragraphs shifted by so many; without any where one would lie outside of the article. */
static struct number_list shifted(struct number_list paragraphs, int shift, uint32_t count,
                                  struct number *numbers)
{
    for (uint32_t i = 0; i < paragraphs.count; i++) {
        int64_t value = (int64_t)paragraphs.items[i].value + shift;
        if (value < 1 || value > count)
            return (struct number_list){0};
        numbers[i] = (struct number){.value = (uint32_t)value};
    }
    return (struct number_list){numbers, paragraphs.count};
}

static void hear(void *context, const struct passage *passage)
{
    struct witnesses *witnesses = context;
    struct witness *witness = &witnesses->items[witnesses->count];
    struct arena arena = {0};
    struct passage moved = *passage;
    bool has_needs = false;
    uint32_t *numbers = ARENA_ARRAY(&arena, uint32_t, passage->paragraphs.count);
    struct number *room = ARENA_ARRAY(&arena, struct number, passage->paragraphs.count);
    size_t count = sort_paragraphs(passage->paragraphs, numbers);
    bool may_tell = count && needs_are_checked(passage->kind) && witnesses->count < MOST_CLAIMS;
    for (int shift = -LARGEST_SUSPECTED; may_tell && shift <= LARGEST_SUSPECTED; shift++) {
        struct verdict verdict = {0};
        moved.paragraphs = shifted(passage->paragraphs, shift, witnesses->paragraphs, room);
        if (moved.paragraphs.count)
            needs_visit(witnesses->evidence, &moved, judge, &verdict);
        has_needs = has_needs || verdict.needs;
        witness->is_carried[shift + LARGEST_SUSPECTED] = verdict.needs && !verdict.missing;
    }
    if (has_needs) {
        witness->first = numbers[0];
        witness->last = numbers[count - 1];
        witnesses->count++;
    }
    arena_release(&arena);
}

static bool speaks_for(const struct witness *witness, int shift)
{
    return witness->is_carried[shift + LARGEST_SUSPECTED];
}

/* How many more claims are carried when all from `first` on are shifted. */
static int64_t gain_of(const struct witnesses *witnesses, uint32_t first, int shift)
{
    int64_t gain = 0;
    for (size_t i = 0; i < witnesses->count; i++) {
        const struct witness *witness = &witnesses->items[i];
        if (witness->first >= first)
            gain += speaks_for(witness, shift) - speaks_for(witness, 0);
    }
    return gain;
}

static size_t count_failing(const struct witnesses *witnesses)
{
    size_t count = 0;
    for (size_t i = 0; i < witnesses->count; i++)
        count += !speaks_for(&witnesses->items[i], 0);
    return count;
}

/* After the last paragraph that is known to be where it was. */
static uint32_t begin_of(const struct witnesses *witnesses, uint32_t first, int shift)
{
    uint32_t begin = 1;
    for (size_t i = 0; i < witnesses->count; i++) {
        const struct witness *witness = &witnesses->items[i];
        bool stays = speaks_for(witness, 0) && !speaks_for(witness, shift);
        if (stays && witness->last < first && witness->last >= begin)
            begin = witness->last + 1;
    }
    return begin;
}

bool renumbering_suspect(const struct evidence *evidence, const struct brief *brief,
                         const struct article *article, struct apparent_shift *apparent)
{
    struct arena arena = {0};
    struct witnesses witnesses = {.evidence = evidence, .paragraphs = article->count};
    int64_t best = 0;
    witnesses.items = ARENA_ARRAY(&arena, struct witness, MOST_CLAIMS + 1);
    footings_visit(brief, &arena, hear, &witnesses);
    size_t failing = count_failing(&witnesses);
    for (size_t i = 0; failing >= FEWEST_CLAIMS && i < witnesses.count; i++)
        for (int shift = -LARGEST_SUSPECTED; shift <= LARGEST_SUSPECTED; shift++) {
            uint32_t first = witnesses.items[i].first;
            int64_t gain = shift ? gain_of(&witnesses, first, shift) : 0;
            if (gain <= best)
                continue;
            best = gain;
            *apparent = (struct apparent_shift){begin_of(&witnesses, first, shift), shift};
        }
    arena_release(&arena);
    return best >= FEWEST_CLAIMS && best * 4 >= (int64_t)failing * 3;
}
