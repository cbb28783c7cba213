/* Proves the harness on ordinary programs, before anything is proved with it. */
#include "oracle.h"
#include "terminal.h"

#include "base/arena.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* Long enough for a text that must not come. */
enum { SHORT_WAIT = 100 };

#define WAIT_FOR(terminal, text)                                                                   \
    cr_assert(terminal_wait_for((terminal), (text), TERMINAL_PATIENCE), "no \"%s\" in:\n%s",       \
              (text), terminal_screen(terminal))

static struct terminal *start_shell(const char *script)
{
    const char *const argv[] = {"sh", "-c", script, NULL};
    return terminal_start(&(struct terminal_options){.argv = argv});
}

static int wait_exit(struct terminal *terminal)
{
    int status = -1;
    cr_assert(terminal_wait_exit(terminal, TERMINAL_PATIENCE, &status), "still running:\n%s",
              terminal_screen(terminal));
    return status;
}

static void expect_clean_exit(struct terminal *terminal)
{
    int status = wait_exit(terminal);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %x", (unsigned)status);
}

/* Four hundred numbered lines in a file below the program's home, shown by less. */
static struct terminal *start_less(const char *name)
{
    static const char script[] = "i=0; while [ $i -lt 400 ]; do i=$((i + 1)); echo line $i; done "
                                 "> \"$HOME/lines\"; exec less \"$HOME/lines\"";
    const char *const argv[] = {"sh", "-c", script, NULL};
    return terminal_start(&(struct terminal_options){.argv = argv, .name = name});
}

/* The screen. */

Test(terminal, shows_text_and_its_place)
{
    struct terminal *terminal = start_shell("printf 'first\\n  second  \\nlast'; read wait");
    WAIT_FOR(terminal, "last");
    cr_expect_str_eq(terminal_row(terminal, 0), "first");
    cr_expect_str_eq(terminal_row(terminal, 1), "  second");
    cr_expect_str_eq(terminal_row(terminal, 3), "");
    cr_expect_str_eq(terminal_row(terminal, -1), "");
    cr_expect_str_eq(terminal_row(terminal, 24), "");
    cr_expect(strncmp(terminal_screen(terminal), "first\n  second\nlast\n\n", 20) == 0);
    struct terminal_cursor cursor = terminal_cursor(terminal);
    cr_expect_eq(cursor.row, 2);
    cr_expect_eq(cursor.column, 4);
    cr_expect(cursor.visible);
    terminal_stop(terminal);
}

Test(terminal, finds_text_over_several_rows)
{
    struct terminal *terminal = start_shell("echo one; echo two; read wait");
    WAIT_FOR(terminal, "one\ntwo\n");
    terminal_stop(terminal);
}

Test(terminal, gives_up_when_the_text_does_not_come_or_does_not_go)
{
    struct terminal *terminal = start_shell("echo here; read wait");
    WAIT_FOR(terminal, "here");
    cr_expect_not(terminal_wait_for(terminal, "elsewhere", SHORT_WAIT));
    cr_expect_not(terminal_wait_gone(terminal, "here", SHORT_WAIT));
    cr_expect_not(terminal_wait_exit(terminal, SHORT_WAIT, NULL));
    terminal_stop(terminal);
}

Test(terminal, waits_until_text_is_gone)
{
    struct terminal *terminal = start_shell("echo before; read wait; clear; echo after; read wait");
    WAIT_FOR(terminal, "before");
    terminal_type(terminal, "\r");
    cr_assert(terminal_wait_gone(terminal, "before", TERMINAL_PATIENCE));
    WAIT_FOR(terminal, "after");
    terminal_stop(terminal);
}

static bool has_cursor_below(struct terminal *terminal, void *context)
{
    return terminal_cursor(terminal).row >= *(const int *)context;
}

Test(terminal, waits_until_any_condition_holds)
{
    struct terminal *terminal = start_shell("echo; echo; echo; read wait");
    int row = 3;
    cr_expect(terminal_wait_until(terminal, TERMINAL_PATIENCE, has_cursor_below, &row));
    row = 4;
    cr_expect_not(terminal_wait_until(terminal, SHORT_WAIT, has_cursor_below, &row));
    terminal_stop(terminal);
}

