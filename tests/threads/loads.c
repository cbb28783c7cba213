/* Loads a dossier again and again in all the ways that the reader does, for the thread sanitizer,
 * under which Criterion does not run: loads that are spread over more threads, looked at while they
 * go on, or abandoned, and loads of what the watch tells of while the dossier before is still read.
 *
 * usage: loads ROUNDS
 * Ends with 0 when each load gave the whole dossier; the sanitizer ends it otherwise on a report.
 */
#include "base/memory.h"
#include "load/loader.h"
#include "load/watch.h"

#include <ftw.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BRIEFS = 60, CLAIMS = 2, ROUNDS_FOR_A_RELOAD = 8 };

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "loads: %s\n", what);
    exit(EXIT_FAILURE);
}

/* The dossier. */

struct scene {
    struct arena arena;
    char folder[40];
    struct watch *watch;
    pthread_mutex_t mutex;
    pthread_cond_t rung;
    struct loaded loaded; /* what is read while the next load goes on */
};

static const char *path_of(struct scene *scene, const char *name)
{
    return arena_format(&scene->arena, "%s/%s", scene->folder, name).bytes;
}

static void make_folder(struct scene *scene, const char *name)
{
    if (mkdir(path_of(scene, name), 0700))
        fail("a folder cannot be made");
}

/* As most editors write: another file is renamed to the old name. */
static void write_file(struct scene *scene, const char *name, struct slice text)
{
    const char *beside = path_of(scene, "beside");
    FILE *file = fopen(beside, "w");
    bool is_written = file && fwrite(text.bytes, 1, text.length, file) == text.length;
    if (!file || fclose(file) || !is_written || rename(beside, path_of(scene, name)))
        fail("a file cannot be written");
}

static void write_brief(struct scene *scene, int number, int version)
{
    struct arena *arena = &scene->arena;
    struct slice text = arena_format(
        arena,
        "precis: 1\nid: brief-%d\nsource: {type: report, title: Version %d, issued: 20%02d}\n"
        "bottom-line: Short.\n"
        "key-points:\n"
        "  - {id: one, text: The first., kind: event, themes: [tides], paragraphs: [1]}\n"
        "  - {id: two, text: The second., kind: event, themes: [], paragraphs: [2]}\n"
        "cross-references:\n"
        "  - {point: one, relation: updates, to: brief-%d#two}\n",
        number, version, number, (number + 1) % BRIEFS);
    write_file(scene, arena_format(arena, "content/briefs/brief-%d.yaml", number).bytes, text);
}

static void make_dossier(struct scene *scene)
{
    snprintf(scene->folder, sizeof scene->folder, "/tmp/precis-threads-XXXXXX");
    if (!mkdtemp(scene->folder))
        fail("no temporary folder can be made");
    make_folder(scene, "content");
    make_folder(scene, "content/briefs");
    make_folder(scene, "themes");
    write_file(scene, "content/dossier.yaml", SLICE("precis: 1\ntitle: T\nbottom-line: Quiet.\n"));
    write_file(scene, "themes/tides.yaml",
               SLICE("precis: 1\nid: tides\nname: Tides\ndefinition: All of it.\n"));
    for (int i = 0; i < BRIEFS; i++)
        write_brief(scene, i, 0);
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status, (void)kind, (void)place;
    return remove(path);
}

/* Loading. */

static void expect_whole(const struct loaded *loaded)
{
    const struct dossier *dossier = loaded->dossier;
    if (!dossier || dossier->brief_count != BRIEFS || loaded->left_out || loaded->diagnostics.count)
        fail("a load did not give the whole dossier");
    for (uint32_t i = 0; i < dossier->brief_count; i++)
        if (dossier->briefs[i]->claims.count != CLAIMS)
            fail("a brief is not whole");
}

