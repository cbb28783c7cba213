/* Every way out of the reader, again and again, at rest and in the middle of work: the terminal is
 * as it was, which is its modes, its picture, and where the cursor stands. */
#include "support/reader.h"
#include "support/rounds.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* The screen is full, so that a line too much would show; the reader may have the mouse. The shell
 * stays, to have the terminal when the reader is stopped, and does not change anything there. */
static const char script[] =
    "mkdir -p \"$XDG_CONFIG_HOME/precis\"\n"
    "echo \"mouse: $MOUSE\" >\"$XDG_CONFIG_HOME/precis/config.yaml\"\n"
    "printf '#!/bin/sh\\nstty raw -echo\\nprintf \"%%b\" \"$MESS\"\\nkill -SEGV $$\\n' "
    ">\"$HOME/editor\"\n"
    "chmod +x \"$HOME/editor\"\n"
    "mkfifo \"$HOME/go\"\n"
    "i=0\n"
    "while [ $i -lt 30 ]; do i=$((i + 1)); echo line $i; done\n"
    "printf 'here> '\n"
    "export VISUAL=\"$HOME/editor\"\n"
    "[ \"$JOBS\" = no ] && exec \"$0\" -d \"$1\"\n"
    "set -m\n"
    "\"$0\" -d \"$1\"\n"
    "read -r go <\"$HOME/go\"\n"
    "fg >/dev/null\n";

/* What an editor may have set when it crashes. */
static const char mess[] = "MESS=\\033[?1049h\\033[?1h\\033=\\033[?25l\\033[?2004h\\033[?1006;1000h"
                           "\\033[31m\\033[1mdoing";

enum { ROWS = 24, FIRST_LINE = 8 };

static const char *expected_screen(void)
{
    static char text[ROWS * 16];
    size_t length = 0;
    for (int line = FIRST_LINE; line <= 30; line++)
        length += (size_t)snprintf(text + length, sizeof text - length, "line %d\n", line);
    snprintf(text + length, sizeof text - length, "here>\n");
    return text;
}

enum moment { AT_REST, AMONG_KEYS, AT_FIRST, MOMENT_COUNT };

static const char *const moments[] = {"at rest", "among keys", "at first"};

struct exit_way {
    const char *name;
    void (*leave)(struct reader *reader);
    int number; /* the signal that it is to end by; 0: none */
    bool has_jobs;
    bool needs_rest; /* the keys that it sends are for the reader only when that is idle */
};

static void expect_as_before(struct terminal *terminal)
{
    struct terminal_cursor cursor = terminal_cursor(terminal);
    const char *left = terminal_modes_left(terminal);
    cr_expect(terminal_modes_equal_start(terminal), "the line is set otherwise than before");
    cr_expect_not(terminal_alternate_screen(terminal), "still on the alternate screen");
    cr_expect(cursor.visible, "the cursor is hidden");
    cr_expect_str_empty(left, "left switched on: %s", left);
    cr_expect_str_eq(terminal_screen(terminal), expected_screen());
    cr_expect(cursor.row == ROWS - 1 && cursor.column == 6, "the cursor is at %d, %d", cursor.row,
              cursor.column);
}

static void quit(struct reader *reader)
{
    reader_send(reader, "Q");
}

static void send_term(struct reader *reader)
{
    terminal_signal(reader->terminal, SIGTERM);
}

static void send_hup(struct reader *reader)
{
    terminal_signal(reader->terminal, SIGHUP);
}

static void send_int(struct reader *reader)
{
    terminal_signal(reader->terminal, SIGINT);
}

static void send_abrt(struct reader *reader)
{
    terminal_signal(reader->terminal, SIGABRT);
}

static void send_segv(struct reader *reader)
{
    terminal_signal(reader->terminal, SIGSEGV);
}

static bool is_given_back(struct terminal *terminal, void *context)
{
    (void)context;
    return terminal_modes_equal_start(terminal) && !terminal_alternate_screen(terminal);
}

static void suspend_and_resume(struct reader *reader)
{
    struct terminal *terminal = reader->terminal;
    reader_send(reader, "<C-z>");
    cr_assert(terminal_wait_until(terminal, TERMINAL_PATIENCE, is_given_back, NULL), "%s",
              terminal_screen(terminal));
    expect_as_before(terminal);
    char path[128];
    snprintf(path, sizeof path, "%s/go", terminal_home(terminal));
    int go = open(path, O_WRONLY | O_CLOEXEC); /* the shell opens it when it has the terminal */
    cr_assert_eq(write(go, "\n", 1), 1);
    close(go);
    reader_wait(reader);
    reader_send(reader, "Q");
}