Test(terminal, knows_silence)
{
    struct terminal *terminal = start_shell("echo ready; read wait; while :; do echo noise; done");
    WAIT_FOR(terminal, "ready");
    cr_expect(terminal_is_silent(terminal, SHORT_WAIT));
    terminal_type(terminal, "\r");
    cr_expect_not(terminal_is_silent(terminal, TERMINAL_PATIENCE));
    terminal_stop(terminal);
}

struct look {
    const char *sequence;
    struct terminal_cell cell;
};

#define RED                                                                                        \
    {                                                                                              \
        .kind = TERMINAL_COLOR_INDEXED, .index = 1                                                 \
    }

static const struct look looks[] = {
    {"", {.width = 1}},
    {"1", {.bold = true}},
    {"3", {.italic = true}},
    {"4", {.underline = true}},
    {"5", {.blink = true}},
    {"7", {.reverse = true}},
    {"9", {.strike = true}},
    {"1;7", {.bold = true, .reverse = true}},
    {"31", {.foreground = RED}},
    {"41", {.background = RED}},
    {"1;31", {.bold = true, .foreground = RED}},
    {"92", {.foreground = {.kind = TERMINAL_COLOR_INDEXED, .index = 10}}},
    {"38;5;208", {.foreground = {.kind = TERMINAL_COLOR_INDEXED, .index = 208}}},
    {"48;5;0", {.background = {.kind = TERMINAL_COLOR_INDEXED, .index = 0}}},
    {"38;2;1;2;3", {.foreground = {.kind = TERMINAL_COLOR_RGB, .red = 1, .green = 2, .blue = 3}}},
    {"31;39", {.bold = false}},
};

static bool is_same_color(struct terminal_color left, struct terminal_color right)
{
    return left.kind == right.kind && left.index == right.index && left.red == right.red &&
           left.green == right.green && left.blue == right.blue;
}

static bool looks_like(const struct terminal_cell *cell, const struct terminal_cell *expected)
{
    return cell->bold == expected->bold && cell->italic == expected->italic &&
           cell->underline == expected->underline && cell->blink == expected->blink &&
           cell->reverse == expected->reverse && cell->strike == expected->strike &&
           is_same_color(cell->foreground, expected->foreground) &&
           is_same_color(cell->background, expected->background);
}

Test(terminal, tells_how_a_cell_looks)
{
    for (size_t i = 0; i < COUNT(looks); i++) {
        char script[128];
        snprintf(script, sizeof script, "printf '\\033[%smx\\033[my'; read wait",
                 looks[i].sequence);
        struct terminal *terminal = start_shell(script);
        WAIT_FOR(terminal, "xy");
        struct terminal_cell cell = terminal_cell(terminal, 0, 0);
        struct terminal_cell plain = terminal_cell(terminal, 0, 1);
        cr_expect(looks_like(&cell, &looks[i].cell), "%s", looks[i].sequence);
        cr_expect(looks_like(&plain, &looks[0].cell), "behind %s", looks[i].sequence);
        cr_expect_str_eq(cell.text, "x");
        cr_expect_eq(cell.width, 1);
        terminal_stop(terminal);
    }
}

Test(terminal, shows_wide_characters_and_marks)
{
    struct terminal *terminal = start_shell("printf 'a\\344\\270\\255e\\314\\201z'; read wait");
    WAIT_FOR(terminal, "a中e\xcc\x81z");
    cr_expect_str_eq(terminal_cell(terminal, 0, 1).text, "中");
    cr_expect_eq(terminal_cell(terminal, 0, 1).width, 2);
    cr_expect_str_eq(terminal_cell(terminal, 0, 2).text, "");
    cr_expect_str_eq(terminal_cell(terminal, 0, 3).text, "e\xcc\x81");
    cr_expect_str_eq(terminal_cell(terminal, 0, 5).text, " ");
    cr_expect_str_eq(terminal_cell(terminal, 99, 99).text, "");
    terminal_stop(terminal);
}

static bool has_raw_end(struct terminal *terminal, void *context)
{
    struct slice raw = terminal_raw(terminal);
    return raw.length && raw.bytes[raw.length - 1] == *(const char *)context;
}

