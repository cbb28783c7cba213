/* How far a corridor has come, by all sources: a newer one that only mentions it undoes nothing. */
#include "model/progress.h"

#include "output/data/catalog.h"
#include "support/loading.h"

#include <criterion/criterion.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { SOURCES = 3 };

static const char *const years[SOURCES] = {"2029", "2030?", "2031-04"};
static const char *const ids[SOURCES] = {"x", "y", "z"};

static const struct {
    const char *own;               /* statuses of the dossier; NULL: the usual ones */
    const char *statuses[SOURCES]; /* from the oldest source; NULL: it does not tell of it */
    const char *words;
} told[] = {
    {NULL, {"proposed", "agreed", "operating"}, "operating"},
    {NULL, {"agreed", "agreed", "agreed"}, "agreed"},
    {NULL,
     {NULL, "under-construction", "proposed"},
     "proposed (z\u00a02031), under-construction (y\u00a02030)"},
    {NULL, {"operating", "agreed", "proposed"}, "proposed (z\u00a02031), operating (x\u00a02029)"},
    {NULL, {"agreed", "agreed", "proposed"}, "proposed (z\u00a02031), agreed (y\u00a02030)"},
    {NULL, {"operating", "agreed", NULL}, "agreed (y\u00a02030), operating (x\u00a02029)"},
    {NULL, {"stalled", NULL, "proposed"}, "proposed"},
    {NULL, {"operating", NULL, "stalled"}, "stalled"},
    {NULL, {"proposed", NULL, NULL}, "proposed"},
    {NULL, {NULL, NULL, NULL}, ""},
    {"[drafted, signed, in-force]",
     {"in-force", NULL, "signed"},
     "signed (z\u00a02031), in-force (x\u00a02029)"},
};

static struct loaded load(const struct folder *folder, size_t index, struct arena *arena)
{
    const char *own = told[index].own;
    load_folder_write(folder, "content/dossier.yaml",
                      arena_format(arena, "precis: 1\ntitle: Seas\nbottom-line: B\n%s%s\n",
                                   own ? "corridors: {name: pacts, one: pact, statuses: " : "",
                                   own ? arena_format(arena, "%s}", own).bytes : ""));
    load_folder_write(folder, "content/corridors.yaml", SLICE("- {id: strait, name: Strait}\n"));
    for (size_t i = 0; i < SOURCES; i++) {
        const char *status = told[index].statuses[i];
        load_folder_write_brief(
            folder, ids[i], years[i],
            status ? arena_format(arena,
                                  "corridors: [{corridor: strait, status: %s, text: T, "
                                  "paragraphs: [1]}]\n",
                                  status)
                         .bytes
                   : "");
    }
    return load_dossier(folder->path);
}

Test(progress, is_what_the_newest_says_and_who_has_it_further)
{
    for (size_t i = 0; i < COUNT(told); i++) {
        struct arena arena = {0};
        struct folder folder = load_folder_create();
        struct loaded loaded = load(&folder, i, &arena);
        const struct entry *strait = &loaded.dossier->corridors.items[0].entry;
        struct progress progress = progress_of(loaded.dossier, (struct place){0}, strait);
        struct slice words = progress_words(&arena, &progress);
        cr_expect(slice_equal(words, slice_of(told[i].words)), "%zu: %.*s", i,
                  SLICE_ARGUMENTS(words));
        struct place oldest = {.brief = loaded.dossier->briefs[0]};
        progress = progress_of(loaded.dossier, oldest, strait);
        cr_expect(slice_equal(progress_words(&arena, &progress),
                              slice_of(told[i].statuses[0] ? told[i].statuses[0] : "")));
        loaded_release(&loaded);
        load_folder_remove(&folder);
        arena_release(&arena);
    }
}

/* For programs the status is one word, and what has it further stands in columns of its own. */
Test(progress, is_listed_for_programs_word_by_word)
{
    struct arena arena = {0};
    struct folder folder = load_folder_create();
    struct loaded loaded = load(&folder, 2, &arena);
    const struct catalog_kind *kind = catalog_find("corridors");
    struct table table = table_begin(kind->columns, kind->column_count);
    kind->fill(&table, loaded.dossier, (struct place){0});
    struct buffer out = {0};
    table_write_csv(&table, &out);
    buffer_add(&out, SLICE(""));
    cr_expect_not_null(strstr(out.bytes, "\nstrait,proposed,0,2,Strait,under-construction,y"), "%s",
                       out.bytes);
    buffer_release(&out);
    table_release(&table);
    loaded_release(&loaded);
    load_folder_remove(&folder);
    arena_release(&arena);
}
