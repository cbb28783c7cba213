#include "model/occurrence.h"

static bool is_before(const struct occurrence *left, const struct occurrence *right)
{
    return left->start != right->start ? left->start < right->start : left->end < right->end;
}

static bool advance(struct occurrence_source *source)
{
    struct found found;
    if (!find_next(&source->cursor, &found))
        return false;
    source->next.start = found.start;
    source->next.end = found.end;
    return true;
}

/* Moves the last source to where its next occurrence belongs. */
static void sort_last(struct occurrences *all)
{
    struct occurrence_source moved = all->sources[all->count - 1];
    size_t at = all->count - 1;
    for (; at > 0 && is_before(&all->sources[at - 1].next, &moved.next); at--)
        all->sources[at] = all->sources[at - 1];
    all->sources[at] = moved;
}

void occurrences_begin(struct occurrences *all, struct find_text *text, size_t most_patterns,
                       struct arena *arena)
{
    *all = (struct occurrences){
        .text = text,
        .sources = ARENA_ARRAY(arena, struct occurrence_source, most_patterns),
        .arena = arena,
    };
}

void occurrences_add(struct occurrences *all, const struct pattern *pattern, term_set terms)
{
    struct occurrence_source *source = &all->sources[all->count];
    *source = (struct occurrence_source){.cursor = find_begin(pattern, all->text, all->arena),
                                         .next = {.terms = terms}};
    if (!advance(source))
        return;
    all->count++;
    sort_last(all);
}

bool occurrences_next(struct occurrences *all, struct occurrence *occurrence)
{
    if (!all->count)
        return false;
    struct occurrence_source *source = &all->sources[all->count - 1];
    *occurrence = source->next;
    if (advance(source))
        sort_last(all);
    else
        all->count--;
    return true;
}
