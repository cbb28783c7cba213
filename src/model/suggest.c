#include "model/suggest.h"

#include "base/fold.h"

enum { FARTHEST = 24 };

static bool contains(struct slice text, struct slice part)
{
    for (size_t i = 0; i + part.length <= text.length; i++)
        if (slice_equal(part, (struct slice){text.bytes + i, part.length}))
            return true;
    return false;
}

static unsigned smaller(unsigned left, unsigned right)
{
    return left < right ? left : right;
}

/* How far the id is, or its beginning where no more was typed. */
static unsigned distance_to_start(struct slice wrong, struct slice id, unsigned limit)
{
    unsigned distance = fold_distance(wrong, id, limit);
    for (size_t length = wrong.length; length <= wrong.length + 1 && length < id.length; length++) {
        unsigned start = fold_distance(wrong, (struct slice){id.bytes, length}, limit / 2);
        if (start <= limit / 2)
            distance = smaller(distance, start + 1);
    }
    return distance;
}

/* An id that begins with or holds what was typed is nearer than one that merely looks alike. */
static unsigned distance_of(struct slice wrong, struct slice id)
{
    if (wrong.length && slice_starts_with(id, wrong))
        return 0;
    if ((wrong.length > 2 && contains(id, wrong)) || (id.length > 2 && contains(wrong, id)))
        return 1;
    unsigned limit = smaller((unsigned)(wrong.length / 3) + 1, FARTHEST);
    unsigned distance = distance_to_start(wrong, id, limit);
    return distance > limit ? UINT32_MAX : distance + 1;
}

void suggest(struct suggestions *suggestions, const char *prefix, struct slice id)
{
    if (!suggestions->folded.bytes)
        suggestions->folded = fold_text(&suggestions->arena, suggestions->wrong);
    suggestions->compared++;
    unsigned distance = distance_of(suggestions->folded, id);
    if (distance == UINT32_MAX)
        return;
    size_t at = suggestions->count;
    while (at > 0 && suggestions->items[at - 1].distance > distance)
        at--;
    if (at == MOST_SUGGESTIONS)
        return;
    if (suggestions->count < MOST_SUGGESTIONS)
        suggestions->count++;
    for (size_t i = suggestions->count - 1; i > at; i--)
        suggestions->items[i] = suggestions->items[i - 1];
    suggestions->items[at] = (struct suggestion){prefix, id, distance};
}

void suggestions_write(const struct suggestions *suggestions, const char *what,
                       struct buffer *message)
{
    buffer_format(message, "there is no %s '%.*s'", what, SLICE_ARGUMENTS(suggestions->wrong));
    for (size_t i = 0; i < suggestions->count; i++)
        buffer_format(message, "%s%s%.*s", i == 0 ? "; nearest: " : ", ",
                      suggestions->items[i].prefix, SLICE_ARGUMENTS(suggestions->items[i].id));
}

void suggest_briefs(struct suggestions *suggestions, const struct dossier *dossier)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        suggest(suggestions, "", text_slice(dossier->briefs[i]->id));
}

void suggest_themes(struct suggestions *suggestions, const struct dossier *dossier)
{
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        suggest(suggestions, "", text_slice(dossier->themes[i]->id));
}

void suggest_actors(struct suggestions *suggestions, const struct dossier *dossier,
                    const char *prefix)
{
    for (uint32_t i = 0; i < dossier->actors.count; i++)
        suggest(suggestions, prefix, text_slice(dossier->actors.items[i].id));
}

void suggest_corridors(struct suggestions *suggestions, const struct dossier *dossier,
                       const char *prefix)
{
    for (uint32_t i = 0; i < dossier->corridors.count; i++)
        suggest(suggestions, prefix, text_slice(dossier->corridors.items[i].id));
}

static void suggest_events_of(struct suggestions *suggestions, const struct brief *brief,
                              bool with_brief)
{
    struct arena *arena = &suggestions->arena;
    for (uint32_t i = 0; i < brief->events.count; i++) {
        const struct event *event = &brief->events.items[i];
        if (text_is_present(event->id))
            suggest(suggestions, "",
                    with_brief ? entry_address(&event->entry, arena) : text_slice(event->id));
    }
}

static void suggest_contents(struct suggestions *suggestions, const struct brief *brief,
                             bool with_brief)
{
    struct arena *arena = &suggestions->arena;
    for (uint32_t i = 0; i < brief->claims.count; i++) {
        const struct claim *claim = &brief->claims.items[i];
        suggest(suggestions, "",
                with_brief ? entry_address(&claim->entry, arena) : text_slice(claim->id));
    }
    for (uint32_t i = 0; i < brief->questions.count; i++) {
        const struct question *question = &brief->questions.items[i];
        suggest(suggestions, "",
                with_brief ? entry_address(&question->entry, arena) : text_slice(question->id));
    }
    suggest_events_of(suggestions, brief, with_brief);
}

void suggest_events(struct suggestions *suggestions, const struct dossier *dossier)
{
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        suggest_events_of(suggestions, dossier->briefs[i], true);
}

void suggest_addresses(struct suggestions *suggestions, const struct dossier *dossier,
                       const struct brief *brief)
{
    if (brief) {
        suggest_contents(suggestions, brief, false);
        return;
    }
    suggest_briefs(suggestions, dossier);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        suggest_contents(suggestions, dossier->briefs[i], true);
}

void suggestions_release(struct suggestions *suggestions)
{
    arena_release(&suggestions->arena);
    suggestions->count = 0;
}
