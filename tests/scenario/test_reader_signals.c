/* The reader and signals: whatever ends or stops it, the terminal is given back. */
#include "support/reader.h"
#include "support/shell.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A crash that is wanted leaves no core file after. */
static void forbid_core_files(void)
{
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

static void expect_end_by(struct reader *reader, int number)
{
    int status = wait_exit(reader->terminal);
    cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == number, "signal %d: status %x", number,
              (unsigned)status);
    expect_restored(reader->terminal);
}

/* Every one that would end a program that does nothing about it, except SIGKILL and those that are
 * ignored as errors of writing. */
static const int signals[] = {SIGTERM,   SIGHUP,  SIGINT,  SIGQUIT, SIGABRT, SIGSEGV,  SIGBUS,
                              SIGILL,    SIGFPE,  SIGTRAP, SIGSYS,  SIGUSR1, SIGUSR2,  SIGALRM,
                              SIGVTALRM, SIGPROF, SIGXCPU, SIGIO,   SIGPWR,  SIGSTKFLT};

static void expect_restored_by(int number)
{
    struct reader *reader = reader_open(&(struct reader_options){.rows = 0});
    reader_press(reader, "J");
    terminal_signal(reader->terminal, number);
    expect_end_by(reader, number);
    cr_expect_str_eq(terminal_row(reader->terminal, 0), "", "signal %d:\n%s", number,
                     terminal_screen(reader->terminal));
    reader_close(reader);
}

Test(reader_signals, restores_the_terminal_and_ends_by_the_signal, .init = forbid_core_files)
{
    for (size_t i = 0; i < COUNT(signals); i++)
        expect_restored_by(signals[i]);
    expect_restored_by(SIGRTMIN);
    expect_restored_by(SIGRTMAX);
}

/* A thread of the program besides its first; 0 while there is none. */
static pid_t other_thread(pid_t process)
{
    char path[64];
    pid_t found = 0;
    snprintf(path, sizeof path, "/proc/%d/task", process);
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        pid_t thread = atoi(entry->d_name);
        if (thread && thread != process)
            found = thread;
    }
    if (folder)
        closedir(folder);
    return found;
}

static bool has_other_thread(struct terminal *terminal, void *unused)
{
    (void)unused;
    return other_thread(terminal_process(terminal)) != 0;
}

/* A fault in the thread that watches the files. */
Test(reader_signals, restores_the_terminal_when_another_thread_crashes, .init = forbid_core_files)
{
    struct reader *reader = reader_open(&(struct reader_options){.rows = 0});
    pid_t process = terminal_process(reader->terminal);
    reader_press(reader, "J");
    cr_assert(terminal_wait_until(reader->terminal, TERMINAL_PATIENCE, has_other_thread, NULL));
    cr_assert_eq(syscall(SYS_tgkill, process, other_thread(process), SIGSEGV), 0);
    expect_end_by(reader, SIGSEGV);
    reader_close(reader);
}

/* Without an alternate screen the picture stays, and the shell goes on below it. */
Test(reader_signals, crashes_tidily_without_an_alternate_screen, .init = forbid_core_files)
{
    static const char *const names[] = {"vt100", "linux"};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct reader *reader = reader_open(&(struct reader_options){.name = names[i]});
        terminal_signal(reader->terminal, SIGSEGV);
        expect_end_by(reader, SIGSEGV);
        cr_expect_not(strstr(terminal_screen(reader->terminal), "$<"), "padding was written");
        cr_expect_eq(terminal_cursor(reader->terminal).row, 23);
        cr_expect_eq(terminal_cursor(reader->terminal).column, 0);
        reader_close(reader);
    }
}

Test(reader_signals, ends_when_several_signals_come_at_once)
{
    struct reader *reader = reader_open(&(struct reader_options){.rows = 0});
    terminal_signal(reader->terminal, SIGWINCH);
    terminal_signal(reader->terminal, SIGTERM);
    terminal_signal(reader->terminal, SIGWINCH);
    terminal_signal(reader->terminal, SIGCONT);
    expect_end_by(reader, SIGTERM);
    reader_close(reader);
}

