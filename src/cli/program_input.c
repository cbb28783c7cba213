#include "cli/program_input.h"

#include "base/moment.h"
#include "base/system.h"
#include "cli/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* Milliseconds between two looks at whether it has ended, and how many are taken once it was
 * killed.
 */
enum { LOOK_AGAIN = 10, MOST_LOOKS = 100 };

struct child {
    pid_t process;
    int descriptor;    /* what it reads from; -1 when that is closed */
    struct slice rest; /* of the input */
};

static void stop_writing(struct child *child)
{
    close(child->descriptor);
    child->descriptor = -1;
}

/* As much as there is room for. What the other program does not want to read stays unread. */
static void write_some(struct child *child)
{
    while (child->descriptor >= 0 && child->rest.length) {
        ssize_t count = write(child->descriptor, child->rest.bytes, child->rest.length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN)
            return;
        if (count < 0)
            break;
        child->rest.bytes += count;
        child->rest.length -= (size_t)count;
    }
    if (child->descriptor >= 0)
        stop_writing(child);
}

static bool is_out_of_patience(const struct program_input_patience *patience, int64_t start)
{
    return patience &&
           (moment_milliseconds() - start >= patience->milliseconds || patience->is_over());
}

static bool has_ended(const struct child *child, int *status)
{
    return waitpid(child->process, status, WNOHANG) != 0;
}

/* One that the system itself does not let go of is left to it. */
static void end_child(const struct child *child)
{
    int status;
    kill(child->process, SIGKILL);
    for (int i = 0; i < MOST_LOOKS && !has_ended(child, &status); i++)
        poll(NULL, 0, LOOK_AGAIN);
}

static enum program_input_answer attend(struct child *child,
                                        const struct program_input_patience *patience)
{
    int64_t start = moment_milliseconds();
    int status = -1;
    for (write_some(child); !has_ended(child, &status); write_some(child)) {
        if (is_out_of_patience(patience, start)) {
            end_child(child);
            return PROGRAM_INPUT_TOO_SLOW;
        }
        struct pollfd room = {.fd = child->descriptor, .events = POLLOUT};
        poll(&room, 1, LOOK_AGAIN);
    }
    bool is_well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    return is_well ? PROGRAM_INPUT_TAKEN : PROGRAM_INPUT_REFUSED;
}

enum program_input_answer program_input_run(const struct program_input *feed)
{
    int ends[2];
    struct child child = {.rest = feed->input};
    if (!system_pipe(ends, true))
        return PROGRAM_INPUT_NOT_STARTED;
    int told = feed->may_speak ? SPAWN_INHERITED : SPAWN_NOWHERE;
    int error = spawn_start(feed->words, (const int[]){ends[0], told, told}, &child.process);
    close(ends[0]);
    child.descriptor = ends[1];
    fcntl(child.descriptor, F_SETFL, O_NONBLOCK);
    enum program_input_answer answer =
        error ? PROGRAM_INPUT_NOT_STARTED : attend(&child, feed->patience);
    if (child.descriptor >= 0)
        stop_writing(&child);
    if (error)
        errno = error;
    return answer;
}
