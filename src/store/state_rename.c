/* Another id for a brief, or for a point or question: what was remembered of it goes on under the
 * new one. */
#include "store/state_parts.h"

static bool is_about(const struct fact_key *key, struct slice brief, struct slice name)
{
    bool is_of_brief = key->kind == FACT_POINT || key->kind == FACT_STAR ||
                       key->kind == FACT_BRIEF || key->kind == FACT_WORDING;
    return is_of_brief && slice_equal(key->owner, brief) &&
           (!name.length || slice_equal(key->name, name));
}

void state_rename(struct state *state, struct slice brief, struct slice name, struct slice new)
{
    uint32_t count = state->table.count;
    for (uint32_t i = 0; i < count; i++) {
        const struct fact *fact = &state->table.facts[i];
        struct fact_key key = fact_key(fact);
        struct fact_value value = fact_value(fact);
        if (!value.status || !is_about(&key, brief, name))
            continue;
        if (name.length)
            key.name = new;
        else
            key.owner = new;
        bool is_new = fact_find(&state->table, &key) == FACT_NONE;
        if (key.kind == FACT_WORDING && is_new && state->wording_count >= WORDING_MOST)
            continue;
        state->wording_count += key.kind == FACT_WORDING && is_new;
        uint32_t index = fact_add(&state->table, &key);
        struct fact *renamed = &state->table.facts[index];
        renamed->has_points = renamed->has_points || state->table.facts[i].has_points;
        state_change(state, index, &value);
    }
}
