#include "load/layout.h"
#include "load/loader.h"

#include "support/loading.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* A dossier with something wrong in many places, so that all threads have something to say. */

enum { BRIEFS = 40 };

static void write_faulty_brief(const struct folder *folder, int number)
{
    struct arena arena = {0};
    const char *id = arena_format(&arena, "brief-%02d", number).bytes;
    const char *issued = arena_format(&arena, "20%02d", number * 7 % 10).bytes;
    const char *rest =
        arena_format(
            &arena,
            "key-points:\n"
            "  - {id: first, text: Alder agrees, kind: event, themes: [tides], paragraphs: "
            "[1], voice: [alder]}\n"
            "  - {id: second, text: b, kind: evnt, themes: [nowhere], paragraphs: [%d]}\n"
            "cross-references:\n"
            "  - {point: first, relation: updates, to: brief-%02d#first}\n"
            "  - {point: first, relation: contradicts, to: brief-%02d}\n"
            "colour: red\n",
            number % 3, (number + 1) % BRIEFS, (number + 7) % BRIEFS)
            .bytes;
    if (number % 10 == 9)
        rest = "key-points: [unclosed\n";
    load_folder_write_brief(folder, id, issued, rest);
    arena_release(&arena);
}

static struct folder create_faulty(void)
{
    struct folder folder = load_folder_create();
    for (int i = 0; i < BRIEFS; i++)
        write_faulty_brief(&folder, i);
    load_folder_write(
        &folder, "content/briefs/again.yaml",
        SLICE("precis: 1\nid: brief-03\nsource: {type: report, title: T, issued: 2031}\n"
              "bottom-line: b\n"));
    load_folder_write_theme(&folder, "tides", "order: 2\n");
    load_folder_write_theme(&folder, "dredging", "order: 1\n");
    load_folder_write(&folder, "themes/zz.yaml",
                      SLICE("precis: 1\nid: tides\nname: T\ndefinition: d\n"));
    load_folder_write(&folder, "content/actors.yaml",
                      SLICE("- {id: alder, name: Alder, kind: state}\n"));
    return folder;
}

/* All that a reader could see of a dossier. */
static const char *describe(const struct loaded *loaded, const char *path, struct arena *arena)
{
    struct buffer out = {0};
    const struct dossier *dossier = loaded->dossier;
    for (uint32_t i = 0; i < dossier->theme_count; i++)
        buffer_format(&out, "%.*s %s\n", SLICE_ARGUMENTS(text_slice(dossier->themes[i]->id)),
                      dossier->themes[i]->file.bytes);
    for (uint32_t i = 0; i < dossier->brief_count; i++) {
        const struct brief *brief = dossier->briefs[i];
        buffer_format(&out, "%u %.*s", brief->entry.ordinal,
                      SLICE_ARGUMENTS(text_slice(brief->id)));
        for (uint32_t j = 0; j < dossier->theme_count; j++)
            buffer_format(&out, " %u", dossier_coverage(dossier, brief, dossier->themes[j]));
        for (uint32_t j = 0; j < brief->claims.count; j++) {
            const struct entry *claim = &brief->claims.items[j].entry;
            struct link_list links = dossier_links(dossier, claim);
            buffer_format(&out, " #%u", claim->ordinal);
            for (uint32_t k = 0; k < links.count; k++)
                buffer_format(&out, " %s%u:%.*s", links.items[k].inverse ? "<" : ">",
                              links.items[k].relation,
                              SLICE_ARGUMENTS(entry_address(links.items[k].other, arena)));
        }
        buffer_add_byte(&out, '\n');
    }
    buffer_add(&out, slice_of(loading_messages(&loaded->diagnostics, path, arena)));
    buffer_format(&out, "%zu left out\n", loaded->left_out);
    const char *description = arena_copy(arena, buffer_slice(&out)).bytes;
    buffer_release(&out);
    return description;
}

static struct loaded load_with(const char *path, unsigned threads)
{
    return loader_finish(
        loader_start(&(struct loader_options){.directory = path, .threads = threads}));
}

