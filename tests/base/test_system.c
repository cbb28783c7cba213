#include "base/system.h"

#include "base/descriptor.h"
#include "base/moment.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

Test(system, has_pipes_that_no_other_program_inherits)
{
    for (int is_patient = 0; is_patient < 2; is_patient++) {
        int ends[2];
        cr_assert(system_pipe(ends, is_patient));
        for (int i = 0; i < 2; i++) {
            cr_expect(fcntl(ends[i], F_GETFD) & FD_CLOEXEC);
            cr_expect_eq(!(fcntl(ends[i], F_GETFL) & O_NONBLOCK), is_patient);
        }
        char byte;
        cr_expect_eq(write(ends[1], "a", 1), 1);
        cr_expect_eq(read(ends[0], &byte, 1), 1);
        close(ends[0]);
        close(ends[1]);
    }
}

/* In one call where the system has it, and one by one. */
Test(system, closes_descriptors_from_one_on_when_a_program_is_begun)
{
    static void (*const ways[])(int first) = {system_close_on_exec, descriptor_close_on_exec};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        int below = fcntl(STDIN_FILENO, F_DUPFD, 20);
        int first = fcntl(STDIN_FILENO, F_DUPFD, below + 1);
        int last = fcntl(STDIN_FILENO, F_DUPFD, first + 200);
        cr_assert_gt(last, first);
        ways[i](first);
        cr_expect_not(fcntl(below, F_GETFD) & FD_CLOEXEC);
        cr_expect(fcntl(first, F_GETFD) & FD_CLOEXEC);
        cr_expect(fcntl(last, F_GETFD) & FD_CLOEXEC);
        close(below);
        close(first);
        close(last);
    }
}

/* Where it knows its program, that is the file; else nothing is named. */
Test(system, knows_its_program_and_how_many_processors_there_are)
{
    char path[PATH_MAX];
    bool is_known = system_program_path(path, sizeof path);
    cr_expect(is_known ? *path == '/' && access(path, X_OK) == 0 : !*path);
    cr_expect_geq(system_processor_count(), 1);
    char little[4];
    system_program_path(little, sizeof little);
    cr_expect_not_null(memchr(little, '\0', sizeof little));
}

/* What is written from now on bears this time or a later one. */
Test(system, has_the_time_of_files)
{
    for (int i = 0; i < 50; i++) {
        struct stat status;
        FILE *file = tmpfile();
        cr_assert_not_null(file);
        int64_t before = system_file_time();
        cr_assert_eq(write(fileno(file), "a", 1), 1);
        cr_assert_eq(fstat(fileno(file), &status), 0);
        cr_expect_geq(moment_in_nanoseconds(status.st_mtim), before);
        fclose(file);
    }
}
