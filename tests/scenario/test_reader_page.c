/* The page that the reader prints or saves. */
#include "support/reader.h"
#include "support/scratch.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"

/* A printer for tests: keeps what it is given, and how it was called. */
static const char printer[] = "#!/bin/sh\n"
                              "echo \"$@\" >\"$PRINTED.words\"\n"
                              "cat >\"$PRINTED\"\n"
                              "echo request id is test-1\n"
                              "echo a complaint >&2\n"
                              "exit \"$PRINTER_STATUS\"\n";

struct printing {
    struct arena arena;
    const char *folder;
    struct reader *reader;
};

static const char *path_in(struct printing *printing, const char *name)
{
    return arena_format(&printing->arena, "%s/%s", printing->folder, name).bytes;
}

/* With a printer that answers with the status, or for "" none. */
static struct printing begin_printing(const char *status)
{
    struct printing printing = {0};
    struct arena *arena = &printing.arena;
    printing.folder = program_folder_make(arena);
    program_folder_write(printing.folder, "lp", "%s", printer);
    cr_assert_eq(chmod(path_in(&printing, "lp"), *status ? 0700 : 0600), 0);
    const char *path = *status ? arena_format(arena, "PATH=%s:/usr/bin:/bin", printing.folder).bytes
                               : "PATH=/nowhere";
    const char *environment[] = {
        path, arena_format(arena, "PRINTED=%s", path_in(&printing, "printed")).bytes,
        arena_format(arena, "PRINTER_STATUS=%s", *status ? status : "0").bytes, NULL};
    printing.reader = reader_open(&(struct reader_options){.environment = environment});
    return printing;
}

static void end_printing(struct printing *printing)
{
    reader_close(printing->reader);
    program_folder_remove(printing->folder);
    arena_release(&printing->arena);
}

static bool begins_with(const char *path, const char *beginning)
{
    char bytes[16] = "";
    FILE *file = fopen(path, "r");
    if (!file)
        return false;
    size_t count = fread(bytes, 1, sizeof bytes - 1, file);
    fclose(file);
    return count >= strlen(beginning) && memcmp(bytes, beginning, strlen(beginning)) == 0;
}

static bool has_begun(struct terminal *terminal, void *context)
{
    (void)terminal;
    return access(path_in(context, "printed"), F_OK) == 0;
}

Test(reader_page, is_printed_without_a_word_of_the_printer_on_the_screen)
{
    struct printing printing = begin_printing("0");
    reader_press(printing.reader, "2 P");
    reader_send(printing.reader, "<Enter>");
    WAIT_FOR(printing.reader->terminal, "The page is with the printer.");
    cr_expect(begins_with(path_in(&printing, "printed"), "%PDF-"));
    cr_expect(begins_with(path_in(&printing, "printed.words"), "-t precis -o"));
    const char *screen = terminal_screen(printing.reader->terminal);
    cr_expect(!strstr(screen, "request") && !strstr(screen, "complaint"), "%s", screen);
    reader_expect(printing.reader, "q");
    reader_send(printing.reader, "q");
    reader_wait(printing.reader);
    end_printing(&printing);
}

Test(reader_page, is_not_printed_when_the_printer_fails)
{
    struct printing printing = begin_printing("1");
    reader_press(printing.reader, "P");
    reader_send(printing.reader, "<Enter>");
    WAIT_FOR(printing.reader->terminal, "lp did not take the page");
    end_printing(&printing);
}

Test(reader_page, is_not_printed_without_a_printer)
{
    struct printing printing = begin_printing("");
    reader_press(printing.reader, "P");
    reader_send(printing.reader, "<Enter>");
    WAIT_FOR(printing.reader->terminal, "there is no lp here");
    end_printing(&printing);
}

/* One that hangs holds nobody who wants to leave. */
Test(reader_page, lets_the_reader_end_while_the_printer_hangs)
{
    struct printing printing = begin_printing("0");
    struct terminal *terminal = printing.reader->terminal;
    program_folder_write(printing.folder, "lp", "%s",
                         "#!/bin/sh\n: >\"$PRINTED\"\nexec sleep 1000\n");
    reader_press(printing.reader, "P");
    reader_send(printing.reader, "<Enter>");
    cr_assert(terminal_wait_until(terminal, TERMINAL_PATIENCE, has_begun, &printing));
    terminal_signal(terminal, SIGTERM);
    int status = wait_exit(terminal);
    cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM, "status %x", (unsigned)status);
    expect_restored(terminal);
    end_printing(&printing);
}

static const struct {
    const char *name;
    const char *beginning;
} formats[] = {
    {"page.pdf", "%PDF-"},
    {"page.md", "# "},
    {"page.txt", "Azerbaijan"},
};

static void send_save(struct printing *printing, const char *command, const char *name)
{
    char keys[512];
    snprintf(keys, sizeof keys, ":%s<Space>%s<Enter>", command, path_in(printing, name));
    reader_send(printing->reader, keys);
}

Test(reader_page, is_saved_in_the_format_of_its_name_and_over_a_file_only_when_told)
{
    struct printing printing = begin_printing("0");
    struct terminal *terminal = printing.reader->terminal;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const char *path = path_in(&printing, formats[i].name);
        program_folder_write(printing.folder, formats[i].name, "mine\n");
        send_save(&printing, "save", formats[i].name);
        WAIT_FOR(terminal, "already; :save! replaces it");
        cr_expect(begins_with(path, "mine"), "%s was replaced", formats[i].name);
        send_save(&printing, "save!", formats[i].name);
        WAIT_FOR(terminal, "Saved ");
        cr_expect(begins_with(path, formats[i].beginning), "%s", formats[i].name);
        reader_send(printing.reader, "<Down>");
        cr_assert(terminal_wait_gone(terminal, "Saved ", TERMINAL_PATIENCE));
    }
    end_printing(&printing);
}

Test(reader_page, is_saved_in_the_home_for_a_tilde)
{
    struct printing printing = begin_printing("0");
    struct terminal *terminal = printing.reader->terminal;
    reader_send(printing.reader, "P s <C-u> save<Space>~/page.pdf<Enter>");
    WAIT_FOR(terminal, "Saved ");
    const char *path = arena_format(&printing.arena, "%s/page.pdf", terminal_home(terminal)).bytes;
    cr_expect(begins_with(path, "%PDF-"));
    end_printing(&printing);
}

Test(reader_page, says_where_it_cannot_be_saved)
{
    static const struct {
        const char *path;
        const char *message;
    } cases[] = {
        {"/", "is a folder"},
        {"/nowhere/page.pdf", "cannot write"},
        {"/dev/full", "is not a file that a page could replace"},
    };
    struct printing printing = begin_printing("0");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char keys[128];
        snprintf(keys, sizeof keys, ":save<Space>%s<Enter>", cases[i].path);
        reader_send(printing.reader, keys);
        WAIT_FOR(printing.reader->terminal, cases[i].message);
    }
    end_printing(&printing);
}
