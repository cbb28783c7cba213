/* How programs start and end in the harness. */
#include "helpers.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The end of a program. */

Test(launch, reports_how_the_program_ended)
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

Test(launch, says_so_when_there_is_no_such_program)
{
    const char *const argv[] = {"no-such-program-anywhere", NULL};
    struct terminal *terminal = terminal_start(&(struct terminal_options){.argv = argv});
    int status = wait_exit(terminal);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 127);
    cr_expect(strstr(terminal_screen(terminal), "does not start"));
    terminal_stop(terminal);
}

Test(launch, records_every_byte_up_to_the_end)
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

Test(launch, sees_whether_the_line_was_put_back)
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

Test(launch, hangs_up)
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

Test(launch, gives_end_of_file_to_a_program_that_ignores_the_hangup)
{
    struct terminal *terminal = start_shell("trap '' HUP; echo ready; read line; exit 7");
    WAIT_FOR(terminal, "ready");
    terminal_hang_up(terminal);
    int status = wait_exit(terminal);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 7);
    terminal_stop(terminal);
}

/* What a link leads to must stay: here a folder of the test's own, so that a harness gone wrong
 * can do no harm. */
Test(launch, kills_what_still_runs_and_removes_the_home)
{
    char kept[] = "/tmp/terminal-kept-XXXXXX";
    cr_assert(mkdtemp(kept));
    char variable[64];
    snprintf(variable, sizeof variable, "KEPT=%s", kept);
    const char *const argv[] = {
        "sh", "-c",
        "trap '' HUP TERM INT; mkdir -p \"$HOME/a/b\"; : > \"$HOME/a/b/c\"; : > \"$KEPT/file\"; "
        "ln -s \"$KEPT\" \"$HOME/link\"; echo ready; while :; do sleep 100; done",
        NULL};
    const char *const environment[] = {variable, NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .environment = environment});
    WAIT_FOR(terminal, "ready");
    pid_t process = terminal_process(terminal);
    char home[256];
    snprintf(home, sizeof home, "%s", terminal_home(terminal));
    cr_expect_eq(access(home, F_OK), 0);
    terminal_stop(terminal);
    cr_expect_neq(kill(process, 0), 0);
    cr_expect_neq(access(home, F_OK), 0);
    char file[64];
    snprintf(file, sizeof file, "%s/file", kept);
    cr_expect_eq(unlink(file), 0);
    cr_expect_eq(rmdir(kept), 0);
}

/* What the program starts with. */

Test(launch, gives_a_fixed_environment)
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

Test(launch, takes_extra_variables_and_takes_some_away)
{
    const char *const argv[] = {"sh", "-c", "echo \"$EXTRA,$LANG,${TERM-none}.\"", NULL};
    const char *const environment[] = {"EXTRA=a=b", "LANG=C", "TERM", NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .environment = environment});
    expect_clean_exit(terminal);
    cr_expect_str_eq(terminal_row(terminal, 0), "a=b,C,none.", "%s", terminal_row(terminal, 0));
    terminal_stop(terminal);
}

Test(launch, starts_in_the_directory_asked_for)
{
    const char *const argv[] = {"pwd", NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .directory = "/"});
    expect_clean_exit(terminal);
    cr_expect_str_eq(terminal_row(terminal, 0), "/");
    terminal_stop(terminal);
}

Test(launch, hands_on_no_signals_and_no_descriptors)
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
    /* 32 and 33 are the C library's own, which nobody can reset through it. */
    unsigned long long ignored = strtoull(terminal_row(terminal, 1) + strlen("SigIgn:"), NULL, 16);
    cr_expect_eq(ignored & ~(3ull << 31), 0, "%s", terminal_row(terminal, 1));
    terminal_stop(terminal);

    terminal = start_shell("cd /proc/$$/fd; echo *");
    expect_clean_exit(terminal);
    /* 3 is what the shell reads the directory with. */
    cr_expect_str_eq(terminal_row(terminal, 0), "0 1 2 3", "%s", terminal_row(terminal, 0));
    terminal_stop(terminal);
    terminal_stop(other);
}

Test(launch, has_the_size_asked_for)
{
    const char *const argv[] = {"stty", "size", NULL};
    struct terminal *terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .columns = 132, .rows = 43});
    expect_clean_exit(terminal);
    cr_expect_str_eq(terminal_row(terminal, 0), "43 132");
    terminal_stop(terminal);
}
