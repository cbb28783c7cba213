#include "model/progress.h"

#include "model/scope.h"

static bool is_further(const struct status *status, const struct status *other)
{
    return status->stage != STAGE_STUCK && status->rank > other->rank;
}

struct progress progress_of(const struct dossier *dossier, struct place place,
                            const struct entry *corridor)
{
    struct progress progress = {0};
    for (uint32_t i = dossier->brief_count; i-- > 0;) {
        const struct brief *brief = dossier->briefs[i];
        const struct corridor_account *account = brief_account(brief, corridor);
        if (!account || !place_has_source(place, brief))
            continue;
        const struct progress_word word = {brief, account};
        if (!progress.newest.account)
            progress.newest = progress.further = word;
        else if (is_further(&account->status, &progress.further.account->status))
            progress.further = word;
    }
    if (progress.further.account == progress.newest.account)
        progress.further = (struct progress_word){0};
    return progress;
}

/* "EDM 2024" */
static struct slice source_of(struct arena *arena, const struct brief *brief)
{
    const struct edtf_date *issued = &brief->source.issued.value.start;
    if (!edtf_is_known(issued))
        return brief_label(brief);
    return arena_format(arena, "%.*s\u00a0%.*s", SLICE_ARGUMENTS(brief_label(brief)),
                        SLICE_ARGUMENTS(edtf_format_year(arena, issued->year)));
}

static struct slice words_of(struct arena *arena, const struct progress_word *word)
{
    return arena_format(arena, "%.*s (%.*s)", SLICE_ARGUMENTS(status_slice(&word->account->status)),
                        SLICE_ARGUMENTS(source_of(arena, word->brief)));
}

struct slice progress_words(struct arena *arena, const struct progress *progress)
{
    if (!progress->newest.account)
        return SLICE("");
    if (!progress->further.account)
        return status_slice(&progress->newest.account->status);
    return arena_format(arena, "%.*s, %.*s", SLICE_ARGUMENTS(words_of(arena, &progress->newest)),
                        SLICE_ARGUMENTS(words_of(arena, &progress->further)));
}
