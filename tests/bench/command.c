/* How long a command takes from its start to its end, its output going nowhere.
 *
 * usage: command RUNS PROGRAM ARGUMENT… */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { MOST_RUNS = 1000 };

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double run(char **words)
{
    pid_t child;
    int status;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    double start = now();
    int error = posix_spawnp(&child, words[0], &actions, NULL, words, environ);
    while (!error && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    double time = now() - start;
    posix_spawn_file_actions_destroy(&actions);
    if (!error && WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return time;
    fprintf(stderr, "command: %s failed\n", words[0]);
    exit(2);
}

static int compare(const void *left, const void *right)
{
    double difference = *(const double *)left - *(const double *)right;
    return (difference > 0) - (difference < 0);
}

int main(int argument_count, char **arguments)
{
    static double times[MOST_RUNS];
    int runs = argument_count > 2 ? atoi(arguments[1]) : 0;
    if (runs < 1 || runs > MOST_RUNS) {
        fputs("usage: command RUNS PROGRAM ARGUMENT…\n", stderr);
        return 2;
    }
    run(arguments + 2);
    for (int i = 0; i < runs; i++)
        times[i] = run(arguments + 2);
    qsort(times, (size_t)runs, sizeof *times, compare);
    printf("%8.2f ms median, %8.2f ms least of %d:", times[runs / 2], times[0], runs);
    for (int i = 2; i < argument_count; i++)
        printf(" %s", arguments[i]);
    putchar('\n');
    return 0;
}
