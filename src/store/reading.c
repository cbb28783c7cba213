/* What was read of the dossier that is bound. */
#include "store/digest.h"
#include "store/state_parts.h"

static size_t counts_per_brief(const struct state *state)
{
    return (size_t)state->dossier->theme_count + 1;
}

static struct bound_brief *bound_brief(const struct state *state, const struct brief *brief)
{
    const struct dossier *dossier = state->dossier;
    if (!dossier || !brief || brief->entry.ordinal >= dossier->brief_count ||
        dossier->briefs[brief->entry.ordinal] != brief)
        return NULL;
    return &state->briefs[brief->entry.ordinal];
}

static size_t points_in(const struct brief *brief)
{
    return (size_t)brief->claims.count + brief->questions.count;
}

static const struct entry *point_at(const struct brief *brief, size_t i)
{
    if (i < brief->claims.count)
        return &brief->claims.items[i].entry;
    return &brief->questions.items[i - brief->claims.count].entry;
}

/* Where the entry stands among the points and questions of its brief. */
static size_t place_in_brief(const struct entry *entry)
{
    const struct claim *claim = entry_claim(entry);
    if (claim)
        return (size_t)(claim - entry->brief->claims.items);
    const struct question *question = entry_question(entry);
    return entry->brief->claims.count + (size_t)(question - entry->brief->questions.items);
}

/* Counting. */

static enum reading reading_of(const struct fact *fact)
{
    switch (fact->status) {
    case POINT_READ:
        return fact->digest == fact->digest_now ? READING_READ : READING_REWORDED;
    case POINT_UNREAD:
        return READING_UNREAD;
    default:
        return READING_NEW;
    }
}

static void add_counts(struct state_counts *into, const struct state_counts *counts, int sign)
{
    uint32_t factor = (uint32_t)sign; /* wraps to take away */
    into->unread += factor * counts->unread;
    into->changed += factor * counts->changed;
    into->changed_questions += factor * counts->changed_questions;
}

static struct state_counts counts_of(const struct fact *fact)
{
    enum reading reading = reading_of(fact);
    bool is_changed = reading == READING_NEW || reading == READING_REWORDED;
    if (fact->entry->kind == ENTRY_QUESTION)
        return (struct state_counts){.changed_questions = is_changed};
    return (struct state_counts){.unread = reading != READING_READ, .changed = is_changed};
}

static const struct reference_list *themes_of(const struct entry *entry)
{
    const struct claim *claim = entry_claim(entry);
    return claim ? &claim->themes : &entry_question(entry)->themes;
}

void state_count(struct state *state, const struct fact *fact, int sign)
{
    const struct entry *entry = fact->entry;
    struct bound_brief *bound = entry ? bound_brief(state, entry->brief) : NULL;
    if (!bound || !bound->counts)
        return;
    const struct state_counts counts = counts_of(fact);
    size_t any = state->dossier->theme_count;
    add_counts(&bound->counts[any], &counts, sign);
    add_counts(&state->totals[any], &counts, sign);
    const struct reference_list *themes = themes_of(entry);
    state->round++; /* a theme named twice counts once */
    for (uint32_t i = 0; i < themes->count; i++) {
        const struct entry *theme = themes->items[i].target;
        if (!theme || state->theme_seen[theme->ordinal] == state->round)
            continue;
        state->theme_seen[theme->ordinal] = state->round;
        add_counts(&bound->counts[theme->ordinal], &counts, sign);
        add_counts(&state->totals[theme->ordinal], &counts, sign);
    }
}

/* Binding. */

/* From now on the brief is counted point by point. */
static void leave_coverage(struct state *state, const struct brief *brief)
{
    const struct dossier *dossier = state->dossier;
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        state->totals[i].unread -= dossier_coverage(dossier, brief, dossier->themes[i]);
    state->totals[dossier->theme_count].unread -= brief->claims.count;
}

static void bind_points(struct state *state, const struct brief *brief)
{
    struct bound_brief *bound = &state->briefs[brief->entry.ordinal];
    size_t count = points_in(brief);
    uint32_t *facts = ARENA_ARRAY(&state->bound, uint32_t, count + 1);
    bound->facts = facts;
    bound->counts = ARENA_ARRAY(&state->bound, struct state_counts, counts_per_brief(state));
    leave_coverage(state, brief);
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = point_at(brief, i);
        const struct fact_key key = state_key_of(FACT_POINT, entry);
        facts[i] = fact_add(&state->table, &key);
        struct fact *fact = &state->table.facts[facts[i]];
        if (fact->entry)
            continue; /* another has this id */
        fact->entry = entry;
        if (fact->status == POINT_READ)
            fact->digest_now = digest_of(entry_text(entry));
        state_count(state, fact, 1);
    }
}

static void bind_brief(struct state *state, const struct brief *brief)
{
    const struct fact_key key = state_key_of(FACT_BRIEF, &brief->entry);
    uint32_t index = fact_find(&state->table, &key);
    if (index == FACT_NONE)
        return;
    state->briefs[brief->entry.ordinal].is_known = true;
    if (state->table.facts[index].has_points)
        bind_points(state, brief);
}

/* Forgets the entries of the dossier that was bound; says whether any brief was met before. */
static bool unbind(struct state *state)
{
    bool knows_briefs = false;
    for (uint32_t i = 0; i < state->table.count; i++) {
        struct fact *fact = &state->table.facts[i];
        fact->entry = NULL;
        knows_briefs = knows_briefs || (fact->kind == FACT_BRIEF && fact->status);
    }
    arena_clear(&state->bound);
    state->dossier = NULL;
    return knows_briefs;
}

