/* The reader while a large dossier is loaded, and while nothing happens at all. */
#include "support/reader.h"
#include "support/rest.h"
#include "support/scratch.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MANY = 2000 };

static const char brief[] =
    "precis: 1\n"
    "id: brief-%04d\n"
    "source:\n"
    "  type: report\n"
    "  title: Article %d\n"
    "  container-title: Review %d\n"
    "  issued: %04d-%02d-%02d\n"
    "  document: article-%d.txt\n"
    "bottom-line: What article %d says.\n"
    "key-points:\n"
    "  - {id: first, text: The first thing that article %d says., kind: event,"
    " themes: [tides], paragraphs: [1]}\n"
    "  - {id: second, text: The second thing., kind: statement,"
    " themes: [], paragraphs: [2]}\n";

/* Two thousand small briefs. */
static const char *make_large_dossier(struct arena *arena)
{
    const char *folder = program_folder_make(arena);
    program_folder_write(folder, "content/dossier.yaml",
                         "precis: 1\ntitle: Many Articles\n"
                         "description: Made for a test.\n"
                         "as-of: 2031-04\nbottom-line: There are many.\n");
    program_folder_write(folder, "content/actors.yaml", "[]\n");
    program_folder_write(folder, "content/corridors.yaml", "[]\n");
    program_folder_write(folder, "themes/tides.yaml",
                         "precis: 1\nid: tides\nname: Tides\norder: 1\n"
                         "color: cyan\ndefinition: All about tides.\n");
    for (int i = 0; i < MANY; i++) {
        char name[64];
        snprintf(name, sizeof name, "content/briefs/brief-%04d.yaml", i);
        program_folder_write(folder, name, brief, i, i, i % 7, 2000 + i % 30, 1 + i % 12,
                             1 + i % 28, i, i, i);
    }
    return folder;
}

static struct terminal *start_on(const char *folder)
{
    const char *const argv[] = {program_path(), "-d", folder, NULL};
    return terminal_start(&(struct terminal_options){.argv = argv, .columns = 120, .rows = 36});
}

static bool has_frame(struct terminal *terminal, void *context)
{
    (void)context;
    return strstr(terminal_screen(terminal), "Loading") ||
           strstr(terminal_screen(terminal), "COVERAGE");
}

static void wait_for_frame(struct terminal *terminal)
{
    cr_assert(terminal_wait_until(terminal, TERMINAL_PATIENCE, has_frame, NULL), "no frame:\n%s",
              terminal_screen(terminal));
}

Test(reader_load, can_be_left_while_it_loads)
{
    struct arena arena = {0};
    const char *folder = make_large_dossier(&arena);
    for (int i = 0; i < 3; i++) {
        struct terminal *terminal = start_on(folder);
        wait_for_frame(terminal);
        terminal_type(terminal, "q");
        expect_clean_exit(terminal);
        expect_restored(terminal);
        terminal_stop(terminal);
    }
    program_folder_remove(folder);
    arena_release(&arena);
}

Test(reader_load, can_be_ended_and_resized_while_it_loads)
{
    struct arena arena = {0};
    const char *folder = make_large_dossier(&arena);
    struct terminal *terminal = start_on(folder);
    wait_for_frame(terminal);
    terminal_resize(terminal, 40, 12);
    terminal_resize(terminal, 90, 30);
    terminal_signal(terminal, SIGTERM);
    int status = wait_exit(terminal);
    cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM, "status %x", (unsigned)status);
    expect_restored(terminal);
    terminal_stop(terminal);
    program_folder_remove(folder);
    arena_release(&arena);
}

/* What is shown in the end does not depend on what was read first. */
Test(reader_load, comes_to_show_all_of_a_large_dossier)
{
    struct arena arena = {0};
    const char *folder = make_large_dossier(&arena);
    struct reader *reader =
        reader_open(&(struct reader_options){.dossier = folder, .columns = 120, .rows = 36});
    cr_expect_eq(reader->loaded.dossier->brief_count, MANY);
    reader_press(reader, "J } 1 0 K");
    reader_quit(reader);
    reader_close(reader);
    program_folder_remove(folder);
    arena_release(&arena);
}

Test(reader_load, rests_when_there_is_nothing_to_do)
{
    enum { REST = 1500 };
    struct reader *reader = reader_open(&(struct reader_options){.rows = 0});
    expect_rest(reader->terminal, REST);
    reader_press(reader, "J } ?");
    expect_rest(reader->terminal, REST);
    reader_quit(reader);
    reader_close(reader);
}