Test(loader, gives_the_same_dossier_and_messages_whatever_the_threads)
{
    static const unsigned threads[] = {1, 2, 3, 4, 100, 0};
    struct folder folder = create_faulty();
    struct arena arena = {0};
    struct loaded first = load_with(folder.path, 1);
    const char *expected = describe(&first, folder.path, &arena);
    loaded_release(&first);
    for (int round = 0; round < 10; round++) {
        for (size_t i = 0; i < COUNT(threads); i++) {
            struct loaded loaded = load_with(folder.path, threads[i]);
            const char *description = describe(&loaded, folder.path, &arena);
            cr_assert_str_eq(description, expected, "%u threads:\n%s", threads[i], description);
            loaded_release(&loaded);
        }
    }
    cr_expect_not_null(strstr(expected, "\n4 left out\n"), "%s", expected);
    cr_expect_not_null(strstr(expected, "content/briefs/brief-03.yaml:2:5: error: the brief "
                                        "'brief-03' is already at"));
    cr_expect_not_null(strstr(expected, "themes/zz.yaml:2:5: error: the theme 'tides' is already"));
    arena_release(&arena);
    load_folder_remove(&folder);
}

Test(loader, loads_the_bundled_dossier_without_a_word)
{
    struct loaded loaded = load_dossier(".");
    struct arena arena = {0};
    cr_assert_not_null(loaded.dossier);
    cr_expect_eq(loaded.dossier->brief_count, 5);
    cr_expect_eq(loaded.left_out, 0);
    cr_expect_str_eq(loading_messages(&loaded.diagnostics, ".", &arena), "");
    arena_release(&arena);
    loaded_release(&loaded);
}

/* What a folder may lack. */

static void remove_from(const struct folder *folder, const char *name)
{
    struct arena arena = {0};
    cr_assert_eq(remove(load_folder_path(folder, name, &arena)), 0);
    arena_release(&arena);
}

struct lack {
    const char *removed[4];
    bool is_dossier;
    const char *messages;
};

static const struct lack lacks[] = {
    {{NULL}, true, ""},
    {{"content/dossier.yaml"},
     true,
     "content/dossier.yaml: error: the dossier has no description; make this file and write "
     "'precis: 1', a 'title: ' and a 'bottom-line: ' "
     "[missing-file]\n"},
    {{"content/briefs"},
     true,
     "content/briefs: error: this folder cannot be opened: No such file or directory "
     "[missing-file]\n"},
    {{"themes"},
     false,
     "themes: error: this folder cannot be opened: No such file or directory [missing-file]\n"},
    {{"content/dossier.yaml", "content/briefs", "content"},
     false,
     "content/briefs: error: this folder cannot be opened: No such file or directory "
     "[missing-file]\n"
     "content/dossier.yaml: error: the dossier has no description; make this file and write "
     "'precis: 1', a 'title: ' and a 'bottom-line: ' "
     "[missing-file]\n"},
};

Test(loader, says_what_a_folder_lacks)
{
    for (size_t i = 0; i < COUNT(lacks); i++) {
        struct folder folder = load_folder_create();
        struct arena arena = {0};
        for (size_t j = 0; lacks[i].removed[j]; j++)
            remove_from(&folder, lacks[i].removed[j]);
        struct loaded loaded = load_dossier(folder.path);
        const char *messages = loading_messages(&loaded.diagnostics, folder.path, &arena);
        cr_expect_str_eq(messages, lacks[i].messages, "%s", messages);
        cr_expect_eq(loaded.dossier != NULL, lacks[i].is_dossier);
        cr_expect_eq(layout_is_dossier(folder.path), lacks[i].is_dossier);
        loaded_release(&loaded);
        arena_release(&arena);
        load_folder_remove(&folder);
    }
}

Test(loader, finds_no_dossier_in_a_file_or_in_nothing)
{
    static const char *const paths[] = {"/nowhere/at/all", "/dev/null", "", "/"};
    for (size_t i = 0; i < COUNT(paths); i++) {
        struct loaded loaded = load_dossier(paths[i]);
        cr_expect_null(loaded.dossier);
        cr_expect_neq(loaded.diagnostics.count, 0);
        loaded_release(&loaded);
    }
}

