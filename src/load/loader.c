#include "load/loader.h"

#include "base/buffer.h"
#include "base/count.h"
#include "base/memory.h"
#include "base/system.h"
#include "load/bind.h"
#include "load/file.h"
#include "load/listing.h"
#include "load/outcome.h"
#include "load/parse.h"
#include "load/thread.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { MOST_THREADS = 4, FILES_FOR_A_THREAD = 4, FEW_FILES = 64 };

struct worker {
    struct loader *loader;
    pthread_t thread;
    struct arena contents;
    struct arena nodes; /* of the file at hand */
    struct buffer bytes;
    struct diagnostics diagnostics;
};

struct loader {
    char *directory;
    void (*notify)(void *context);
    void *context;
    const struct loaded *before;
    bool (*is_unfinished)(void *context, const char *path);
    struct worker workers[MOST_THREADS];
    bool in_background; /* false where there are no threads, and all is read at once */
    struct listing listing;
    struct outcome *outcomes; /* one for each file */
    atomic_bool *ready;       /* of each outcome */
    size_t *order;            /* in which the files are read */
    atomic_size_t total;
    atomic_size_t next;
    atomic_size_t done;
    atomic_bool stop;
    pthread_mutex_t mutex;
    pthread_cond_t all_read;
    /* Under the mutex. */
    unsigned threads; /* as in loader_options */
    unsigned begun;   /* workers that were begun: the first so many of them */
    bool is_finished;
};

static bool bind_root(struct worker *worker, struct binder *binder, const struct record *record,
                      const struct node *root, void **structure)
{
    *structure = arena_allocate(&worker->contents, 1, record->size);
    return bind_record(binder, record, root, *structure);
}

/* What a file is by a field that only such files have, where it stands among others. */
static const struct {
    enum file_role role; /* of those others */
    const char *own;     /* a field of theirs */
    const char *foreign;
    const char *message;
} misplaced[] = {
    {FILE_THEME, "definition", "source",
     "is not read, because this is a brief among the themes; move it to content/briefs/"},
    {FILE_BRIEF, "source", "definition",
     "is not read, because this is a theme among the briefs; move it to themes/"},
};

static bool is_misplaced(struct worker *worker, const struct listed_file *file,
                         const struct node *root)
{
    for (size_t i = 0; i < COUNT(misplaced); i++) {
        if (file->role != misplaced[i].role || node_value(root, misplaced[i].own) ||
            !node_value(root, misplaced[i].foreign))
            continue;
        diagnostics_report(&worker->diagnostics, RULE_NOT_READ, slice_of(file->path), root->at,
                           "%s", misplaced[i].message);
        return true;
    }
    return false;
}

static bool bind_file(struct worker *worker, const struct listed_file *file,
                      const struct node *root, struct outcome *outcome)
{
    if (is_misplaced(worker, file, root))
        return false;
    struct binder binder = {
        .file = slice_of(file->path),
        .arena = &worker->contents,
        .diagnostics = &worker->diagnostics,
    };
    void *structure = NULL;
    switch (file->role) {
    case FILE_DESCRIPTION:
        if (!bind_root(worker, &binder, &schema_dossier, root, &structure))
            return false;
        outcome->description = structure;
        return true;
    case FILE_ACTORS:
        outcome->list = bind_records(&binder, &schema_actor, root);
        return true;
    case FILE_CORRIDORS:
        outcome->list = bind_records(&binder, &schema_corridor, root);
        return true;
    case FILE_THEME:
        if (!bind_root(worker, &binder, &schema_theme, root, &structure))
            return false;
        outcome->theme = structure;
        return true;
    case FILE_BRIEF:
        if (!bind_root(worker, &binder, &schema_brief, root, &structure))
            return false;
        outcome->brief = structure;
        return true;
    case FILE_ROLE_COUNT:
        break;
    }
    return false;
}

static void read_file(struct worker *worker, const struct listed_file *file,
                      struct outcome *outcome)
{
    arena_clear(&worker->nodes);
    const struct node *root = NULL;
    size_t count = worker->diagnostics.count;
    if (file_read(file->path, &worker->bytes, &worker->diagnostics))
        root = parse_tree((struct yaml_file){slice_of(file->path), buffer_slice(&worker->bytes),
                                             layout_parts[file->role].beginning},
                          (struct parse_memory){&worker->nodes, &worker->contents},
                          &worker->diagnostics);
    outcome->file = *file;
    outcome->is_left_out = !root || !bind_file(worker, file, root, outcome);
    outcome_set_file(outcome);
    outcome->errors = diagnostics_count_from(&worker->diagnostics, count, SEVERITY_ERROR);
}

