/* The reader while another program, the editor, has the terminal. */
#include "support/reader.h"
#include "support/scratch.h"
#include "support/shell.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Prints its name and the place it is sent to, waits for a line, and tells what it got. */
static const char editor[] = "#!/bin/sh\n"
                             "echo; echo editing \"$@\"; echo now.\n"
                             "read -r line\n"
                             "case $line in\n"
                             "stop) kill -TSTP 0; echo gone on.; read -r line ;;\n"
                             "stop-alone) kill -STOP $$; echo gone on.; read -r line ;;\n"
                             "stop-kindly) kill -TSTP $$; echo gone on.; read -r line ;;\n"
                             "fail) exit 3 ;;\n"
                             "esac\n";

struct editing {
    struct arena arena;
    const char *folder;
    const char *variable; /* for the environment */
    struct reader *reader;
};

static struct editing prepare_editing(void)
{
    struct editing editing = {0};
    editing.folder = program_folder_make(&editing.arena);
    program_folder_write(editing.folder, "editor", "%s", editor);
    struct slice path = arena_format(&editing.arena, "VISUAL=%s/editor", editing.folder);
    cr_assert_eq(chmod(strchr(path.bytes, '=') + 1, 0700), 0);
    editing.variable = path.bytes;
    return editing;
}

static void start_editor(struct editing *editing)
{
    reader_press(editing->reader, "J } } }");
    reader_send(editing->reader, "e");
    WAIT_FOR(editing->reader->terminal, "now.");
    expect_restored(editing->reader->terminal);
}

static struct editing begin_editing(void)
{
    struct editing editing = prepare_editing();
    editing.reader = shell_open(SHELL_READER, editing.variable);
    start_editor(&editing);
    return editing;
}

static void end_editing(struct editing *editing)
{
    shell_leave(editing->reader);
    program_folder_remove(editing->folder);
    arena_release(&editing->arena);
}

Test(reader_editor, gets_the_terminal_and_gives_it_back)
{
    struct editing editing = begin_editing();
    const char *screen = terminal_screen(editing.reader->terminal);
    cr_expect(strstr(screen, "editing") && strstr(screen, "briefs/"), "%s", screen);
    shell_command(editing.reader, "");
    reader_wait(editing.reader);
    reader_press(editing.reader, "} K");
    end_editing(&editing);
}

Test(reader_editor, may_be_interrupted)
{
    struct editing editing = begin_editing();
    reader_send(editing.reader, "<C-c>");
    WAIT_FOR(editing.reader->terminal, "was ended by signal 2");
    reader_press(editing.reader, "} K");
    end_editing(&editing);
}

Test(reader_editor, may_fail)
{
    struct editing editing = begin_editing();
    shell_command(editing.reader, "fail");
    WAIT_FOR(editing.reader->terminal, "ended with status 3");
    reader_press(editing.reader, "} K");
    end_editing(&editing);
}

/* As editors do: they stop their whole job, and the reader must be stopped with it. */
Test(reader_editor, may_be_suspended)
{
    struct editing editing = begin_editing();
    shell_command(editing.reader, "stop");
    shell_expect_prompt(editing.reader);
    shell_command(editing.reader, "fg");
    WAIT_FOR(editing.reader->terminal, "gone on.");
    shell_command(editing.reader, "");
    reader_wait(editing.reader);
    reader_press(editing.reader, "} K");
    end_editing(&editing);
}

/* The reader waits for the editor, and the shell for the reader: nobody would have the terminal. */
Test(reader_editor, takes_the_reader_with_it_when_it_stops_alone)
{
    static const char *const ways[] = {"stop-alone", "stop-kindly"};
    for (size_t i = 0; i < COUNT(ways); i++) {
        struct editing editing = begin_editing();
        shell_command(editing.reader, ways[i]);
        shell_expect_prompt(editing.reader);
        cr_expect(strstr(terminal_screen(editing.reader->terminal), "Stopped"));
        shell_command(editing.reader, "fg");
        WAIT_FOR(editing.reader->terminal, "gone on.");
        shell_command(editing.reader, "");
        reader_wait(editing.reader);
        reader_press(editing.reader, "} K J");
        end_editing(&editing);
    }
}

/* There is no shell that could continue the job, so the editor goes on at once. */
Test(reader_editor, does_not_stop_for_good_where_nobody_could_continue_it)
{
    struct editing editing = prepare_editing();
    const char *const argv[] = {program_path(), "-d", bundled_dossier(), NULL};
    const char *const environment[] = {editing.variable, NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .environment = environment});
    editing.reader = reader_around(terminal, &(struct reader_options){.rows = 0});
    reader_wait(editing.reader);
    start_editor(&editing);
    shell_command(editing.reader, "stop-alone");
    WAIT_FOR(terminal, "gone on.");
    shell_command(editing.reader, "");
    reader_wait(editing.reader);
    reader_quit(editing.reader);
    reader_close(editing.reader);
    program_folder_remove(editing.folder);
    arena_release(&editing.arena);
}