/* A file that is there and cannot be read is not the same as one that is not there. */
Test(loader, does_not_pass_over_a_list_that_is_a_link_to_nowhere)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    cr_assert_eq(symlink("/nowhere", load_folder_path(&folder, "content/actors.yaml", &arena)), 0);
    struct loaded loaded = load_dossier(folder.path);
    cr_expect_str_eq(loading_messages(&loaded.diagnostics, folder.path, &arena),
                     "content/actors.yaml: error: cannot be read: No such file or directory "
                     "[unreadable-file]\n");
    loaded_release(&loaded);
    arena_release(&arena);
    load_folder_remove(&folder);
}

/* Where the files of a dossier stand. */

static void make_folders(const struct folder *folder, const char *const *names, size_t count)
{
    struct arena arena = {0};
    for (size_t i = 0; i < count; i++)
        cr_assert_eq(mkdir(load_folder_path(folder, names[i], &arena), 0700), 0, "%s", names[i]);
    arena_release(&arena);
}

Test(loader, reads_briefs_in_subfolders_and_lists_in_folders)
{
    static const char *const folders[] = {"content/briefs/2025", "content/briefs/2025/march",
                                          "content/actors", "content/corridors"};
    struct folder folder = load_folder_create();
    make_folders(&folder, folders, COUNT(folders));
    load_folder_write_brief(&folder, "b", "2031", "");
    load_folder_write(&folder, "content/briefs/2025/a.yaml",
                      SLICE("precis: 1\nid: a\nsource: {type: report, title: A, issued: 2030}\n"
                            "bottom-line: Short.\n"));
    load_folder_write(&folder, "content/briefs/2025/march/c.yaml",
                      SLICE("precis: 1\nid: c\nsource: {type: report, title: C, issued: 2029}\n"
                            "bottom-line: Short.\n"));
    load_folder_write(&folder, "content/actors.yaml",
                      SLICE("- {id: one, name: One, kind: state}\n"));
    load_folder_write(&folder, "content/actors/b.yaml",
                      SLICE("- {id: three, name: Three, kind: state, part-of: one}\n"));
    load_folder_write(&folder, "content/actors/a.yaml",
                      SLICE("- {id: two, name: Two, kind: state}\n"));
    load_folder_write(&folder, "content/corridors/a.yaml", SLICE("- {id: way, name: Way}\n"));
    struct loaded loaded = load_dossier(folder.path);
    struct arena arena = {0};
    cr_expect_str_eq(loading_messages(&loaded.diagnostics, folder.path, &arena), "");
    cr_expect_eq(loaded.dossier->brief_count, 3);
    cr_assert_eq(loaded.dossier->actors.count, 3);
    cr_expect_eq(loaded.dossier->corridors.count, 1);
    const struct actor *last = &loaded.dossier->actors.items[2];
    cr_expect(slice_equal(text_slice(last->id), SLICE("three")), "the folder after the file");
    cr_expect_eq(last->part_of.target, &loaded.dossier->actors.items[0].entry);
    cr_expect(slice_contains(last->file, SLICE("content/actors/b.yaml")));
    loaded_release(&loaded);
    arena_release(&arena);
    load_folder_remove(&folder);
}

/* Empty files, by their names, and what is said of each: a folder of briefs may have any name. */
static const struct {
    const char *file;
    const char *beginning;
} empty_files[] = {
    {"content/actors/a.yaml", "write '- id: ' with a 'name: ' and a 'kind: ', or delete it"},
    {"content/briefs/a.yaml", "write a brief, or delete it"},
    {"content/briefs/content/actors/b.yaml", "write a brief, or delete it"},
    {"content/briefs/content/dossier.yaml", "write a brief, or delete it"},
    {"content/briefs/themes-2029/a.yaml", "write a brief, or delete it"},
    {"content/corridors.yaml", "write '- id: ' with a 'name: ', or delete it"},
    {"content/dossier.yaml", "write 'precis: 1', a 'title: ' and a 'bottom-line: '"},
    {"themes/a.yaml", "write a theme, or delete it"},
};

