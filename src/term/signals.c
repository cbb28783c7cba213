#include "term/signals.h"

#include "base/system.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#ifndef SIGRTMIN /* a system without real-time signals */
enum { SIGRTMIN = 1, SIGRTMAX = 0 };
#endif

enum { LONGEST_RESTORE = 512, ALTERNATE_STACK = 64 * 1024, MOST_SIGNALS = 32 };

static struct {
    atomic_bool notices[NOTICE_COUNT];
    atomic_int wake_descriptor;
    int descriptor;
    volatile sig_atomic_t ending; /* the signal that asked to end */
    volatile sig_atomic_t is_armed;
    int terminal;
    char restore[LONGEST_RESTORE];
    size_t restore_length;
    struct termios modes;
    _Alignas(max_align_t) char stack[ALTERNATE_STACK];
    struct sigaction before[MOST_SIGNALS];
    bool is_started;
} state = {.wake_descriptor = -1, .descriptor = -1};

/* The byte only wakes the loop: what has happened stands in the notice, so a full pipe loses
 * nothing. */
static void put_up(enum signal_notice notice)
{
    int saved = errno;
    atomic_store(&state.notices[notice], true);
    ssize_t written = write(atomic_load(&state.wake_descriptor), "", 1);
    (void)written;
    errno = saved;
}

static void on_resize(int number)
{
    (void)number;
    put_up(NOTICE_RESIZE);
}

/* As for the kernel, a continuation is the end of a stop that was still to come. */
static void on_continue(int number)
{
    (void)number;
    atomic_store(&state.notices[NOTICE_SUSPEND], false);
    put_up(NOTICE_CONTINUE);
}

static void on_suspend(int number)
{
    (void)number;
    put_up(NOTICE_SUSPEND);
}

static void on_end(int number)
{
    state.ending = number;
    put_up(NOTICE_END);
}

static void on_crash(int number, siginfo_t *information, void *context);

/* A crash and a kill both end the program at once: by a fault, or by what others send or a limit
 * brings, for which a library that was loaded before may have other plans. */
enum kind { KIND_EVENT, KIND_REQUEST, KIND_CRASH, KIND_KILL };

/* The parent may have ignored a request or a crash, and it stays so. */
static const struct {
    int number;
    enum kind kind;
    void (*handle)(int number);
} handlers[] = {
    {SIGWINCH, KIND_EVENT, on_resize},
    {SIGCONT, KIND_EVENT, on_continue},
    {SIGTSTP, KIND_REQUEST, on_suspend},
    {SIGTERM, KIND_REQUEST, on_end},
    {SIGHUP, KIND_REQUEST, on_end},
    {SIGINT, KIND_REQUEST, on_end},
    {SIGSEGV, KIND_CRASH, NULL},
    {SIGBUS, KIND_CRASH, NULL},
    {SIGILL, KIND_CRASH, NULL},
    {SIGFPE, KIND_CRASH, NULL},
    {SIGABRT, KIND_CRASH, NULL},
    {SIGQUIT, KIND_CRASH, NULL},
    {SIGTRAP, KIND_CRASH, NULL},
    {SIGSYS, KIND_CRASH, NULL},
    {SIGUSR1, KIND_KILL, NULL},
    {SIGUSR2, KIND_KILL, NULL},
    {SIGALRM, KIND_KILL, NULL},
    {SIGVTALRM, KIND_KILL, NULL},
    {SIGPROF, KIND_KILL, NULL},
    {SIGXCPU, KIND_KILL, NULL},
    {SIGIO, KIND_KILL, NULL},
#ifdef SIGPWR /* not every system has these */
    {SIGPWR, KIND_KILL, NULL},
#endif
#ifdef SIGSTKFLT
    {SIGSTKFLT, KIND_KILL, NULL},
#endif
};

enum { HANDLER_COUNT = sizeof handlers / sizeof *handlers };

_Static_assert((int)HANDLER_COUNT <= (int)MOST_SIGNALS, "room for what was there before");

static struct sigaction *action_before(int number)
{
    for (size_t i = 0; i < HANDLER_COUNT; i++)
        if (handlers[i].number == number)
            return &state.before[i];
    return NULL;
}

static void restore(int terminal)
{
    state.is_armed = false;
    ssize_t written = write(terminal, state.restore, state.restore_length);
    (void)written;
    tcsetattr(terminal, TCSANOW, &state.modes);
}

void signals_restore_terminal(void)
{
    if (state.is_armed)
        restore(state.terminal);
}

/* The loop may be writing a frame, or about to take the terminal again, while another thread ends
 * the program. */
