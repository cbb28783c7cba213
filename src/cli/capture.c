#include "cli/capture.h"

#include "base/descriptor.h"
#include "base/system.h"
#include "cli/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static bool ends_well(pid_t process)
{
    int status = -1;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

enum capture_answer capture_run(const char *const *words, size_t largest, struct buffer *out)
{
    int ends[2];
    pid_t process;
    if (!system_pipe(ends, true))
        return CAPTURE_NOT_STARTED;
    const int streams[SPAWN_STREAMS] = {SPAWN_NOWHERE, ends[1], SPAWN_INHERITED};
    int error = spawn_start((char *const *)words, streams, &process);
    close(ends[1]);
    size_t limit = out->length + largest;
    bool is_whole = !error && descriptor_read(ends[0], 0, limit, out) && out->length <= limit;
    close(ends[0]);
    if (error) {
        errno = error;
        return CAPTURE_NOT_STARTED;
    }
    if (!is_whole)
        kill(process, SIGKILL);
    return ends_well(process) && is_whole ? CAPTURE_TAKEN : CAPTURE_REFUSED;
}