Test(loader, says_what_to_write_into_an_empty_file)
{
    static const char *const folders[] = {"content/actors", "content/briefs/content",
                                          "content/briefs/content/actors",
                                          "content/briefs/themes-2029"};
    struct folder folder = load_folder_create();
    struct buffer messages = {0};
    struct arena arena = {0};
    make_folders(&folder, folders, COUNT(folders));
    for (size_t i = 0; i < COUNT(empty_files); i++) {
        load_folder_write(&folder, empty_files[i].file, SLICE("# nothing yet\n"));
        buffer_format(&messages,
                      "%s: error: holds nothing but blanks and comments; %s [empty-file]\n",
                      empty_files[i].file, empty_files[i].beginning);
    }
    struct loaded loaded = load_dossier(folder.path);
    const char *said = loading_messages(&loaded.diagnostics, folder.path, &arena);
    cr_expect_str_eq(said, messages.bytes, "%s", said);
    loaded_release(&loaded);
    buffer_release(&messages);
    arena_release(&arena);
    load_folder_remove(&folder);
}

/* What looks like part of a dossier and is not read. */
static const struct {
    const char *folder; /* made first; NULL: none */
    const char *name;
    const char *rule; /* of the message; NULL: nothing is said */
} beside[] = {
    {NULL, "content/actors-more.yaml", "[not-read]"},
    {NULL, "content/notes.yml", "[not-read]"},
    {NULL, "content/harbour-2031.yaml", "[not-read]"},
    {NULL, "content/README.md", "[stray-file]"},
    {NULL, "content/.hidden.yaml", NULL},
    {NULL, "content/dossier.yaml~", NULL},
    {"content/drafts", "content/drafts/a.yaml", "[not-read]"},
    {"themes/old", "themes/old/a.yaml", "[not-read]"},
    {"content/actors/states", "content/actors/states/a.yaml", "[not-read]"},
    {NULL, "themes/notes.txt", "[stray-file]"},
    {NULL, "content/briefs/harbour.md", "[stray-file]"},
    {"content/briefs/2025", "content/briefs/2025/harbour", "[stray-file]"},
    {"content/actors", "content/actors/states.yaml.bak", "[stray-file]"},
    {"content/corridors", "content/corridors/canal.txt", "[stray-file]"},
    {NULL, "dossier.yaml", "[not-read]"},
    {NULL, "actors.yml", "[not-read]"},
    {"briefs", "briefs/a.yaml", "[not-read]"},
    {NULL, "mkdocs.yaml", "[stray-file]"},
    {NULL, "README.md", NULL},
    {"articles", "articles/a.txt", NULL},
};

Test(loader, says_what_looks_like_part_of_a_dossier_and_is_not_read)
{
    for (size_t i = 0; i < COUNT(beside); i++) {
        struct folder folder = load_folder_create();
        struct arena arena = {0};
        if (beside[i].folder && strstr(beside[i].folder, "actors/"))
            make_folders(&folder, (const char *const[]){"content/actors"}, 1);
        if (beside[i].folder)
            make_folders(&folder, &beside[i].folder, 1);
        load_folder_write(&folder, beside[i].name, SLICE("{"));
        struct loaded loaded = load_dossier(folder.path);
        const char *messages = loading_messages(&loaded.diagnostics, folder.path, &arena);
        cr_expect_eq(loaded.diagnostics.count, beside[i].rule ? 1 : 0, "%s:\n%s", beside[i].name,
                     messages);
        if (beside[i].rule)
            cr_expect_not_null(strstr(messages, beside[i].rule), "%s:\n%s", beside[i].name,
                               messages);
        loaded_release(&loaded);
        arena_release(&arena);
        load_folder_remove(&folder);
    }
}

