#include "model/tally.h"

#include "model/scope.h"

#include <stdlib.h>
#include <string.h>

/* `part-of` may run in a circle in a bad file. */
enum { LONGEST_CHAIN = 16 };

/* The outermost actor that this one is part of; itself when it is part of none. */
static const struct entry *tally_side(const struct entry *actor)
{
    for (int i = 0; i < LONGEST_CHAIN; i++) {
        const struct entry *whole = entry_actor(actor)->part_of.target;
        if (!whole)
            break;
        actor = whole;
    }
    return actor;
}

bool tally_belongs(const struct entry *actor, const struct entry *side)
{
    for (int i = 0; actor && i < LONGEST_CHAIN; i++) {
        if (actor == side)
            return true;
        actor = entry_actor(actor) ? entry_actor(actor)->part_of.target : NULL;
    }
    return false;
}

/* Counts for every actor and corridor, by ordinal. */
struct counter {
    const struct dossier *dossier;
    const struct namings *namings; /* NULL: not known yet */
    enum entry_kind kind;
    uint32_t *counts;
    uint32_t *last_claims; /* one more than the claim in which each was met last */
    uint32_t size;
};

static struct counter counter_of(const struct dossier *dossier, enum entry_kind kind,
                                 struct arena *arena)
{
    uint32_t size = dossier_count(dossier, kind);
    return (struct counter){
        .dossier = dossier,
        .kind = kind,
        .counts = ARENA_ARRAY(arena, uint32_t, size),
        .last_claims = ARENA_ARRAY(arena, uint32_t, size),
        .size = size,
    };
}

static void count(struct counter *counter, const struct entry *entry, const struct claim *claim)
{
    if (!entry || entry->kind != counter->kind)
        return;
    uint32_t mark = claim->entry.ordinal + 1;
    if (counter->last_claims[entry->ordinal] == mark)
        return;
    counter->last_claims[entry->ordinal] = mark;
    counter->counts[entry->ordinal]++;
}

static void count_naming(struct counter *counter, const struct claim *claim, struct naming naming)
{
    for (uint32_t i = 0; i < naming.count; i++)
        count(counter, naming.items[i], claim);
}

static int compare_tallies(const void *left_item, const void *right_item)
{
    const struct tally *left = left_item;
    const struct tally *right = right_item;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return left->entry->ordinal < right->entry->ordinal
               ? -1
               : left->entry->ordinal > right->entry->ordinal;
}

static struct tally_list list_counts(const struct counter *counter, struct arena *arena)
{
    struct tally_list list = {.items = ARENA_ARRAY(arena, struct tally, counter->size)};
    for (uint32_t i = 0; i < counter->size; i++)
        if (counter->counts[i])
            list.items[list.count++] =
                (struct tally){dossier_at(counter->dossier, counter->kind, i), counter->counts[i]};
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, compare_tallies);
    return list;
}

bool tally_names(const struct dossier *dossier, const struct claim *claim,
                 const struct entry *entry, struct arena *arena)
{
    return naming_includes(naming_find(dossier, claim, arena), entry);
}

/* All claims within the place, those only that name `beside` unless that is NULL. */
static void count_claims(struct counter *counter, struct place place, const struct entry *beside)
{
    struct arena scratch = {0};
    for (uint32_t i = 0; i < counter->dossier->brief_count; i++) {
        const struct brief *brief = counter->dossier->briefs[i];
        for (uint32_t j = 0; j < brief->claims.count; j++) {
            const struct claim *claim = &brief->claims.items[j];
            if (!place_has_claim(place, claim))
                continue;
            arena_clear(&scratch);
            struct naming naming = counter->namings
                                       ? naming_of(counter->namings, claim)
                                       : naming_find(counter->dossier, claim, &scratch);
            if (!beside || naming_includes(naming, beside))
                count_naming(counter, claim, naming);
        }
    }
    arena_release(&scratch);
}

struct tally_list tally_named(const struct dossier *dossier, const struct namings *namings,
                              struct place place, enum entry_kind kind, struct arena *arena)
{
    struct counter counter = counter_of(dossier, kind, arena);
    counter.namings = namings;
    count_claims(&counter, place, NULL);
    return list_counts(&counter, arena);
}

struct tally_list tally_beside(const struct dossier *dossier, const struct namings *namings,
                               struct place place, const struct entry *entry, struct arena *arena)
{
    struct counter counter = counter_of(dossier, ENTRY_ACTOR, arena);
    counter.namings = namings;
    count_claims(&counter, place, entry);
    if (entry->kind == ENTRY_ACTOR)
        counter.counts[entry->ordinal] = 0;
    return list_counts(&counter, arena);
}

struct tally_list tally_sides(const struct dossier *dossier, struct place place,
                              struct arena *arena)
{
    struct counter counter = counter_of(dossier, ENTRY_ACTOR, arena);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        for (uint32_t j = 0; j < brief->claims.count; j++) {
            const struct claim *claim = &brief->claims.items[j];
            for (uint32_t k = 0; place_has_claim(place, claim) && k < claim->voices.count; k++)
                if (claim->voices.items[k].actor.target)
                    count(&counter, tally_side(claim->voices.items[k].actor.target), claim);
        }
    }
    return list_counts(&counter, arena);
}