static void hang_up(struct reader *reader)
{
    terminal_hang_up(reader->terminal);
}

static void crash_editor(struct reader *reader)
{
    reader_press(reader, "J }");
    reader_send(reader, "e");
    WAIT_FOR(reader->terminal, "was ended by signal 11");
    reader_send(reader, "Q");
}

static const struct exit_way ways[] = {
    {.name = "quit", .leave = quit},
    {.name = "TERM", .leave = send_term, .number = SIGTERM},
    {.name = "HUP", .leave = send_hup, .number = SIGHUP},
    {.name = "INT", .leave = send_int, .number = SIGINT},
    {.name = "ABRT", .leave = send_abrt, .number = SIGABRT},
    {.name = "SEGV", .leave = send_segv, .number = SIGSEGV},
    {.name = "suspend and resume",
     .leave = suspend_and_resume,
     .has_jobs = true,
     .needs_rest = true},
    {.name = "terminal closed", .leave = hang_up, .number = SIGHUP},
    {.name = "editor crashed", .leave = crash_editor, .needs_rest = true},
};

static struct reader *open_among_lines(const struct exit_way *way, bool has_mouse)
{
    const char *const environment[] = {
        has_mouse ? "MOUSE=on" : "MOUSE=off",
        way->has_jobs ? "JOBS=yes" : "JOBS=no",
        mess,
        NULL,
    };
    struct terminal *terminal = start_script(
        script, bundled_dossier(), &(struct terminal_options){.environment = environment});
    return reader_around(terminal, &(struct reader_options){.rows = ROWS});
}

static bool is_open(struct terminal *terminal, void *context)
{
    (void)context;
    return terminal_alternate_screen(terminal);
}

/* In one piece, and seen to be taken: keys that come when the reader has ended are the shell's. */
static void start_work(struct terminal *terminal)
{
    size_t written = terminal_raw(terminal).length;
    terminal_send(terminal, SLICE("J}}J]xn2GJK?q0JJ}}\tJKJKgtgaGgg"));
    cr_assert(terminal_wait_written(terminal, written, TERMINAL_PATIENCE));
}

static void wait_for_moment(struct reader *reader, enum moment moment)
{
    cr_assert(terminal_wait_until(reader->terminal, TERMINAL_PATIENCE, is_open, NULL), "%s",
              terminal_screen(reader->terminal));
    if (moment != AT_FIRST)
        reader_wait(reader);
    if (moment == AMONG_KEYS)
        start_work(reader->terminal);
}

/* Returns how long the reader took to end, in milliseconds. */
static int64_t leave_once(const struct exit_way *way, int round)
{
    enum moment moment = way->needs_rest ? AT_REST : (enum moment)(round % MOMENT_COUNT);
    struct reader *reader = open_among_lines(way, round % 2 == 0);
    int status;
    wait_for_moment(reader, moment);
    int64_t start = torture_milliseconds();
    way->leave(reader);
    cr_assert(terminal_wait_exit(reader->terminal, TERMINAL_PATIENCE, &status),
              "%s %s: runs on:\n%s", way->name, moments[moment], terminal_screen(reader->terminal));
    int64_t taken = torture_milliseconds() - start;
    bool is_right = way->number ? WIFSIGNALED(status) && WTERMSIG(status) == way->number
                                : WIFEXITED(status) && WEXITSTATUS(status) == 0;
    cr_expect(is_right, "%s %s: status %x", way->name, moments[moment], (unsigned)status);
    if (way->leave != hang_up)
        expect_as_before(reader->terminal);
    if (way->leave != hang_up && moment == AT_REST)
        expect_allowed_bytes(reader->terminal);
    reader_close(reader);
    return taken;
}

static void forbid_core_files(void)
{
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

Test(torture_exits, leave_the_terminal_as_it_was, .init = forbid_core_files)
{
    int rounds = torture_rounds(2);
    int64_t longest[COUNT(ways)] = {0};
    for (size_t i = 0; i < COUNT(ways); i++) {
        for (int round = 0; round < rounds; round++) {
            int64_t taken = leave_once(&ways[i], round);
            longest[i] = taken > longest[i] ? taken : longest[i];
        }
    }
    for (size_t i = 0; i < COUNT(ways); i++)
        TORTURE_SAY("  %s: ended after %d ms at most", ways[i].name, (int)longest[i]);
    TORTURE_SAY("%d rounds x %zu exits: %zu restored", rounds, COUNT(ways),
                (size_t)rounds * COUNT(ways));
}
