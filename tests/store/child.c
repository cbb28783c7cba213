#include "child.h"

#include <criterion/criterion.h>

#include <errno.h>
#include <grp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

static void become(unsigned user)
{
    if (user == CHILD_SAME_USER || geteuid() != 0)
        return;
    CHECK(setgroups(0, NULL) == 0);
    CHECK(setgid(user) == 0);
    CHECK(setuid(user) == 0);
}

pid_t child_start(void (*act)(void *context), void *context, unsigned user)
{
    pid_t parent = getpid();
    pid_t child = fork();
    cr_assert_geq(child, 0);
    if (child)
        return child;
    become(user);
    /* A test that fails leaves nobody after; a change of user would undo this. */
    CHECK(prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent);
    act(context);
    _exit(0);
}

static int wait_for(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        cr_assert_eq(errno, EINTR);
    return status;
}

bool child_ended_well(pid_t child)
{
    int status = wait_for(child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void child_kill(pid_t child)
{
    kill(child, SIGKILL);
    wait_for(child);
}
