/* Loading a folder again: each file that is worse than before, or is being written, keeps what was
 * good of it. What a dossier says is its JSON. */
#include "load/loader.h"

#include "output/data/json_dossier.h"
#include "support/loading.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char brief_text[] =
    "key-points:\n"
    "  - {id: one, text: Alder digs., kind: event, themes: [tides], paragraphs: [1, 2],"
    " voice: [alder, {text: a pilot}], importance: 3, printed-as: two}\n"
    "actors:\n  - {actor: alder, role: It digs., paragraphs: [1]}\n"
    "corridors:\n  - {corridor: canal, status: agreed, text: It is dug., paragraphs: [2]}\n"
    "events:\n  - {id: dug, date: 2030-01~/2031, text: Dug., themes: [tides], paragraphs: [2]}\n"
    "figures:\n  - {label: Depth, value: 12.5, unit: m, paragraphs: [2]}\n"
    "open-questions:\n"
    "  - {id: who, text: Who pays?, themes: [], paragraphs: [2], asked-by: article}\n"
    "notes:\n  - {text: A slip., points: [one]}\n"
    "cross-references:\n  - {point: one, relation: updates, to: %s#one, note: Again.}\n";

/* What each file is when it is good, and how it may go bad. */
static const struct file {
    const char *name;
    const char *good;
} files[] = {
    {"content/dossier.yaml", "precis: 1\nid: d\ntitle: T\ndescription: D\nas-of: 2031\n"
                             "bottom-line: B\n"},
    {"content/actors.yaml", "- {id: alder, name: Alder, aliases: [the Alder], kind: state}\n"},
    {"content/corridors.yaml", "- {id: canal, name: Canal, route: [{place: Mouth, actor: alder,"
                               " status: agreed, cites: [a#one]}], backers: [alder]}\n"},
    {"themes/tides.yaml", "precis: 1\nid: tides\nname: Tides\norder: 1\ndefinition: d\n"
                          "synthesis:\n  - {text: It digs., cites: [a#one, b#one]}\ngaps: [all]\n"},
    {"content/briefs/a.yaml", NULL},
    {"content/briefs/b.yaml", NULL},
};

static const char *const bad[] = {
    "", "[unclosed\n", "<<<<<<< HEAD\n", "precis: 1\n", "- {id: Not An Id}\n", "\xff\n",
};

static void write_good(const struct folder *folder, size_t i)
{
    char rest[2048];
    if (files[i].good) {
        load_folder_write(folder, files[i].name, slice_of(files[i].good));
        return;
    }
    bool is_first = strstr(files[i].name, "a.yaml");
    snprintf(rest, sizeof rest, brief_text, is_first ? "b" : "a");
    load_folder_write_brief(folder, is_first ? "a" : "b", "2031", rest);
}

static struct folder create(void)
{
    struct folder folder = load_folder_create();
    for (size_t i = 0; i < COUNT(files); i++)
        write_good(&folder, i);
    return folder;
}

static const char *json_of(const struct loaded *loaded, struct arena *arena)
{
    struct buffer out = {0};
    json_dossier_write(loaded->dossier, (struct place){0}, &out);
    const char *text = arena_copy(arena, buffer_slice(&out)).bytes;
    buffer_release(&out);
    return text;
}

static const char *unfinished; /* the end of the path of the file that is being written */

static bool is_unfinished(void *context, const char *path)
{
    (void)context;
    return unfinished && strstr(path, unfinished);
}

/* The load before is gone afterwards, so that nothing can still stand in it. */
static void load_again(const struct folder *folder, struct loaded *loaded)
{
    struct loaded now = loader_finish(loader_start(&(struct loader_options){
        .directory = folder->path, .before = loaded, .is_unfinished = is_unfinished}));
    loaded_release(loaded);
    *loaded = now;
}

static size_t errors_in(const struct loaded *loaded)
{
    return diagnostics_count(&loaded->diagnostics, SEVERITY_ERROR);
}