Test(terminal, puts_together_characters_that_come_in_parts)
{
    static const struct {
        char last;
        const char *row;
    } steps[] = {{'\344', "a"}, {'\270', "a"}, {'|', "a中|"}, {'\303', "a中|b"}, {'.', "a中|bé."}};
    struct terminal *terminal =
        start_shell("stty -echo; next() { printf \"$1\"; read wait; }; next 'a\\344'; "
                    "next '\\270'; next '\\255|'; next 'b\\303'; next '\\251.'");
    for (size_t i = 0; i < COUNT(steps); i++) {
        char last = steps[i].last;
        cr_assert(terminal_wait_until(terminal, TERMINAL_PATIENCE, has_raw_end, &last));
        cr_expect_str_eq(terminal_row(terminal, 0), steps[i].row);
        terminal_type(terminal, "\r");
    }
    expect_clean_exit(terminal);
    terminal_stop(terminal);
}

Test(terminal, bears_a_wide_character_in_too_narrow_a_terminal)
{
    const char *const argv[] = {"sh", "-c", "stty size; printf '中中'; read wait", NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .columns = 1, .rows = 6});
    WAIT_FOR(terminal, "中\n中");
    cr_expect_str_eq(terminal_row(terminal, 0), "6");
    cr_expect_str_eq(terminal_row(terminal, 1), "2");
    terminal_resize(terminal, 1, 1);
    terminal_resize(terminal, 300, 100);
    cr_expect_eq(strlen(terminal_screen(terminal)) >= 100, true);
    terminal_stop(terminal);
}

Test(terminal, follows_modes_and_the_bell)
{
    struct terminal *terminal =
        start_shell("printf '\\033[?1049h\\033[?25l\\033[?1000h\\a\\ain'; read wait; "
                    "printf '\\033[?1000l\\033[?25h\\033[?1049lout'; read wait");
    WAIT_FOR(terminal, "in");
    cr_expect(terminal_alternate_screen(terminal));
    cr_expect(terminal_mouse(terminal));
    cr_expect_not(terminal_cursor(terminal).visible);
    cr_expect_eq(terminal_bells(terminal), 2);
    terminal_type(terminal, "\r");
    WAIT_FOR(terminal, "out");
    cr_expect_not(terminal_alternate_screen(terminal));
    cr_expect_not(terminal_mouse(terminal));
    cr_expect(terminal_cursor(terminal).visible);
    terminal_stop(terminal);
}

/* Keys. */

Test(terminal, types_text_in_any_script)
{
    struct terminal *terminal = start_shell("echo ready; read line; echo \"got [$line]\"");
    WAIT_FOR(terminal, "ready");
    terminal_type(terminal, "Füzuli və تهران\r");
    WAIT_FOR(terminal, "got [Füzuli və تهران]");
    expect_clean_exit(terminal);
    terminal_stop(terminal);
}

enum sender { CHARACTER, KEY };

struct stroke {
    enum sender sender;
    int key;
    VTermModifier modifier;
    bool application_mode;
    const char *bytes; /* as od -An -c prints them */
};

