/* From loaded parts to a dossier: sort, give ordinals, resolve, index, count. */
#include "model/dossier.h"

#include "model/index.h"
#include "model/link.h"
#include "model/mention.h"
#include "model/own_words.h"

#include <stdlib.h>
#include <string.h>

static int compare_briefs(const void *left_item, const void *right_item)
{
    const struct brief *left = *(const struct brief *const *)left_item;
    const struct brief *right = *(const struct brief *const *)right_item;
    int order = edtf_compare(&left->source.issued.value, &right->source.issued.value);
    return order ? order : slice_compare(text_slice(left->id), text_slice(right->id));
}

static int compare_themes(const void *left_item, const void *right_item)
{
    const struct theme *left = *(const struct theme *const *)left_item;
    const struct theme *right = *(const struct theme *const *)right_item;
    uint32_t left_order = left->order.value ? left->order.value : UINT32_MAX;
    uint32_t right_order = right->order.value ? right->order.value : UINT32_MAX;
    if (left_order != right_order)
        return left_order < right_order ? -1 : 1;
    return slice_compare(text_slice(left->id), text_slice(right->id));
}

static size_t entry_capacity(const struct dossier_parts *parts)
{
    size_t count = parts->brief_count + parts->theme_count;
    for (size_t i = 0; i < parts->actor_list_count; i++)
        count += parts->actor_lists[i].count;
    for (size_t i = 0; i < parts->corridor_list_count; i++)
        count += parts->corridor_lists[i].count;
    for (size_t i = 0; i < parts->brief_count; i++)
        count += parts->briefs[i]->claims.count + parts->briefs[i]->questions.count +
                 parts->briefs[i]->events.count;
    return count;
}

static void report_duplicate(struct diagnostics *diagnostics, enum entry_kind kind, struct text id,
                             struct slice file, struct text first, struct slice first_file)
{
    diagnostics_report(diagnostics, RULE_DUPLICATE_ID, file, id.at,
                       "the %s '%.*s' is already at %.*s:%u:%u; this one is left out",
                       entry_kind_name(kind), SLICE_ARGUMENTS(text_slice(id)),
                       SLICE_ARGUMENTS(first_file), first.at.line, first.at.column);
}

static void add_briefs(struct dossier *dossier, const struct dossier_parts *parts,
                       struct diagnostics *diagnostics)
{
    dossier->briefs = ARENA_ARRAY(&dossier->arena, struct brief *, parts->brief_count);
    for (size_t i = 0; i < parts->brief_count; i++) {
        struct brief *brief = parts->briefs[i];
        brief->entry.kind = ENTRY_BRIEF;
        brief->entry.brief = brief;
        const struct entry *first = index_add(dossier->index, &brief->entry);
        if (first)
            report_duplicate(diagnostics, ENTRY_BRIEF, brief->id, brief->file, first->brief->id,
                             first->brief->file);
        else
            dossier->briefs[dossier->brief_count++] = brief;
    }
    if (dossier->brief_count)
        qsort(dossier->briefs, dossier->brief_count, sizeof *dossier->briefs, compare_briefs);
}

static void add_themes(struct dossier *dossier, const struct dossier_parts *parts,
                       struct diagnostics *diagnostics)
{
    dossier->themes = ARENA_ARRAY(&dossier->arena, struct theme *, parts->theme_count);
    for (size_t i = 0; i < parts->theme_count; i++) {
        struct theme *theme = parts->themes[i];
        theme->entry.kind = ENTRY_THEME;
        const struct entry *first = index_add(dossier->index, &theme->entry);
        if (first)
            report_duplicate(diagnostics, ENTRY_THEME, theme->id, theme->file,
                             entry_theme(first)->id, entry_theme(first)->file);
        else
            dossier->themes[dossier->theme_count++] = theme;
    }
    if (dossier->theme_count)
        qsort(dossier->themes, dossier->theme_count, sizeof *dossier->themes, compare_themes);
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        dossier->themes[i]->entry.ordinal = i;
}

/* Most dossiers have one list, which is taken as it is. */
static struct actor_list join_actors(struct arena *arena, const struct dossier_parts *parts)
{
    struct actor_list all = {0};
    if (parts->actor_list_count == 1)
        return parts->actor_lists[0];
    for (size_t i = 0; i < parts->actor_list_count; i++)
        all.count += parts->actor_lists[i].count;
    all.items = ARENA_ARRAY(arena, struct actor, all.count);
    struct actor *next = all.items;
    for (size_t i = 0; i < parts->actor_list_count; i++)
        for (uint32_t j = 0; j < parts->actor_lists[i].count; j++)
            *next++ = parts->actor_lists[i].items[j];
    return all;
}

