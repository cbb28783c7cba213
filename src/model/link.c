#include "model/link.h"

#include "model/index.h"

#include <stdlib.h>

static void resolve(const struct dossier *dossier, enum entry_kind kind,
                    struct reference *reference)
{
    reference->target = dossier_find(dossier, kind, text_slice(reference->text));
}

static void resolve_all(const struct dossier *dossier, enum entry_kind kind,
                        struct reference_list references)
{
    for (uint32_t i = 0; i < references.count; i++)
        resolve(dossier, kind, &references.items[i]);
}

static void resolve_addresses(const struct dossier *dossier, struct reference_list references)
{
    for (uint32_t i = 0; i < references.count; i++)
        references.items[i].target =
            dossier_find_address(dossier, text_slice(references.items[i].text));
}

/* Only an event can be the same as an event. */
static void resolve_events(const struct dossier *dossier, struct reference_list references)
{
    resolve_addresses(dossier, references);
    for (uint32_t i = 0; i < references.count; i++)
        if (!entry_event(references.items[i].target))
            references.items[i].target = NULL;
}

/* In the notes "source" means the brief as a whole, whatever else has that id. */
static void resolve_subjects(const struct dossier *dossier, const struct brief *brief,
                             struct reference_list references)
{
    for (uint32_t i = 0; i < references.count; i++) {
        struct slice id = text_slice(references.items[i].text);
        references.items[i].target = slice_equal(id, SLICE("source"))
                                         ? &brief->entry
                                         : dossier_find_in_brief(dossier, brief, id);
    }
}

static void resolve_local(const struct dossier *dossier, const struct brief *brief,
                          struct reference_list references)
{
    for (uint32_t i = 0; i < references.count; i++)
        references.items[i].target =
            dossier_find_in_brief(dossier, brief, text_slice(references.items[i].text));
}

static void resolve_cross_reference(const struct dossier *dossier, const struct brief *brief,
                                    struct cross_reference *reference)
{
    reference->object.target = dossier_find_address(dossier, text_slice(reference->object.text));
    reference->subject.target =
        text_is_present(reference->subject.text)
            ? dossier_find_in_brief(dossier, brief, text_slice(reference->subject.text))
            : &brief->entry;
}

static void resolve_brief(const struct dossier *dossier, struct brief *brief)
{
    resolve_local(dossier, brief, brief->bottom_line_cites);
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        resolve_all(dossier, ENTRY_THEME, brief->claims.items[i].themes);
        for (uint32_t j = 0; j < brief->claims.items[i].voices.count; j++)
            resolve(dossier, ENTRY_ACTOR, &brief->claims.items[i].voices.items[j].actor);
    }
    for (uint32_t i = 0; i < brief->actors.count; i++)
        resolve(dossier, ENTRY_ACTOR, &brief->actors.items[i].actor);
    for (uint32_t i = 0; i < brief->corridors.count; i++)
        resolve(dossier, ENTRY_CORRIDOR, &brief->corridors.items[i].corridor);
    for (uint32_t i = 0; i < brief->events.count; i++) {
        resolve_all(dossier, ENTRY_THEME, brief->events.items[i].themes);
        resolve_events(dossier, brief->events.items[i].same_as);
    }
    for (uint32_t i = 0; i < brief->notes.count; i++)
        resolve_subjects(dossier, brief, brief->notes.items[i].points);
    for (uint32_t i = 0; i < brief->questions.count; i++)
        resolve_all(dossier, ENTRY_THEME, brief->questions.items[i].themes);
    for (uint32_t i = 0; i < brief->cross_references.count; i++)
        resolve_cross_reference(dossier, brief, &brief->cross_references.items[i]);
}

static void resolve_shared(struct dossier *dossier)
{
    resolve_addresses(dossier, dossier->description->bottom_line_cites);
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        for (uint32_t j = 0; j < dossier->themes[i]->synthesis.count; j++)
            resolve_addresses(dossier, dossier->themes[i]->synthesis.items[j].cites);
    for (uint32_t i = 0; i < dossier->actors.count; i++)
        resolve(dossier, ENTRY_ACTOR, &dossier->actors.items[i].part_of);
    for (uint32_t i = 0; i < dossier->corridors.count; i++) {
        struct corridor *corridor = &dossier->corridors.items[i];
        resolve_all(dossier, ENTRY_ACTOR, corridor->backers);
        resolve_all(dossier, ENTRY_ACTOR, corridor->opponents);
        for (uint32_t j = 0; j < corridor->route.count; j++) {
            resolve(dossier, ENTRY_ACTOR, &corridor->route.items[j].actor);
            resolve_addresses(dossier, corridor->route.items[j].cites);
        }
    }
}

/* Briefs, claims, questions and events numbered through, for the table of links. */
static uint32_t linkable_ordinal(const struct dossier *dossier, const struct entry *entry)
{
    const uint32_t starts[ENTRY_KINDS] = {
        [ENTRY_CLAIM] = dossier->brief_count,
        [ENTRY_QUESTION] = dossier->brief_count + dossier->claim_count,
        [ENTRY_EVENT] = dossier->brief_count + dossier->claim_count + dossier->question_count,
    };
    return starts[entry->kind] + entry->ordinal;
}

static uint32_t linkable_count(const struct dossier *dossier)
{
    return dossier->brief_count + dossier->claim_count + dossier->question_count +
           dossier->event_count;
}

static bool is_linked(const struct cross_reference *reference)
{
    return reference->relation && reference->subject.target && reference->object.target;
}

typedef void visit_link(struct dossier *dossier, const struct entry *from, struct link link);

