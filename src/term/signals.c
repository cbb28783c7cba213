#define _GNU_SOURCE /* pipe2 */
#include "term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST_RESTORE = 512, ALTERNATE_STACK = 32 * 1024, MOST_SIGNALS = 16 };

static struct {
    int pipe[2];
    int descriptor;
    char restore[LONGEST_RESTORE];
    size_t restore_length;
    struct termios modes;
    char stack[ALTERNATE_STACK];
    struct sigaction before[MOST_SIGNALS];
    bool is_started;
} state = {.pipe = {-1, -1}};

static void write_notice(char notice)
{
    int saved = errno;
    ssize_t written = write(state.pipe[1], &notice, 1);
    (void)written; /* a full pipe holds a notice already */
    errno = saved;
}

static void on_resize(int number)
{
    (void)number;
    write_notice(NOTICE_RESIZE);
}

static void on_continue(int number)
{
    (void)number;
    write_notice(NOTICE_CONTINUE);
}

static void on_suspend(int number)
{
    (void)number;
    write_notice(NOTICE_SUSPEND);
}

static void on_end(int number)
{
    (void)number;
    write_notice(NOTICE_END);
}

void signals_restore_terminal(void)
{
    if (!state.is_started)
        return;
    ssize_t written = write(state.descriptor, state.restore, state.restore_length);
    (void)written;
    tcsetattr(state.descriptor, TCSANOW, &state.modes);
}

/* The handler was reset when it was called, so the same signal kills now. */
static void on_crash(int number)
{
    signals_restore_terminal();
    raise(number);
}

static const struct {
    int number;
    void (*handle)(int number);
    int flags;
} handlers[] = {
    {SIGWINCH, on_resize, SA_RESTART},
    {SIGCONT, on_continue, SA_RESTART},
    {SIGTSTP, on_suspend, SA_RESTART},
    {SIGTERM, on_end, SA_RESTART},
    {SIGHUP, on_end, SA_RESTART},
    {SIGINT, on_end, SA_RESTART},
    {SIGSEGV, on_crash, (int)(SA_RESETHAND | SA_ONSTACK | SA_NODEFER)},
    {SIGBUS, on_crash, (int)(SA_RESETHAND | SA_ONSTACK | SA_NODEFER)},
    {SIGILL, on_crash, (int)(SA_RESETHAND | SA_ONSTACK | SA_NODEFER)},
    {SIGFPE, on_crash, (int)(SA_RESETHAND | SA_ONSTACK | SA_NODEFER)},
    {SIGABRT, on_crash, (int)(SA_RESETHAND | SA_ONSTACK | SA_NODEFER)},
    {SIGQUIT, on_crash, (int)(SA_RESETHAND | SA_ONSTACK | SA_NODEFER)},
};

enum { HANDLER_COUNT = sizeof handlers / sizeof *handlers };

bool signals_start(int descriptor, struct slice restore, const struct termios *modes)
{
    if (pipe2(state.pipe, O_CLOEXEC | O_NONBLOCK))
        return false;
    state.descriptor = descriptor;
    state.restore_length = restore.length < LONGEST_RESTORE ? restore.length : LONGEST_RESTORE;
    memcpy(state.restore, restore.bytes, state.restore_length);
    state.modes = *modes;
    state.is_started = true;
    stack_t stack = {.ss_sp = state.stack, .ss_size = sizeof state.stack};
    sigaltstack(&stack, NULL);
    for (size_t i = 0; i < HANDLER_COUNT; i++) {
        struct sigaction action = {.sa_handler = handlers[i].handle, .sa_flags = handlers[i].flags};
        sigemptyset(&action.sa_mask);
        sigaction(handlers[i].number, &action, &state.before[i]);
    }
    return true;
}

void signals_stop(void)
{
    if (!state.is_started)
        return;
    for (size_t i = 0; i < HANDLER_COUNT; i++)
        sigaction(handlers[i].number, &state.before[i], NULL);
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    close(state.pipe[0]);
    close(state.pipe[1]);
    state.pipe[0] = -1;
    state.pipe[1] = -1;
    state.is_started = false;
}

int signals_descriptor(void)
{
    return state.pipe[0];
}

enum signal_notice signals_take(void)
{
    char notices[256];
    ssize_t count = read(state.pipe[0], notices, sizeof notices);
    if (count <= 0)
        return (enum signal_notice)0;
    /* The gravest of what has come says it all: an end needs no repaint, a repaint wakes. */
    static const char ranking[] = {NOTICE_END, NOTICE_SUSPEND, NOTICE_CONTINUE, NOTICE_RESIZE,
                                   NOTICE_WAKE};
    for (size_t i = 0; i < sizeof ranking; i++)
        if (memchr(notices, ranking[i], (size_t)count))
            return (enum signal_notice)ranking[i];
    return (enum signal_notice)0;
}

void signals_wake(void)
{
    write_notice(NOTICE_WAKE);
}