/* One message for each, and not one for each field. */
Test(loader, says_that_a_brief_and_a_theme_stand_in_each_others_folder)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    load_folder_write(&folder, "themes/a.yaml",
                      SLICE("precis: 1\nid: a\nsource: {type: report, title: T, issued: 2031}\n"
                            "bottom-line: b\nkey-points: []\n"));
    load_folder_write(&folder, "content/briefs/t.yaml",
                      SLICE("precis: 1\nid: t\nname: T\ndefinition: D\n"));
    struct loaded loaded = load_dossier(folder.path);
    cr_expect_str_eq(
        loading_messages(&loaded.diagnostics, folder.path, &arena),
        "content/briefs/t.yaml:1:1: warning: is not read, because this is a theme among the "
        "briefs; move it to themes/ [not-read]\n"
        "themes/a.yaml:1:1: warning: is not read, because this is a brief among the themes; move "
        "it to content/briefs/ [not-read]\n");
    cr_expect_eq(loaded.dossier->brief_count + loaded.dossier->theme_count, 0u);
    loaded_release(&loaded);
    arena_release(&arena);
    load_folder_remove(&folder);
}

Test(loader, follows_no_link_to_a_folder_among_the_briefs_and_says_so)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    cr_assert_eq(symlink("..", load_folder_path(&folder, "content/briefs/loop", &arena)), 0);
    struct loaded loaded = load_dossier(folder.path);
    cr_expect_str_eq(loading_messages(&loaded.diagnostics, folder.path, &arena),
                     "content/briefs/loop: warning: is not read, because it is a link to a folder; "
                     "move the folder itself here [not-read]\n");
    loaded_release(&loaded);
    arena_release(&arena);
    load_folder_remove(&folder);
}

Test(loader, says_where_subfolders_are_too_deep)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    const char *path = "content/briefs";
    for (int i = 0; i < 10; i++) {
        path = arena_format(&arena, "%s/x", path).bytes;
        make_folders(&folder, &path, 1);
    }
    load_folder_write(&folder, arena_format(&arena, "%s/a.yaml", path).bytes, SLICE("{"));
    struct loaded loaded = load_dossier(folder.path);
    cr_expect_str_eq(loading_messages(&loaded.diagnostics, folder.path, &arena),
                     "content/briefs/x/x/x/x/x/x/x/x/x: warning: is not read: subfolders are read "
                     "to a depth of 8, and 4096 folders in all; move its files up [not-read]\n");
    loaded_release(&loaded);
    arena_release(&arena);
    load_folder_remove(&folder);
}

/* Which files of a folder are briefs: by name alone. */

Test(loader, reads_the_yaml_files_of_a_folder_by_name_and_no_others)
{
    static const char *const passed_over[] = {
        "content/briefs/.hidden.yaml", "content/briefs/.yaml",    "content/briefs/notes.txt",
        "content/briefs/b.yaml~",      "content/briefs/#b.yaml#", "content/briefs/yaml",
    };
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(passed_over); i++)
        load_folder_write(&folder, passed_over[i], SLICE("{"));
    load_folder_write_brief(&folder, "b", "2031", "");
    load_folder_write_brief(&folder, "a", "2031", "");
    cr_assert_eq(mkdir(load_folder_path(&folder, "content/briefs/c.yaml", &arena), 0700), 0);
    cr_assert_eq(mkfifo(load_folder_path(&folder, "content/briefs/d.yaml", &arena), 0600), 0);
    struct loaded loaded = load_dossier(folder.path);
    cr_expect_eq(loaded.dossier->brief_count, 2);
    cr_expect_eq(loaded.left_out, 2);
    cr_expect_str_eq(
        loading_messages(&loaded.diagnostics, folder.path, &arena),
        "content/briefs/c.yaml: error: cannot be read: it is a folder [unreadable-file]\n"
        "content/briefs/d.yaml: error: cannot be read: it is a pipe [unreadable-file]\n"
        "content/briefs/notes.txt: note: is not a brief, which ends in '.yaml', and is "
        "not read [stray-file]\n"
        "content/briefs/yaml: note: is not a brief, which ends in '.yaml', and is not "
        "read [stray-file]\n");
    loaded_release(&loaded);
    arena_release(&arena);
    load_folder_remove(&folder);
}

