#include "load/outcome.h"

#include "model/schema.h"

#include <stdlib.h>

static int compare_with(const void *key, const void *item)
{
    return listed_file_compare(key, &((const struct outcome *)item)->file);
}

const struct outcome *outcome_find(const struct outcome *outcomes, size_t count,
                                   const struct listed_file *file)
{
    return count ? bsearch(file, outcomes, count, sizeof *outcomes, compare_with) : NULL;
}

bool outcome_is_worse(const struct outcome *outcome, const struct outcome *before)
{
    if (outcome->is_left_out != before->is_left_out)
        return outcome->is_left_out;
    return outcome->errors > before->errors;
}

static void *copy_root(const struct record *record, const void *from, struct arena *arena)
{
    void *to = from ? arena_allocate(arena, 1, record->size) : NULL;
    if (to)
        schema_copy(record, from, to, arena);
    return to;
}

static struct list copy_list(const struct record *record, struct list from, struct arena *arena)
{
    struct list to = {arena_allocate(arena, from.count, record->size), from.count};
    for (size_t i = 0; i < from.count; i++)
        schema_copy(record, (const char *)from.items + i * record->size,
                    (char *)to.items + i * record->size, arena);
    return to;
}

void outcome_copy(struct outcome *to, const struct outcome *from, struct arena *arena)
{
    struct slice file = arena_copy(arena, slice_of(from->file.path));
    *to = (struct outcome){
        .file = {from->file.role, file.bytes},
        .errors = from->errors,
        .is_left_out = from->is_left_out,
        .description = copy_root(&schema_dossier, from->description, arena),
        .theme = copy_root(&schema_theme, from->theme, arena),
        .brief = copy_root(&schema_brief, from->brief, arena),
    };
    if (to->theme)
        to->theme->file = file;
    if (to->brief)
        to->brief->file = file;
    if (from->file.role == FILE_ACTORS) {
        to->list = copy_list(&schema_actor, from->list, arena);
        for (uint32_t i = 0; i < to->list.count; i++)
            ((struct actor *)to->list.items)[i].file = file;
    } else if (from->file.role == FILE_CORRIDORS) {
        to->list = copy_list(&schema_corridor, from->list, arena);
        for (uint32_t i = 0; i < to->list.count; i++)
            ((struct corridor *)to->list.items)[i].file = file;
    }
}
