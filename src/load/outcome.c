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

void outcome_set_file(struct outcome *outcome)
{
    struct slice file = slice_of(outcome->file.path);
    struct actor *actors = outcome->file.role == FILE_ACTORS ? outcome->list.items : NULL;
    struct corridor *corridors = outcome->file.role == FILE_CORRIDORS ? outcome->list.items : NULL;
    for (uint32_t i = 0; actors && i < outcome->list.count; i++)
        actors[i].file = file;
    for (uint32_t i = 0; corridors && i < outcome->list.count; i++)
        corridors[i].file = file;
    if (outcome->theme)
        outcome->theme->file = file;
    if (outcome->brief)
        outcome->brief->file = file;
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
    *to = (struct outcome){
        .file = {from->file.role, arena_copy(arena, slice_of(from->file.path)).bytes},
        .errors = from->errors,
        .is_left_out = from->is_left_out,
        .description = copy_root(&schema_dossier, from->description, arena),
        .theme = copy_root(&schema_theme, from->theme, arena),
        .brief = copy_root(&schema_brief, from->brief, arena),
    };
    if (from->file.role == FILE_ACTORS)
        to->list = copy_list(&schema_actor, from->list, arena);
    else if (from->file.role == FILE_CORRIDORS)
        to->list = copy_list(&schema_corridor, from->list, arena);
    outcome_set_file(to);
}
