/* Files that are no states any more, or never were: set aside, one message, and a fresh start. */
#include "session.h"

#include <criterion/criterion.h>

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static void expect_set_aside(const struct folder *folder, struct slice damaged)
{
    struct buffer kept = {0};
    struct session session = session_open(folder, SESSION_TIDES);
    cr_expect(session_said(&session, ".damaged-1"), "%s", session.message.bytes);
    cr_expect_eq(session_reading(&session, "tides#late"), READING_UNREAD);
    state_folder_read(folder, session_file(&session, ".damaged-1"), &kept);
    cr_expect(slice_equal(buffer_slice(&kept), damaged), "old data intact");
    session_set_read(&session, "tides#wide", true);
    cr_expect(session_save(&session));
    cr_expect_eq(session.message.length, 0);
    cr_expect_eq(session_unread_in_next_run(folder), 2);
    unlink(state_folder_path(folder, session_file(&session, ".damaged-1")));
    session_close(&session);
    buffer_release(&kept);
}

Test(state_damage, sets_aside_a_file_with_any_byte_damaged)
{
    struct folder folder = state_folder_make();
    struct buffer text = {0};
    struct session session = session_begin_read(&folder);
    state_folder_read(&folder, session_file(&session, ""), &text);
    cr_expect_leq(text.length, 400);
    for (size_t i = 0; i < text.length; i++) {
        text.bytes[i] ^= 1;
        state_folder_write(&folder, session_file(&session, ""), buffer_slice(&text));
        expect_set_aside(&folder, buffer_slice(&text));
        text.bytes[i] ^= 1;
    }
    session_close(&session);
    buffer_release(&text);
    state_folder_remove(&folder);
}

Test(state_damage, sets_aside_a_file_that_is_cut_off)
{
    struct folder folder = state_folder_make();
    struct buffer text = {0};
    struct session session = session_begin_read(&folder);
    state_folder_read(&folder, session_file(&session, ""), &text);
    for (size_t i = 0; i < text.length; i += 7) {
        struct slice cut = {text.bytes, i};
        state_folder_write(&folder, session_file(&session, ""), cut);
        expect_set_aside(&folder, cut);
    }
    session_close(&session);
    buffer_release(&text);
    state_folder_remove(&folder);
}

Test(state_damage, counts_what_is_set_aside)
{
    struct folder folder = state_folder_make();
    struct session session = session_begin_read(&folder);
    for (size_t i = 1; i <= 12; i++) {
        state_folder_write(&folder, session_file(&session, ""), SLICE("no state at all"));
        struct session next = session_open(&folder, SESSION_TIDES);
        cr_expect(session_said(&next, "damaged"));
        session_close(&next);
        cr_expect_eq(state_folder_count(&folder, SESSION_DIRECTORY, ".damaged-"), i);
    }
    session_close(&session);
    state_folder_remove(&folder);
}

/* What is in memory is as good as it was. */
Test(state_damage, loses_nothing_when_damage_shows_at_saving)
{
    struct folder folder = state_folder_make();
    struct session session = session_begin_read(&folder);
    state_folder_write(&folder, session_file(&session, ""), SLICE("no state at all"));
    session_set_read(&session, "tides#wide", true);
    cr_expect(session_save(&session));
    cr_expect(session_said(&session, ".damaged-1"), "%s", session.message.bytes);
    session_close(&session);
    cr_expect_eq(session_unread_in_next_run(&folder), 1);
    state_folder_remove(&folder);
}

static void make_folder(const char *path)
{
    cr_assert_eq(mkdir(path, 0700), 0);
}

/* What it leads to is a good state, but no link is followed. */
static void make_link(const char *path)
{
    cr_assert_eq(symlink("../secret", path), 0);
}

static void make_loop(const char *path)
{
    cr_assert_eq(symlink(path, path), 0);
}

static void make_pipe(const char *path)
{
    cr_assert_eq(mkfifo(path, 0600), 0);
}

static void make_socket(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    /* A path of a socket is short: it is made where the process stands. */
    char directory[256];
    snprintf(directory, sizeof directory, "%s", path);
    *strrchr(directory, '/') = '\0';
    int back = open(".", O_RDONLY | O_DIRECTORY);
    int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
    cr_assert_eq(chdir(directory), 0);
    snprintf(address.sun_path, sizeof address.sun_path, "%s", strrchr(path, '/') + 1);
    cr_assert_eq(bind(descriptor, (struct sockaddr *)&address, sizeof address), 0);
    cr_assert_eq(fchdir(back), 0);
    close(descriptor);
    close(back);
}

static void make_huge(const char *path)
{
    int descriptor = open(path, O_WRONLY | O_CREAT, 0600);
    cr_assert_eq(ftruncate(descriptor, (off_t)1 << 33), 0);
    close(descriptor);
}

Test(state_damage, sets_aside_what_is_no_file)
{
    static void (*const make[])(const char *) = {make_folder, make_link,   make_loop,
                                                 make_pipe,   make_socket, make_huge};
    struct folder folder = state_folder_make();
    struct session session = session_begin_read(&folder);
    struct buffer good = {0};
    state_folder_read(&folder, session_file(&session, ""), &good);
    state_folder_write(&folder, "secret", buffer_slice(&good));
    for (size_t i = 0; i < sizeof make / sizeof *make; i++) {
        cr_assert_eq(unlink(state_folder_path(&folder, session_file(&session, ""))), 0);
        make[i](state_folder_path(&folder, session_file(&session, "")));
        struct session next = session_open(&folder, SESSION_TIDES);
        cr_expect(session_said(&next, ".damaged-"), "%zu: %s", i, next.message.bytes);
        session_set_read(&next, "tides#wide", true);
        cr_expect(session_save(&next), "%zu: %s", i, next.message.bytes);
        session_close(&next);
        cr_expect_eq(session_unread_in_next_run(&folder), 2);
        cr_expect_eq(state_folder_count(&folder, SESSION_DIRECTORY, ".damaged-"), i + 1);
    }
    struct buffer secret = {0};
    state_folder_read(&folder, "secret", &secret);
    cr_expect(slice_equal(buffer_slice(&secret), buffer_slice(&good)));
    buffer_release(&secret);
    buffer_release(&good);
    session_close(&session);
    state_folder_remove(&folder);
}
