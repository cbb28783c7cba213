/* Loading and saving when something is in the way: one message, no failure, no loss. */
#include "child.h"
#include "session.h"

#include <criterion/criterion.h>

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* No place. */

Test(state_trouble, says_so_without_a_home)
{
    struct buffer message = {0};
    struct state_file file;
    struct state *state = state_create();
    state_file_find(&file, ".", SLICE(""), "relative", NULL);
    state_file_load(&file, state, &message);
    cr_expect(strstr(buffer_slice(&message).bytes, "neither XDG_STATE_HOME nor HOME"));
    state_set_mark(state, 'a', (struct state_position){SLICE("x"), SLICE("")});
    cr_expect_not(state_file_save(&file, state, &message));
    cr_expect_eq(message.length, 0, "once is enough");
    struct state_position position;
    cr_expect(state_mark(state, 'a', &position), "in memory it goes on");
    state_release(state);
    state_file_release(&file);
    buffer_release(&message);
}

Test(state_trouble, says_so_without_a_dossier)
{
    struct folder folder = state_folder_make();
    struct buffer message = {0};
    struct state_file file;
    struct state *state = state_create();
    state_file_find(&file, state_folder_path(&folder, "nowhere"), SLICE(""), folder.path, NULL);
    state_file_load(&file, state, &message);
    cr_expect(strstr(buffer_slice(&message).bytes, "No such file"));
    state_release(state);
    state_file_release(&file);
    buffer_release(&message);
    cr_expect_eq(state_folder_count(&folder, "", ""), 0);
    state_folder_remove(&folder);
}

/* The child owns all and may write nowhere. */
static void save_in_vain(void *context)
{
    const struct folder *folder = context;
    struct session session = session_open(folder, SESSION_TIDES);
    CHECK(session.message.length == 0);
    session_set_read(&session, "tides#wide", true);
    CHECK(!session_save(&session));
    CHECK(session_said(&session, "Permission denied"));
    CHECK(!session_save(&session));
    CHECK(session.message.length == 0);
    CHECK(state_is_changed(session.state));
    CHECK(session_reading(&session, "tides#wide") == READING_READ);
    session_close(&session);
}

static void load_but_not_save(void *context)
{
    struct session session = session_open(context, SESSION_TIDES);
    CHECK(session_reading(&session, "tides#late") == READING_READ);
    session_close(&session);
    save_in_vain(context);
}

Test(state_trouble, goes_on_in_a_home_that_cannot_be_written)
{
    struct folder folder = state_folder_make();
    struct session session = session_open(&folder, SESSION_TIDES);
    session_close(&session);
    state_folder_give(&folder, CHILD_NOBODY);
    cr_assert_eq(chmod(folder.path, 0500), 0);
    cr_expect(child_ended_well(child_start(save_in_vain, &folder, CHILD_NOBODY)));
    cr_expect_eq(state_folder_count(&folder, "", ""), 1);
    cr_assert_eq(chmod(folder.path, 0700), 0);
    state_folder_remove(&folder);
}

Test(state_trouble, goes_on_with_a_state_that_cannot_be_written)
{
    struct folder folder = state_folder_make();
    struct session session = session_begin_read(&folder);
    state_folder_give(&folder, CHILD_NOBODY);
    cr_assert_eq(chmod(state_folder_path(&folder, SESSION_DIRECTORY), 0500), 0);
    cr_expect(child_ended_well(child_start(load_but_not_save, &folder, CHILD_NOBODY)));
    /* The lock cannot be made either when it is not there. */
    cr_assert_eq(chmod(state_folder_path(&folder, SESSION_DIRECTORY), 0700), 0);
    cr_assert_eq(unlink(state_folder_path(&folder, session_file(&session, ".lock"))), 0);
    cr_assert_eq(chmod(state_folder_path(&folder, SESSION_DIRECTORY), 0500), 0);
    cr_expect(child_ended_well(child_start(load_but_not_save, &folder, CHILD_NOBODY)));
    cr_assert_eq(chmod(state_folder_path(&folder, SESSION_DIRECTORY), 0700), 0);
    session_close(&session);
    state_folder_remove(&folder);
}

static void load_unreadable(void *context)
{
    struct session session = session_open(context, SESSION_TIDES);
    CHECK(session_said(&session, "cannot be read"));
    session_set_read(&session, "tides#wide", true);
    CHECK(!session_save(&session));
    CHECK(chmod(state_folder_path(context, session_file(&session, "")), 0600) == 0);
    CHECK(session_save(&session));
    CHECK(session_reading(&session, "tides#late") == READING_READ);
    session_close(&session);
}

Test(state_trouble, does_not_write_what_it_could_not_read)
{
    struct folder folder = state_folder_make();
    struct session session = session_begin_read(&folder);
    state_folder_give(&folder, CHILD_NOBODY);
    cr_assert_eq(chmod(state_folder_path(&folder, session_file(&session, "")), 0), 0);
    cr_expect(child_ended_well(child_start(load_unreadable, &folder, CHILD_NOBODY)));
    session_close(&session);
    state_folder_remove(&folder);
}

