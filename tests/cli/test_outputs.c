/* Every command in every format, with its output where it cannot go: a pipe that is closed early, a
 * full disk, no descriptor at all. What it answers then, and what it leaves after. */
#include "support/captured.h"
#include "support/tool.h"

#include "base/arena.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct command {
    const char *words; /* of a shell, after the program */
    int status;
};

static const struct command commands[] = {
    {"-d tests/data/quiet-water", 0},
    {"-d tests/data/quiet-water read", 0},
    {"-d tests/data/quiet-water read --headless", 0},
    {"-d tests/data/quiet-water show", 0},
    {"-d tests/data/quiet-water print", 0},
    {"-d . print --strict-fit", 1},
    {"-d tests/data/quiet-water print --format md", 0},
    {"-d tests/data/quiet-water print --format pdf", 0},
    {"-d tests/data/quiet-water search water", 0},
    {"-d tests/data/quiet-water search water --format tsv", 0},
    {"-d tests/data/quiet-water search water --format json", 0},
    {"-d tests/data/quiet-water search no-such-word --format json", 1},
    {"-d tests/data/quiet-water list sources", 0},
    {"-d tests/data/quiet-water list themes", 0},
    {"-d tests/data/quiet-water list points", 0},
    {"-d tests/data/quiet-water list actors", 0},
    {"-d tests/data/quiet-water list corridors", 0},
    {"-d tests/data/quiet-water list questions", 0},
    {"-d tests/data/quiet-water list events", 0},
    {"-d tests/data/quiet-water list figures", 0},
    {"-d tests/data/quiet-water list conflicts", 0},
    {"-d tests/data/quiet-water list references", 0},
    {"-d tests/data/quiet-water list points --format tsv", 0},
    {"-d tests/data/quiet-water list points --format json", 0},
    {"-d tests/data/quiet-water export json", 0},
    {"-d tests/data/quiet-water export csl-json", 0},
    {"-d tests/data/quiet-water export bibtex", 0},
    {"-d tests/data/quiet-water export csv", 0},
    {"-d tests/data/quiet-water export dot", 0},
    {"-d tests/data/broken check", 1},
    {"completion bash", 0},
    {"completion zsh", 0},
    {"completion fish", 0},
    {"--dump-config", 0},
    {"--help", 0},
    {"--version", 0},
};

/* `run` is the command; in $T there are "usual" and "usual-err", what it writes when nothing is in
 * the way. The script leaves its exit status in "status" and its messages in "err", and fails where
 * anything else is wrong. */
struct sink {
    const char *name;
    const char *script;
    const char *message; /* further ones on stderr */
    bool is_trouble;     /* exit status 2 instead of the usual one */
    bool is_mute;        /* no messages at all arrive */
};

static const struct sink sinks[] = {
    {"a reader that takes one line",
     "{ run 2>\"$T/err\"; echo $? >\"$T/status\"; } | head -n 1 >\"$T/out\"\n"
     "head -n 1 \"$T/usual\" | cmp - \"$T/out\"",
     "", false, false},
    {"a reader that is gone",
     "rm -f \"$T/pipe\"; mkfifo \"$T/pipe\"; exec 3<>\"$T/pipe\"; exec 4>\"$T/pipe\" 3<&-\n"
     "run >&4 4>&- 2>\"$T/err\"; echo $? >\"$T/status\"",
     "", false, false},
    {"a full disk", "run >/dev/full 2>\"$T/err\"; echo $? >\"$T/status\"",
     "precis: error: cannot write: No space left on device\n", true, false},
    {"a file that may not grow",
     "( ulimit -f 0; run 2>&1 >\"$T/out\"; echo \"status $?\" ) | cat >\"$T/both\"\n"
     "sed -n 's/^status //p' \"$T/both\" >\"$T/status\"\n"
     "grep -v '^status ' \"$T/both\" >\"$T/err\"; [ ! -s \"$T/out\" ]",
     "precis: error: cannot write: File too large\n", true, false},
    {"no descriptor", "run >&- 2>\"$T/err\"; echo $? >\"$T/status\"",
     "precis: error: cannot write: Bad file descriptor\n", true, false},
    {"no descriptor for messages",
     "run >\"$T/out\" 2>&-; echo $? >\"$T/status\"; cmp \"$T/out\" \"$T/usual\"", "", false, true},
    {"a full disk for messages",
     "run >\"$T/out\" 2>/dev/full; echo $? >\"$T/status\"; cmp \"$T/out\" \"$T/usual\"", "", false,
     true},
    {"nothing to read from",
     "run <&- >\"$T/out\" 2>\"$T/err\"; echo $? >\"$T/status\"; cmp \"$T/out\" \"$T/usual\"", "",
     false, false},
    {"no descriptor at all", "run <&- >&- 2>&-; echo $? >\"$T/status\"", "", true, true},
};