Test(loader, says_which_files_have_another_ending)
{
    static const char *const names[] = {"content/actors.yml", "content/briefs/a.yml",
                                        "content/briefs/b.YAML", "themes/c.Yml",
                                        "content/briefs/.yml"};
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(names); i++)
        load_folder_write(&folder, names[i], SLICE("{"));
    struct loaded loaded = load_dossier(folder.path);
    static const char said[] = "warning: is not read, because its name does not end in '.yaml'; "
                               "rename it [other-ending]";
    struct slice expected = arena_format(&arena, "%s: %s\n%s: %s\n%s: %s\n%s: %s\n", names[0], said,
                                         names[1], said, names[2], said, names[3], said);
    cr_expect_str_eq(loading_messages(&loaded.diagnostics, folder.path, &arena), expected.bytes);
    loaded_release(&loaded);
    arena_release(&arena);
    load_folder_remove(&folder);
}

/* A name may hold anything, and messages show it. */
Test(loader, shows_the_names_of_files_clean)
{
    struct folder folder = load_folder_create();
    struct arena arena = {0};
    load_folder_write(&folder, "content/briefs/a\x1b[31m\nb\xff.yaml", SLICE("{"));
    struct loaded loaded = load_dossier(folder.path);
    const char *messages = loading_messages(&loaded.diagnostics, folder.path, &arena);
    cr_expect_str_eq(messages,
                     "content/briefs/a^[[31m b<FF>.yaml:1:2: error: the file ends inside of "
                     "brackets or braces; close them [syntax]\n");
    loaded_release(&loaded);
    arena_release(&arena);
    load_folder_remove(&folder);
}

/* In the background. */

struct notices {
    atomic_int count;
};

static void count_notice(void *context)
{
    atomic_fetch_add(&((struct notices *)context)->count, 1);
}

Test(loader, tells_once_when_all_files_are_read_and_how_far_it_is)
{
    struct folder folder = create_faulty();
    for (unsigned threads = 1; threads <= 4; threads++) {
        struct notices notices = {0};
        struct loader *loader = loader_start(&(struct loader_options){.directory = folder.path,
                                                                      .threads = threads,
                                                                      .notify = count_notice,
                                                                      .context = &notices});
        size_t before = 0;
        bool is_finished = false;
        while (!is_finished) {
            size_t done;
            size_t total;
            is_finished = loader_wait(loader, 1);
            loader_progress(loader, &done, &total);
            cr_expect_geq(done, before);
            cr_expect_leq(done, total);
            cr_expect(!is_finished || (done == total && total == BRIEFS + 6));
            before = done;
        }
        struct loaded loaded = loader_finish(loader);
        cr_expect_eq(atomic_load(&notices.count), 1);
        loaded_release(&loaded);
    }
    load_folder_remove(&folder);
}

Test(loader, waits_no_longer_than_it_is_told)
{
    struct loader *loader = loader_start(&(struct loader_options){.directory = "."});
    loader_wait(loader, 0);
    cr_expect(loader_wait(loader, 60000));
    cr_expect(loader_wait(loader, 0));
    struct loaded loaded = loader_finish(loader);
    loaded_release(&loaded);
}

/* Each brief of a snapshot is whole, and what comes later does not depend on it. */
static void check_snapshot(struct loader *loader)
{
    struct dossier *snapshot = loader_snapshot(loader);
    if (!snapshot)
        return;
    cr_expect(snapshot->is_partial);
    cr_expect_leq(snapshot->brief_count, BRIEFS);
    for (uint32_t i = 0; i < snapshot->brief_count; i++) {
        const struct brief *brief = snapshot->briefs[i];
        cr_expect_eq(brief->entry.ordinal, i);
        cr_expect_eq(dossier_find(snapshot, ENTRY_BRIEF, text_slice(brief->id)), &brief->entry);
        cr_expect(brief->claims.count == 2 || brief->claims.count == 0);
    }
    dossier_release(snapshot);
}