/* From the list of problems, at the line; what was mended there is read again. */
Test(reader_editor, is_opened_at_what_is_wrong_with_a_file)
{
    static const char mending[] = "#!/bin/sh\n"
                                  "echo; echo told \"$@\"; read -r line\n"
                                  "printf 'precis: 1\\nid: tides\\nname: Tides\\norder: 1\\n"
                                  "color: cyan\\ndefinition: All about tides.\\n' >\"$2\"\n";
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    const char *variable = arena_format(&arena, "VISUAL=%s/vi", folder).bytes;
    const char *const environment[] = {variable, NULL};
    program_folder_write(folder, "content/dossier.yaml",
                         "precis: 1\ntitle: One Theme\ndescription: Made for a test.\n"
                         "as-of: 2031-04\nbottom-line: It has a theme.\n");
    program_folder_write(folder, "themes/tides.yaml",
                         "precis: 1\nid: tides\nname: Tides\norder: first\n");
    program_folder_write(folder, "vi", "%s", mending);
    cr_assert_eq(chmod(arena_format(&arena, "%s/vi", folder).bytes, 0700), 0);
    struct reader *reader = reader_open(&(struct reader_options){
        .dossier = folder, .columns = 120, .rows = 30, .environment = environment});
    cr_expect(strstr(reader_row(reader, 0), "2 problems: !"), "%s", reader_row(reader, 0));
    reader_press(reader, "!");
    cr_expect(strstr(reader_screen(reader), "themes/tides.yaml"));
    reader_send(reader, "}<Enter>");
    WAIT_FOR(reader->terminal, "told +4");
    cr_expect(strstr(terminal_screen(reader->terminal), "/themes/tides.yaml"));
    shell_command(reader, "");
    WAIT_FOR(reader->terminal, "Read again.");
    cr_expect_not(strstr(terminal_screen(reader->terminal), "problem"), "%s",
                  terminal_screen(reader->terminal));
    terminal_type(reader->terminal, "Q");
    expect_clean_exit(reader->terminal);
    expect_restored(reader->terminal);
    reader_close(reader);
    program_folder_remove(folder);
    arena_release(&arena);
}

Test(reader_editor, may_have_the_terminal_resized)
{
    struct editing editing = begin_editing();
    reader_send(editing.reader, "<Resize 130x30>");
    reader_expect(editing.reader, "<Resize 130x30>");
    shell_command(editing.reader, "");
    reader_wait(editing.reader);
    end_editing(&editing);
}

/* What it refuses by name it shows, and obeys nothing of it. */
Test(reader_editor, is_not_taken_from_a_hostile_setting)
{
    static const char *const settings[][2] = {
        {"VISUAL=vi;touch canary", "'vi;touch canary'"},
        {"VISUAL=\033]52;c;AA==\a", "'^[]52;c;AA==^G'"},
        {"VISUAL=vi \033[2J\033[31m", "'vi ^[[2J^[[31m'"},
        {"VISUAL=\xe2\x80\xaeiv\"", "'<U+202E>iv\"'"},
        {"VISUAL=\xff'", "'<FF>''"},
        {"VISUAL=   ", "is empty"},
        {"VISUAL=/nowhere/vi", "could not be started"},
        {"VISUAL=\xc2\x9b"
         "31m",
         "<U+009B>31m could not be started"},
    };
    for (size_t i = 0; i < COUNT(settings); i++) {
        const char *const environment[] = {settings[i][0], NULL};
        struct reader *reader =
            reader_open(&(struct reader_options){.columns = 120, .environment = environment});
        reader_press(reader, "J }");
        reader_send(reader, "e");
        WAIT_FOR(reader->terminal, settings[i][1]);
        reader_send(reader, "}");
        reader_expect(reader, "}");
        reader_wait(reader);
        expect_allowed_bytes(reader->terminal);
        reader_quit(reader);
        reader_close(reader);
    }
}

/* E opens the article, at the paragraph that the point rests on first: counted by its line, for
 * blank ones are none. */
Test(reader_editor, is_opened_at_the_paragraph_in_the_article)
{
    static const char saying[] = "#!/bin/sh\necho; echo told \"$@\"; read -r line\n";
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    const char *variable = arena_format(&arena, "VISUAL=%s/vi", folder).bytes;
    const char *const argv[] = {program_path(), "-d", folder, NULL};
    const char *const environment[] = {variable, NULL};
    cr_assert_eq(mkdir(arena_format(&arena, "%s/articles", folder).bytes, 0700), 0);
    program_folder_write(folder, "content/dossier.yaml",
                         "precis: 1\ntitle: One Brief\nbottom-line: B\n");
    program_folder_write(
        folder, "content/briefs/a.yaml",
        "precis: 1\nid: a\nsource: {type: report, title: T, issued: 2031,"
        " document: a.txt}\nbottom-line: B\nkey-points:\n"
        "  - {id: one, text: Third., kind: event, themes: [], paragraphs: [3, 1]}\n");
    program_folder_write(folder, "articles/a.txt", "First.\n\nSecond.\n\n\nThird.\n");
    program_folder_write(folder, "vi", "%s", saying);
    cr_assert_eq(chmod(arena_format(&arena, "%s/vi", folder).bytes, 0700), 0);
    struct terminal *terminal = terminal_start(
        &(struct terminal_options){.argv = argv, .columns = 100, .environment = environment});
    WAIT_FOR(terminal, "One Brief ▸ all sources");
    terminal_type(terminal, "J}");
    WAIT_FOR(terminal, "1  Third.");
    terminal_type(terminal, "E");
    WAIT_FOR(terminal, "told +6");
    cr_expect(strstr(terminal_screen(terminal), "/articles/a.txt"), "%s",
              terminal_screen(terminal));
    terminal_type(terminal, "\r");
    WAIT_FOR(terminal, "One Brief ▸ a");
    terminal_type(terminal, "Q");
    expect_clean_exit(terminal);
    terminal_stop(terminal);
    program_folder_remove(folder);
    arena_release(&arena);
}