static struct corridor_list join_corridors(struct arena *arena, const struct dossier_parts *parts)
{
    struct corridor_list all = {0};
    if (parts->corridor_list_count == 1)
        return parts->corridor_lists[0];
    for (size_t i = 0; i < parts->corridor_list_count; i++)
        all.count += parts->corridor_lists[i].count;
    all.items = ARENA_ARRAY(arena, struct corridor, all.count);
    struct corridor *next = all.items;
    for (size_t i = 0; i < parts->corridor_list_count; i++)
        for (uint32_t j = 0; j < parts->corridor_lists[i].count; j++)
            *next++ = parts->corridor_lists[i].items[j];
    return all;
}

static void add_listed(struct dossier *dossier, struct entry *entry, enum entry_kind kind,
                       uint32_t ordinal)
{
    entry->kind = (uint8_t)kind;
    entry->ordinal = ordinal;
    index_add(dossier->index, entry);
}

static void add_lists(struct dossier *dossier, const struct dossier_parts *parts)
{
    dossier->actors = join_actors(&dossier->arena, parts);
    for (uint32_t i = 0; i < dossier->actors.count; i++)
        add_listed(dossier, &dossier->actors.items[i].entry, ENTRY_ACTOR, i);
    dossier->corridors = join_corridors(&dossier->arena, parts);
    for (uint32_t i = 0; i < dossier->corridors.count; i++)
        add_listed(dossier, &dossier->corridors.items[i].entry, ENTRY_CORRIDOR, i);
}

static void add_claim(struct dossier *dossier, const struct brief *brief, struct claim *claim)
{
    claim->entry.kind = ENTRY_CLAIM;
    claim->entry.brief = brief;
    claim->entry.ordinal = dossier->claim_count++;
    index_add(dossier->index, &claim->entry);
}

static void add_question(struct dossier *dossier, const struct brief *brief,
                         struct question *question)
{
    question->entry.kind = ENTRY_QUESTION;
    question->entry.brief = brief;
    question->entry.ordinal = dossier->question_count++;
    index_add(dossier->index, &question->entry);
}

static void add_event(struct dossier *dossier, const struct brief *brief, struct event *event)
{
    event->entry.kind = ENTRY_EVENT;
    event->entry.brief = brief;
    event->entry.ordinal = dossier->event_count++;
    if (text_is_present(event->id))
        index_add(dossier->index, &event->entry);
}

static void add_contents(struct dossier *dossier)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        struct brief *brief = dossier->briefs[i];
        brief->entry.ordinal = i;
        for (uint32_t j = 0; j < brief->claims.count; j++)
            add_claim(dossier, brief, &brief->claims.items[j]);
        for (uint32_t j = 0; j < brief->questions.count; j++)
            add_question(dossier, brief, &brief->questions.items[j]);
        for (uint32_t j = 0; j < brief->events.count; j++)
            add_event(dossier, brief, &brief->events.items[j]);
    }
}

/* `counted` has for each theme the last claim that was counted for it, so that one named twice
 * counts once. */
static void count_claim(const struct claim *claim, uint32_t *row, uint32_t *counted)
{
    for (uint32_t i = 0; i < claim->themes.count; i++) {
        const struct entry *theme = claim->themes.items[i].target;
        if (!theme || counted[theme->ordinal] == claim->entry.ordinal + 1)
            continue;
        counted[theme->ordinal] = claim->entry.ordinal + 1;
        row[theme->ordinal]++;
    }
}

static void count_coverage(struct dossier *dossier)
{
    size_t cells = (size_t)dossier->brief_count * dossier->theme_count;
    dossier->coverage = ARENA_ARRAY(&dossier->arena, uint32_t, cells);
    uint32_t *counted = ARENA_ARRAY(&dossier->arena, uint32_t, dossier->theme_count);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        uint32_t *row = dossier->coverage + (size_t)i * dossier->theme_count;
        const struct claim_list *claims = &dossier->briefs[i]->claims;
        for (uint32_t j = 0; j < claims->count; j++)
            count_claim(&claims->items[j], row, counted);
    }
}

struct dossier *dossier_assemble(const struct dossier_parts *parts, struct diagnostics *diagnostics)
{
    static const struct description nameless;
    struct arena arena = {0};
    struct dossier *dossier = ARENA_NEW(&arena, struct dossier);
    dossier->arena = arena;
    dossier->directory = parts->directory;
    dossier->unread = parts->unread;
    dossier->description = parts->description ? parts->description : &nameless;
    dossier->index = index_create(&dossier->arena, entry_capacity(parts));
    add_briefs(dossier, parts, diagnostics);
    add_themes(dossier, parts, diagnostics);
    add_lists(dossier, parts);
    add_contents(dossier);
    link_dossier(dossier);
    own_words_resolve(dossier, diagnostics);
    count_coverage(dossier);
    dossier->names = name_table_create(&dossier->arena, dossier->actors, dossier->corridors);
    return dossier;
}

void dossier_release(struct dossier *dossier)
{
    if (!dossier)
        return;
    struct arena arena = dossier->arena;
    arena_release(&arena);
}
