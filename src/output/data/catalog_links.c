/* The records of what stands between briefs: actors, corridors, contradictions, references. */
#include "output/data/catalog_fill.h"

#include "model/scope.h"
#include "model/tally.h"

#include <stdlib.h>

/* An actor or corridor, in how many points it is named and in how many sources listed. */
struct named {
    const struct entry *entry;
    uint32_t points;
    uint32_t sources;
};

struct named_list {
    struct named *items;
    uint32_t count;
};

static struct named_list begin_named(const struct dossier *dossier, enum entry_kind kind,
                                     struct arena *arena)
{
    bool is_actors = kind == ENTRY_ACTOR;
    struct named_list list = {.count =
                                  is_actors ? dossier->actors.count : dossier->corridors.count};
    list.items = ARENA_ARRAY(arena, struct named, list.count);
    for (uint32_t i = 0; i < list.count; i++)
        list.items[i].entry =
            is_actors ? &dossier->actors.items[i].entry : &dossier->corridors.items[i].entry;
    return list;
}

static void count_points(struct named_list *list, const struct dossier *dossier, struct place place,
                         enum entry_kind kind, struct arena *arena)
{
    struct tally_list tallies = tally_named(dossier, NULL, place, kind, arena);
    for (size_t i = 0; i < tallies.count; i++)
        list->items[tallies.items[i].entry->ordinal].points = tallies.items[i].count;
}

static void count_source(struct named_list *list, const struct brief *brief, enum entry_kind kind)
{
    for (uint32_t i = 0; kind == ENTRY_ACTOR && i < brief->actors.count; i++) {
        const struct entry *actor = brief->actors.items[i].actor.target;
        if (actor)
            list->items[actor->ordinal].sources++;
    }
    for (uint32_t i = 0; kind == ENTRY_CORRIDOR && i < brief->corridors.count; i++) {
        const struct corridor_account *account = &brief->corridors.items[i];
        if (!account->corridor.target)
            continue;
        list->items[account->corridor.target->ordinal].sources++;
    }
}

static int compare_named(const void *left_item, const void *right_item)
{
    const struct named *left = left_item;
    const struct named *right = right_item;
    if (left->points != right->points)
        return left->points > right->points ? -1 : 1;
    return left->entry->ordinal < right->entry->ordinal
               ? -1
               : left->entry->ordinal > right->entry->ordinal;
}

/* All of them, those first that are named most often; narrowed, those that the claims name or that
 * the source lists. */
static struct named_list find_named(const struct dossier *dossier, struct place place,
                                    enum entry_kind kind, struct arena *arena)
{
    struct named_list list = begin_named(dossier, kind, arena);
    count_points(&list, dossier, place, kind, arena);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        if (!place.brief || place.brief == dossier->briefs[i])
            count_source(&list, dossier->briefs[i], kind);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list.count; i++) {
        bool is_listed = !place.theme && !place.only && (!place.brief || list.items[i].sources);
        if (is_listed || list.items[i].points)
            list.items[kept++] = list.items[i];
    }
    list.count = kept;
    if (kept)
        qsort(list.items, kept, sizeof *list.items, compare_named);
    return list;
}

static void fill_named(struct table *table, const struct dossier *dossier, struct place place,
                       enum entry_kind kind)
{
    struct named_list list = find_named(dossier, place, kind, &table->arena);
    for (uint32_t i = 0; i < list.count; i++) {
        const struct catalog_record row = {
            .passage = passage_of(list.items[i].entry, &table->arena),
            .points = list.items[i].points,
            .sources = list.items[i].sources,
            .progress = progress_of(dossier, place, list.items[i].entry),
        };
        table_add_row(table, &row);
    }
}

void catalog_fill_actors(struct table *table, const struct dossier *dossier, struct place place)
{
    fill_named(table, dossier, place, ENTRY_ACTOR);
}

void catalog_fill_corridors(struct table *table, const struct dossier *dossier, struct place place)
{
    fill_named(table, dossier, place, ENTRY_CORRIDOR);
}

static void add_reference(struct table *table, const struct brief *brief,
                          const struct cross_reference *reference)
{
    const struct catalog_record row = {.reference = reference, .stated_by = brief};
    table_add_row(table, &row);
}

void catalog_fill_conflicts(struct table *table, const struct dossier *dossier, struct place place)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct cross_reference_list *list = &dossier->briefs[i]->cross_references;
        for (uint32_t j = 0; j < list->count; j++) {
            const struct entry *subject = list->items[j].subject.target;
            const struct entry *object = list->items[j].object.target;
            if (list->items[j].relation == RELATION_CONTRADICTS && subject && object &&
                place_has_relation(place, subject, object))
                add_reference(table, dossier->briefs[i], &list->items[j]);
        }
    }
}

void catalog_fill_references(struct table *table, const struct dossier *dossier, struct place place)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        for (uint32_t j = 0; j < brief->cross_references.count; j++) {
            const struct cross_reference *reference = &brief->cross_references.items[j];
            /* A dangling subject is still of its brief. */
            const struct entry *subject =
                reference->subject.target ? reference->subject.target : &brief->entry;
            if (place_has_relation(place, subject, reference->object.target))
                add_reference(table, brief, reference);
        }
    }
}
