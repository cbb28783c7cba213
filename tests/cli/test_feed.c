/* Handing bytes to programs that take them, do not, or never end. */
#include "cli/program_input.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { MUCH = 1024 * 1024 /* more than a pipe holds */, FOR_EVER = 1000000 };

static bool never(void)
{
    return false;
}

static bool at_once(void)
{
    return true;
}

static const struct program_input_patience patient = {FOR_EVER, never};
static const struct program_input_patience impatient = {100, never};
static const struct program_input_patience ending = {FOR_EVER, at_once};

static const struct {
    const char *words[4];
    size_t length; /* of the input */
    const struct program_input_patience *patience;
    enum program_input_answer answer;
} rows[] = {
    {{"cat"}, 0, &patient, PROGRAM_INPUT_TAKEN},
    {{"cat"}, 10, &patient, PROGRAM_INPUT_TAKEN},
    {{"cat"}, MUCH, &patient, PROGRAM_INPUT_TAKEN},
    {{"cat"}, MUCH, NULL, PROGRAM_INPUT_TAKEN},
    {{"true"}, 0, &patient, PROGRAM_INPUT_TAKEN},
    {{"false"}, 0, &patient, PROGRAM_INPUT_REFUSED},
    {{"true"}, MUCH, &patient, PROGRAM_INPUT_TAKEN},
    {{"head", "-c", "1"}, MUCH, &patient, PROGRAM_INPUT_TAKEN},
    {{"sh", "-c", "kill -9 $$"}, 10, &patient, PROGRAM_INPUT_REFUSED},
    {{"/nowhere/at/all"}, 10, &patient, PROGRAM_INPUT_NOT_STARTED},
    {{"no such program"}, 10, NULL, PROGRAM_INPUT_NOT_STARTED},
    {{"sleep", "1000"}, 0, &impatient, PROGRAM_INPUT_TOO_SLOW},
    {{"sleep", "1000"}, 10, &impatient, PROGRAM_INPUT_TOO_SLOW},
    {{"sleep", "1000"}, MUCH, &impatient, PROGRAM_INPUT_TOO_SLOW},
    {{"sh", "-c", "trap '' TERM HUP INT; sleep 1000 & wait"},
     10,
     &impatient,
     PROGRAM_INPUT_TOO_SLOW},
    {{"sleep", "1000"}, MUCH, &ending, PROGRAM_INPUT_TOO_SLOW},
};

static size_t open_descriptors(void)
{
    size_t count = 0;
    for (int i = 0; i < 256; i++)
        count += fcntl(i, F_GETFD) >= 0;
    return count;
}

Test(feed, hands_over_what_is_taken_and_waits_no_longer_than_it_may)
{
    char *input = malloc(MUCH);
    signal(SIGPIPE, SIG_IGN);
    memset(input, 'x', MUCH);
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t before = open_descriptors();
        enum program_input_answer answer = program_input_run(&(struct program_input){
            .words = (char *const *)rows[i].words,
            .input = {input, rows[i].length},
            .patience = rows[i].patience,
        });
        cr_expect_eq(answer, rows[i].answer, "%s %s: %d", rows[i].words[0],
                     rows[i].words[1] ? rows[i].words[1] : "", (int)answer);
        cr_expect(answer != PROGRAM_INPUT_NOT_STARTED || errno == ENOENT);
        cr_expect_eq(open_descriptors(), before);
    }
    cr_expect_eq(waitpid(-1, NULL, WNOHANG), -1, "a child is left");
    free(input);
}
