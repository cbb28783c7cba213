#define _GNU_SOURCE /* memmem */
#include "captured.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void read_all(FILE *file, struct buffer *out)
{
    char chunk[65536];
    rewind(file);
    for (size_t length; (length = fread(chunk, 1, sizeof chunk, file)) > 0;)
        buffer_add(out, (struct slice){chunk, length});
    buffer_add(out, SLICE(""));
    fclose(file);
}

static void become(const char *const *argv, const char *const *environment, int out, int err)
{
    for (; environment && *environment; environment++)
        putenv((char *)(size_t)*environment);
    int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    execvp(argv[0], (char *const *)(size_t)argv);
    dprintf(STDERR_FILENO, "%s does not start; make test installs what is missing\n", argv[0]);
    _exit(127);
}

struct captured captured_run(const char *const *argv, const char *const *environment)
{
    struct captured captured = {0};
    FILE *out = tmpfile();
    FILE *err = tmpfile();
    cr_assert(out && err, "no temporary file");
    pid_t process = fork();
    cr_assert_neq(process, -1);
    if (process == 0)
        become(argv, environment, fileno(out), fileno(err));
    int status;
    cr_assert_eq(waitpid(process, &status, 0), process);
    captured.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    read_all(out, &captured.out);
    read_all(err, &captured.err);
    return captured;
}

struct captured captured_shell(const char *script)
{
    const char *const argv[] = {"sh", "-c", script, captured_program(), NULL};
    return captured_run(argv, NULL);
}

void captured_release(struct captured *captured)
{
    buffer_release(&captured->out);
    buffer_release(&captured->err);
}

const char *captured_program(void)
{
    static char path[PATH_MAX];
    const char *named = getenv("PRECIS");
    cr_assert_not_null(realpath(named ? named : "build/sanitized/precis", path),
                       "there is no program to test; make test builds it");
    return path;
}

void captured_expect_part(struct slice text, const char *part)
{
    cr_assert(text.length && memmem(text.bytes, text.length, part, strlen(part)),
              "no '%s' in '%.*s'", part, SLICE_ARGUMENTS(text));
}
