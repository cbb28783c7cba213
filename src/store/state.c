/* Facts of a state: how they change, what they merge with, stars, marks and positions. */
#include "store/state.h"

#include "base/memory.h"
#include "store/change_set.h"
#include "store/digest.h"
#include "store/state_parts.h"

#include <stdlib.h>
#include <time.h>

static const struct fact_key last_key = {.kind = FACT_LAST};

struct state *state_create(void)
{
    struct state *state = memory_allocate(1, sizeof *state);
    *state = (struct state){.recent_brief = FACT_NONE};
    return state;
}

void state_release(struct state *state)
{
    if (!state)
        return;
    change_log_release(&state->open_log);
    for (int i = 0; i < state->log_count; i++)
        change_log_release(&state->logs[i]);
    arena_release(&state->bound);
    fact_table_release(&state->table);
    free(state);
}

bool state_is_changed(const struct state *state)
{
    return state->is_changed;
}

uint64_t state_clock(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec < 0 ? 0 : (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

struct fact_key state_key_of(enum fact_kind kind, const struct entry *entry)
{
    struct fact_key key = {.kind = (uint8_t)kind, .owner = text_slice(entry->brief->id)};
    if (entry->kind != ENTRY_BRIEF)
        key.name = entry_id(entry);
    return key;
}

void state_change(struct state *state, uint32_t index, const struct fact_value *value)
{
    struct fact *fact = &state->table.facts[index];
    struct fact_value before = fact_value(fact);
    if (fact_value_compare(&before, value) == 0)
        return;
    uint64_t now = state_clock();
    /* A clock that was set back must not make a change look older than what it changes. */
    uint64_t stamp = now > fact->stamp ? now : fact->stamp + 1;
    change_set_note(state, index, &before, stamp);
    state_count(state, fact, -1);
    fact_set(&state->table, index, value);
    fact->stamp = stamp;
    if (fact->entry && fact->status == POINT_READ)
        fact->digest_now = digest_of(entry_text(fact->entry));
    state_count(state, fact, 1);
    state->is_changed = true;
}

void state_note_wording(struct state *state, const struct entry *entry)
{
    struct slice text = entry_text(entry);
    const struct fact_key key = state_key_of(FACT_WORDING, entry);
    bool is_new = fact_find(&state->table, &key) == FACT_NONE;
    if (text.length > WORDING_LONGEST || (is_new && state->wording_count >= WORDING_MOST))
        return;
    state->wording_count += is_new;
    state_change(state, fact_add(&state->table, &key),
                 &(struct fact_value){.status = FACT_SET, .texts = {text, SLICE("")}});
}

/* A file may hold points of a brief without holding the brief. */
static void merge_brief_of(struct state *state, struct slice brief)
{
    const struct fact_key key = {.kind = FACT_BRIEF, .owner = brief};
    uint32_t index = state->recent_brief;
    if (index == FACT_NONE || !slice_equal(fact_key(&state->table.facts[index]).owner, brief))
        index = fact_add(&state->table, &key);
    struct fact *fact = &state->table.facts[index];
    fact->has_points = true;
    if (!fact->status)
        fact->status = FACT_SET;
    state->recent_brief = index;
}

void state_merge(struct state *state, const struct fact_key *key, uint64_t stamp,
                 const struct fact_value *value)
{
    uint32_t index = fact_add(&state->table, key);
    struct fact *fact = &state->table.facts[index];
    state->wording_count += key->kind == FACT_WORDING && !fact->status;
    if (fact->status) {
        struct fact_value before = fact_value(fact);
        if (stamp < fact->stamp)
            return;
        /* Both readers must choose the same of two changes made at once. */
        if (stamp == fact->stamp && fact_value_compare(value, &before) <= 0)
            return;
    }
    fact_set(&state->table, index, value);
    fact->stamp = stamp;
    state->was_merged = true;
    if (key->kind == FACT_POINT)
        merge_brief_of(state, key->owner);
}

void state_merge_end(struct state *state)
{
    if (state->was_merged && state->dossier)
        state_set_dossier(state, state->dossier);
    state->was_merged = false;
}

/* Stars. */

static bool can_have_star(const struct entry *entry)
{
    return entry->kind == ENTRY_CLAIM || entry->kind == ENTRY_QUESTION ||
           entry->kind == ENTRY_BRIEF;
}

bool state_is_starred(const struct state *state, const struct entry *entry)
{
    if (!can_have_star(entry))
        return false;
    const struct fact_key key = state_key_of(FACT_STAR, entry);
    uint32_t index = fact_find(&state->table, &key);
    return index != FACT_NONE && state->table.facts[index].status == STAR_ON;
}

void state_set_starred(struct state *state, const struct entry *entry, bool is_starred)
{
    if (!can_have_star(entry) || is_starred == state_is_starred(state, entry))
        return;
    const struct fact_key key = state_key_of(FACT_STAR, entry);
    state_change(state, fact_add(&state->table, &key),
                 &(struct fact_value){.status = is_starred ? STAR_ON : STAR_OFF});
}

/* Positions. */

static bool is_nowhere(struct state_position position)
{
    return !position.place.length && !position.item.length;
}

static struct state_position position_at(const struct state *state, const struct fact_key *key)
{
    uint32_t index = fact_find(&state->table, key);
    if (index == FACT_NONE)
        return (struct state_position){SLICE(""), SLICE("")};
    struct fact_value value = fact_value(&state->table.facts[index]);
    return (struct state_position){value.texts[0], value.texts[1]};
}

static void set_position(struct state *state, const struct fact_key *key,
                         struct state_position position)
{
    if (is_nowhere(position) && fact_find(&state->table, key) == FACT_NONE)
        return;
    state_change(state, fact_add(&state->table, key),
                 &(struct fact_value){FACT_SET, 0, {position.place, position.item}});
}

static bool is_letter(char letter)
{
    return letter >= 'a' && letter <= 'z';
}

bool state_mark(const struct state *state, char letter, struct state_position *position)
{
    const struct fact_key key = {.kind = FACT_MARK, .owner = {&letter, 1}};
    *position = position_at(state, &key);
    return !is_nowhere(*position);
}

void state_set_mark(struct state *state, char letter, struct state_position position)
{
    const struct fact_key key = {.kind = FACT_MARK, .owner = {&letter, 1}};
    if (is_letter(letter))
        set_position(state, &key, position);
}

struct state_position state_last(const struct state *state)
{
    return position_at(state, &last_key);
}

void state_set_last(struct state *state, struct state_position position)
{
    set_position(state, &last_key, position);
}
