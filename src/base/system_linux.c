#define _GNU_SOURCE
#include "base/system.h"

#include "base/descriptor.h"
#include "base/moment.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

bool system_pipe(int ends[2], bool is_patient)
{
    return pipe2(ends, is_patient ? O_CLOEXEC : O_CLOEXEC | O_NONBLOCK) == 0;
}

/* Older kernels, and those that are emulated, do not have the call; not every C library has its
 * function. */
void system_close_on_exec(int first)
{
    enum { AT_EXEC = 1 << 2 /* CLOSE_RANGE_CLOEXEC */ };
    if (syscall(SYS_close_range, first, ~0u, AT_EXEC) == 0)
        return;
    descriptor_close_on_exec(first);
}

unsigned system_processor_count(void)
{
    cpu_set_t processors;
    if (sched_getaffinity(0, sizeof processors, &processors))
        return 1;
    return (unsigned)CPU_COUNT(&processors);
}

bool system_program_path(char *path, size_t size)
{
    ssize_t length = readlink("/proc/self/exe", path, size - 1);
    path[length > 0 ? length : 0] = '\0';
    return length > 0;
}

/* Files bear the time of the last tick. */
int64_t system_file_time(void)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME_COARSE, &time);
    return moment_in_nanoseconds(time);
}
