/* Several readers write at once, and some of them are killed: nothing is torn, nothing is lost. */
#include "child.h"
#include "session.h"
#include "support/dice.h"
#include "support/rounds.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum { WRITERS = 3, USUAL_ROUNDS = 80, USUAL_KILLS = 40, POINTS = 4000 };

/* All that the processes have in common; `saved` is in memory that they share. */
struct job {
    struct folder folder;
    struct made made; /* a brief for each writer */
    int writer;
    int rounds;
    volatile int *saved; /* by writer: how many points are known to be on the disk */
};

static struct job make_job(int rounds)
{
    struct job job = {.folder = state_folder_make(), .made = made_large(WRITERS, POINTS)};
    job.rounds = rounds;
    void *shared = mmap(NULL, WRITERS * sizeof *job.saved, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    cr_assert_neq(shared, MAP_FAILED);
    job.saved = shared;
    return job;
}

static void end_job(struct job *job)
{
    munmap((void *)job->saved, WRITERS * sizeof *job->saved);
    made_release(&job->made);
    state_folder_remove(&job->folder);
}

struct desk {
    struct state *state;
    struct state_file file;
    struct buffer message;
};

static struct desk sit_down(const struct job *job)
{
    struct desk desk = {.state = state_create()};
    state_file_find(&desk.file, job->folder.path, SLICE(""), job->folder.path, NULL);
    state_file_load(&desk.file, desk.state, &desk.message);
    state_set_dossier(desk.state, job->made.dossier);
    return desk;
}

static void stand_up(struct desk *desk)
{
    state_file_release(&desk->file);
    state_release(desk->state);
    buffer_release(&desk->message);
}

static const struct brief *brief_of(const struct job *job, int writer)
{
    return job->made.dossier->briefs[writer];
}

static const struct entry *point_of(const struct job *job, int writer, int i)
{
    return &brief_of(job, writer)->claims.items[i].entry;
}

/* Every writer has points of its own, and all move one mark and set one star. */
static void change(struct desk *desk, const struct job *job, int i)
{
    char text[32];
    snprintf(text, sizeof text, "%d", i);
    state_set_read(desk->state, point_of(job, job->writer, i), true);
    state_set_mark(desk->state, 'a', (struct state_position){slice_of(text), SLICE("")});
    state_set_starred(desk->state, &brief_of(job, 0)->entry, i % 2);
    state_set_mark(desk->state, (char)('b' + job->writer),
                   (struct state_position){slice_of(text), SLICE("")});
}

static bool has_mark(const struct state *state, char letter, int expected)
{
    char text[32];
    struct state_position position;
    snprintf(text, sizeof text, "%d", expected);
    return state_mark(state, letter, &position) && slice_equal(position.place, slice_of(text));
}

/* Some readers stay, some come again each time. */
static void write_rounds(void *context)
{
    struct job *job = context;
    struct desk desk = sit_down(job);
    for (int i = 0; i < job->rounds && i < POINTS; i++) {
        change(&desk, job, i);
        CHECK(state_file_save(&desk.file, desk.state, &desk.message));
        CHECK(!state_is_changed(desk.state));
        if (job->writer && i % 5 == 0) {
            stand_up(&desk);
            desk = sit_down(job);
            CHECK(has_mark(desk.state, (char)('b' + job->writer), i));
        }
        for (int j = 0; j <= i; j++)
            CHECK(state_reading(desk.state, point_of(job, job->writer, j)) == READING_READ);
    }
    stand_up(&desk);
}

Test(state_writers, lose_nothing, .timeout = TORTURE_TIMEOUT)
{
    struct job job = make_job(torture_rounds(USUAL_ROUNDS));
    pid_t children[WRITERS];
    for (job.writer = 0; job.writer < WRITERS; job.writer++)
        children[job.writer] = child_start(write_rounds, &job, CHILD_SAME_USER);
    for (int i = 0; i < WRITERS; i++)
        cr_expect(child_ended_well(children[i]));
    struct desk desk = sit_down(&job);
    cr_expect_eq(desk.message.length, 0, "%s", desk.message.bytes);
    int count = job.rounds < POINTS ? job.rounds : POINTS;
    for (int i = 0; i < WRITERS; i++) {
        struct state_counts counts = state_unread(desk.state, brief_of(&job, i), NULL);
        cr_expect_eq(counts.unread, (uint32_t)(POINTS - count));
        cr_expect(has_mark(desk.state, (char)('b' + i), count - 1));
    }
    stand_up(&desk);
    cr_expect_eq(state_folder_count(&job.folder, SESSION_DIRECTORY, ".temporary-"), 0);
    cr_expect_eq(state_folder_count(&job.folder, SESSION_DIRECTORY, ".damaged-"), 0);
    end_job(&job);
}

/* Saves one point after the other until it is killed. */
static void write_until_killed(void *context)
{
    struct job *job = context;
    struct desk desk = sit_down(job);
    for (int i = job->saved[job->writer]; i < POINTS; i++) {
        change(&desk, job, i);
        CHECK(state_file_save(&desk.file, desk.state, &desk.message));
        job->saved[job->writer] = i + 1;
    }
    for (;;)
        pause();
}

static void expect_saved(const struct job *job)
{
    int saved[WRITERS];
    for (int i = 0; i < WRITERS; i++)
        saved[i] = job->saved[i];
    struct desk desk = sit_down(job);
    cr_expect_eq(desk.message.length, 0, "%s", desk.message.bytes);
    for (int i = 0; i < WRITERS; i++)
        for (int j = 0; j < saved[i]; j++)
            cr_assert_eq(state_reading(desk.state, point_of(job, i, j)), READING_READ,
                         "point %d of writer %d is lost", j, i);
    stand_up(&desk);
}

static void wait_a_moment(struct dice *dice)
{
    const struct timespec moment = {0, (long)dice_below(dice, 40000) * 1000};
    nanosleep(&moment, NULL);
}

/* A saving takes in some of what is pending. What a writer left half written goes, unless another
 * process has come to have its number. */
static void clean_up(const struct job *job)
{
    struct desk desk = sit_down(job);
    char text[] = "a";
    for (; state_folder_count(&job->folder, SESSION_DIRECTORY, ".pending-") && *text < 'z';
         ++*text) {
        state_set_mark(desk.state, 'z', (struct state_position){slice_of(text), SLICE("")});
        cr_expect(state_file_save(&desk.file, desk.state, &desk.message));
    }
    state_set_mark(desk.state, 'z', (struct state_position){SLICE("end"), SLICE("")});
    cr_expect(state_file_save(&desk.file, desk.state, &desk.message));
    stand_up(&desk);
    cr_expect_eq(state_folder_count(&job->folder, SESSION_DIRECTORY, ".pending-"), 0);
    cr_expect_leq(state_folder_count(&job->folder, SESSION_DIRECTORY, ".temporary-"),
                  (size_t)job->rounds / 100);
}

Test(state_writers, lose_nothing_when_they_are_killed, .timeout = TORTURE_TIMEOUT)
{
    struct job job = make_job(torture_rounds(USUAL_KILLS));
    struct dice dice = {7};
    pid_t children[WRITERS];
    for (job.writer = 0; job.writer < WRITERS; job.writer++)
        children[job.writer] = child_start(write_until_killed, &job, CHILD_SAME_USER);
    for (int round = 0; round < job.rounds; round++) {
        wait_a_moment(&dice);
        job.writer = (int)dice_below(&dice, WRITERS);
        child_kill(children[job.writer]);
        expect_saved(&job);
        children[job.writer] = child_start(write_until_killed, &job, CHILD_SAME_USER);
    }
    for (int i = 0; i < WRITERS; i++)
        child_kill(children[i]);
    expect_saved(&job);
    cr_expect_eq(state_folder_count(&job.folder, SESSION_DIRECTORY, ".damaged-"), 0);
    clean_up(&job);
    TORTURE_SAY("%d of three writers were killed; of %d points that were saved none was lost",
                job.rounds, job.saved[0] + job.saved[1] + job.saved[2]);
    end_job(&job);
}
