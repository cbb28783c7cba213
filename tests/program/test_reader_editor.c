/* The reader while another program, the editor, has the terminal. */
#include "folder.h"
#include "reader.h"
#include "shell.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Prints its name and the place it is sent to, waits for a line, and tells what it got. */
static const char editor[] = "#!/bin/sh\n"
                             "echo; echo editing \"$@\"; echo now.\n"
                             "read -r line\n"
                             "case $line in\n"
                             "stop) kill -TSTP 0; echo gone on.; read -r line ;;\n"
                             "fail) exit 3 ;;\n"
                             "esac\n";

struct editing {
    struct arena arena;
    const char *folder;
    struct reader *reader;
};

static struct editing begin_editing(void)
{
    struct editing editing = {0};
    editing.folder = program_folder_make(&editing.arena);
    program_folder_write(editing.folder, "editor", "%s", editor);
    struct slice path = arena_format(&editing.arena, "VISUAL=%s/editor", editing.folder);
    cr_assert_eq(chmod(strchr(path.bytes, '=') + 1, 0700), 0);
    editing.reader = shell_open(SHELL_READER, path.bytes);
    reader_press(editing.reader, "J } } }");
    reader_send(editing.reader, "e");
    WAIT_FOR(editing.reader->terminal, "now.");
    expect_restored(editing.reader->terminal);
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

Test(reader_editor, may_have_the_terminal_resized)
{
    struct editing editing = begin_editing();
    reader_send(editing.reader, "<Resize 130x30>");
    reader_expect(editing.reader, "<Resize 130x30>");
    shell_command(editing.reader, "");
    reader_wait(editing.reader);
    end_editing(&editing);
}