static const struct stroke strokes[] = {
    {KEY, VTERM_KEY_UP, VTERM_MOD_NONE, false, "033   [   A"},
    {KEY, VTERM_KEY_UP, VTERM_MOD_NONE, true, "033   O   A"},
    {KEY, VTERM_KEY_HOME, VTERM_MOD_NONE, false, "033   [   H"},
    {KEY, VTERM_KEY_HOME, VTERM_MOD_NONE, true, "033   O   H"},
    {KEY, VTERM_KEY_LEFT, VTERM_MOD_ALT, true, "033   [   1   ;   3   D"},
    {KEY, VTERM_KEY_PAGEDOWN, VTERM_MOD_NONE, false, "033   [   6   ~"},
    {KEY, VTERM_KEY_FUNCTION(1), VTERM_MOD_NONE, false, "033   O   P"},
    {KEY, VTERM_KEY_TAB, VTERM_MOD_NONE, false, "\\t"},
    {KEY, VTERM_KEY_TAB, VTERM_MOD_SHIFT, false, "033   [   Z"},
    {KEY, VTERM_KEY_ENTER, VTERM_MOD_NONE, false, "\\r"},
    {KEY, VTERM_KEY_BACKSPACE, VTERM_MOD_NONE, false, "177"},
    {KEY, VTERM_KEY_ESCAPE, VTERM_MOD_NONE, false, "033"},
    {CHARACTER, 'q', VTERM_MOD_NONE, false, "q"},
    {CHARACTER, 'o', VTERM_MOD_CTRL, false, "017"},
    {CHARACTER, 'i', VTERM_MOD_CTRL, false, "\\t"},
    {CHARACTER, 'm', VTERM_MOD_CTRL, false, "\\r"},
    {CHARACTER, '[', VTERM_MOD_CTRL, false, "033"},
    {CHARACTER, 'x', VTERM_MOD_ALT, false, "033   x"},
    {CHARACTER, 0x259, VTERM_MOD_NONE, false, "311 231"},
};

static void press(struct terminal *terminal, const struct stroke *stroke)
{
    if (stroke->sender == KEY)
        terminal_key(terminal, (VTermKey)stroke->key, stroke->modifier);
    else
        terminal_character(terminal, (uint32_t)stroke->key, stroke->modifier);
}

Test(terminal, sends_keys_as_a_terminal_does)
{
    for (size_t i = 0; i < COUNT(strokes); i++) {
        char script[128];
        snprintf(script, sizeof script,
                 "stty raw -echo; printf '\\033[?1%cready'; dd bs=64 count=1 2>&- | od -An -c",
                 strokes[i].application_mode ? 'h' : 'l');
        struct terminal *terminal = start_shell(script);
        WAIT_FOR(terminal, "ready");
        press(terminal, &strokes[i]);
        expect_clean_exit(terminal);
        const char *row = terminal_row(terminal, 0) + strlen("ready");
        cr_expect_str_eq(row + strspn(row, " "), strokes[i].bytes, "stroke %zu", i);
        terminal_stop(terminal);
    }
}

Test(terminal, sends_bytes_as_they_are)
{
    struct terminal *terminal =
        start_shell("stty raw -echo; printf ready; dd bs=64 count=1 2>&- | od -An -c");
    WAIT_FOR(terminal, "ready");
    terminal_send(terminal, (struct slice){"\0\xff", 2});
    WAIT_FOR(terminal, "\\0 377");
    terminal_stop(terminal);
}

Test(terminal, answers_the_program)
{
    struct terminal *terminal = start_shell(
        "stty raw -echo; printf 'abc\\033[6n'; dd bs=64 count=1 2>&- | od -An -c; read wait");
    WAIT_FOR(terminal, "033   [   1   ;   4   R");
    terminal_stop(terminal);
}

Test(terminal, keeps_keys_until_the_program_takes_them)
{
    struct terminal *terminal = start_shell(
        "stty raw -echo; printf ready; read_all() { head -c 30000 | wc -c; }; read_all");
    WAIT_FOR(terminal, "ready");
    char many[10001] = {0};
    memset(many, 'k', sizeof many - 1);
    for (int i = 0; i < 3; i++)
        terminal_type(terminal, many);
    WAIT_FOR(terminal, "30000");
    terminal_stop(terminal);
}

/* Programs for the whole screen. */

Test(terminal, tells_the_program_of_a_new_size)
{
    struct terminal *terminal =
        start_shell("trap 'stty size' WINCH; echo ready; while :; do sleep 0.01; done");
    WAIT_FOR(terminal, "ready");
    terminal_resize(terminal, 100, 30);
    WAIT_FOR(terminal, "30 100");
    terminal_resize(terminal, 1, 5);
    WAIT_FOR(terminal, "5\n2");
    terminal_stop(terminal);
}

/* less loses a resize that comes just before it waits for a key: a repaint makes it look again. */
static void resize_less(struct terminal *terminal, int columns, int rows)
{
    terminal_resize(terminal, columns, rows);
    terminal_type(terminal, "r");
}

