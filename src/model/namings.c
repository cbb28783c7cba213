#include "model/namings.h"

#include "model/mention.h"

struct namings {
    struct naming *items; /* by the ordinal of the claim */
};

bool naming_includes(struct naming naming, const struct entry *entry)
{
    for (uint32_t i = 0; i < naming.count; i++)
        if (naming.items[i] == entry)
            return true;
    return false;
}

/* The list has room for all. */
static void add(struct naming *naming, const struct entry **items, const struct entry *entry)
{
    if (!entry || naming_includes(*naming, entry))
        return;
    items[naming->count++] = entry;
}

static struct naming find(const struct dossier *dossier, const struct claim *claim,
                          struct arena *scratch, struct arena *arena)
{
    struct mention_list mentions = mention_find(dossier->names, text_slice(claim->text), scratch);
    const struct entry **items =
        ARENA_ARRAY(arena, const struct entry *, claim->voices.count + mentions.count);
    struct naming naming = {.items = items};
    for (uint32_t i = 0; i < claim->voices.count; i++)
        add(&naming, items, claim->voices.items[i].actor.target);
    for (size_t i = 0; i < mentions.count; i++)
        add(&naming, items, mentions.items[i].entry);
    return naming;
}

struct naming naming_find(const struct dossier *dossier, const struct claim *claim,
                          struct arena *arena)
{
    return find(dossier, claim, arena, arena);
}

const struct namings *namings_find(const struct dossier *dossier, struct arena *arena)
{
    struct arena scratch = {0};
    struct namings *namings = ARENA_NEW(arena, struct namings);
    namings->items = ARENA_ARRAY(arena, struct naming, dossier->claim_count);
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        for (uint32_t j = 0; j < dossier->briefs[i]->claims.count; j++) {
            const struct claim *claim = &dossier->briefs[i]->claims.items[j];
            namings->items[claim->entry.ordinal] = find(dossier, claim, &scratch, arena);
            arena_clear(&scratch);
        }
    arena_release(&scratch);
    return namings;
}

struct naming naming_of(const struct namings *namings, const struct claim *claim)
{
    return namings->items[claim->entry.ordinal];
}
