#include "base/descriptor.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

enum { MANY = 1 << 20 };

struct reading {
    int descriptor;
    size_t count;
    bool is_right;
};

static void *read_all(void *argument)
{
    struct reading *reading = argument;
    char bytes[4096];
    reading->is_right = true;
    for (ssize_t count; (count = read(reading->descriptor, bytes, sizeof bytes)) > 0;)
        for (ssize_t i = 0; i < count; i++)
            reading->is_right =
                reading->is_right && bytes[i] == (char)('a' + reading->count++ % 26);
    return NULL;
}

/* A pipe takes a part at a time. */
Test(descriptor, is_written_to_in_as_many_parts_as_it_takes)
{
    static char bytes[MANY];
    int ends[2];
    pthread_t thread;
    for (size_t i = 0; i < MANY; i++)
        bytes[i] = (char)('a' + i % 26);
    cr_assert_eq(pipe(ends), 0);
    struct reading reading = {.descriptor = ends[0]};
    cr_assert_eq(pthread_create(&thread, NULL, read_all, &reading), 0);
    cr_expect(descriptor_write(ends[1], (struct slice){bytes, MANY}));
    close(ends[1]);
    pthread_join(thread, NULL);
    close(ends[0]);
    cr_expect_eq(reading.count, MANY);
    cr_expect(reading.is_right);
}

Test(descriptor, says_why_it_cannot_be_written_to)
{
    int full = open("/dev/full", O_WRONLY);
    int ends[2];
    cr_expect_not(descriptor_write(full, SLICE("x")));
    cr_expect_eq(errno, ENOSPC);
    close(full);
    signal(SIGPIPE, SIG_IGN);
    cr_assert_eq(pipe(ends), 0);
    close(ends[0]);
    cr_expect_not(descriptor_write(ends[1], SLICE("x")));
    cr_expect_eq(errno, EPIPE);
    close(ends[1]);
    cr_expect(descriptor_write(-1, SLICE("")), "nothing is always written");
}