void signals_give_up_terminal(void)
{
    int terminal = fcntl(state.terminal, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (terminal >= 0 && nowhere >= 0)
        dup2(nowhere, state.terminal);
    if (state.is_armed)
        restore(terminal >= 0 ? terminal : state.terminal);
}

/* The handler was reset when it was called, so the same signal kills now. A real fault goes to who
 * cared before, which may be a sanitizer with something to say. */
static void on_crash(int number, siginfo_t *information, void *context)
{
    (void)context;
    signals_give_up_terminal();
    if (information->si_code > 0)
        sigaction(number, action_before(number), NULL);
    raise(number);
}

static struct sigaction crash_action(void)
{
    struct sigaction action = {.sa_flags =
                                   (int)(SA_RESETHAND | SA_ONSTACK | SA_NODEFER | SA_SIGINFO),
                               .sa_sigaction = on_crash};
    sigemptyset(&action.sa_mask);
    return action;
}

static struct sigaction action_for(size_t index)
{
    struct sigaction action = {.sa_flags = SA_RESTART, .sa_handler = handlers[index].handle};
    if (handlers[index].kind >= KIND_CRASH)
        return crash_action();
    sigemptyset(&action.sa_mask);
    return action;
}

static void install(size_t index)
{
    struct sigaction action = action_for(index);
    struct sigaction *before = &state.before[index];
    int number = handlers[index].number;
    sigaction(number, &action, before);
    bool is_kept = before->sa_handler == SIG_IGN ||
                   (handlers[index].kind == KIND_KILL && before->sa_handler != SIG_DFL);
    if (handlers[index].kind != KIND_EVENT && is_kept)
        sigaction(number, before, NULL);
}

/* The real-time signals have no names, and kill a program all the same. */
static void install_unnamed(void)
{
    struct sigaction action = crash_action();
    struct sigaction before;
    for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
        if (sigaction(number, NULL, &before) == 0 && before.sa_handler == SIG_DFL)
            sigaction(number, &action, NULL);
}

static void remove_unnamed(void)
{
    struct sigaction action;
    for (int number = SIGRTMIN; number <= SIGRTMAX; number++)
        if (sigaction(number, NULL, &action) == 0 && action.sa_sigaction == on_crash)
            signal(number, SIG_DFL);
}

bool signals_start(void)
{
    int ends[2];
    if (!system_pipe(ends, false))
        return false;
    state.descriptor = ends[0];
    atomic_store(&state.wake_descriptor, ends[1]);
    state.is_started = true;
    stack_t stack = {.ss_sp = state.stack, .ss_size = sizeof state.stack};
    sigaltstack(&stack, NULL);
    for (size_t i = 0; i < HANDLER_COUNT; i++)
        install(i);
    install_unnamed();
    return true;
}

void signals_stop(void)
{
    if (!state.is_started)
        return;
    signals_disarm();
    for (size_t i = 0; i < HANDLER_COUNT; i++)
        sigaction(handlers[i].number, &state.before[i], NULL);
    remove_unnamed();
    stack_t none = {.ss_flags = SS_DISABLE};
    sigaltstack(&none, NULL);
    close(atomic_exchange(&state.wake_descriptor, -1));
    close(state.descriptor);
    state.descriptor = -1;
    state.is_started = false;
}

void signals_arm(int descriptor, struct slice restore, const struct termios *modes)
{
    signals_disarm();
    state.terminal = descriptor;
    state.restore_length = restore.length < LONGEST_RESTORE ? restore.length : LONGEST_RESTORE;
    memcpy(state.restore, restore.bytes, state.restore_length);
    state.modes = *modes;
    state.is_armed = true;
}

void signals_disarm(void)
{
    state.is_armed = false;
}

int signals_descriptor(void)
{
    return state.descriptor;
}

enum signal_notice signals_take(void)
{
    char bytes[64];
    while (read(state.descriptor, bytes, sizeof bytes) == sizeof bytes)
        continue;
    for (int i = NOTICE_NONE + 1; i < NOTICE_COUNT; i++)
        if (atomic_exchange(&state.notices[i], false))
            return (enum signal_notice)i;
    return NOTICE_NONE;
}

bool signals_are_ending(void)
{
    return state.ending != 0;
}

void signals_wake(void)
{
    put_up(NOTICE_WAKE);
}

bool signals_can_suspend(void)
{
    struct sigaction action;
    return sigaction(SIGTSTP, NULL, &action) == 0 && action.sa_handler != SIG_IGN;
}

void signals_lend(void)
{
    if (signals_can_suspend())
        signal(SIGTSTP, SIG_DFL);
}

void signals_take_back(void)
{
    if (signals_can_suspend())
        signal(SIGTSTP, on_suspend);
}

bool signals_stop_process(int number, bool whole_job)
{
    struct sigaction usual = {.sa_handler = SIG_DFL};
    struct sigaction ours;
    atomic_store(&state.notices[NOTICE_CONTINUE], false);
    sigaction(number, &usual, &ours);
    if (whole_job)
        kill(0, number);
    else
        raise(number);
    sigaction(number, &ours, NULL);
    return atomic_exchange(&state.notices[NOTICE_CONTINUE], false);
}

bool signals_take_continue(void)
{
    return atomic_exchange(&state.notices[NOTICE_CONTINUE], false);
}

void signals_end_as_asked(void)
{
    if (!state.ending)
        return;
    signal(state.ending, SIG_DFL);
    raise(state.ending);
}
