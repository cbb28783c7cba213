/* The reader while its dossier is saved in all the ways there are: what it shows is always one of
 * the versions that were saved, as a whole, and the reader stays at the same point. */
#include "support/reader.h"
#include "support/rest.h"
#include "support/rounds.h"
#include "support/scratch.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char brief[] = "precis: 1\n"
                            "id: harbour\n"
                            "source: {type: report, title: Harbours, issued: 2031-04}\n"
                            "bottom-line: This is version %06u of it.\n"
                            "key-points:\n"
                            "  - {id: one, text: The first thing., kind: event, themes: [tides],"
                            " paragraphs: [1]}\n"
                            "  - {id: two, text: The second thing., kind: event, themes: [],"
                            " paragraphs: [2]}\n"
                            "  - {id: three, text: The third thing., kind: event, themes: [],"
                            " paragraphs: [3]}\n"
                            "  - {id: four, text: The last thing of version %06u., kind: event,"
                            " themes: [], paragraphs: [4]}\n";

struct saving {
    struct arena arena;
    const char *parent;
    const char *folder; /* the dossier: current/dossier in the parent */
    unsigned release;   /* where the link `current` leads */
    struct terminal *terminal;
    unsigned version;
    unsigned shown; /* the last one that was seen */
    int64_t last_write;
};

/* Writing. */

static const char *path_of(struct saving *saving, const char *name)
{
    return arena_format(&saving->arena, "%s/%s", saving->folder, name).bytes;
}

static struct slice text_of(struct saving *saving)
{
    return arena_format(&saving->arena, brief, saving->version, saving->version);
}

static void write_part(struct saving *saving, int file, struct slice part)
{
    cr_assert_eq(write(file, part.bytes, part.length), (ssize_t)part.length);
    saving->last_write = torture_milliseconds();
}