static void visit_links(struct dossier *dossier, visit_link *visit)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct cross_reference_list *list = &dossier->briefs[i]->cross_references;
        for (uint32_t j = 0; j < list->count; j++) {
            const struct cross_reference *reference = &list->items[j];
            if (!is_linked(reference))
                continue;
            const struct entry *subject = reference->subject.target;
            const struct entry *object = reference->object.target;
            visit(dossier, subject, (struct link){reference->relation, false, object, reference});
            visit(dossier, object, (struct link){reference->relation, true, subject, reference});
        }
    }
}

static void count_link(struct dossier *dossier, const struct entry *from, struct link link)
{
    (void)link;
    dossier->link_starts[linkable_ordinal(dossier, from)]++;
}

static void place_link(struct dossier *dossier, const struct entry *from, struct link link)
{
    dossier->links[--dossier->link_starts[linkable_ordinal(dossier, from)]] = link;
}

static int compare_links(const void *left_item, const void *right_item)
{
    const struct link *left = left_item;
    const struct link *right = right_item;
    if (left->relation != right->relation)
        return left->relation < right->relation ? -1 : 1;
    if (left->inverse != right->inverse)
        return left->inverse ? 1 : -1;
    if (left->other->brief != right->other->brief)
        return left->other->brief->entry.ordinal < right->other->brief->entry.ordinal ? -1 : 1;
    if (left->other->ordinal != right->other->ordinal)
        return left->other->ordinal < right->other->ordinal ? -1 : 1;
    return (left->reference > right->reference) - (left->reference < right->reference);
}

/* A counting sort: starts hold the counts first, then the ends of each group, and after placing
 * backwards its beginnings. */
static void build_links(struct dossier *dossier)
{
    uint32_t count = linkable_count(dossier);
    dossier->link_starts = ARENA_ARRAY(&dossier->arena, uint32_t, (size_t)count + 1);
    visit_links(dossier, count_link);
    for (uint32_t i = 1; i <= count; i++)
        dossier->link_starts[i] += dossier->link_starts[i - 1];
    dossier->links = ARENA_ARRAY(&dossier->arena, struct link, dossier->link_starts[count]);
    visit_links(dossier, place_link);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t start = dossier->link_starts[i];
        uint32_t length = dossier->link_starts[i + 1] - start;
        if (length > 1)
            qsort(dossier->links + start, length, sizeof *dossier->links, compare_links);
    }
}

/* Halves the way on each walk, so that a long chain takes no time. */
static uint32_t first_of(uint32_t *firsts, uint32_t ordinal)
{
    while (firsts[ordinal] != ordinal) {
        firsts[ordinal] = firsts[firsts[ordinal]];
        ordinal = firsts[ordinal];
    }
    return ordinal;
}

/* The events that tell the same become one group, whose first is the one that comes first in the
 * dossier. */
static void join_events(struct dossier *dossier, uint32_t left, uint32_t right)
{
    uint32_t *firsts = dossier->first_events;
    left = first_of(firsts, left);
    right = first_of(firsts, right);
    if (left < right)
        firsts[right] = left;
    else
        firsts[left] = right;
}

static void join_same(struct dossier *dossier, const struct event *event)
{
    for (uint32_t i = 0; i < event->same_as.count; i++)
        if (event->same_as.items[i].target)
            join_events(dossier, event->entry.ordinal, event->same_as.items[i].target->ordinal);
}

/* Each but the first of its group goes in after the first, the last one first. */
static void ring_same(struct dossier *dossier)
{
    dossier->next_events = ARENA_ARRAY(&dossier->arena, uint32_t, dossier->event_count);
    for (uint32_t i = 0; i < dossier->event_count; i++)
        dossier->next_events[i] = i;
    for (uint32_t i = dossier->event_count; i-- > 0;) {
        uint32_t first = dossier->first_events[i];
        if (first == i)
            continue;
        dossier->next_events[i] = dossier->next_events[first];
        dossier->next_events[first] = i;
    }
}

static void build_events(struct dossier *dossier)
{
    dossier->events = ARENA_ARRAY(&dossier->arena, const struct event *, dossier->event_count);
    dossier->first_events = ARENA_ARRAY(&dossier->arena, uint32_t, dossier->event_count);
    for (uint32_t i = 0; i < dossier->event_count; i++)
        dossier->first_events[i] = i;
    uint32_t count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        for (uint32_t j = 0; j < dossier->briefs[i]->events.count; j++)
            dossier->events[count++] = &dossier->briefs[i]->events.items[j];
    for (uint32_t i = 0; i < count; i++)
        join_same(dossier, dossier->events[i]);
    for (uint32_t i = 0; i < count; i++)
        dossier->first_events[i] = first_of(dossier->first_events, i);
    ring_same(dossier);
}

void link_dossier(struct dossier *dossier)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        resolve_brief(dossier, dossier->briefs[i]);
    resolve_shared(dossier);
    build_links(dossier);
    build_events(dossier);
}

struct link_list dossier_links(const struct dossier *dossier, const struct entry *entry)
{
    if (!entry_is_linkable(entry))
        return (struct link_list){0};
    uint32_t ordinal = linkable_ordinal(dossier, entry);
    uint32_t start = dossier->link_starts[ordinal];
    return (struct link_list){dossier->links + start, dossier->link_starts[ordinal + 1] - start};
}

bool question_is_answered(const struct dossier *dossier, const struct question *question)
{
    struct link_list links = dossier_links(dossier, &question->entry);
    for (uint32_t i = 0; i < links.count; i++)
        if (links.items[i].relation == RELATION_ANSWERS && links.items[i].inverse)
            return true;
    return false;
}
