#include "store/typed.h"

#include <stdlib.h>

struct typed {
    struct fact_key key;
    uint64_t stamp;
    uint32_t index;
};

static int compare(const void *left_item, const void *right_item)
{
    const struct typed *left = left_item;
    const struct typed *right = right_item;
    int order = slice_compare(left->key.owner, right->key.owner);
    if (order)
        return order;
    if (left->stamp != right->stamp)
        return left->stamp < right->stamp ? -1 : 1;
    return slice_compare(left->key.name, right->key.name);
}

static bool is_typed(const struct fact *fact)
{
    return fact->kind == FACT_TYPED && fact->status;
}

/* Whether so many newer ones of the same purpose follow that it is not kept. */
static bool is_too_old(const struct typed *all, size_t count, size_t index)
{
    size_t later = index + STATE_MOST_TYPED;
    return later < count && slice_equal(all[later].key.owner, all[index].key.owner);
}

struct typed_facts typed_facts(const struct state *state, struct arena *arena)
{
    const struct fact_table *table = &state->table;
    size_t count = 0;
    for (uint32_t i = 0; i < table->count; i++)
        count += is_typed(&table->facts[i]);
    struct typed *all = ARENA_ARRAY(arena, struct typed, count);
    struct typed_facts kept = {ARENA_ARRAY(arena, uint32_t, count), 0};
    size_t next = 0;
    for (uint32_t i = 0; next < count; i++)
        if (is_typed(&table->facts[i]))
            all[next++] = (struct typed){fact_key(&table->facts[i]), table->facts[i].stamp, i};
    if (count)
        qsort(all, count, sizeof *all, compare);
    for (size_t i = 0; i < count; i++)
        if (!is_too_old(all, count, i))
            kept.items[kept.count++] = all[i].index;
    return kept;
}

static uint64_t newest_stamp(const struct fact_table *table)
{
    uint64_t newest = 0;
    for (uint32_t i = 0; i < table->count; i++)
        if (is_typed(&table->facts[i]) && table->facts[i].stamp > newest)
            newest = table->facts[i].stamp;
    return newest;
}

void state_add_typed(struct state *state, struct slice purpose, struct slice line)
{
    if (!line.length || line.length > STATE_LONGEST_TYPED)
        return;
    const struct fact_key key = {FACT_TYPED, purpose, line};
    uint32_t index = fact_add(&state->table, &key); /* moves the facts */
    struct fact *fact = &state->table.facts[index];
    uint64_t newest = newest_stamp(&state->table);
    uint64_t now = state_clock();
    fact->stamp = now > newest ? now : newest + 1; /* two may come in one tick of the clock */
    fact->status = FACT_SET;
    state->is_changed = true;
}

void state_visit_typed(const struct state *state, visit_typed *visit, void *context)
{
    struct arena arena = {0};
    struct typed_facts facts = typed_facts(state, &arena);
    for (size_t i = 0; i < facts.count; i++) {
        struct fact_key key = fact_key(&state->table.facts[facts.items[i]]);
        visit(context, key.owner, key.name);
    }
    arena_release(&arena);
}
