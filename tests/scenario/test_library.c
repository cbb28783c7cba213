/* Several dossiers: named in the configuration, listed, searched together, and gone between. */
#include "support/captured.h"
#include "support/helpers.h"
#include "support/reader.h"
#include "support/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct shelf {
    struct arena arena;
    const char *home;
    const char *settings[4]; /* for the environment */
};

static void make(const char *folder)
{
    cr_assert_eq(mkdir(folder, 0700), 0, "%s", folder);
}

static void add_dossier(struct shelf *shelf, const char *name, const char *title, const char *text)
{
    struct arena *arena = &shelf->arena;
    const char *folder = arena_format(arena, "%s/%s", shelf->home, name).bytes;
    static const char *const parts[] = {"", "/content", "/content/briefs", "/themes"};
    for (size_t i = 0; i < COUNT(parts); i++)
        make(arena_format(arena, "%s%s", folder, parts[i]).bytes);
    program_folder_write(folder, "content/dossier.yaml",
                         "precis: 1\nid: %s\ntitle: %s\nbottom-line: B\n", name, title);
    program_folder_write(folder, "content/briefs/a.yaml",
                         "precis: 1\nid: a\nsource: {type: report, title: %s, issued: 2031}\n"
                         "bottom-line: B\nkey-points:\n"
                         "  - {id: one, text: %s, kind: event, themes: [], paragraphs: [1]}\n"
                         "  - {id: two, text: Second., kind: event, themes: [], paragraphs: "
                         "[1]}\n",
                         title, text);
}

static struct shelf begin(void)
{
    struct shelf shelf = {0};
    shelf.home = program_folder_make(&shelf.arena);
    add_dossier(&shelf, "first", "Rivers", "The water rises.");
    add_dossier(&shelf, "second", "Harbours", "The harbour floods.");
    make(arena_format(&shelf.arena, "%s/config", shelf.home).bytes);
    make(arena_format(&shelf.arena, "%s/config/precis", shelf.home).bytes);
    program_folder_write(shelf.home, "config/precis/config.yaml",
                         "dossiers:\n  rivers: ~/first\n  harbours: %s/second\n"
                         "  lost: ~/nowhere\n",
                         shelf.home);
    shelf.settings[0] = arena_format(&shelf.arena, "HOME=%s", shelf.home).bytes;
    shelf.settings[1] = arena_format(&shelf.arena, "XDG_CONFIG_HOME=%s/config", shelf.home).bytes;
    return shelf;
}

static void end(struct shelf *shelf)
{
    program_folder_remove(shelf->home);
    arena_release(&shelf->arena);
}

static struct captured run(struct shelf *shelf, const char *line)
{
    struct slice rest = slice_of(line);
    const char *argv[12] = {captured_program()};
    for (size_t i = 1; rest.length; i++)
        argv[i] = arena_copy(&shelf->arena, slice_cut(&rest, ' ')).bytes;
    return captured_run(argv, shelf->settings);
}

static void expect(struct shelf *shelf, const char *line, int status, const char *out,
                   const char *err)
{
    struct captured captured = run(shelf, line);
    cr_expect_eq(captured.status, status, "%s: %d", line, captured.status);
    cr_expect(strstr(captured.out.length ? captured.out.bytes : "", out), "%s: %s", line,
              captured.out.bytes);
    cr_expect(strstr(captured.err.length ? captured.err.bytes : "", err), "%s: %s", line,
              captured.err.bytes);
    captured_release(&captured);
}

Test(library, is_listed_searched_and_called_by_name)
{
    struct shelf shelf = begin();
    expect(&shelf, "dossiers --format tsv", 0, "rivers\t2\t0\tRivers\t",
           "lost: there is no dossier at");
    expect(&shelf, "dossiers", 0, "harbours", "");
    expect(&shelf, "-d harbours search floods", 0, "a#one", "");
    expect(&shelf, "search --everywhere floods", 0, "harbours", "lost");
    expect(&shelf, "search --everywhere --format tsv second", 0, "rivers\ta#two\t2031\ta\tevent",
           "");
    expect(&shelf, "search --everywhere nothing-like-it", 1, "", "nothing matches");
    expect(&shelf, "search --everywhere since:soon", 2, "", "'soon'");
    expect(&shelf, "search --everywhere --theme x floods", 2, "", "leave out --theme");
    expect(&shelf, "-d rivers search --everywhere floods", 2, "", "leave out -d");
    expect(&shelf, "-d river list points", 2, "", "river is not a dossier");
    shelf.settings[2] = "PRECIS_DOSSIER=rivers";
    expect(&shelf, "list sources", 0, "Rivers", "");
    expect(&shelf, "-d harbours list sources", 0, "Harbours", "");
    expect(&shelf, "search --everywhere floods", 0, "harbours", "lost");
    end(&shelf);
}

/* There and back again: each is where it was left, and what was read there is read. */
Test(library, is_gone_through_in_the_reader)
{
    struct shelf shelf = begin();
    const char *const argv[] = {program_path(), "-d", "rivers", NULL};
    struct terminal *terminal = terminal_start(
        &(struct terminal_options){.argv = argv, .columns = 100, .environment = shelf.settings});
    WAIT_FOR(terminal, "Rivers ▸ all sources");
    terminal_type(terminal, "J}}");
    WAIT_FOR(terminal, "▌   2  Second.");
    terminal_type(terminal, "gd");
    WAIT_FOR(terminal, "▸  rivers");
    WAIT_FOR(terminal, "all read");
    WAIT_FOR(terminal, "not there");
    terminal_type(terminal, "j\r");
    WAIT_FOR(terminal, "Harbours ▸ all sources");
    terminal_type(terminal, "/flood\r");
    WAIT_FOR(terminal, "Harbours ▸ all sources");
    terminal_type(terminal, "gdk\r");
    WAIT_FOR(terminal, "Rivers ▸ a ▸");
    WAIT_FOR(terminal, "2  Second.");
    terminal_type(terminal, ":dossier harbours\r");
    WAIT_FOR(terminal, "Harbours ▸ all sources");
    terminal_type(terminal, ":dossier lost\r");
    WAIT_FOR(terminal, "There is no dossier at ");
    terminal_type(terminal, ":dos rivers\r");
    WAIT_FOR(terminal, "Rivers ▸ a ▸");
    terminal_type(terminal, ":dos rivers\r");
    WAIT_FOR(terminal, "This is it.");
    terminal_type(terminal, "gd\r"); /* the one that is open already */
    terminal_type(terminal, "gdG\r");
    WAIT_FOR(terminal, "lost: there is no dossier");
    terminal_type(terminal, "Q");
    expect_clean_exit(terminal);
    expect_restored(terminal);
    terminal_stop(terminal);
    end(&shelf);
}
