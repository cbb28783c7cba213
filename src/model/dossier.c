/* Looking things up in a dossier. */
#include "model/dossier.h"

#include "model/index.h"

const struct entry *dossier_find(const struct dossier *dossier, enum entry_kind kind,
                                 struct slice id)
{
    return id.length ? index_find(dossier->index, kind, SLICE(""), id) : NULL;
}

const struct entry *dossier_find_address(const struct dossier *dossier, struct slice address)
{
    struct slice id = address;
    struct slice brief = slice_cut(&id, '#');
    if (!id.bytes)
        return dossier_find(dossier, ENTRY_BRIEF, brief);
    return index_find(dossier->index, ENTRY_CLAIM, brief, id);
}

const struct entry *dossier_find_in_brief(const struct dossier *dossier, const struct brief *brief,
                                          struct slice id)
{
    return index_find(dossier->index, ENTRY_CLAIM, text_slice(brief->id), id);
}

bool references_include(struct reference_list references, const struct entry *entry)
{
    for (uint32_t i = 0; i < references.count; i++)
        if (references.items[i].target == entry)
            return true;
    return false;
}

bool voices_include(struct voice_list voices, const struct entry *actor)
{
    for (uint32_t i = 0; i < voices.count; i++)
        if (voices.items[i].actor.target == actor)
            return true;
    return false;
}

uint32_t dossier_coverage(const struct dossier *dossier, const struct brief *brief,
                          const struct theme *theme)
{
    if (brief && theme)
        return dossier
            ->coverage[(size_t)brief->entry.ordinal * dossier->theme_count + theme->entry.ordinal];
    if (brief)
        return brief->claims.count;
    if (!theme)
        return dossier->claim_count;
    uint32_t count = 0;
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        count += dossier_coverage(dossier, dossier->briefs[i], theme);
    return count;
}

uint32_t dossier_count(const struct dossier *dossier, enum entry_kind kind)
{
    switch (kind) {
    case ENTRY_BRIEF:
        return dossier->brief_count;
    case ENTRY_THEME:
        return dossier->theme_count;
    case ENTRY_ACTOR:
        return dossier->actors.count;
    case ENTRY_CORRIDOR:
        return dossier->corridors.count;
    default:
        return 0;
    }
}

const struct entry *dossier_at(const struct dossier *dossier, enum entry_kind kind, uint32_t index)
{
    switch (kind) {
    case ENTRY_BRIEF:
        return &dossier->briefs[index]->entry;
    case ENTRY_THEME:
        return &dossier->themes[index]->entry;
    case ENTRY_ACTOR:
        return &dossier->actors.items[index].entry;
    case ENTRY_CORRIDOR:
        return &dossier->corridors.items[index].entry;
    default:
        return NULL;
    }
}
