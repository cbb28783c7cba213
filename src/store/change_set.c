#include "store/change_set.h"

#include "base/memory.h"
#include "store/digest.h"

#include <stdlib.h>
#include <string.h>

void change_log_release(struct change_log *log)
{
    free(log->items);
    arena_release(&log->arena);
    *log = (struct change_log){0};
}

/* Where the reader goes is not a change that a person makes. */
static bool can_be_undone(const struct fact *fact)
{
    return fact->kind == FACT_POINT || fact->kind == FACT_STAR || fact->kind == FACT_MARK;
}

/* What was absent comes back as the fact that nothing is there: the file may know more by now. */
static struct fact_value keep(struct change_log *log, const struct fact_value *value)
{
    return (struct fact_value){
        .status = value->status ? value->status : (uint8_t)FACT_SET,
        .digest = value->digest,
        .texts = {arena_copy(&log->arena, value->texts[0]),
                  arena_copy(&log->arena, value->texts[1])},
    };
}

void change_set_note(struct state *state, uint32_t index, const struct fact_value *before,
                     uint64_t stamp)
{
    struct change_log *log = &state->open_log;
    const struct fact *fact = &state->table.facts[index];
    if (!state->open_sets || !can_be_undone(fact))
        return;
    void *items = log->items;
    memory_reserve(&items, &log->capacity, log->count, sizeof *log->items);
    log->items = items;
    log->items[log->count++] = (struct change){
        .fact = index,
        .stamp = stamp,
        .stamp_before = fact->stamp,
        .before = keep(log, before),
    };
}

void state_begin(struct state *state)
{
    state->open_sets++;
}

size_t state_end(struct state *state)
{
    if (!state->open_sets || --state->open_sets)
        return 0;
    size_t count = state->open_log.count;
    if (!count)
        return 0;
    if (state->log_count == MOST_UNDO_STEPS) {
        change_log_release(&state->logs[0]);
        memmove(state->logs, state->logs + 1, (MOST_UNDO_STEPS - 1) * sizeof *state->logs);
        state->log_count--;
    }
    state->logs[state->log_count++] = state->open_log;
    state->open_log = (struct change_log){0};
    return count;
}

void state_name_last(struct state *state, struct slice name)
{
    if (!state->log_count || state->open_sets)
        return;
    struct change_log *log = &state->logs[state->log_count - 1];
    log->name = arena_copy(&log->arena, name);
}

struct undo_step state_undo_step(const struct state *state)
{
    if (!state->log_count || state->open_sets)
        return (struct undo_step){0};
    const struct change_log *log = &state->logs[state->log_count - 1];
    return (struct undo_step){log->count, log->name};
}

/* Takes the fact back to the stamp that it had, so that an earlier change of the same set finds
 * it as it left it. */
static bool put_back(struct state *state, struct change *change)
{
    struct fact *fact = &state->table.facts[change->fact];
    if (fact->stamp != change->stamp)
        return false;
    state_count(state, fact, -1);
    fact_set(&state->table, change->fact, &change->before);
    if (fact->entry && fact->status == POINT_READ)
        fact->digest_now = digest_of(entry_text(fact->entry));
    state_count(state, fact, 1);
    fact->stamp = change->stamp_before;
    return true;
}

/* To undo is to change: it must be newer than what it undoes. */
static void stamp_anew(struct state *state, const struct change *change, uint64_t now)
{
    struct fact *fact = &state->table.facts[change->fact];
    uint64_t newest = fact->stamp > change->stamp ? fact->stamp : change->stamp;
    fact->stamp = now > newest ? now : newest + 1;
}

/* A fact and the stamps between which undoing has moved it. */
struct moved {
    uint64_t from;
    uint64_t to;
};

/* Older sets find the facts that were put back as they left them, though the stamps are new. */
static void follow_stamps(struct state *state, const struct change_log *undone)
{
    struct moved *moved = memory_allocate(state->table.count, sizeof *moved);
    memset(moved, 0, state->table.count * sizeof *moved);
    for (size_t i = undone->count; i-- > 0;) {
        const struct change *change = &undone->items[i];
        if (change->is_undone)
            moved[change->fact] =
                (struct moved){change->stamp_before, state->table.facts[change->fact].stamp};
    }
    for (int log = 0; log < state->log_count; log++)
        for (size_t i = 0; i < state->logs[log].count; i++) {
            struct change *change = &state->logs[log].items[i];
            const struct moved *move = &moved[change->fact];
            if (move->to && change->stamp == move->from)
                change->stamp = move->to;
        }
    free(moved);
}

size_t state_undo(struct state *state)
{
    if (state->open_sets || !state->log_count)
        return 0;
    struct change_log log = state->logs[--state->log_count];
    size_t count = 0;
    for (size_t i = log.count; i-- > 0;) {
        log.items[i].is_undone = put_back(state, &log.items[i]);
        count += log.items[i].is_undone;
    }
    uint64_t now = state_clock();
    for (size_t i = 0; i < log.count; i++)
        if (log.items[i].is_undone)
            stamp_anew(state, &log.items[i], now);
    if (count) {
        state->is_changed = true;
        follow_stamps(state, &log);
    }
    change_log_release(&log);
    return count;
}