static int open_file(struct saving *saving, const char *name)
{
    int file = open(path_of(saving, name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    cr_assert_geq(file, 0, "%s", name);
    return file;
}

static void write_whole(struct saving *saving, const char *name)
{
    int file = open_file(saving, name);
    write_part(saving, file, text_of(saving));
    close(file);
}

static const char briefs_name[] = "content/briefs/harbour.yaml";
static const char other_name[] = "themes/tides.yaml";

static void write_theme(struct saving *saving, const char *folder)
{
    program_folder_write(folder, other_name,
                         "precis: 1\nid: tides\nname: Tides\norder: 1\ncolor: cyan\n"
                         "definition: All about tides in version %u.\n",
                         saving->version);
}

static void write_others(struct saving *saving, const char *folder)
{
    program_folder_write(folder, "content/dossier.yaml",
                         "precis: 1\ntitle: Changing\ndescription: Made for a test.\n"
                         "as-of: 2031-04\nbottom-line: It changes.\n");
    program_folder_write(folder, "content/actors.yaml", "[]\n");
    program_folder_write(folder, "content/corridors.yaml", "[]\n");
    write_theme(saving, folder);
}

/* What is looked at while time passes: nothing wrong may be seen in between. */

static unsigned number_behind(const char *screen, const char *words)
{
    unsigned number = 0;
    const char *found = strstr(screen, words);
    if (found)
        sscanf(found + strlen(words), "%6u", &number);
    return number;
}

static bool has_bar(const char *screen, const char *words)
{
    const char *found = strstr(screen, words);
    const char *line = found;
    while (line && line > screen && line[-1] != '\n')
        line--;
    const char *bar = line ? strstr(line, "▌") : NULL;
    return bar && bar < found;
}

/* Whether the newest version is on the screen; fails the test where something wrong is there. A
 * frame may have come half, so the two numbers may differ for a moment, but are never those of
 * others. */
static bool shows_newest(struct terminal *terminal, void *context)
{
    struct saving *saving = context;
    const char *screen = terminal_screen(terminal);
    unsigned first = number_behind(screen, "This is version ");
    unsigned last = number_behind(screen, "The last thing of version ");
    bool is_whole = strstr(screen, "Changing ▸ ") == screen + 1 &&
                    strstr(screen, "The first thing.") && strstr(screen, "The second thing.");
    bool is_known = first >= saving->shown && last >= saving->shown && first <= saving->version &&
                    last <= saving->version;
    cr_assert(is_whole && is_known, "after version %u:\n%s", saving->shown, screen);
    cr_assert(has_bar(screen, "The third thing."), "at another point:\n%s", screen);
    if (first == last)
        saving->shown = first;
    return first == saving->version && last == saving->version;
}

static bool never(struct terminal *terminal, void *context)
{
    shows_newest(terminal, context);
    return false;
}

static void let_pass(struct saving *saving, int milliseconds)
{
    terminal_wait_until(saving->terminal, milliseconds, never, saving);
}

/* Ways of saving. */

static void save_at_once(struct saving *saving)
{
    write_whole(saving, briefs_name);
}

static void save_in_parts(struct saving *saving)
{
    struct slice rest = text_of(saving);
    int file = open_file(saving, briefs_name);
    while (rest.length) {
        size_t length = rest.length < 100 ? rest.length : 100;
        write_part(saving, file, (struct slice){rest.bytes, length});
        rest = (struct slice){rest.bytes + length, rest.length - length};
        let_pass(saving, 5);
    }
    close(file);
}

/* The half of it would be a good brief, and another file is saved meanwhile. */
static void save_slowly_beside_another(struct saving *saving)
{
    struct slice text = text_of(saving);
    size_t half = (size_t)(strstr(text.bytes, "  - {id: four") - text.bytes);
    int file = open_file(saving, briefs_name);
    write_part(saving, file, (struct slice){text.bytes, half});
    write_theme(saving, saving->folder);
    let_pass(saving, 250);
    write_part(saving, file, (struct slice){text.bytes + half, text.length - half});
    close(file);
}

/* Another program has written half of another file and does not go on meanwhile. */
static void save_beside_one_held_open(struct saving *saving)
{
    int file = open_file(saving, other_name);
    write_part(saving, file, SLICE("precis: 1\nid: tides\n"));
    write_whole(saving, briefs_name);
    let_pass(saving, 400);
    close(file);
    write_theme(saving, saving->folder);
}

static void save_by_renaming(struct saving *saving)
{
    write_whole(saving, "content/briefs/.harbour.new");
    cr_assert_eq(
        rename(path_of(saving, "content/briefs/.harbour.new"), path_of(saving, briefs_name)), 0);
    saving->last_write = torture_milliseconds();
}

/* As an editor that keeps the version before. */
static void save_with_backup(struct saving *saving)
{
    cr_assert_eq(
        rename(path_of(saving, briefs_name), path_of(saving, "content/briefs/harbour.yaml~")), 0);
    write_whole(saving, briefs_name);
    cr_assert_eq(remove(path_of(saving, "content/briefs/harbour.yaml~")), 0);
}

/* Of one size, and within one step of the clock that files have. */
static void save_twice(struct saving *saving)
{
    unsigned version = saving->version;
    saving->version = version - 1;
    write_whole(saving, briefs_name);
    saving->version = version;
    write_whole(saving, briefs_name);
}

/* As a checkout does: the last file goes, the folder goes with it, and both come back. */
static void replace_folder(struct saving *saving)
{
    cr_assert_eq(remove(path_of(saving, briefs_name)), 0);
    cr_assert_eq(rmdir(path_of(saving, "content/briefs")), 0);
    cr_assert_eq(mkdir(path_of(saving, "content/briefs"), 0700), 0);
    write_whole(saving, briefs_name);
}

static void replace_content_by_another(struct saving *saving)
{
    cr_assert_eq(mkdir(path_of(saving, "new"), 0700), 0);
    cr_assert_eq(mkdir(path_of(saving, "new/briefs"), 0700), 0);
    write_whole(saving, "new/briefs/harbour.yaml");
    static const char *const kept[] = {"dossier.yaml", "actors.yaml", "corridors.yaml"};
    cr_assert_eq(rename(path_of(saving, "content"), path_of(saving, "old")), 0);
    for (size_t i = 0; i < COUNT(kept); i++) {
        struct slice from = arena_format(&saving->arena, "old/%s", kept[i]);
        struct slice to = arena_format(&saving->arena, "new/%s", kept[i]);
        cr_assert_eq(rename(path_of(saving, from.bytes), path_of(saving, to.bytes)), 0);
    }
    cr_assert_eq(rename(path_of(saving, "new"), path_of(saving, "content")), 0);
    saving->last_write = torture_milliseconds();
    cr_assert_eq(remove(path_of(saving, "old/briefs/harbour.yaml")), 0);
    cr_assert_eq(rmdir(path_of(saving, "old/briefs")), 0);
    cr_assert_eq(rmdir(path_of(saving, "old")), 0);
}

static const char *beside(struct saving *saving, const char *name)
{
    return arena_format(&saving->arena, "%s/%s", saving->parent, name).bytes;
}

/* The whole of it in a folder that the reader does not know yet. */
static void write_elsewhere(struct saving *saving, const char *folder)
{
    const char *now = saving->folder;
    saving->folder = folder;
    write_others(saving, folder);
    write_whole(saving, briefs_name);
    saving->folder = now;
}

/* The one before is put where the next one was, to be used again. */
static void exchange(struct saving *saving, const char *now, const char *next)
{
    const char *aside = beside(saving, "aside");
    cr_assert_eq(rename(now, aside), 0);
    cr_assert_eq(rename(next, now), 0);
    saving->last_write = torture_milliseconds();
    cr_assert_eq(rename(aside, next), 0);
}

/* The dossier's own folder. */
static void replace_dossier(struct saving *saving)
{
    const char *next = beside(saving, "next");
    write_elsewhere(saving, next);
    exchange(saving, saving->folder, next);
}

static const char *const releases[] = {"site/one", "site/two"};
static const char *const other_releases[] = {"other/one", "other/two"};

static const char *dossier_of(struct saving *saving, const char *release)
{
    return arena_format(&saving->arena, "%s/%s/dossier", saving->parent, release).bytes;
}

/* As a release is put in the place of another. */
static void swap_link(struct saving *saving)
{
    saving->release = !saving->release;
    const char *release = releases[saving->release];
    write_elsewhere(saving, dossier_of(saving, release));
    cr_assert_eq(symlink(release, beside(saving, "new")), 0);
    cr_assert_eq(rename(beside(saving, "new"), beside(saving, "current")), 0);
    saving->last_write = torture_milliseconds();
}

/* A folder above the dossier, after the link. */
static void replace_ancestor(struct saving *saving)
{
    write_elsewhere(saving, dossier_of(saving, other_releases[saving->release]));
    exchange(saving, beside(saving, "site"), beside(saving, "other"));
}

static const struct {
    const char *name;
    void (*save)(struct saving *saving);
} ways[] = {
    {"at once", save_at_once},
    {"in parts", save_in_parts},
    {"slowly beside another", save_slowly_beside_another},
    {"beside one that is held open", save_beside_one_held_open},
    {"by renaming", save_by_renaming},
    {"with a backup", save_with_backup},
    {"twice within 4 ms", save_twice},
    {"with its folder replaced", replace_folder},
    {"with content/ replaced", replace_content_by_another},
    {"with the dossier replaced", replace_dossier},
    {"with a link swapped", swap_link},
    {"with an ancestor replaced", replace_ancestor},
};

/* Going through them. */

static void make_dossier(struct saving *saving, const char *name)
{
    static const char *const folders[] = {"content", "content/briefs", "themes"};
    const char *folder = beside(saving, name);
    cr_assert_eq(mkdir(folder, 0700), 0, "%s", folder);
    for (size_t i = 0; i < COUNT(folders); i++) {
        struct slice path = arena_format(&saving->arena, "%s/%s", folder, folders[i]);
        cr_assert_eq(mkdir(path.bytes, 0700), 0, "%s", path.bytes);
    }
}

static void make_releases(struct saving *saving)
{
    static const char *const folders[] = {"site",  "site/one",  "site/two",
                                          "other", "other/one", "other/two"};
    for (size_t i = 0; i < COUNT(folders); i++)
        cr_assert_eq(mkdir(beside(saving, folders[i]), 0700), 0, "%s", folders[i]);
    for (size_t i = 0; i < COUNT(releases); i++) {
        make_dossier(saving, arena_format(&saving->arena, "%s/dossier", releases[i]).bytes);
        make_dossier(saving, arena_format(&saving->arena, "%s/dossier", other_releases[i]).bytes);
    }
    make_dossier(saving, "next");
    cr_assert_eq(symlink(releases[0], beside(saving, "current")), 0);
}

static void begin(struct saving *saving)
{
    *saving = (struct saving){.version = 1, .shown = 1};
    saving->parent = program_folder_make(&saving->arena);
    make_releases(saving);
    saving->folder = dossier_of(saving, "current");
    write_others(saving, saving->folder);
    write_whole(saving, briefs_name);
    const char *const argv[] = {program_path(), "-d", saving->folder, NULL};
    saving->terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .columns = 100, .rows = 40});
    WAIT_FOR(saving->terminal, "unread 4");
    terminal_type(saving->terminal, "J}}");
    WAIT_FOR(saving->terminal, "▌•  3  The third");
}