Test(loader, gives_snapshots_that_leave_no_trace)
{
    struct folder folder = create_faulty();
    struct arena arena = {0};
    struct loaded plain = load_with(folder.path, 1);
    const char *expected = describe(&plain, folder.path, &arena);
    loaded_release(&plain);
    for (unsigned round = 0; round < 20; round++) {
        struct loader *loader = loader_start(
            &(struct loader_options){.directory = folder.path, .threads = round % 4 + 1});
        do
            check_snapshot(loader);
        while (!loader_wait(loader, 0));
        check_snapshot(loader);
        struct loaded loaded = loader_finish(loader);
        const char *description = describe(&loaded, folder.path, &arena);
        cr_expect_str_eq(description, expected, "%s", description);
        cr_expect_not(loaded.dossier->is_partial);
        loaded_release(&loaded);
    }
    arena_release(&arena);
    load_folder_remove(&folder);
}

/* Spread before the folders are listed, once while files are read, and all the time. */
static void spread(struct loader *loader, unsigned way)
{
    size_t done = 0;
    size_t total = 0;
    if (way == 0)
        loader_spread(loader);
    while (way == 1 && !done)
        loader_progress(loader, &done, &total);
    if (way == 1)
        loader_spread(loader);
    while (way == 2 && !loader_wait(loader, 0))
        loader_spread(loader);
}

Test(loader, gives_the_same_when_it_is_spread)
{
    struct folder folder = create_faulty();
    struct arena arena = {0};
    struct loaded plain = load_with(folder.path, 1);
    const char *expected = describe(&plain, folder.path, &arena);
    loaded_release(&plain);
    for (unsigned round = 0; round < 30; round++) {
        struct loader *loader = loader_start(
            &(struct loader_options){.directory = folder.path, .threads = round % 2 + 1});
        spread(loader, round % 3);
        struct loaded loaded = loader_finish(loader);
        const char *description = describe(&loaded, folder.path, &arena);
        cr_expect_str_eq(description, expected, "%s", description);
        loaded_release(&loaded);
    }
    arena_release(&arena);
    load_folder_remove(&folder);
}

static void pause_for(long nanoseconds)
{
    nanosleep(&(struct timespec){.tv_nsec = nanoseconds}, NULL);
}

/* The leak sanitizer has the last word. */
Test(loader, can_be_abandoned_at_any_time)
{
    struct folder folder = create_faulty();
    for (long pause = 0; pause < 40; pause++) {
        for (unsigned threads = 1; threads <= 4; threads *= 2) {
            struct loader *loader = loader_start(
                &(struct loader_options){.directory = folder.path, .threads = threads});
            pause_for(pause * 50000);
            loader_abandon(loader);
        }
    }
    loader_abandon(loader_start(&(struct loader_options){.directory = "/nowhere"}));
    load_folder_remove(&folder);
}

/* Files come and go while they are read: something is loaded, or something is said. */

struct changer {
    const struct folder *folder;
    atomic_bool stop;
};

static void *change(void *argument)
{
    struct changer *changer = argument;
    struct arena arena = {0};
    const char *moved = load_folder_path(changer->folder, "content/briefs/moved.yaml", &arena);
    const char *first = load_folder_path(changer->folder, "content/briefs/brief-00.yaml", &arena);
    for (int i = 0; !atomic_load(&changer->stop); i++) {
        rename(i % 2 ? moved : first, i % 2 ? first : moved);
        load_folder_write_brief(changer->folder, "brief-11", "2031",
                                i % 3 ? "notes: []\n" : "notes: [\n");
    }
    arena_release(&arena);
    return NULL;
}

Test(loader, survives_files_that_change_while_they_are_read)
{
    struct folder folder = create_faulty();
    struct changer changer = {.folder = &folder};
    pthread_t thread;
    cr_assert_eq(pthread_create(&thread, NULL, change, &changer), 0);
    for (int i = 0; i < 60; i++) {
        struct loaded loaded = load_with(folder.path, (unsigned)(i % 4) + 1);
        cr_assert_not_null(loaded.dossier);
        cr_expect_geq(loaded.dossier->brief_count + loaded.left_out, BRIEFS - 2);
        loaded_release(&loaded);
    }
    atomic_store(&changer.stop, true);
    pthread_join(thread, NULL);
    load_folder_remove(&folder);
}