struct bench {
    struct arena arena;
    char *folder;
    const char *setting; /* T=FOLDER */
};

static struct captured run_script(struct bench *bench, const char *words, const char *script)
{
    const char *whole =
        arena_format(&bench->arena, "run() { \"$0\" %s; }\n%s", words, script).bytes;
    const char *const argv[] = {"sh", "-c", whole, captured_program(), NULL};
    const char *const environment[] = {bench->setting, "LC_ALL=C.UTF-8", "TERM=dumb", NULL};
    return captured_run(argv, environment);
}

static const char *file_text(struct bench *bench, const char *name)
{
    struct buffer text = {0};
    const char *path = tool_path(bench->folder, name);
    if (access(path, F_OK) == 0)
        tool_read(path, &text);
    const char *copy = arena_copy(&bench->arena, buffer_slice(&text)).bytes;
    buffer_release(&text);
    return copy;
}

/* Some commands have more to say after it, some before. */
static void expect_messages(struct bench *bench, const struct command *command,
                            const struct sink *sink)
{
    const char *said = file_text(bench, "err");
    const char *usual = sink->is_mute ? "" : file_text(bench, "usual-err");
    const char *either = arena_format(&bench->arena, "%s%s", sink->message, usual).bytes;
    const char *other = arena_format(&bench->arena, "%s%s", usual, sink->message).bytes;
    cr_expect(strcmp(said, either) == 0 || strcmp(said, other) == 0, "%s, %s: %s", command->words,
              sink->name, said);
}

static void expect_sink(struct bench *bench, const struct command *command, const struct sink *sink)
{
    char status[8];
    unlink(tool_path(bench->folder, "err"));
    struct captured captured = run_script(bench, command->words, sink->script);
    cr_expect_eq(captured.status, 0, "%s, %s: %s", command->words, sink->name, captured.err.bytes);
    snprintf(status, sizeof status, "%d\n", sink->is_trouble ? 2 : command->status);
    cr_expect_str_eq(file_text(bench, "status"), status, "%s, %s: status %s", command->words,
                     sink->name, file_text(bench, "status"));
    expect_messages(bench, command, sink);
    captured_release(&captured);
}

ParameterizedTestParameters(outputs, that_go_nowhere)
{
    static int numbers[COUNT(commands)];
    for (size_t i = 0; i < COUNT(commands); i++)
        numbers[i] = (int)i;
    return cr_make_param_array(int, numbers, COUNT(commands));
}

ParameterizedTest(int *number, outputs, that_go_nowhere)
{
    const struct command *command = &commands[*number];
    struct bench bench = {.folder = tool_make_folder()};
    bench.setting = arena_format(&bench.arena, "T=%s", bench.folder).bytes;
    struct captured usual =
        run_script(&bench, command->words, "run >\"$T/usual\" 2>\"$T/usual-err\"");
    cr_expect_eq(usual.status, command->status, "%s: status %d", command->words, usual.status);
    cr_expect_neq(file_text(&bench, "usual")[0], '\0', "%s: no output", command->words);
    captured_release(&usual);
    for (size_t i = 0; i < COUNT(sinks); i++)
        expect_sink(&bench, command, &sinks[i]);
    tool_remove_folder(bench.folder);
    arena_release(&bench.arena);
}

/* Files that cannot be written. F is a folder for the test; what it holds before is the same after.
 */

struct refusal {
    const char *words; /* after `print` */
    const char *message;
};

static const struct refusal refusals[] = {
    {"-o ''", "a page needs the name of a file"},
    {"-o \"$F\"", "is a folder; name a file in it"},
    {"-o \"$F/\"", "is a folder; name a file in it"},
    {"-o .", "'.' is a folder; name a file in it"},
    {"-o /", "'/' is a folder; name a file in it"},
    {"-o \"$F/no-folder/page\"", "No such file or directory"},
    {"-o \"$F/there/page\"", "Not a directory"},
    {"-o \"$F/there\"", "already; --force replaces it"},
    {"-o \"$F/link\"", "already; --force replaces it"},
    {"-o \"$F/dangling\"", "is not a file that a page could replace"},
    {"-o \"$F/dangling\" --force", "is not a file that a page could replace"},
    {"-o \"$F/pipe\" --force", "is not a file that a page could replace"},
    {"-o /dev/full --force", "is not a file that a page could replace"},
    {"-o /dev/null --force", "is not a file that a page could replace"},
    {"-o /proc/page", "cannot write '/proc/page': "},
    {"-o \"$F/$(printf %0300d 7)\"", "File name too long"},
    {"-o \"$F/$(printf %05000d 7)\"", "File name too long"},
    {"-o \"$F/loop/page\"", "Too many levels of symbolic links"},
};

static const char *const formats[] = {"text", "md", "pdf"};

