#include "rest.h"

#include "support/helpers.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How often the threads of a process have gone to sleep. */
static long count_sleeps(pid_t process)
{
    char path[300];
    char line[256];
    long total = 0;
    snprintf(path, sizeof path, "/proc/%d/task", (int)process);
    DIR *tasks = opendir(path);
    cr_assert(tasks, "%s", path);
    for (struct dirent *task; (task = readdir(tasks));) {
        snprintf(path, sizeof path, "/proc/%d/task/%s/status", (int)process, task->d_name);
        FILE *file = task->d_name[0] == '.' ? NULL : fopen(path, "r");
        while (file && fgets(line, sizeof line, file))
            if (strncmp(line, "voluntary_ctxt_switches:", 24) == 0)
                total += atol(line + 24);
        if (file)
            fclose(file);
    }
    closedir(tasks);
    return total;
}

/* Whether it slept through such a time, with nothing written. */
static bool rests_once(struct terminal *terminal, int milliseconds)
{
    pid_t process = terminal_process(terminal);
    long before = count_sleeps(process);
    return terminal_is_silent(terminal, milliseconds) && count_sleeps(process) == before;
}

/* What was begun by the last key, such as saving what is remembered, ends at some time. */
void expect_rest(struct terminal *terminal, int milliseconds)
{
    bool rests = false;
    for (int waited = 0; waited < TERMINAL_PATIENCE && !rests; waited += milliseconds)
        rests = rests_once(terminal, milliseconds);
    cr_expect(rests, "it wakes up, or writes, again and again");
}
