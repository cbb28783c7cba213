#include "base/system.h"

#include "base/descriptor.h"
#include "base/moment.h"

#include <fcntl.h>
#include <unistd.h>

bool system_pipe(int ends[2], bool is_patient)
{
    if (pipe(ends))
        return false;
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
        if (!is_patient)
            fcntl(ends[i], F_SETFL, fcntl(ends[i], F_GETFL) | O_NONBLOCK);
    }
    return true;
}

void system_close_on_exec(int first)
{
    descriptor_close_on_exec(first);
}

unsigned system_processor_count(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (unsigned)count : 1;
}

/* Each system has another way. Without it the module is looked for where it was to be installed. */
bool system_program_path(char *path, size_t size)
{
    (void)size;
    *path = '\0';
    return false;
}

/* The clock is as fine as that of the files, or finer: a change of this very moment may seem to be
 * older, and so the time of a whole tick is taken off. */
int64_t system_file_time(void)
{
    enum { TICK = 10000000 };
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    return moment_in_nanoseconds(time) - TICK;
}