static const char make_folder[] = "export F; F=$T/files; rm -rf \"$F\"; mkdir \"$F\"\n"
                                  "echo old >\"$F/there\"; ln -s there \"$F/link\"\n"
                                  "ln -s nowhere \"$F/dangling\"; ln -s loop \"$F/loop\"\n"
                                  "mkfifo \"$F/pipe\"; before=$(ls -lA \"$F\")\n";

static const char expect_folder[] =
    "[ \"$before\" = \"$(ls -lA \"$F\")\" ] && [ \"$(cat \"$F/there\")\" = old ]";

Test(outputs, that_may_not_be_written)
{
    struct bench bench = {.folder = tool_make_folder()};
    bench.setting = arena_format(&bench.arena, "T=%s", bench.folder).bytes;
    for (size_t i = 0; i < COUNT(refusals) * COUNT(formats); i++) {
        const struct refusal *refusal = &refusals[i / COUNT(formats)];
        const char *words =
            arena_format(&bench.arena, "-d tests/data/quiet-water print --format %s %s",
                         formats[i % COUNT(formats)], refusal->words)
                .bytes;
        const char *script =
            arena_format(&bench.arena, "%srun; [ $? = 2 ] && %s", make_folder, expect_folder).bytes;
        struct captured captured = run_script(&bench, words, script);
        cr_expect_eq(captured.status, 0, "%s: %s", words, captured.err.bytes);
        cr_expect_str_eq(captured.out.bytes, "", "%s", words);
        cr_expect(strstr(captured.err.bytes, "precis: error: ") &&
                      strstr(captured.err.bytes, refusal->message),
                  "%s: %s", words, captured.err.bytes);
        captured_release(&captured);
    }
    tool_remove_folder(bench.folder);
    arena_release(&bench.arena);
}

/* On a full disk nothing is left of the page, and all of the file that it was to replace. */
Test(outputs, that_do_not_fit_the_disk)
{
    static const char *const cases[] = {"-o \"$F/page\"", "-o \"$F/there\" --force"};
    struct bench bench = {.folder = tool_make_folder()};
    bench.setting = arena_format(&bench.arena, "T=%s", bench.folder).bytes;
    for (size_t i = 0; i < COUNT(cases) * COUNT(formats); i++) {
        const char *words =
            arena_format(&bench.arena, "-d tests/data/quiet-water print --format %s %s",
                         formats[i % COUNT(formats)], cases[i / COUNT(formats)])
                .bytes;
        const char *script =
            arena_format(&bench.arena, "%s( ulimit -f 0; run 2>&1; echo \"status $?\" ) | cat; %s",
                         make_folder, expect_folder)
                .bytes;
        struct captured captured = run_script(&bench, words, script);
        cr_expect_eq(captured.status, 0, "%s: %s", words, captured.err.bytes);
        captured_expect_part(buffer_slice(&captured.out), ": File too large\nstatus 2\n");
        captured_release(&captured);
    }
    tool_remove_folder(bench.folder);
    arena_release(&bench.arena);
}

/* Printers: $F/lp is what PATH leads to. */

static const struct {
    const char *printer; /* NULL: there is none */
    int status;
    const char *message;
} printers[] = {
    {NULL, 2, "there is no lp here: install the package cups-client"},
    {"#!/bin/sh\n/bin/cat >/dev/null\n", 0, ""},
    {"#!/bin/sh\n/bin/cat >/dev/null; exit 1\n", 2, "lp did not take the page"},
    {"#!/bin/sh\nexit 1\n", 2, "lp did not take the page"},
    {"#!/bin/sh\n/bin/cat >/dev/null; kill -9 $$\n", 2, "lp did not take the page"},
    {"#!/no/such/interpreter\n", 2, "there is no lp here"},
    {"no program\n", 2, "cannot start lp: Exec format error"},
};

Test(outputs, that_no_printer_takes)
{
    struct bench bench = {.folder = tool_make_folder()};
    bench.setting = arena_format(&bench.arena, "T=%s", bench.folder).bytes;
    const char *lp = arena_format(&bench.arena, "%s/lp", bench.folder).bytes;
    for (size_t i = 0; i < COUNT(printers); i++) {
        if (printers[i].printer) {
            tool_write(lp, slice_of(printers[i].printer));
            cr_assert_eq(chmod(lp, 0755), 0);
        }
        struct captured captured = run_script(&bench, "-d tests/data/quiet-water print --lp",
                                              "PATH=$T run 2>&1 >\"$T/out\"");
        cr_expect_eq(captured.status, printers[i].status, "%zu: status %d", i, captured.status);
        cr_expect(strstr(captured.out.bytes, printers[i].message), "%zu: %s", i,
                  captured.out.bytes);
        cr_expect_str_eq(file_text(&bench, "out"), "");
        captured_release(&captured);
    }
    tool_remove_folder(bench.folder);
    arena_release(&bench.arena);
}