static void add_brief(struct state *state, const struct brief *brief, bool has_points)
{
    const struct fact_key key = state_key_of(FACT_BRIEF, &brief->entry);
    uint32_t index = fact_add(&state->table, &key);
    struct fact *fact = &state->table.facts[index];
    if (!fact->status)
        fact->status = FACT_SET;
    fact->has_points = fact->has_points || has_points;
    state->briefs[brief->entry.ordinal].is_known = true;
}

void state_set_dossier(struct state *state, const struct dossier *dossier)
{
    bool knows_briefs = unbind(state);
    if (!dossier)
        return;
    state->dossier = dossier;
    state->briefs = ARENA_ARRAY(&state->bound, struct bound_brief, dossier->brief_count);
    state->totals = ARENA_ARRAY(&state->bound, struct state_counts, counts_per_brief(state));
    state->theme_seen = ARENA_ARRAY(&state->bound, uint64_t, dossier->theme_count);
    state->round = 0;
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        state->totals[i].unread = dossier_coverage(dossier, NULL, dossier->themes[i]);
    state->totals[dossier->theme_count].unread = dossier->claim_count;
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        if (knows_briefs)
            bind_brief(state, dossier->briefs[i]);
        else
            add_brief(state, dossier->briefs[i], false);
    }
}

/* Answers. */

static enum reading read_brief(const struct state *state, const struct brief *brief)
{
    const struct bound_brief *bound = bound_brief(state, brief);
    if (!bound)
        return READING_UNREAD;
    if (!bound->is_known)
        return READING_NEW;
    struct state_counts counts = state_unread(state, brief, NULL);
    if (!counts.unread)
        return READING_READ;
    return counts.unread == counts.changed ? READING_REWORDED : READING_UNREAD;
}

enum reading state_reading(const struct state *state, const struct entry *entry)
{
    if (entry->kind == ENTRY_BRIEF)
        return read_brief(state, entry->brief);
    if (!entry_is_point(entry))
        return READING_READ;
    const struct bound_brief *bound = bound_brief(state, entry->brief);
    if (!bound || !bound->facts)
        return READING_UNREAD;
    return reading_of(&state->table.facts[bound->facts[place_in_brief(entry)]]);
}

struct slice state_old_wording(const struct state *state, const struct entry *entry)
{
    if (!entry_is_point(entry) || state_reading(state, entry) != READING_REWORDED)
        return SLICE("");
    const struct bound_brief *bound = bound_brief(state, entry->brief);
    const struct fact *read = &state->table.facts[bound->facts[place_in_brief(entry)]];
    const struct fact_key key = state_key_of(FACT_WORDING, entry);
    uint32_t index = fact_find(&state->table, &key);
    if (index == FACT_NONE)
        return SLICE("");
    struct slice text = fact_value(&state->table.facts[index]).texts[0];
    return digest_of(text) == read->digest ? text : SLICE("");
}

static bool remembers(void *context, enum search_state state, const struct entry *entry)
{
    if (entry->kind != ENTRY_BRIEF && !entry_is_point(entry))
        return false;
    if (state == SEARCH_STARRED)
        return state_is_starred(context, entry);
    enum reading reading = state_reading(context, entry);
    if (state == SEARCH_UNREAD)
        return reading != READING_READ;
    if (state == SEARCH_REWORDED)
        return reading == READING_REWORDED;
    return reading == READING_NEW || reading == READING_REWORDED;
}

struct search_memory state_memory(struct state *state)
{
    return (struct search_memory){remembers, state};
}

struct state_counts state_unread(const struct state *state, const struct brief *brief,
                                 const struct theme *theme)
{
    const struct dossier *dossier = state->dossier;
    const struct bound_brief *bound = bound_brief(state, brief);
    if (!dossier || (brief && !bound))
        return (struct state_counts){0};
    uint32_t column = theme ? theme->entry.ordinal : dossier->theme_count;
    if (theme && (column >= dossier->theme_count || dossier->themes[column] != theme))
        return (struct state_counts){0};
    if (!brief)
        return state->totals[column];
    if (!bound->counts)
        return (struct state_counts){.unread = dossier_coverage(dossier, brief, theme)};
    return bound->counts[column];
}

/* Changing. */

/* The first time that something of a brief is read, all that is in it is met. That is older than
 * any change, so that it never stands against what another reader has read meanwhile. */
static void meet(struct state *state, const struct brief *brief)
{
    add_brief(state, brief, true);
    for (size_t i = 0; i < points_in(brief); i++) {
        const struct fact_key key = state_key_of(FACT_POINT, point_at(brief, i));
        uint32_t index = fact_add(&state->table, &key);
        struct fact *fact = &state->table.facts[index];
        if (!fact->status)
            fact->status = POINT_UNREAD;
    }
    bind_points(state, brief);
    state->is_changed = true;
}

static void set_read(struct state *state, uint32_t index, bool is_read)
{
    const struct fact *fact = &state->table.facts[index];
    struct fact_value value = {.status = is_read ? POINT_READ : POINT_UNREAD};
    if (is_read)
        value.digest = digest_of(entry_text(fact->entry));
    state_change(state, index, &value);
    if (is_read)
        state_note_wording(state, state->table.facts[index].entry);
}

void state_set_read(struct state *state, const struct entry *entry, bool is_read)
{
    bool is_brief = entry->kind == ENTRY_BRIEF;
    if (!is_brief && !entry_is_point(entry))
        return;
    struct bound_brief *bound = bound_brief(state, entry->brief);
    if (!bound || (!bound->facts && !is_read))
        return;
    if (!bound->facts)
        meet(state, entry->brief);
    size_t first = is_brief ? 0 : place_in_brief(entry);
    size_t end = is_brief ? points_in(entry->brief) : first + 1;
    for (size_t i = first; i < end; i++)
        set_read(state, bound->facts[i], is_read);
}
