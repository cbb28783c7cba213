/* Handing bytes to programs that take them, do not, or never end. */
#include "cli/feed.h"

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

static const struct feed_patience patient = {FOR_EVER, never};
static const struct feed_patience impatient = {100, never};
static const struct feed_patience ending = {FOR_EVER, at_once};

static const struct {
    const char *words[4];
    size_t length; /* of the input */
    const struct feed_patience *patience;
    enum feed_answer answer;
} rows[] = {
    {{"cat"}, 0, &patient, FEED_TAKEN},
    {{"cat"}, 10, &patient, FEED_TAKEN},
    {{"cat"}, MUCH, &patient, FEED_TAKEN},
    {{"cat"}, MUCH, NULL, FEED_TAKEN},
    {{"true"}, 0, &patient, FEED_TAKEN},
    {{"false"}, 0, &patient, FEED_REFUSED},
    {{"true"}, MUCH, &patient, FEED_TAKEN},
    {{"head", "-c", "1"}, MUCH, &patient, FEED_TAKEN},
    {{"sh", "-c", "kill -9 $$"}, 10, &patient, FEED_REFUSED},
    {{"/nowhere/at/all"}, 10, &patient, FEED_NOT_STARTED},
    {{"no such program"}, 10, NULL, FEED_NOT_STARTED},
    {{"sleep", "1000"}, 0, &impatient, FEED_TOO_SLOW},
    {{"sleep", "1000"}, 10, &impatient, FEED_TOO_SLOW},
    {{"sleep", "1000"}, MUCH, &impatient, FEED_TOO_SLOW},
    {{"sh", "-c", "trap '' TERM HUP INT; sleep 1000 & wait"}, 10, &impatient, FEED_TOO_SLOW},
    {{"sleep", "1000"}, MUCH, &ending, FEED_TOO_SLOW},
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
        enum feed_answer answer = feed_run(&(struct feed){
            .words = (char *const *)rows[i].words,
            .input = {input, rows[i].length},
            .patience = rows[i].patience,
        });
        cr_expect_eq(answer, rows[i].answer, "%s %s: %d", rows[i].words[0],
                     rows[i].words[1] ? rows[i].words[1] : "", (int)answer);
        cr_expect(answer != FEED_NOT_STARTED || errno == ENOENT);
        cr_expect_eq(open_descriptors(), before);
    }
    cr_expect_eq(waitpid(-1, NULL, WNOHANG), -1, "a child is left");
    free(input);
}
