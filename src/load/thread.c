#include "load/thread.h"

#include "base/count.h"
#include "base/memory.h"

#include <signal.h>
#include <stdlib.h>

enum { ALTERNATE_STACK = 64 * 1024 };

struct start {
    void *(*function)(void *);
    void *argument;
};

/* A thread that has used its stack up cannot handle that on the same one. */
static void *run(void *start)
{
    struct start copy = *(struct start *)start;
    free(start);
    void *memory = memory_allocate(ALTERNATE_STACK, 1);
    stack_t none = {.ss_flags = SS_DISABLE};
    stack_t stack = {.ss_sp = memory, .ss_size = ALTERNATE_STACK};
    sigaltstack(&stack, NULL);
    void *result = copy.function(copy.argument);
    sigaltstack(&none, NULL);
    free(memory);
    return result;
}

/* All that belong to the thread that runs the program's loop. A fault that is blocked would end the
 * program without its handler. */
static void fill_with_requests(sigset_t *set)
{
    static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGSYS, SIGABRT};
    sigfillset(set);
    for (size_t i = 0; i < COUNT(faults); i++)
        sigdelset(set, faults[i]);
}

bool thread_start(pthread_t *thread, void *(*function)(void *), void *argument)
{
    sigset_t requests;
    sigset_t before;
    struct start *start = memory_allocate(1, sizeof *start);
    *start = (struct start){function, argument};
    fill_with_requests(&requests);
    pthread_sigmask(SIG_SETMASK, &requests, &before);
    bool is_started = pthread_create(thread, NULL, run, start) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (!is_started)
        free(start);
    return is_started;
}
