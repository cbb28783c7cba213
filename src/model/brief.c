#include "model/brief.h"

#include "model/dossier.h"

struct slice brief_label(const struct brief *brief)
{
    const struct source *source = &brief->source;
    struct text author = {0};
    if (source->authors.count) {
        const struct person *first = &source->authors.items[0];
        author = text_is_present(first->family) ? first->family : first->literal;
    }
    const struct text labels[] = {source->container_title_short, source->container_title,
                                  source->publisher, author};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (labels[i].length)
            return text_slice(labels[i]);
    return text_slice(brief->id);
}

struct slice voice_word(const struct voice *voice)
{
    return text_slice(text_is_present(voice->text) ? voice->text : voice->actor.text);
}

struct slice voice_name(const struct voice *voice)
{
    if (text_is_present(voice->text))
        return text_slice(voice->text);
    return voice->actor.target ? entry_text(voice->actor.target) : SLICE("");
}

const char *claim_estimator_remark(const void *structure)
{
    const struct claim *claim = structure;
    bool is_curators = claim->likelihood && claim->likelihood_by == ESTIMATED_BY_CURATOR;
    return is_curators ? " (curator's estimate)" : "";
}

const struct actor_role *brief_role(const struct brief *brief, const struct entry *actor)
{
    for (uint32_t i = 0; i < brief->actors.count; i++)
        if (brief->actors.items[i].actor.target == actor)
            return &brief->actors.items[i];
    return NULL;
}

const struct corridor_account *brief_account(const struct brief *brief,
                                             const struct entry *corridor)
{
    for (uint32_t i = 0; i < brief->corridors.count; i++)
        if (brief->corridors.items[i].corridor.target == corridor)
            return &brief->corridors.items[i];
    return NULL;
}