/* Not once, but as often as it is loaded, and until it is mended. */
Test(loading_again, keeps_what_was_good_of_each_file_that_is_not)
{
    struct arena arena = {0};
    struct folder folder = create();
    struct loaded loaded = load_dossier(folder.path);
    const char *good = json_of(&loaded, &arena);
    cr_assert_eq(errors_in(&loaded), 0, "%s",
                 loading_messages(&loaded.diagnostics, folder.path, &arena));
    for (size_t i = 0; i < COUNT(files); i++)
        for (size_t j = 0; j < COUNT(bad); j++) {
            load_folder_write(&folder, files[i].name, slice_of(bad[j]));
            for (int round = 0; round < 2; round++) {
                load_again(&folder, &loaded);
                cr_expect_str_eq(json_of(&loaded, &arena), good, "%s: %s", files[i].name, bad[j]);
                cr_expect_gt(errors_in(&loaded), 0, "%s: %s", files[i].name, bad[j]);
                cr_expect_eq(loaded.left_out, 0);
            }
            write_good(&folder, i);
            load_again(&folder, &loaded);
            cr_expect_eq(errors_in(&loaded), 0, "%s: %s", files[i].name, bad[j]);
        }
    for (size_t i = 0; i < COUNT(files); i++)
        load_folder_write(&folder, files[i].name, SLICE("[\n"));
    load_again(&folder, &loaded);
    cr_expect_str_eq(json_of(&loaded, &arena), good);
    loaded_release(&loaded);
    load_folder_remove(&folder);
    arena_release(&arena);
}

/* One is mended while another breaks: the one is as it is now, the other as it was. */
Test(loading_again, shows_what_is_good_beside_what_is_not)
{
    struct arena arena = {0};
    struct folder folder = create();
    load_folder_write_brief(&folder, "a", "2031", "key-points: 5\nevents: 6\n");
    struct loaded loaded = load_dossier(folder.path);
    cr_assert_eq(errors_in(&loaded), 2);
    write_good(&folder, 4);
    load_folder_write(&folder, "content/briefs/b.yaml", SLICE("[\n"));
    load_again(&folder, &loaded);
    cr_expect_eq(errors_in(&loaded), 1);
    cr_expect_not_null(dossier_find_address(loaded.dossier, SLICE("a#one")));
    cr_expect_not_null(dossier_find_address(loaded.dossier, SLICE("b#one")));
    load_folder_write_brief(&folder, "a", "2031", "key-points: 5\n");
    load_folder_write_brief(&folder, "b", "2031", "");
    load_again(&folder, &loaded);
    cr_expect_not_null(dossier_find_address(loaded.dossier, SLICE("a#one")));
    cr_expect_null(dossier_find_address(loaded.dossier, SLICE("b#one")), "taken out by its author");
    loaded_release(&loaded);
    load_folder_remove(&folder);
    arena_release(&arena);
}

/* Half a file may well be good YAML: it is not read, and what is wrong with it is not said. */
Test(loading_again, waits_for_no_file_that_is_being_written_and_reads_none)
{
    struct arena arena = {0};
    struct folder folder = create();
    struct loaded loaded = load_dossier(folder.path);
    load_folder_write_brief(&folder, "a", "2031", "");
    load_folder_write_theme(&folder, "winds", "");
    load_folder_write_brief(&folder, "new", "2031", "key-points: 5\n");
    unfinished = "briefs/a.yaml";
    load_again(&folder, &loaded);
    cr_expect_not_null(dossier_find_address(loaded.dossier, SLICE("a#one")));
    cr_expect_not_null(dossier_find(loaded.dossier, ENTRY_THEME, SLICE("winds")));
    cr_expect_eq(errors_in(&loaded), 1, "that of the new brief");
    loaded_release(&loaded);
    unfinished = "briefs/new.yaml";
    loaded = load_dossier(folder.path);
    load_folder_write_brief(&folder, "new", "2031", "key-points: 5\nevents: 6\n");
    load_again(&folder, &loaded);
    cr_expect_eq(errors_in(&loaded), 0);
    unfinished = NULL;
    load_again(&folder, &loaded);
    cr_expect_null(dossier_find_address(loaded.dossier, SLICE("a#one")));
    cr_expect_eq(errors_in(&loaded), 2);
    loaded_release(&loaded);
    load_folder_remove(&folder);
    arena_release(&arena);
}
