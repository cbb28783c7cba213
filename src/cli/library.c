#include "cli/library.h"

#include "base/diagnostic.h"
#include "cli/config.h"
#include "cli/remembered.h"
#include "cli/support.h"
#include "load/layout.h"
#include "load/loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void library_read(struct library *library)
{
    struct settings settings;
    *library = (struct library){0};
    config_read_settings(&settings);
    library->count = (size_t)settings.dossier_count;
    library->rows = ARENA_ARRAY(&library->arena, struct library_row, library->count);
    for (size_t i = 0; i < library->count; i++) {
        const struct named_dossier *named = &settings.dossiers[i];
        library->rows[i].name = arena_copy(&library->arena, slice_of(named->name)).bytes;
        library->rows[i].path = support_expand_home(slice_of(named->path), &library->arena);
        library->rows[i].is_there = layout_is_dossier(library->rows[i].path);
    }
}

void library_release(struct library *library)
{
    library_stop(library);
    arena_release(&library->arena);
}

static void take(struct library *library, struct library_row *row, struct loaded *loaded)
{
    row->is_there = loaded->dossier != NULL;
    row->is_counted = row->is_there;
    if (row->is_there) {
        struct remembered remembered;
        struct slice title = text_slice(loaded->dossier->description->title);
        row->title = arena_copy(&library->arena, title);
        remembered_begin(&remembered, row->path, loaded->dossier);
        row->counts = remembered_counts(&remembered);
        remembered_release(&remembered);
    }
    loaded_release(loaded);
}

void library_count(struct library *library)
{
    for (size_t i = 0; i < library->count; i++) {
        struct loaded loaded = load_dossier(library->rows[i].path);
        take(library, &library->rows[i], &loaded);
    }
}

static void load_next(struct library *library)
{
    while (library->at < library->count &&
           (!library->rows[library->at].is_there || library->rows[library->at].is_counted))
        library->at++;
    if (library->at < library->count)
        library->loader = loader_start(&(struct loader_options){
            .directory = library->rows[library->at].path,
            .notify = library->notify,
            .context = library->context,
            .threads = 1,
        });
}

void library_begin(struct library *library, void (*notify)(void *context), void *context)
{
    library->notify = notify;
    library->context = context;
    load_next(library);
}

bool library_go_on(struct library *library)
{
    if (!library->loader || !loader_wait(library->loader, 0))
        return false;
    struct loaded loaded = loader_finish(library->loader);
    library->loader = NULL;
    take(library, &library->rows[library->at], &loaded);
    library->at++;
    load_next(library);
    return true;
}

void library_stop(struct library *library)
{
    if (library->loader)
        loader_abandon(library->loader);
    library->loader = NULL;
}

/* The path of that name in the configuration; where it names a folder, or none, the name itself. */
static const char *folder_of(const char *named, struct arena *arena)
{
    const char *folder = named;
    struct library library;
    if (!*named || strchr(named, '/') || support_is_folder(named))
        return named;
    library_read(&library);
    for (size_t i = 0; i < library.count; i++)
        if (strcmp(library.rows[i].name, named) == 0)
            folder = arena_copy(arena, slice_of(library.rows[i].path)).bytes;
    library_release(&library);
    return folder;
}

void library_resolve(struct invocation *invocation, struct arena *arena)
{
    const char *variable = getenv("PRECIS_DOSSIER");
    if (invocation->directory)
        invocation->folder = folder_of(invocation->directory, arena);
    else if (variable && *variable)
        invocation->folder = folder_of(variable, arena);
    else
        invocation->folder = support_find_dossier();
}

void library_say_empty(void)
{
    fputs("precis: no dossiers are named; write in config.yaml, for each one:\n"
          "  dossiers:\n"
          "    harbour: ~/briefings/harbour\n",
          stderr);
}