/* Full disk. */

static void save_on_a_full_disk(void *context)
{
    const struct folder *folder = context;
    struct session session = session_open(folder, SESSION_TIDES);
    session_set_read(&session, "tides#wide", true);
    signal(SIGXFSZ, SIG_IGN);
    for (rlim_t size = 0; size < 200; size += 40) {
        CHECK(setrlimit(RLIMIT_FSIZE, &(struct rlimit){size, RLIM_INFINITY}) == 0);
        CHECK(!session_save(&session));
        CHECK(size ? session.message.length == 0 : session_said(&session, "not saved"));
        CHECK(state_is_changed(session.state));
    }
    CHECK(setrlimit(RLIMIT_FSIZE, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY}) == 0);
    if (state_folder_count(folder, "", "room"))
        CHECK(session_save(&session) && session.message.length == 0);
    session_close(&session);
}

Test(state_trouble, keeps_the_old_state_on_a_full_disk)
{
    struct folder folder = state_folder_make();
    struct session session = session_begin_read(&folder);
    cr_expect(child_ended_well(child_start(save_on_a_full_disk, &folder, CHILD_SAME_USER)));
    cr_expect_eq(session_unread_in_next_run(&folder), 2);
    cr_expect_eq(state_folder_count(&folder, SESSION_DIRECTORY, ""), 2,
                 "no temporary file is left");
    state_folder_write(&folder, "room", SLICE(""));
    cr_expect(child_ended_well(child_start(save_on_a_full_disk, &folder, CHILD_SAME_USER)));
    cr_expect_eq(session_unread_in_next_run(&folder), 1);
    session_close(&session);
    state_folder_remove(&folder);
}

/* The lock. */

