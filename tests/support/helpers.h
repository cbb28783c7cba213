/* What the tests of the terminal have in common. */
#ifndef PRECIS_TESTS_SUPPORT_HELPERS_H
#define PRECIS_TESTS_SUPPORT_HELPERS_H

#include "terminal.h"

#include <criterion/criterion.h>
#include <sys/wait.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* Long enough for a text that must not come. */
enum { SHORT_WAIT = 100 };

#define WAIT_FOR(terminal, text)                                                                   \
    cr_assert(terminal_wait_for((terminal), (text), TERMINAL_PATIENCE), "no \"%s\" in:\n%s",       \
              (text), terminal_screen(terminal))

static inline struct terminal *start_shell(const char *script)
{
    const char *const argv[] = {"sh", "-c", script, NULL};
    return terminal_start(&(struct terminal_options){.argv = argv});
}

static inline int wait_exit(struct terminal *terminal)
{
    int status = -1;
    cr_assert(terminal_wait_exit(terminal, TERMINAL_PATIENCE, &status), "still running:\n%s",
              terminal_screen(terminal));
    return status;
}

static inline void expect_clean_exit(struct terminal *terminal)
{
    int status = wait_exit(terminal);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0, "status %x", (unsigned)status);
}

/* Four hundred numbered lines in a file below the program's home, shown by less. */
static inline struct terminal *start_less(const char *name)
{
    static const char script[] = "i=0; while [ $i -lt 400 ]; do i=$((i + 1)); echo line $i; done "
                                 "> \"$HOME/lines\"; exec less \"$HOME/lines\"";
    const char *const argv[] = {"sh", "-c", script, NULL};
    return terminal_start(&(struct terminal_options){.argv = argv, .name = name});
}

#endif