static void finish(struct loader *loader)
{
    pthread_mutex_lock(&loader->mutex);
    loader->is_finished = true;
    pthread_cond_broadcast(&loader->all_read);
    pthread_mutex_unlock(&loader->mutex);
    if (loader->notify)
        loader->notify(loader->context);
}

static void *work(void *argument)
{
    struct worker *worker = argument;
    struct loader *loader = worker->loader;
    size_t total = atomic_load(&loader->total);
    for (;;) {
        size_t next = atomic_fetch_add(&loader->next, 1);
        if (next >= total)
            break;
        size_t index = loader->order[next];
        if (!atomic_load_explicit(&loader->stop, memory_order_relaxed))
            read_file(worker, &loader->listing.files[index], &loader->outcomes[index]);
        atomic_store(&loader->ready[index], true);
        if (atomic_fetch_add(&loader->done, 1) + 1 == total)
            finish(loader);
    }
    return NULL;
}

static unsigned worker_count(unsigned wanted, size_t files)
{
    unsigned count = wanted ? wanted : system_processor_count();
    if (count > MOST_THREADS)
        count = MOST_THREADS;
    while (count > 1 && (size_t)count * FILES_FOR_A_THREAD > files)
        count--;
    return count;
}

static bool begin_worker(struct loader *loader, size_t index, void *(*function)(void *))
{
    struct worker *worker = &loader->workers[index];
    return thread_start(&worker->thread, function, worker);
}

/* Begins the workers that the files left to read are enough for. The first worker calls it when it
 * has listed the files, and the caller of loader_spread calls it at any time; the mutex is held, so
 * that no worker is begun twice. */
static void begin_workers(struct loader *loader)
{
    size_t left = atomic_load(&loader->total) - atomic_load(&loader->done);
    unsigned wanted = worker_count(loader->threads, left);
    while (loader->begun < wanted && begin_worker(loader, loader->begun, work))
        loader->begun++;
}

struct sized_file {
    size_t index;
    off_t size;
};

static int compare_sizes(const void *left_item, const void *right_item)
{
    const struct sized_file *left = left_item;
    const struct sized_file *right = right_item;
    if (left->size != right->size)
        return left->size > right->size ? -1 : 1;
    return left->index < right->index ? -1 : 1;
}

/* What the first screen shows goes before all else. */
static bool is_for_first_screen(enum file_role role)
{
    return role == FILE_DESCRIPTION || role == FILE_THEME;
}

static off_t size_of(const struct listed_file *file)
{
    struct stat status;
    if (is_for_first_screen(file->role))
        return (off_t)1 << 40;
    return stat(file->path, &status) == 0 ? status.st_size : 0;
}

/* A few files are read the largest first, so that no thread is left alone with one at the end. */
static void choose_order(struct loader *loader, struct arena *arena)
{
    size_t count = loader->listing.count;
    loader->order = ARENA_ARRAY(arena, size_t, count);
    for (size_t i = 0; i < count; i++)
        loader->order[i] = i;
    if (count > FEW_FILES || count < 2)
        return;
    struct sized_file files[FEW_FILES];
    for (size_t i = 0; i < count; i++)
        files[i] = (struct sized_file){i, size_of(&loader->listing.files[i])};
    qsort(files, count, sizeof *files, compare_sizes);
    for (size_t i = 0; i < count; i++)
        loader->order[i] = files[i].index;
}

/* The first worker lists the folders, so that nobody waits for a large one. */
static void *list_and_work(void *argument)
{
    struct worker *worker = argument;
    struct loader *loader = worker->loader;
    loader->listing = listing_read(loader->directory, &worker->contents, &worker->diagnostics);
    size_t total = loader->listing.count;
    loader->outcomes = ARENA_ARRAY(&worker->contents, struct outcome, total);
    loader->ready = ARENA_ARRAY(&worker->contents, atomic_bool, total);
    choose_order(loader, &worker->contents);
    atomic_store(&loader->total, total);
    if (!total) {
        finish(loader);
        return NULL;
    }
    pthread_mutex_lock(&loader->mutex);
    begin_workers(loader);
    pthread_mutex_unlock(&loader->mutex);
    return work(worker);
}

