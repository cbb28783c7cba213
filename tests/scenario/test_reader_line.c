/* The reader writes no escape to a line that echoes or gathers what is typed: not before it has set
 * the modes of the line, nor after it has given them back. Otherwise the echo of a key that is
 * typed at that moment lands inside of a sequence, on a slow machine more often than on a fast one.
 * A library that is loaded before the usual program looks at each writing (tests/preload/line.c).
 */
#include "support/reader.h"
#include "support/shell.h"
#include "support/tool.h"

#include <signal.h>
#include <stdlib.h>

struct bench {
    struct arena arena;
    char *folder;
    const char *report; /* a file; empty, or what was written too early or too late */
    const char *command;
};

static const char *path_of(struct bench *bench, const char *variable, const char *usual)
{
    const char *given = getenv(variable);
    char *path = realpath(given ? given : usual, NULL);
    cr_assert(path, "there is no %s; make test builds it", given ? given : usual);
    const char *copy = arena_copy(&bench->arena, slice_of(path)).bytes;
    free(path);
    return copy;
}

static struct bench set_up(void)
{
    struct bench bench = {.folder = tool_make_folder()};
    bench.report = arena_copy(&bench.arena, slice_of(tool_path(bench.folder, "report"))).bytes;
    tool_write(bench.report, SLICE(""));
    bench.command =
        arena_format(&bench.arena, "LD_PRELOAD=%s PRECIS_LINE_REPORT=%s exec %s -d %s",
                     path_of(&bench, "PRECIS_LINE", "build/line-modes.so"), bench.report,
                     path_of(&bench, "PRECIS_PLAIN", "build/precis"), bundled_dossier())
            .bytes;
    return bench;
}

static void tear_down(struct bench *bench, const char *what)
{
    struct buffer written = {0};
    tool_read(bench->report, &written);
    cr_expect_eq(written.length, 0, "%s: %zu bytes, first byte %d", what, written.length,
                 written.length > 1 ? written.bytes[1] : 0);
    buffer_release(&written);
    tool_remove_folder(bench->folder);
    arena_release(&bench->arena);
}

/* The library sees what it is to see. */
Test(reader_line, is_looked_at_by_the_library)
{
    struct bench bench = set_up();
    const char *library = path_of(&bench, "PRECIS_LINE", "build/line-modes.so");
    struct slice script =
        arena_format(&bench.arena,
                     "export LD_PRELOAD=%s PRECIS_LINE_REPORT=%s; printf '\\033[1m' | cat; "
                     "stty -echo -icanon; printf '\\033[m' | cat; stty echo icanon; echo over",
                     library, bench.report);
    struct terminal *terminal = start_shell(script.bytes);
    WAIT_FOR(terminal, "over");
    expect_clean_exit(terminal);
    terminal_stop(terminal);
    struct buffer written = {0};
    tool_read(bench.report, &written);
    cr_expect(slice_equal(buffer_slice(&written), SLICE("\033[1m\n")), "%s", written.bytes);
    buffer_release(&written);
    tool_write(bench.report, SLICE(""));
    tear_down(&bench, "the library");
}

static struct reader *open_on(struct bench *bench, const char *name)
{
    const char *const argv[] = {"sh", "-c", bench->command, NULL};
    struct reader_options options = {.name = name};
    struct reader *reader = reader_around(
        terminal_start(&(struct terminal_options){.argv = argv, .name = name}), &options);
    reader_wait(reader);
    return reader;
}

Test(reader_line, is_silent_from_the_first_byte_to_the_last)
{
    static const char *const names[] = {"xterm-256color", "xterm", "linux", "screen-256color",
                                        "tmux",           "rxvt",  "vt100"};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct bench bench = set_up();
        struct reader *reader = open_on(&bench, names[i]);
        reader_press(reader, "J ?");
        reader_quit(reader);
        reader_close(reader);
        tear_down(&bench, names[i]);
    }
}

Test(reader_line, is_silent_to_the_last_when_a_signal_ends_the_reader)
{
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
    for (size_t i = 0; i < COUNT(signals); i++) {
        struct bench bench = set_up();
        struct reader *reader = open_on(&bench, NULL);
        terminal_signal(reader->terminal, signals[i]);
        wait_exit(reader->terminal);
        expect_restored(reader->terminal);
        reader_close(reader);
        tear_down(&bench, "a signal");
    }
}

Test(reader_line, is_silent_again_after_a_stop)
{
    struct bench bench = set_up();
    struct reader *reader =
        shell_open(arena_format(&bench.arena, "(%s)", bench.command).bytes, NULL);
    for (int i = 0; i < 3; i++) {
        reader_send(reader, "<C-z>");
        shell_expect_prompt(reader);
        shell_command(reader, "fg");
        reader_wait(reader);
        reader_press(reader, "J");
    }
    shell_leave(reader);
    tear_down(&bench, "a stop");
}

/* One that leaves the line and the terminal as it should, and one that fails. */
Test(reader_line, is_silent_again_after_an_editor)
{
    static const char *const editors[] = {"true", "false"};
    for (size_t i = 0; i < COUNT(editors); i++) {
        struct bench bench = set_up();
        bench.command =
            arena_format(&bench.arena, "EDITOR=%s; export EDITOR; %s", editors[i], bench.command)
                .bytes;
        struct reader *reader = open_on(&bench, NULL);
        reader_press(reader, "J}");
        size_t written = terminal_raw(reader->terminal).length;
        terminal_type(reader->terminal, "e");
        cr_assert(terminal_wait_written(reader->terminal, written, TERMINAL_PATIENCE));
        terminal_type(reader->terminal, "Q");
        wait_exit(reader->terminal);
        expect_restored(reader->terminal);
        reader_close(reader);
        tear_down(&bench, editors[i]);
    }
}