Test(terminal, runs_less_with_keys_and_resize)
{
    struct terminal *terminal = start_less(NULL);
    WAIT_FOR(terminal, "line 23\n");
    cr_expect(terminal_alternate_screen(terminal));
    cr_expect_not(terminal_modes_equal_start(terminal));
    cr_expect_str_eq(terminal_row(terminal, 0), "line 1");
    cr_expect(terminal_cell(terminal, 23, 0).reverse, "%s", terminal_screen(terminal));
    terminal_key(terminal, VTERM_KEY_PAGEDOWN, VTERM_MOD_NONE);
    WAIT_FOR(terminal, "line 46\n");
    terminal_key(terminal, VTERM_KEY_DOWN, VTERM_MOD_NONE);
    WAIT_FOR(terminal, "line 47\n");
    resize_less(terminal, 100, 30);
    WAIT_FOR(terminal, "line 53\n");
    resize_less(terminal, 20, 5);
    cr_assert(terminal_wait_gone(terminal, "line 53", TERMINAL_PATIENCE));
    terminal_type(terminal, "q");
    expect_clean_exit(terminal);
    cr_expect_not(terminal_alternate_screen(terminal));
    cr_expect(terminal_modes_equal_start(terminal));
    const char *message;
    cr_expect(terminal_check_bytes(terminal, &message), "%s", message);
    terminal_stop(terminal);
}

Test(terminal, suspends_and_resumes_below_a_shell)
{
    const char *const argv[] = {"sh", "-i", NULL};
    const char *const environment[] = {"PS1=prompt> ", "ENV", NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .environment = environment});
    WAIT_FOR(terminal, "prompt>");
    terminal_type(terminal, "cat\r");
    WAIT_FOR(terminal, "cat\n");
    terminal_type(terminal, "before\r");
    WAIT_FOR(terminal, "before\nbefore\n");
    terminal_character(terminal, 'z', VTERM_MOD_CTRL);
    WAIT_FOR(terminal, "Stopped");
    WAIT_FOR(terminal, " cat\nprompt>");
    terminal_type(terminal, "fg\r");
    WAIT_FOR(terminal, "fg\ncat\n");
    terminal_type(terminal, "after\r");
    WAIT_FOR(terminal, "after\nafter\n");
    terminal_character(terminal, 'd', VTERM_MOD_CTRL);
    WAIT_FOR(terminal, "after\nafter\nprompt>");
    terminal_type(terminal, "exit\r");
    expect_clean_exit(terminal);
    terminal_stop(terminal);
}

/* The end of a program. */

Test(terminal, reports_how_the_program_ended)
{
    struct terminal *terminal = start_shell("exit 3");
    int status = wait_exit(terminal);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 3);
    terminal_stop(terminal);

    terminal = start_shell("echo ready; exec sleep 100");
    WAIT_FOR(terminal, "ready");
    terminal_signal(terminal, SIGTERM);
    status = wait_exit(terminal);
    cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    cr_expect_eq(wait_exit(terminal), status, "asked twice");
    terminal_stop(terminal);
}

Test(terminal, says_so_when_there_is_no_such_program)
{
    const char *const argv[] = {"no-such-program-anywhere", NULL};
    struct terminal *terminal = terminal_start(&(struct terminal_options){.argv = argv});
    int status = wait_exit(terminal);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 127);
    cr_expect(strstr(terminal_screen(terminal), "does not start"));
    terminal_stop(terminal);
}

Test(terminal, records_every_byte_up_to_the_end)
{
    static const size_t sizes[] = {0, 1, 4095, 4096, 70000, 1000000};
    for (size_t i = 0; i < COUNT(sizes); i++) {
        char script[128];
        snprintf(script, sizeof script, "head -c %zu /dev/zero | tr '\\0' x", sizes[i]);
        struct terminal *terminal = start_shell(script);
        expect_clean_exit(terminal);
        struct slice raw = terminal_raw(terminal);
        cr_expect_eq(raw.length, sizes[i], "%zu of %zu", raw.length, sizes[i]);
        cr_expect_eq(slice_find(raw, '\0'), raw.length);
        terminal_stop(terminal);
    }
}