struct loader *loader_start(const struct loader_options *options)
{
    struct loader *loader = memory_allocate(1, sizeof *loader);
    memset(loader, 0, sizeof *loader);
    size_t length = strlen(options->directory) + 1;
    loader->directory = memcpy(memory_allocate(length, 1), options->directory, length);
    loader->threads = options->threads;
    loader->notify = options->notify;
    loader->context = options->context;
    loader->before = options->before;
    loader->is_unfinished = options->is_unfinished;
    pthread_mutex_init(&loader->mutex, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&loader->all_read, &attributes);
    pthread_condattr_destroy(&attributes);
    for (size_t i = 0; i < MOST_THREADS; i++)
        loader->workers[i].loader = loader;
    loader->begun = 1;
    loader->in_background = begin_worker(loader, 0, list_and_work);
    if (!loader->in_background) {
        loader->threads = 1;
        list_and_work(&loader->workers[0]);
    }
    return loader;
}

void loader_progress(struct loader *loader, size_t *done, size_t *total)
{
    *total = atomic_load(&loader->total);
    *done = atomic_load(&loader->done);
}

bool loader_wait(struct loader *loader, unsigned milliseconds)
{
    struct timespec deadline;
    clock_gettime(CLOCK_MONOTONIC, &deadline);
    deadline.tv_sec += milliseconds / 1000;
    deadline.tv_nsec += (long)(milliseconds % 1000) * 1000000;
    if (deadline.tv_nsec >= 1000000000) {
        deadline.tv_nsec -= 1000000000;
        deadline.tv_sec++;
    }
    pthread_mutex_lock(&loader->mutex);
    int error = 0;
    while (!loader->is_finished && !error)
        error = pthread_cond_timedwait(&loader->all_read, &loader->mutex, &deadline);
    bool is_finished = loader->is_finished;
    pthread_mutex_unlock(&loader->mutex);
    return is_finished;
}

static void join(struct loader *loader)
{
    if (!loader->in_background)
        return;
    /* The first worker begins others, so it is waited for first: no more are begun after that. */
    pthread_join(loader->workers[0].thread, NULL);
    for (unsigned i = 1; i < loader->begun; i++)
        pthread_join(loader->workers[i].thread, NULL);
}

static void release_worker(struct worker *worker)
{
    arena_release(&worker->contents);
    arena_release(&worker->nodes);
    buffer_release(&worker->bytes);
    diagnostics_release(&worker->diagnostics);
}

static void release(struct loader *loader)
{
    for (size_t i = 0; i < MOST_THREADS; i++)
        release_worker(&loader->workers[i]);
    pthread_cond_destroy(&loader->all_read);
    pthread_mutex_destroy(&loader->mutex);
    free(loader->directory);
    free(loader);
}

static void note_unread(struct unread_files *unread, const struct listed_file *file)
{
    struct slice *const firsts[FILE_ROLE_COUNT] = {
        [FILE_ACTORS] = &unread->actors,
        [FILE_CORRIDORS] = &unread->corridors,
        [FILE_THEME] = &unread->themes,
        [FILE_BRIEF] = &unread->briefs,
    };
    if (firsts[file->role] && !firsts[file->role]->length)
        *firsts[file->role] = slice_of(file->path);
}

static void take_outcome(struct dossier_parts *parts, const struct listed_file *file,
                         const struct outcome *outcome)
{
    if (outcome->is_left_out)
        note_unread(&parts->unread, file);
    if (outcome->description)
        parts->description = outcome->description;
    if (outcome->theme)
        parts->themes[parts->theme_count++] = outcome->theme;
    if (outcome->brief)
        parts->briefs[parts->brief_count++] = outcome->brief;
    if (file->role == FILE_ACTORS && outcome->list.count)
        parts->actor_lists[parts->actor_list_count++] =
            (struct actor_list){outcome->list.items, outcome->list.count};
    if (file->role == FILE_CORRIDORS && outcome->list.count)
        parts->corridor_lists[parts->corridor_list_count++] =
            (struct corridor_list){outcome->list.items, outcome->list.count};
}