static void read_snapshot(struct loader *loader)
{
    struct dossier *snapshot = loader_snapshot(loader);
    if (!snapshot)
        return;
    for (uint32_t i = 0; i < snapshot->brief_count; i++)
        if (snapshot->briefs[i]->claims.count != CLAIMS)
            fail("a brief of a snapshot is not whole");
    dossier_release(snapshot);
}

static void ask_progress(struct loader *loader)
{
    size_t done;
    size_t total;
    loader_progress(loader, &done, &total);
    if (done > total)
        fail("more is done than there is");
}

/* What the loop of the reader does while files are read: none of it, or more and more. */
static void (*const ways[])(struct loader *) = {NULL, loader_spread, ask_progress, read_snapshot};

enum { WAYS = sizeof ways / sizeof *ways };

static void look_on(struct loader *loader, unsigned round)
{
    for (unsigned i = 0; i < WAYS; i++)
        if (ways[i] && i <= round % WAYS)
            ways[i](loader);
}

static void ring(void *context)
{
    struct scene *scene = context;
    pthread_mutex_lock(&scene->mutex);
    pthread_cond_signal(&scene->rung);
    pthread_mutex_unlock(&scene->mutex);
}

/* The dossier before is read until the new one is whole, and then given back. */
static void load(struct scene *scene, unsigned round)
{
    struct loader *loader = loader_start(&(struct loader_options){.directory = scene->folder,
                                                                  .threads = round % 3 ? 1 : 0,
                                                                  .notify = ring,
                                                                  .context = scene});
    do {
        look_on(loader, round);
        if (scene->loaded.dossier)
            expect_whole(&scene->loaded);
    } while (!loader_wait(loader, 0));
    struct loaded loaded = loader_finish(loader);
    expect_whole(&loaded);
    loaded_release(&scene->loaded);
    scene->loaded = loaded;
}

static void abandon(struct scene *scene, unsigned round)
{
    struct loader *loader =
        loader_start(&(struct loader_options){.directory = scene->folder, .threads = 1});
    for (unsigned i = 0; i < round % 100; i++)
        look_on(loader, round);
    loader_abandon(loader);
}

/* Reloading: the watch is waited for without an end, so that no machine is too slow. */
static void change_and_reload(struct scene *scene, unsigned round)
{
    write_brief(scene, (int)(round % BRIEFS), (int)round);
    pthread_mutex_lock(&scene->mutex);
    while (!watch_take(scene->watch))
        pthread_cond_wait(&scene->rung, &scene->mutex);
    pthread_mutex_unlock(&scene->mutex);
    write_brief(scene, (int)((round + 1) % BRIEFS), (int)round);
    load(scene, round);
}

static void run(struct scene *scene, unsigned rounds)
{
    scene->watch = watch_start(&(struct watch_options){
        .directory = scene->folder, .notify = ring, .context = scene, .since = 0});
    if (!scene->watch)
        fail("nothing can be watched");
    for (unsigned round = 0; round < rounds; round++) {
        load(scene, round);
        abandon(scene, round);
        if (round % ROUNDS_FOR_A_RELOAD == 0)
            change_and_reload(scene, round / ROUNDS_FOR_A_RELOAD);
    }
    watch_stop(scene->watch);
}

int main(int count, char **arguments)
{
    struct scene scene = {.mutex = PTHREAD_MUTEX_INITIALIZER, .rung = PTHREAD_COND_INITIALIZER};
    unsigned rounds = count == 2 ? (unsigned)strtoul(arguments[1], NULL, 10) : 0;
    if (!rounds)
        fail("usage: loads ROUNDS");
    make_dossier(&scene);
    run(&scene, rounds);
    loaded_release(&scene.loaded);
    nftw(scene.folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    arena_release(&scene.arena);
    printf("loads: %u loads and %u reloads, and no report of the thread sanitizer\n", rounds,
           (rounds + ROUNDS_FOR_A_RELOAD - 1) / ROUNDS_FOR_A_RELOAD);
    return EXIT_SUCCESS;
}
