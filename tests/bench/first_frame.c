#define _GNU_SOURCE
/* How long until a program has drawn its first frame: from the fork to the last byte of output
 * before it falls silent, in a pseudo-terminal, several programs in turn so that a change of the
 * machine's speed meets all alike.
 *
 * usage: first-frame RUNS 'MARK|PROGRAM ARGUMENT…' 'MARK|PROGRAM …' …
 * A frame is complete when MARK has been written. The first program is what the others are compared
 * with. */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    MOST_PROGRAMS = 8,
    MOST_ARGUMENTS = 32,
    MOST_RUNS = 1000,
    BUFFER = 1 << 20,
    PATIENCE = 5000
};

struct program {
    const char *mark;
    char *arguments[MOST_ARGUMENTS];
    double times[MOST_RUNS];
    double ratios[MOST_RUNS]; /* to the first program in the same round */
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void parse(struct program *program, char *text)
{
    program->mark = strsep(&text, "|");
    for (size_t i = 0; text && i + 1 < MOST_ARGUMENTS; i++)
        program->arguments[i] = strsep(&text, " ");
}

static char output[BUFFER];

static bool has_mark(const struct program *program, size_t length)
{
    return memmem(output, length, program->mark, strlen(program->mark)) != NULL;
}

/* Milliseconds until the mark was read. */
static double wait_for_frame(const struct program *program, int descriptor, double start)
{
    size_t length = 0;
    while (length < BUFFER) {
        struct pollfd watched = {.fd = descriptor, .events = POLLIN};
        if (poll(&watched, 1, PATIENCE) <= 0)
            break;
        ssize_t count = read(descriptor, output + length, BUFFER - length);
        if (count <= 0)
            break;
        length += (size_t)count;
        if (has_mark(program, length))
            return now() - start;
    }
    fprintf(stderr, "first-frame: %s never wrote '%s'\n", program->arguments[0], program->mark);
    exit(2);
}

static double run(const struct program *program)
{
    int descriptor;
    struct winsize size = {.ws_row = 36, .ws_col = 120};
    double start = now();
    pid_t child = forkpty(&descriptor, NULL, NULL, &size);
    if (child < 0) {
        perror("first-frame: forkpty");
        exit(2);
    }
    if (child == 0) {
        execvp(program->arguments[0], program->arguments);
        _exit(127);
    }
    double time = wait_for_frame(program, descriptor, start);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(descriptor);
    return time;
}

static int compare(const void *left, const void *right)
{
    double difference = *(const double *)left - *(const double *)right;
    return (difference > 0) - (difference < 0);
}

int main(int argument_count, char **arguments)
{
    static struct program programs[MOST_PROGRAMS];
    int runs = argument_count > 1 ? atoi(arguments[1]) : 0;
    int count = argument_count - 2;
    if (runs < 1 || runs > MOST_RUNS || count < 1 || count > MOST_PROGRAMS) {
        fputs("usage: first-frame RUNS 'MARK|PROGRAM ARGUMENT…' …\n", stderr);
        return 2;
    }
    for (int i = 0; i < count; i++)
        parse(&programs[i], arguments[i + 2]);
    for (int round = -2; round < runs; round++)
        for (int i = 0; i < count; i++) {
            double time = run(&programs[i]);
            if (round < 0)
                continue;
            programs[i].times[round] = time;
            programs[i].ratios[round] = time / programs[0].times[round];
        }
    puts("first frame        median ms     min ms   median ratio");
    for (int i = 0; i < count; i++) {
        qsort(programs[i].times, (size_t)runs, sizeof(double), compare);
        qsort(programs[i].ratios, (size_t)runs, sizeof(double), compare);
        printf("%-18.18s %9.2f  %9.2f  %13.2f\n", programs[i].arguments[0],
               programs[i].times[runs / 2], programs[i].times[0], programs[i].ratios[runs / 2]);
    }
    return 0;
}
