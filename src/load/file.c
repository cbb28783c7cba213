#include "load/file.h"

#include "base/descriptor.h"
#include "base/moment.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* In nanoseconds. The clock of files goes in steps of up to ten milliseconds: within one, a second
 * change shows in nothing but the contents. */
enum { CLOCK_STEP = 10 * 1000 * 1000 };

enum { ATTEMPTS = 3 };

static const struct position whole_file = {0, 0};

static bool unreadable(const char *path, const char *reason, struct diagnostics *diagnostics)
{
    diagnostics_report(diagnostics, RULE_UNREADABLE_FILE, slice_of(path), whole_file,
                       "cannot be read: %s", reason);
    return false;
}

static const char *reason_not_regular(mode_t mode)
{
    if (S_ISDIR(mode))
        return "it is a folder";
    if (S_ISFIFO(mode))
        return "it is a pipe";
    if (S_ISSOCK(mode))
        return "it is a socket";
    return "it is a device";
}

static int open_regular(const char *path, struct stat *status, struct diagnostics *diagnostics)
{
    int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0) { /* a socket cannot even be opened */
        unreadable(path,
                   errno == ENXIO ? "it is a socket, or a device that is not there"
                                  : strerror(errno),
                   diagnostics);
        return -1;
    }
    if (fstat(descriptor, status) == 0 && S_ISREG(status->st_mode))
        return descriptor;
    unreadable(path, reason_not_regular(status->st_mode), diagnostics);
    close(descriptor);
    return -1;
}

/* Waits until a change would be seen: up to a moment, since a wait for so long can begin anew for
 * ever where signals keep interrupting it. */
static void let_clock_step(const struct stat *status)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t age = moment_in_nanoseconds(now) - moment_in_nanoseconds(status->st_mtim);
    if (age < 0 || age >= CLOCK_STEP)
        return;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t end = moment_in_nanoseconds(now) + CLOCK_STEP - age;
    for (int64_t rest; (rest = end - moment_in_nanoseconds(now)) > 0;) {
        nanosleep(&(struct timespec){.tv_nsec = (long)rest}, NULL);
        clock_gettime(CLOCK_MONOTONIC, &now);
    }
}

static bool is_unchanged(const struct stat *before, int descriptor)
{
    struct stat after;
    return fstat(descriptor, &after) == 0 && after.st_size == before->st_size &&
           after.st_mtim.tv_sec == before->st_mtim.tv_sec &&
           after.st_mtim.tv_nsec == before->st_mtim.tv_nsec;
}

enum outcome { OUTCOME_READ, OUTCOME_FAILED, OUTCOME_CHANGED };

static enum outcome attempt(const char *path, struct buffer *bytes, struct diagnostics *diagnostics)
{
    struct stat status = {0};
    int descriptor = open_regular(path, &status, diagnostics);
    if (descriptor < 0)
        return OUTCOME_FAILED;
    let_clock_step(&status);
    buffer_clear(bytes);
    /* The size is a hint only: what counts is what read() delivers. */
    bool is_read = descriptor_read(descriptor, (size_t)status.st_size, FILE_LARGEST, bytes);
    int read_error = errno;
    bool unchanged = is_unchanged(&status, descriptor);
    close(descriptor);
    if (is_read && bytes->length > FILE_LARGEST) {
        diagnostics_report(
            diagnostics, RULE_FILE_TOO_LARGE, slice_of(path), whole_file,
            "is larger than 8 MiB: split it, or leave out what does not belong in it");
        return OUTCOME_FAILED;
    }
    if (!is_read) {
        unreadable(path, strerror(read_error), diagnostics);
        return OUTCOME_FAILED;
    }
    return unchanged ? OUTCOME_READ : OUTCOME_CHANGED;
}

bool file_read(const char *path, struct buffer *bytes, struct diagnostics *diagnostics)
{
    for (int i = 0; i < ATTEMPTS; i++) {
        enum outcome outcome = attempt(path, bytes, diagnostics);
        if (outcome != OUTCOME_CHANGED)
            return outcome == OUTCOME_READ;
    }
    return unreadable(path, "it keeps changing; try again when it is saved", diagnostics);
}

bool file_holds(const char *path, struct slice bytes)
{
    struct buffer read = {0};
    struct diagnostics diagnostics = {0};
    bool is_same = file_read(path, &read, &diagnostics) && slice_equal(buffer_slice(&read), bytes);
    diagnostics_release(&diagnostics);
    buffer_release(&read);
    return is_same;
}
