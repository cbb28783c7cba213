#include "model/search_folds.h"

#include <string.h>

/* The passages of a brief while they are folded one by one. */
struct folding {
    struct search_fold *items;
    size_t count;
    size_t capacity;
    size_t bytes; /* of all folds, and a NUL after each */
    bool has_spellings;
    struct arena *scratch;
};

static bool begin_item(void *context, size_t number)
{
    struct folding *folding = context;
    folding->items = arena_reserve(folding->scratch, folding->items, &folding->capacity, number,
                                   sizeof *folding->items);
    folding->items[number] = (struct search_fold){0};
    folding->count = number + 1;
    return true;
}

static struct find_fold fold_part(struct folding *folding, struct slice text)
{
    struct find_fold fold = find_fold_usual(folding->scratch, text);
    folding->bytes += fold.folded.text.length + 1;
    folding->has_spellings |= find_has_spellings(&fold);
    return fold;
}

static bool has_speaker(const struct passage *passage)
{
    for (uint32_t i = 0; i < passage->voices.count; i++)
        if (passage->voices.items[i].text.length)
            return true;
    return false;
}

static void fold_item(void *context, const struct passage *passage)
{
    struct folding *folding = context;
    struct slice id = passage->entry ? entry_id(passage->entry) : SLICE("");
    folding->items[folding->count - 1] = (struct search_fold){
        .text = fold_part(folding, passage->text),
        .id = fold_part(folding, id),
        .kind = (uint8_t)passage->kind,
        .has_speaker = has_speaker(passage),
    };
}

/* Where the folds of a brief are put one after the other. */
struct joining {
    char *text;
    char *other; /* the same bytes unless a text has a second spelling */
    size_t length;
    struct arena *arena;
};

/* Moves a fold to the end of the joined ones. */
static void join(struct joining *joining, struct find_fold *fold)
{
    struct folded *folded = &fold->folded;
    size_t length = folded->text.length;
    char *text = joining->text + joining->length;
    char *other = joining->other + joining->length;
    bool has_spellings = find_has_spellings(fold);
    memcpy(text, folded->text.bytes, length);
    if (other != text)
        memcpy(other, fold->other.bytes, length);
    if (folded->origins) {
        uint32_t *origins = ARENA_ARRAY(joining->arena, uint32_t, length + 1);
        memcpy(origins, folded->origins, (length + 1) * sizeof *origins);
        folded->origins = origins;
    }
    folded->text.bytes = text;
    fold->other = has_spellings ? (struct slice){other, length} : folded->text;
    joining->length += length + 1;
}

static struct search_part join_items(struct folding *folding, struct arena *arena)
{
    struct joining joining = {.text = arena_allocate_bytes(arena, folding->bytes + 1),
                              .arena = arena};
    struct search_part part = {.items = ARENA_ARRAY(arena, struct search_fold, folding->count),
                               .count = folding->count};
    joining.other =
        folding->has_spellings ? arena_allocate_bytes(arena, folding->bytes + 1) : joining.text;
    for (size_t i = 0; i < folding->count; i++) {
        struct search_fold *item = &folding->items[i];
        if (item->text.is_made) {
            join(&joining, &item->text);
            join(&joining, &item->id);
        }
        item->end = joining.length;
        part.items[i] = *item;
    }
    part.whole = (struct find_fold){
        .folded = {.text = {joining.text, joining.length}},
        .other = {joining.other, joining.length},
        .is_made = true,
    };
    return part;
}

struct search_part search_part_fold(const struct dossier *dossier, const struct brief *brief,
                                    struct arena *arena, struct arena *scratch)
{
    struct folding folding = {.scratch = scratch};
    passages_walk(dossier, brief, scratch, &(struct passage_walk){begin_item, fold_item, &folding});
    return join_items(&folding, arena);
}

const struct search_part *search_folds_of(struct search_folds *folds, const struct dossier *dossier,
                                          const struct brief *brief, struct arena *scratch)
{
    size_t count = (size_t)dossier->brief_count + 1;
    if (!folds->parts)
        folds->parts = ARENA_ARRAY(&folds->arena, struct search_part, count);
    struct search_part *part = &folds->parts[brief ? brief->entry.ordinal + 1 : 0];
    if (!part->whole.is_made)
        *part = search_part_fold(dossier, brief, &folds->arena, scratch);
    return part;
}

void search_folds_release(struct search_folds *folds)
{
    arena_release(&folds->arena);
    *folds = (struct search_folds){0};
}
