#include "tool.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { NOT_STARTED = 127, SIGNALLED = 128, CHUNK = 4096 };

static void set_variables(const char *const *settings)
{
    for (size_t i = 0; settings && settings[i]; i++)
        putenv((char *)settings[i]);
}

/* A fork would copy all that the sanitizer knows of this process. */
static pid_t start(const char *const *words, int output, int messages)
{
    pid_t child = -1;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO);
    posix_spawnp(&child, words[0], &actions, NULL, (char *const *)words, environ);
    posix_spawn_file_actions_destroy(&actions);
    return child;
}

/* Whether there may be more. */
static bool take(int descriptor, struct buffer *buffer)
{
    char *room = buffer_reserve(buffer, CHUNK);
    ssize_t count = read(descriptor, room, CHUNK - 1);
    if (count > 0) {
        buffer->length += (size_t)count;
        buffer->bytes[buffer->length] = '\0';
    }
    return count > 0 || (count < 0 && errno == EINTR);
}

static void take_both(int output, int messages, struct tool_result *result)
{
    struct pollfd ends[] = {{.fd = output, .events = POLLIN}, {.fd = messages, .events = POLLIN}};
    while (ends[0].fd >= 0 || ends[1].fd >= 0) {
        if (poll(ends, 2, -1) < 0 && errno != EINTR)
            break;
        if (ends[0].revents && !take(output, &result->output))
            ends[0].fd = -1;
        if (ends[1].revents && !take(messages, &result->messages))
            ends[1].fd = -1;
    }
}

static int wait_for(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    return WIFEXITED(status) ? WEXITSTATUS(status) : SIGNALLED + WTERMSIG(status);
}

static void make_pipe(int ends[2])
{
    cr_assert_eq(pipe(ends), 0);
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
}

struct tool_result tool_run(const char *const *words, const char *const *settings)
{
    struct tool_result result = {.status = NOT_STARTED};
    int output[2];
    int messages[2];
    make_pipe(output);
    make_pipe(messages);
    set_variables(settings);
    pid_t child = start(words, output[1], messages[1]);
    close(output[1]);
    close(messages[1]);
    take_both(output[0], messages[0], &result);
    close(output[0]);
    close(messages[0]);
    if (child > 0)
        result.status = wait_for(child);
    return result;
}

struct tool_result tool_run_in_terminal(const char *const *words)
{
    struct tool_result result = {.status = NOT_STARTED};
    int ours;
    int theirs;
    cr_assert_eq(openpty(&ours, &theirs, NULL, NULL, NULL), 0);
    fcntl(ours, F_SETFD, FD_CLOEXEC);
    fcntl(theirs, F_SETFD, FD_CLOEXEC);
    pid_t child = start(words, theirs, theirs);
    close(theirs);
    while (take(ours, &result.output))
        ;
    close(ours);
    if (child > 0)
        result.status = wait_for(child);
    return result;
}

void tool_release(struct tool_result *result)
{
    buffer_release(&result->output);
    buffer_release(&result->messages);
}

char *tool_make_folder(void)
{
    char *folder = strdup("/tmp/precis-test-XXXXXX");
    cr_assert_not_null(mkdtemp(folder));
    return folder;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

void tool_remove_folder(char *folder)
{
    nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(folder);
}

const char *tool_path(const char *folder, const char *name)
{
    static char paths[8][512];
    static unsigned next;
    char *path = paths[next++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

void tool_write(const char *path, struct slice contents)
{
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file, "%s", path);
    if (contents.length)
        cr_assert_eq(fwrite(contents.bytes, 1, contents.length, file), contents.length);
    cr_assert_eq(fclose(file), 0);
}

void tool_read(const char *path, struct buffer *contents)
{
    int file = open(path, O_RDONLY);
    cr_assert_geq(file, 0, "%s", path);
    while (take(file, contents))
        ;
    close(file);
}

const char *tool_precis(void)
{
    const char *precis = getenv("PRECIS");
    return precis ? precis : "build/precis";
}