static void end(struct saving *saving)
{
    terminal_type(saving->terminal, "Q");
    expect_clean_exit(saving->terminal);
    expect_restored(saving->terminal);
    terminal_stop(saving->terminal);
    program_folder_remove(saving->parent);
    arena_release(&saving->arena);
}

struct figures {
    int count;
    int64_t sum;
    int64_t most;
};

/* Until the new text is there, counted from the last write. */
static int64_t save_and_wait(struct saving *saving, size_t way)
{
    saving->version += 2;
    ways[way].save(saving);
    cr_assert(terminal_wait_until(saving->terminal, TERMINAL_PATIENCE, shows_newest, saving),
              "%s: version %u is not shown:\n%s", ways[way].name, saving->version,
              terminal_screen(saving->terminal));
    return torture_milliseconds() - saving->last_write;
}

Test(torture_reload, shows_every_version_as_a_whole)
{
    enum { HALF_A_SECOND = 500 };
    struct saving saving;
    struct figures figures[COUNT(ways)] = {0};
    int rounds = torture_rounds(20);
    int late = 0;
    begin(&saving);
    for (int i = 0; i < rounds; i++) {
        struct figures *of = &figures[(size_t)i % COUNT(ways)];
        int64_t taken = save_and_wait(&saving, (size_t)i % COUNT(ways));
        of->count++;
        of->sum += taken;
        of->most = taken > of->most ? taken : of->most;
        late += taken > HALF_A_SECOND;
    }
    expect_rest(saving.terminal, 1000);
    end(&saving);
    for (size_t i = 0; i < COUNT(ways); i++)
        TORTURE_SAY("  %s: %d saves, shown after %d ms, at most %d", ways[i].name, figures[i].count,
                    (int)(figures[i].sum / figures[i].count), (int)figures[i].most);
    TORTURE_SAY(
        "%d saves in %zu ways: none wrong, none empty, the point kept; %d later than half a "
        "second",
        rounds, COUNT(ways), late);
}