Test(terminal, sees_whether_the_line_was_put_back)
{
    struct terminal *terminal = start_shell("stty -echo");
    expect_clean_exit(terminal);
    cr_expect_not(terminal_modes_equal_start(terminal));
    terminal_stop(terminal);

    terminal = start_shell("stty -echo; stty echo");
    expect_clean_exit(terminal);
    cr_expect(terminal_modes_equal_start(terminal));
    terminal_stop(terminal);
}

Test(terminal, hangs_up)
{
    struct terminal *terminal = start_shell("echo ready; exec cat");
    WAIT_FOR(terminal, "ready");
    terminal_hang_up(terminal);
    int status = wait_exit(terminal);
    cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP);
    cr_expect_str_eq(terminal_row(terminal, 0), "ready");
    cr_expect_not(terminal_modes_equal_start(terminal));
    terminal_type(terminal, "nobody listens");
    terminal_stop(terminal);
}

Test(terminal, gives_end_of_file_to_a_program_that_ignores_the_hangup)
{
    struct terminal *terminal = start_shell("trap '' HUP; echo ready; read line; exit 7");
    WAIT_FOR(terminal, "ready");
    terminal_hang_up(terminal);
    int status = wait_exit(terminal);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 7);
    terminal_stop(terminal);
}

Test(terminal, kills_what_still_runs_and_removes_the_home)
{
    struct terminal *terminal =
        start_shell("trap '' HUP TERM INT; mkdir -p \"$HOME/a/b\"; : > \"$HOME/a/b/c\"; "
                    "ln -s / \"$HOME/root\"; echo ready; while :; do sleep 100; done");
    WAIT_FOR(terminal, "ready");
    pid_t process = terminal_process(terminal);
    char home[256];
    snprintf(home, sizeof home, "%s", terminal_home(terminal));
    cr_expect_eq(access(home, F_OK), 0);
    terminal_stop(terminal);
    cr_expect_neq(kill(process, 0), 0);
    cr_expect_neq(access(home, F_OK), 0);
    cr_expect_eq(access("/", F_OK), 0);
}

/* What the program starts with. */

Test(terminal, gives_a_fixed_environment)
{
    const char *const argv[] = {"env", NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .columns = 200});
    expect_clean_exit(terminal);
    static const char *const names[] = {"PATH=",          "TERM=xterm-256color", "LANG=C.UTF-8",
                                        "HOME=",          "XDG_CACHE_HOME=",     "XDG_CONFIG_HOME=",
                                        "XDG_DATA_HOME=", "XDG_RUNTIME_DIR=",    "XDG_STATE_HOME="};
    int row = 0;
    for (; *terminal_row(terminal, row); row++) {
        const char *found = terminal_row(terminal, row);
        bool is_expected = strstr(found, "SAN_OPTIONS=");
        for (size_t i = 0; i < COUNT(names) && !is_expected; i++)
            is_expected = strncmp(found, names[i], strlen(names[i])) == 0;
        cr_expect(is_expected, "%s", found);
    }
    cr_expect_geq(row, (int)COUNT(names));
    terminal_stop(terminal);
}

Test(terminal, takes_extra_variables_and_takes_some_away)
{
    const char *const argv[] = {"sh", "-c", "echo \"$EXTRA,$LANG,${TERM-none}.\"", NULL};
    const char *const environment[] = {"EXTRA=a=b", "LANG=C", "TERM", NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .environment = environment});
    expect_clean_exit(terminal);
    cr_expect_str_eq(terminal_row(terminal, 0), "a=b,C,none.", "%s", terminal_row(terminal, 0));
    terminal_stop(terminal);
}

Test(terminal, starts_in_the_directory_asked_for)
{
    const char *const argv[] = {"pwd", NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .directory = "/"});
    expect_clean_exit(terminal);
    cr_expect_str_eq(terminal_row(terminal, 0), "/");
    terminal_stop(terminal);
}