Test(reader_signals, ends_within_a_second_when_the_line_is_cut)
{
    struct reader *reader = reader_open(&(struct reader_options){.rows = 0});
    int status;
    terminal_hang_up(reader->terminal);
    cr_assert(terminal_wait_exit(reader->terminal, 1000, &status), "still running");
    cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGHUP, "status %x", (unsigned)status);
    reader_close(reader);
}

static struct reader *open_script(const char *script)
{
    struct terminal *terminal = start_script(script, bundled_dossier(), NULL);
    struct reader *reader = reader_around(terminal, &(struct reader_options){.rows = 0});
    reader_wait(reader);
    return reader;
}

/* As under nohup: the end of the line is noticed without a signal. */
Test(reader_signals, ends_within_a_second_also_when_hanging_up_is_ignored)
{
    struct reader *reader = open_script("trap '' HUP; exec \"$0\" -d \"$1\"");
    int status;
    terminal_hang_up(reader->terminal);
    cr_assert(terminal_wait_exit(reader->terminal, 1000, &status), "still running");
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %x", (unsigned)status);
    reader_close(reader);
}

Test(reader_signals, leaves_ignored_what_was_ignored)
{
    struct reader *reader = open_script("trap '' INT QUIT HUP TERM; exec \"$0\" -d \"$1\"");
    static const int ignored[] = {SIGINT, SIGQUIT, SIGHUP, SIGTERM};
    for (size_t i = 0; i < COUNT(ignored); i++) {
        terminal_signal(reader->terminal, ignored[i]);
        reader_press(reader, "J");
    }
    reader_quit(reader);
    reader_close(reader);
}

/* Stopping. */

/* The first child of the shell. */
static pid_t job_of(struct reader *reader)
{
    char path[64];
    int process = 0;
    int shell = (int)terminal_process(reader->terminal);
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", shell, shell);
    FILE *file = fopen(path, "r");
    cr_assert(file && fscanf(file, "%d", &process) == 1, "%s", path);
    fclose(file);
    return (pid_t)process;
}

Test(reader_signals, is_suspended_and_goes_on_with_a_whole_frame)
{
    struct reader *reader = shell_open(SHELL_READER, NULL);
    reader_press(reader, "J J }");
    for (int i = 0; i < 3; i++) {
        reader_send(reader, "<C-z>");
        shell_expect_prompt(reader);
        cr_expect(strstr(terminal_screen(reader->terminal), "Stopped"));
        shell_command(reader, "fg");
        reader_wait(reader);
        cr_expect(terminal_alternate_screen(reader->terminal));
    }
    reader_press(reader, "<Down> K");
    shell_leave(reader);
}

/* The entry of this terminal has a key that suspends, and curses gives it out as such. */
Test(reader_signals, is_suspended_where_the_terminal_has_a_key_for_that)
{
    struct reader *reader = shell_open(SHELL_READER, "TERM=linux");
    reader_send(reader, "<C-z>");
    shell_expect_prompt(reader);
    shell_command(reader, "fg");
    reader_wait(reader);
    shell_leave(reader);
}

Test(reader_signals, is_not_suspended_where_that_is_ignored)
{
    struct reader *reader = shell_open("(trap '' TSTP; exec " SHELL_READER ")", NULL);
    reader_press(reader, "<C-z> J");
    kill(job_of(reader), SIGTSTP);
    reader_press(reader, "}");
    shell_leave(reader);
}

/* As under make: who started the reader must be stopped with it, or nobody has the terminal. */
Test(reader_signals, suspends_the_whole_job)
{
    struct reader *reader = shell_open("sh -c '\"$PRECIS\" -d \"$DOSSIER\"; echo over'", NULL);
    reader_send(reader, "<C-z>");
    shell_expect_prompt(reader);
    shell_command(reader, "fg");
    reader_wait(reader);
    reader_send(reader, "Q");
    WAIT_FOR(reader->terminal, "over\nready>");
    reader_close(reader);
}

