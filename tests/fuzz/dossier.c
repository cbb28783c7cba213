#include "fuzz/dossier.h"

#include "fuzz/fuzz.h"
#include "load/bind.h"
#include "load/parse.h"

#include <string.h>

const struct loaded *dossier_sample(void)
{
    static struct loaded loaded;
    if (!loaded.dossier)
        loaded = load_dossier("tests/data/quiet-water");
    FUZZ_REQUIRE(loaded.dossier && loaded.dossier->brief_count,
                 "tests/data/quiet-water is not to be found from here");
    return &loaded;
}

enum file_role dossier_role(unsigned letter)
{
    switch (letter) {
    case 'd':
        return FILE_DESCRIPTION;
    case 'a':
        return FILE_ACTORS;
    case 'c':
        return FILE_CORRIDORS;
    case 't':
        return FILE_THEME;
    default:
        return FILE_BRIEF;
    }
}

static void *bind_root(struct binder *binder, const struct record *record, const struct node *root)
{
    void *structure = arena_allocate(binder->arena, 1, record->size);
    return bind_record(binder, record, root, structure) ? structure : NULL;
}

static struct actor_list *actors_of(struct binder *binder, struct list list)
{
    struct actor_list *actors = ARENA_NEW(binder->arena, struct actor_list);
    *actors = (struct actor_list){list.items, list.count};
    for (uint32_t i = 0; i < actors->count; i++)
        actors->items[i].file = binder->file;
    return actors;
}

static struct corridor_list *corridors_of(struct binder *binder, struct list list)
{
    struct corridor_list *corridors = ARENA_NEW(binder->arena, struct corridor_list);
    *corridors = (struct corridor_list){list.items, list.count};
    for (uint32_t i = 0; i < corridors->count; i++)
        corridors->items[i].file = binder->file;
    return corridors;
}

/* As the loader takes the files of a folder. */
static void bind_file(struct binder *binder, enum file_role role, const struct node *root,
                      struct dossier_parts *parts)
{
    struct list list;
    switch (role) {
    case FILE_DESCRIPTION:
        parts->description = bind_root(binder, &schema_dossier, root);
        break;
    case FILE_ACTORS:
        list = bind_records(binder, &schema_actor, root);
        parts->actor_lists = actors_of(binder, list);
        break;
    case FILE_CORRIDORS:
        list = bind_records(binder, &schema_corridor, root);
        parts->corridor_lists = corridors_of(binder, list);
        break;
    case FILE_THEME:
        parts->themes[0] = bind_root(binder, &schema_theme, root);
        if (parts->themes[0])
            parts->themes[0]->file = binder->file;
        break;
    case FILE_BRIEF:
        parts->briefs[0] = bind_root(binder, &schema_brief, root);
        if (parts->briefs[0])
            parts->briefs[0]->file = binder->file;
        break;
    case FILE_ROLE_COUNT:
        break;
    }
}

/* The first theme and brief are left free. */
static struct dossier_parts parts_of_sample(struct arena *arena)
{
    struct dossier *sample = dossier_sample()->dossier;
    struct dossier_parts parts = {
        .directory = sample->directory,
        .description = sample->description,
        .briefs = ARENA_ARRAY(arena, struct brief *, sample->brief_count + 1),
        .brief_count = sample->brief_count + 1,
        .themes = ARENA_ARRAY(arena, struct theme *, sample->theme_count + 1),
        .theme_count = sample->theme_count + 1,
        .actor_lists = &sample->actors,
        .actor_list_count = 1,
        .corridor_lists = &sample->corridors,
        .corridor_list_count = 1,
    };
    memcpy(parts.briefs + 1, sample->briefs, sample->brief_count * sizeof *parts.briefs);
    memcpy(parts.themes + 1, sample->themes, sample->theme_count * sizeof *parts.themes);
    return parts;
}

static void leave_out_missing(struct dossier_parts *parts)
{
    if (!parts->briefs[0]) {
        parts->briefs++;
        parts->brief_count--;
    }
    if (!parts->themes[0]) {
        parts->themes++;
        parts->theme_count--;
    }
}

struct dossier_with dossier_with(enum file_role role, struct slice bytes)
{
    struct dossier_with with = {0};
    struct slice file = SLICE(DOSSIER_FILE);
    struct dossier_parts parts = parts_of_sample(&with.contents);
    with.root = parse_tree((struct yaml_file){.path = file, .bytes = bytes},
                           (struct parse_memory){&with.nodes, &with.contents}, &with.diagnostics);
    struct binder binder = {file, &with.contents, &with.diagnostics};
    if (with.root)
        bind_file(&binder, role, with.root, &parts);
    leave_out_missing(&parts);
    with.dossier = dossier_assemble(&parts, &with.diagnostics);
    return with;
}

void dossier_with_release(struct dossier_with *with)
{
    dossier_release(with->dossier);
    diagnostics_release(&with->diagnostics);
    arena_release(&with->contents);
    arena_release(&with->nodes);
}