Test(terminal, hands_on_no_signals_and_no_descriptors)
{
    sigset_t blocked;
    sigfillset(&blocked);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    signal(SIGINT, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    int descriptor = open("/dev/null", O_RDONLY);
    cr_assert_geq(descriptor, 3);
    struct terminal *other = start_shell("read wait");
    const char *const argv[] = {"grep", "-E", "^Sig(Blk|Ign|Cgt)", "/proc/self/status", NULL};
    struct terminal *terminal = terminal_start(&(struct terminal_options){.argv = argv});
    expect_clean_exit(terminal);
    cr_expect_str_eq(terminal_row(terminal, 0), "SigBlk: 0000000000000000");
    cr_expect_str_eq(terminal_row(terminal, 1), "SigIgn: 0000000000000000");
    terminal_stop(terminal);

    terminal = start_shell("cd /proc/$$/fd; echo *");
    expect_clean_exit(terminal);
    /* 3 is what the shell reads the directory with. */
    cr_expect_str_eq(terminal_row(terminal, 0), "0 1 2 3", "%s", terminal_row(terminal, 0));
    terminal_stop(terminal);
    terminal_stop(other);
}

Test(terminal, has_the_size_asked_for)
{
    const char *const argv[] = {"stty", "size", NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .columns = 132, .rows = 43});
    expect_clean_exit(terminal);
    cr_expect_str_eq(terminal_row(terminal, 0), "43 132");
    terminal_stop(terminal);
}

/* The oracle. */

struct verdict {
    const char *terminal;
    const char *bytes;
    const char *fault; /* a part of the message; NULL where the bytes are accepted */
};

static const struct verdict verdicts[] = {
    {"xterm-256color", "", NULL},
    {"xterm-256color", "plain text, Füzuli, 中\r\n\b\t\016\017", NULL},
    {"xterm-256color", "\033[?1049h\033[22;0;0t\033[1;24r\033(B\033[m\033[4l\033[?7h", NULL},
    {"xterm-256color", "\033[39;49m\033[?1h\033=\033[H\033[2J\033[J\033[K\033[1K", NULL},
    {"xterm-256color", "\033[12;34H\033[80G\033[5d\033[3A\033[M\033[2M\033[17X\033[4b", NULL},
    {"xterm-256color", "\033[0;1m\033[31m\033[38;5;208m\033[48;5;17m\033[97m\033[0;1;4;7m", NULL},
    {"xterm-256color", "\033[?25l\033[?12l\033[?25h\033[?12;25h\033[?5h\033[?5l\033[7m", NULL},
    {"xterm-256color", "\033(0lqk\033(B\033[?1006;1000h\033[?1006;1000l\033M\0337\0338", NULL},
    {"xterm-256color", "\033]52;c;aGFsbG8=\a", "byte 0: a string to the terminal"},
    {"xterm-256color", "abc\033]0;title\033\\", "byte 3: a string to the terminal"},
    {"xterm-256color", "\033]104\a", "a string"},
    {"xterm-256color", "\033Pq#0\033\\", "a string"},
    {"xterm-256color", "\033_x\033\\", "a string"},
    {"xterm-256color", "\033^x\033\\", "a string"},
    {"xterm-256color", "\033Xx\033\\", "a string"},
    {"xterm-256color", "\033[?2026h", "terminfo does not have"},
    {"xterm-256color", "\033[?1003h", "terminfo does not have"},
    {"xterm-256color", "\033[38;2;1;2;3m", "terminfo does not have"},
    {"xterm-256color", "\033[;H", "terminfo does not have"},
    {"xterm-256color", "\033[1;2;3H", "terminfo does not have"},
    {"xterm-256color", "\033[0i", "terminfo does not have"},
    {"xterm-256color", "\033[5i", "terminfo does not have"},
    {"xterm-256color", "\033[6n", "terminfo does not have"},
    {"xterm-256color", "\033[c", "terminfo does not have"},
    {"xterm-256color", "\033[21t", "terminfo does not have"},
    {"xterm-256color", "\033c", "terminfo does not have"},
    {"xterm-256color", "\033[\xffz", "terminfo does not have"},
    {"xterm-256color", "\033[12", "unfinished"},
    {"xterm-256color", "\033", "unfinished"},
    {"xterm-256color", "\033\033[m", "broken"},
    {"xterm-256color", "\a", "C0"},
    {"xterm-256color", "\005", "C0"},
    {"xterm-256color", "\177", "delete"},
    {"xterm-256color",
     "\xc2\x9b"
     "31m",
     "C1"},
    {"xterm-256color",
     "\x9b"
     "31m",
     "not UTF-8"},
    {"xterm-256color", "a\xe4\xb8", "byte 1: bytes that are not UTF-8"},
    {"xterm-256color", "\xed\xa0\x80", "not UTF-8"},
    {"vt100", "\033[12;34H\033[1;24r\033[m\033[0;1;7m\016lqk\017", NULL},
    {"vt100", "\033[31m", "terminfo does not have"},
    {"vt100", "\033[?1049h", "terminfo does not have"},
    {"screen-256color", "\033[3m\033[?1049h\033[38;5;208m\033[34h\033[?25h", NULL},
    {"linux", "\033[?25l\033[?1c\033[31m\033[H\033[J", NULL},
    {"linux", "\033]P0ff0000", "a string"},
    {"dumb", "text\r\n", NULL},
    {"dumb", "\033[m", "terminfo does not have"},
    {"no-such-terminal", "", "infocmp has no entry"},
    {"", "", "infocmp has no entry"},
    {"vt100; echo", "", "infocmp has no entry"},
};