Test(reader_signals, takes_a_size_that_changed_while_it_was_stopped)
{
    struct reader *reader = shell_open(SHELL_READER, NULL);
    reader_send(reader, "<C-z>");
    shell_expect_prompt(reader);
    reader_send(reader, "<Resize 110x30>");
    reader_expect(reader, "<Resize 110x30>");
    shell_command(reader, "fg");
    reader_wait(reader);
    shell_leave(reader);
}

Test(reader_signals, is_suspended_by_a_signal)
{
    struct reader *reader = shell_open(SHELL_READER, NULL);
    kill(job_of(reader), SIGTSTP);
    shell_expect_prompt(reader);
    shell_command(reader, "fg");
    reader_wait(reader);
    shell_leave(reader);
}

struct job {
    pid_t process;
    char state; /* as in /proc: T is stopped, Z has ended */
};

static bool is_in_state(struct terminal *terminal, void *context)
{
    (void)terminal;
    const struct job *job = context;
    char path[32];
    char state = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)job->process);
    FILE *file = fopen(path, "r");
    cr_assert(file, "%s", path);
    cr_expect_eq(fscanf(file, "%*d (%*[^)]) %c", &state), 1);
    fclose(file);
    return state == job->state;
}

static void wait_for_state(struct reader *reader, pid_t process, char state)
{
    struct job job = {process, state};
    cr_assert(terminal_wait_until(reader->terminal, TERMINAL_PATIENCE, is_in_state, &job),
              "the job is not %c", state);
}

static void expect_end_in_background(struct reader *reader, pid_t job)
{
    kill(job, SIGTERM);
    kill(job, SIGCONT);
    wait_for_state(reader, job, 'Z');
    shell_command(reader, "");
    WAIT_FOR(reader->terminal, "Terminated");
    shell_expect_prompt(reader);
    reader_close(reader);
}

Test(reader_signals, can_be_ended_while_it_is_suspended)
{
    struct reader *reader = shell_open(SHELL_READER, NULL);
    pid_t job = job_of(reader);
    reader_send(reader, "<C-z>");
    shell_expect_prompt(reader);
    expect_end_in_background(reader, job);
}

Test(reader_signals, waits_in_the_background_until_it_is_fetched_or_ended)
{
    struct reader *reader = shell_open(SHELL_READER, NULL);
    pid_t job = job_of(reader);
    for (int i = 0; i < 2; i++) {
        reader_send(reader, "<C-z>");
        shell_expect_prompt(reader);
        shell_command(reader, "bg");
        shell_expect_prompt(reader);
        wait_for_state(reader, job, 'T');
        shell_command(reader, "fg");
        reader_wait(reader);
    }
    reader_send(reader, "<C-z>");
    shell_expect_prompt(reader);
    shell_command(reader, "bg");
    shell_expect_prompt(reader);
    wait_for_state(reader, job, 'T');
    expect_end_in_background(reader, job);
}

/* The leader of a session cannot be stopped: nobody could continue it. */
Test(reader_signals, goes_on_where_nobody_could_continue_it)
{
    struct reader *reader = reader_open(&(struct reader_options){.rows = 0});
    reader_press(reader, "<C-z> J <C-z> }");
    terminal_signal(reader->terminal, SIGTSTP);
    reader_press(reader, "J");
    reader_quit(reader);
    reader_close(reader);
}

Test(reader_signals, draws_anew_after_it_was_stopped_without_being_asked)
{
    struct reader *reader = reader_open(&(struct reader_options){.rows = 0});
    size_t written = terminal_raw(reader->terminal).length;
    terminal_signal(reader->terminal, SIGSTOP);
    terminal_signal(reader->terminal, SIGCONT);
    cr_expect(terminal_wait_written(reader->terminal, written, TERMINAL_PATIENCE));
    reader_press(reader, "J K");
    cr_expect_gt(terminal_raw(reader->terminal).length, written + 1000);
    reader_quit(reader);
    reader_close(reader);
}