static int hold_lock(const struct folder *folder, const struct session *session)
{
    int lock =
        open(state_folder_path(folder, session_file(session, ".lock")), O_RDWR | O_CREAT, 0600);
    cr_assert_geq(lock, 0);
    cr_assert_eq(flock(lock, LOCK_EX), 0);
    return lock;
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

Test(state_trouble, waits_one_second_for_a_lock_and_saves_beside)
{
    struct folder folder = state_folder_make();
    struct session session = session_begin_read(&folder);
    struct session other = session_open(&folder, SESSION_TIDES);
    int lock = hold_lock(&folder, &session);
    session_set_read(&session, "tides#wide", true);
    double start = seconds_now();
    cr_expect(session_save(&session));
    double taken = seconds_now() - start;
    /* How much longer is up to the machine; the lock is held all the time, so that it ends at all.
     */
    cr_expect(taken >= 0.9, "%f s", taken);
    cr_expect(session_said(&session, "another precis"), "%s", session.message.bytes);
    cr_expect_not(state_is_changed(session.state));
    cr_expect_eq(session_unread_in_next_run(&folder), 1, "it is seen beside the file");
    session_set_read(&session, "tides#moved", true);
    cr_expect(session_save(&session));
    cr_expect_eq(state_folder_count(&folder, SESSION_DIRECTORY, ".pending-"), 1,
                 "one for each reader");
    close(lock);
    /* Another reader, who knows nothing of it, takes it in. */
    state_set_starred(other.state, made_entry(&other.made, "tides"), true);
    cr_expect(session_save(&other));
    cr_expect_eq(state_folder_count(&folder, SESSION_DIRECTORY, ".pending-"), 0);
    cr_expect_eq(session_unread_in_next_run(&folder), 0);
    session_close(&other);
    session_close(&session);
    state_folder_remove(&folder);
}

static void save_soon(void *context)
{
    struct session session = session_open(context, SESSION_TIDES);
    session_set_read(&session, "tides#wide", true);
    CHECK(session_save(&session));
    CHECK(session.message.length == 0);
    session_close(&session);
}

/* Whether the lock was let go while another process could still be waiting for it: a busy machine
 * may wake this one too late. */
static bool let_go_in_time(struct folder *folder, int lock)
{
    double start = seconds_now();
    pid_t child = child_start(save_soon, folder, CHILD_SAME_USER);
    nanosleep(&(struct timespec){0, 200000000}, NULL);
    flock(lock, LOCK_UN);
    bool is_in_time = seconds_now() - start < 0.9;
    bool is_good = child_ended_well(child);
    cr_expect(is_good || !is_in_time);
    return is_in_time;
}

Test(state_trouble, gets_a_lock_that_is_let_go_in_time)
{
    for (bool is_done = false; !is_done;) {
        struct folder folder = state_folder_make();
        struct session session = session_begin_read(&folder);
        int lock = hold_lock(&folder, &session);
        is_done = let_go_in_time(&folder, lock);
        close(lock);
        cr_expect(!is_done || state_folder_count(&folder, SESSION_DIRECTORY, ".pending-") == 0);
        cr_expect(!is_done || session_unread_in_next_run(&folder) == 1);
        session_close(&session);
        state_folder_remove(&folder);
    }
}

Test(state_trouble, follows_no_link_to_a_lock)
{
    struct folder folder = state_folder_make();
    struct session session = session_begin_read(&folder);
    cr_assert_eq(unlink(state_folder_path(&folder, session_file(&session, ".lock"))), 0);
    cr_assert_eq(symlink("../made", state_folder_path(&folder, session_file(&session, ".lock"))),
                 0);
    session_set_read(&session, "tides#wide", true);
    cr_expect(session_save(&session));
    cr_expect(session_said(&session, "two readers at once"), "%s", session.message.bytes);
    cr_expect_eq(state_folder_count(&folder, "", "made"), 0);
    session_close(&session);
    cr_expect_eq(session_unread_in_next_run(&folder), 1);
    state_folder_remove(&folder);
}

Test(state_trouble, sets_aside_what_is_pending_and_damaged)
{
    struct folder folder = state_folder_make();
    struct session session = session_begin_read(&folder);
    state_folder_write(&folder, session_file(&session, ".pending-1-2"), SLICE("no state"));
    cr_expect_eq(session_unread_in_next_run(&folder), 2);
    session_set_read(&session, "tides#wide", true);
    cr_expect(session_save(&session));
    cr_expect_eq(state_folder_count(&folder, SESSION_DIRECTORY, ".pending-"), 0);
    cr_expect_eq(state_folder_count(&folder, SESSION_DIRECTORY, ".damaged-1"), 1);
    session_close(&session);
    state_folder_remove(&folder);
}

/* Temporary files. */

static void do_nothing(void *context)
{
    (void)context;
}

static const char *temporary(const struct session *session, const char *before, intmax_t process,
                             const char *after)
{
    char ending[128];
    snprintf(ending, sizeof ending, "%s.temporary-%jd-%s", before, process, after);
    return session_file(session, ending);
}

static const struct {
    const char *before;
    const char *after;
    bool has_ended; /* the process in the name */
    bool is_swept;
} temporaries[] = {
    {"", "1", true, true},
    {"", "1", false, false},
    {"", "", true, false},
    {"", "1x", true, false},
    {"x", "1", true, false},
    {"", "1 ", true, false},
    {".pending-12-345", "1", true, true},
    {".pending-12-345", "1", false, false},
    {".pending-12-", "1", true, false},
    {".pending-x-1", "1", true, false},
    {".pending-12-345x", "1", true, false},
};

Test(state_trouble, sweeps_the_temporary_files_of_processes_that_are_gone)
{
    struct folder folder = state_folder_make();
    struct session session = session_begin_read(&folder);
    pid_t gone = child_start(do_nothing, NULL, CHILD_SAME_USER);
    child_ended_well(gone);
    for (size_t i = 0; i < sizeof temporaries / sizeof *temporaries; i++)
        state_folder_write(&folder,
                           temporary(&session, temporaries[i].before,
                                     temporaries[i].has_ended ? gone : getpid(),
                                     temporaries[i].after),
                           SLICE("x"));
    struct session next = session_open(&folder, SESSION_TIDES);
    session_set_read(&next, "tides#wide", true);
    cr_expect(session_save(&next));
    for (size_t i = 0; i < sizeof temporaries / sizeof *temporaries; i++) {
        const char *name =
            temporary(&session, temporaries[i].before, temporaries[i].has_ended ? gone : getpid(),
                      temporaries[i].after);
        cr_expect_eq(access(state_folder_path(&folder, name), F_OK) != 0, temporaries[i].is_swept,
                     "%s", name);
    }
    session_close(&next);
    session_close(&session);
    state_folder_remove(&folder);
}

/* The process may be one of another machine, or another by now. */
Test(state_trouble, sweeps_what_is_an_hour_old_unless_it_is_no_file)
{
    const struct timespec long_ago[] = {{1, 0}, {1, 0}};
    struct folder folder = state_folder_make();
    struct session session = session_begin_read(&folder);
    state_folder_write(&folder, "secret", SLICE("secret"));
    state_folder_write(&folder, temporary(&session, "", getpid(), "7"), SLICE("x"));
    utimensat(AT_FDCWD, state_folder_path(&folder, temporary(&session, "", getpid(), "7")),
              long_ago, 0);
    const char *link = state_folder_path(&folder, temporary(&session, "", getpid(), "8"));
    cr_assert_eq(symlink("../secret", link), 0);
    utimensat(AT_FDCWD, link, long_ago, AT_SYMLINK_NOFOLLOW);
    struct session next = session_open(&folder, SESSION_TIDES);
    session_set_read(&next, "tides#wide", true);
    cr_expect(session_save(&next));
    cr_expect_eq(state_folder_count(&folder, SESSION_DIRECTORY, ".temporary-"), 1);
    cr_expect_eq(state_folder_count(&folder, "", "secret"), 1);
    session_close(&next);
    session_close(&session);
    state_folder_remove(&folder);
}