Test(oracle, tells_what_terminfo_can_produce)
{
    struct arena arena = {0};
    for (size_t i = 0; i < COUNT(verdicts); i++) {
        const struct verdict *verdict = &verdicts[i];
        const char *message;
        bool accepts =
            oracle_accepts(&arena, verdict->terminal, slice_of(verdict->bytes), &message);
        cr_expect_eq(accepts, !verdict->fault, "%zu: %s", i, message);
        cr_expect(!verdict->fault || strstr(message, verdict->fault), "%zu: %s", i, message);
    }
    const char *message;
    cr_expect_not(oracle_accepts(&arena, "vt100", (struct slice){"a\0b", 3}, &message));
    cr_expect_str_eq(message, "byte 1: a C0 control: \"\\000b\"");
    arena_release(&arena);
}

Test(oracle, accepts_less_on_other_terminals)
{
    static const char *const names[] = {"xterm", "screen-256color", "tmux-256color",
                                        "linux", "vt100",           "rxvt"};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct terminal *terminal = start_less(names[i]);
        WAIT_FOR(terminal, "line 23\n");
        terminal_type(terminal, "/line 42\r");
        WAIT_FOR(terminal, "line 64\n");
        terminal_type(terminal, "q");
        expect_clean_exit(terminal);
        const char *message;
        cr_expect(terminal_check_bytes(terminal, &message), "%s: %s", names[i], message);
        terminal_stop(terminal);
    }
}

Test(oracle, accepts_what_tput_prints)
{
    static const char *const capabilities[] = {
        "smcup",     "rmcup",
        "home",      "ed",
        "cup 3 4",   "bold",
        "rev",       "smul",
        "sgr0",      "civis",
        "cnorm",     "setaf 1",
        "setaf 208", "setab 9",
        "op",        "csr 2 20",
        "cuf 12",    "ech 7",
        "smacs",     "rmacs",
        "indn 3",    "sgr 1 0 1 0 0 1 0 0 1",
    };
    for (size_t i = 0; i < COUNT(capabilities); i++) {
        char script[64];
        snprintf(script, sizeof script, "tput %s", capabilities[i]);
        struct terminal *terminal = start_shell(script);
        expect_clean_exit(terminal);
        const char *message;
        cr_expect_gt(terminal_raw(terminal).length, 0, "%s", capabilities[i]);
        cr_expect(terminal_check_bytes(terminal, &message), "%s: %s", capabilities[i], message);
        terminal_stop(terminal);
    }
}

Test(oracle, refuses_a_program_that_reaches_for_the_clipboard)
{
    struct terminal *terminal = start_shell("printf 'text\\033]52;c;aGFsbG8=\\a'");
    expect_clean_exit(terminal);
    const char *message;
    cr_expect_not(terminal_check_bytes(terminal, &message));
    cr_expect_str_eq(message, "byte 4: a string to the terminal: \"\\033]52;c;aGFsbG8=\\007\"");
    terminal_stop(terminal);
}