/* Assembles what is ready; `scratch` holds the lists of parts. */
static struct dossier *assemble(struct loader *loader, struct slice directory,
                                struct arena *scratch, struct diagnostics *diagnostics)
{
    size_t count = atomic_load(&loader->total);
    struct dossier_parts parts = {
        .directory = directory,
        .themes = ARENA_ARRAY(scratch, struct theme *, count),
        .briefs = ARENA_ARRAY(scratch, struct brief *, count),
        .actor_lists = ARENA_ARRAY(scratch, struct actor_list, count),
        .corridor_lists = ARENA_ARRAY(scratch, struct corridor_list, count),
    };
    for (size_t i = 0; i < count; i++)
        if (atomic_load(&loader->ready[i]))
            take_outcome(&parts, &loader->listing.files[i], &loader->outcomes[i]);
    return dossier_assemble(&parts, diagnostics);
}

void loader_spread(struct loader *loader)
{
    pthread_mutex_lock(&loader->mutex);
    bool is_new = loader->threads != 0;
    loader->threads = 0;
    if (is_new && atomic_load(&loader->total))
        begin_workers(loader);
    pthread_mutex_unlock(&loader->mutex);
}

struct dossier *loader_snapshot(struct loader *loader)
{
    struct arena scratch = {0};
    struct diagnostics diagnostics = {0};
    struct dossier *dossier = NULL;
    if (atomic_load(&loader->done))
        dossier = assemble(loader, slice_of(loader->directory), &scratch, &diagnostics);
    if (dossier)
        dossier->is_partial = true;
    diagnostics_release(&diagnostics);
    arena_release(&scratch);
    return dossier;
}

/* What was read before of a file that is worse now, or still being written, takes the place of what
 * was read of it. What is still being written is not complained of. */
static void keep_good(struct loader *loader, struct loaded *loaded)
{
    for (size_t i = 0; i < loaded->file_count; i++) {
        const struct listed_file *file = &loader->listing.files[i];
        struct outcome *outcome = &loader->outcomes[i];
        const struct outcome *before =
            outcome_find(loader->before->outcomes, loader->before->file_count, file);
        bool is_unfinished =
            loader->is_unfinished && loader->is_unfinished(loader->context, file->path);
        if (is_unfinished)
            diagnostics_drop(&loaded->diagnostics, slice_of(file->path));
        if (before && !before->is_left_out && (is_unfinished || outcome_is_worse(outcome, before)))
            outcome_copy(outcome, before, &loaded->contents);
        else if (is_unfinished)
            *outcome = (struct outcome){.file = *file};
    }
}

struct loaded loader_finish(struct loader *loader)
{
    struct loaded loaded = {0};
    join(loader);
    for (size_t i = 0; i < MOST_THREADS; i++) {
        struct worker *worker = &loader->workers[i];
        arena_adopt(&loaded.contents, &worker->contents);
        diagnostics_merge(&loaded.diagnostics, &worker->diagnostics);
    }
    loaded.outcomes = loader->outcomes;
    loaded.file_count = loader->listing.count;
    if (loader->before)
        keep_good(loader, &loaded);
    for (size_t i = 0; i < loaded.file_count; i++)
        loaded.left_out += loaded.outcomes[i].is_left_out;
    if (layout_is_dossier(loader->directory))
        loaded.dossier = assemble(loader, arena_copy(&loaded.contents, slice_of(loader->directory)),
                                  &loaded.contents, &loaded.diagnostics);
    diagnostics_sort(&loaded.diagnostics);
    release(loader);
    return loaded;
}

void loader_abandon(struct loader *loader)
{
    atomic_store(&loader->stop, true);
    join(loader);
    release(loader);
}

struct loaded load_dossier(const char *directory)
{
    return loader_finish(loader_start(&(struct loader_options){.directory = directory}));
}

void loaded_release(struct loaded *loaded)
{
    dossier_release(loaded->dossier);
    arena_release(&loaded->contents);
    diagnostics_release(&loaded->diagnostics);
    *loaded = (struct loaded){0};
}

struct slice load_dossier_id(const char *directory, struct arena *arena)
{
    struct worker worker = {0};
    struct outcome outcome = {0};
    struct listed_file file = {
        FILE_DESCRIPTION,
        arena_format(arena, "%s/%s", directory, layout_parts[FILE_DESCRIPTION].file).bytes};
    read_file(&worker, &file, &outcome);
    struct slice id = SLICE("");
    if (outcome.description && text_is_present(outcome.description->id))
        id = arena_copy(arena, text_slice(outcome.description->id));
    release_worker(&worker);
    return id;
}
