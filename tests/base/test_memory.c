#include "base/memory.h"

#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

Test(memory, gives_at_least_a_byte)
{
    char *memory = memory_allocate(0, 100);
    memory[0] = 'a';
    memory = memory_reallocate(memory, 100, 0);
    memory[0] = 'b';
    free(memory);
}

Test(memory, keeps_what_was_there_when_it_grows)
{
    char *memory = memory_allocate(2, 3);
    memcpy(memory, "abcde", 6);
    memory = memory_reallocate(memory, 1000, 1000);
    cr_expect_str_eq(memory, "abcde");
    free(memory);
}

Test(memory, grows_in_steps_of_two)
{
    int *items = NULL;
    size_t capacity = 0;
    size_t moves = 0;
    for (size_t i = 0; i < 10000; i++) {
        size_t before = capacity;
        void *elements = items;
        memory_reserve(&elements, &capacity, i, sizeof *items);
        items = elements;
        items[i] = (int)i;
        moves += capacity != before;
    }
    for (size_t i = 0; i < 10000; i++)
        cr_assert_eq(items[i], (int)i);
    cr_expect_lt(moves, 16);
    free(items);
}

/* Without memory: the terminal is given back, one line, status 2. */

static void give_back(void)
{
    ssize_t written = write(STDERR_FILENO, "<given back>", 12);
    (void)written;
}

static void overflow(void)
{
    memory_allocate(SIZE_MAX / 2, 3);
}

static void overflow_growing(void)
{
    memory_reallocate(NULL, SIZE_MAX / 16, 32);
}

static void run(void (*function)(void), void (*restore)(void), int to)
{
    dup2(to, STDERR_FILENO);
    memory_before_exit(restore);
    function();
    _exit(0);
}

static void expect_end(void (*function)(void), void (*restore)(void), const char *said)
{
    int ends[2];
    char output[200] = "";
    int status = 0;
    cr_assert_eq(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0)
        run(function, restore, ends[1]);
    close(ends[1]);
    ssize_t length = read(ends[0], output, sizeof output - 1);
    cr_assert_geq(length, 0);
    close(ends[0]);
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_expect(WIFEXITED(status));
    cr_expect_eq(WEXITSTATUS(status), 2);
    cr_expect_eq(strncmp(output, said, strlen(said)), 0, "%s", output);
}

Test(memory, ends_the_program_when_there_is_none)
{
    static const char message[] = "precis: error: out of memory\n";
    expect_end(memory_exhausted, NULL, message);
    expect_end(overflow, NULL, message);
    expect_end(overflow_growing, NULL, message);
    expect_end(overflow, give_back, "<given back>");
}
