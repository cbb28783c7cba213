/* Loading and saving when all is well. */
#include "lines.h"
#include "session.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TIDES                                                                                      \
    "theme safety\nbrief tides\n"                                                                  \
    "point moved - The gauge was moved.\n"                                                         \
    "point late safety The survey is late.\n"                                                      \
    "point wide safety The channel is wide.\n"

Test(state_file, begins_with_nothing_and_says_nothing)
{
    struct folder folder = state_folder_make();
    struct session session = session_open(&folder, TIDES);
    cr_expect_str_eq(session.message.bytes, "");
    cr_expect_eq(session_reading(&session, "tides#late"), READING_UNREAD);
    session_close(&session);
    cr_expect_eq(state_folder_count(&folder, "", SESSION_DIRECTORY), 0);
    state_folder_remove(&folder);
}

Test(state_file, comes_back_in_the_next_run)
{
    struct folder folder = state_folder_make();
    struct session session = session_open(&folder, TIDES);
    session_set_read(&session, "tides#late", true);
    state_set_last(session.state, (struct state_position){SLICE("tides"), SLICE("tides#late")});
    cr_expect(session_save(&session));
    cr_expect_str_eq(session.message.bytes, "");
    cr_expect_not(state_is_changed(session.state));
    session_close(&session);
    session = session_open(&folder, TIDES "point deep - The channel is deep.\n");
    cr_expect_str_eq(session.message.bytes, "");
    cr_expect_eq(session_reading(&session, "tides#late"), READING_READ);
    cr_expect_eq(session_reading(&session, "tides#moved"), READING_UNREAD);
    cr_expect_eq(session_reading(&session, "tides#deep"), READING_NEW);
    cr_expect(slice_equal(state_last(session.state).item, SLICE("tides#late")));
    cr_expect_not(state_is_changed(session.state));
    session_close(&session);
    state_folder_remove(&folder);
}

static struct stat status_of(const struct folder *folder, const char *name)
{
    struct stat status = {0};
    cr_expect_eq(lstat(state_folder_path(folder, name), &status), 0, "%s", name);
    return status;
}

Test(state_file, writes_only_when_something_changed)
{
    struct folder folder = state_folder_make();
    struct session session = session_open(&folder, TIDES);
    cr_expect(session_save(&session));
    cr_expect_eq(state_folder_count(&folder, "", SESSION_DIRECTORY), 0);
    session_set_read(&session, "tides#late", true);
    cr_expect(session_save(&session));
    struct stat before = status_of(&folder, session_file(&session, ""));
    cr_expect(session_save(&session));
    session_set_read(&session, "tides#late", true);
    cr_expect(session_save(&session));
    struct stat after = status_of(&folder, session_file(&session, ""));
    cr_expect_eq(after.st_ino, before.st_ino);
    cr_expect_eq(after.st_mtim.tv_nsec, before.st_mtim.tv_nsec);
    session_set_read(&session, "tides#late", false);
    cr_expect(session_save(&session));
    cr_expect_neq(status_of(&folder, session_file(&session, "")).st_ino, before.st_ino);
    session_close(&session);
    state_folder_remove(&folder);
}

Test(state_file, is_for_the_user_alone)
{
    struct folder folder = state_folder_make();
    umask(0);
    struct session session = session_open(&folder, TIDES);
    session_set_read(&session, "tides#late", true);
    cr_expect(session_save(&session));
    cr_expect_eq(status_of(&folder, session_file(&session, "")).st_mode & 07777, 0600);
    cr_expect_eq(status_of(&folder, session_file(&session, ".lock")).st_mode & 07777, 0600);
    cr_expect_eq(status_of(&folder, SESSION_DIRECTORY).st_mode & 07777, 0700);
    cr_expect_eq(state_folder_count(&folder, SESSION_DIRECTORY, ""), 2,
                 "nothing else is left there");
    session_close(&session);
    state_folder_remove(&folder);
}

Test(state_file, is_one_for_each_dossier)
{
    struct folder folder = state_folder_make();
    struct session session = session_open(&folder, TIDES);
    session_set_read(&session, "tides", true);
    session_save(&session);
    cr_assert_eq(rename(state_folder_path(&folder, "dossier"), state_folder_path(&folder, "other")),
                 0);
    struct session other = session_open(&folder, TIDES);
    cr_expect_str_eq(other.file.name, session.file.name, "it has the same path");
    session_close(&other);
    struct state_file file;
    state_file_find(&file, state_folder_path(&folder, "other"), SLICE(""), folder.path, NULL);
    cr_expect_str_neq(file.name, session.file.name);
    state_file_release(&file);
    cr_assert_eq(symlink("dossier", state_folder_path(&folder, "link")), 0);
    state_file_find(&file, state_folder_path(&folder, "link/../link/."), SLICE(""), folder.path,
                    NULL);
    cr_expect_str_eq(file.name, session.file.name, "another way to the same folder");
    state_file_release(&file);
    session_close(&session);
    state_folder_remove(&folder);
}

/* Two readers. */

Test(state_file, merges_what_another_reader_saved)
{
    struct folder folder = state_folder_make();
    struct session one = session_open(&folder, TIDES);
    struct session two = session_open(&folder, TIDES);
    session_set_read(&one, "tides#late", true);
    session_set_read(&two, "tides#moved", true);
    cr_expect(session_save(&one));
    cr_expect(session_save(&two));
    cr_expect_eq(session_reading(&two, "tides#late"), READING_READ);
    cr_expect_eq(state_unread(two.state, NULL, NULL).unread, 1);
    cr_expect_eq(session_reading(&one, "tides#moved"), READING_UNREAD);
    state_file_load(&one.file, one.state, &one.message);
    cr_expect_eq(session_reading(&one, "tides#moved"), READING_READ);
    session_set_read(&one, "tides#late", false);
    cr_expect(session_save(&one));
    session_close(&one);
    session_close(&two);
    one = session_open(&folder, TIDES);
    cr_expect_eq(session_reading(&one, "tides#late"), READING_UNREAD, "the newest change wins");
    cr_expect_eq(session_reading(&one, "tides#moved"), READING_READ);
    session_close(&one);
    state_folder_remove(&folder);
}

/* To meet a brief is no reason to forget what the other has read of it. */
Test(state_file, merges_readers_who_begin_together)
{
    struct folder folder = state_folder_make();
    struct session one = session_open(&folder, TIDES);
    struct session two = session_open(&folder, TIDES);
    session_set_read(&one, "tides#late", true);
    session_set_read(&two, "tides#wide", true);
    session_set_read(&one, "tides#moved", true);
    session_save(&two);
    session_save(&one);
    session_set_read(&two, "tides#wide", true);
    state_set_starred(two.state, made_entry(&two.made, "tides"), true);
    session_save(&two);
    cr_expect_eq(state_unread(two.state, NULL, NULL).unread, 0);
    session_close(&one);
    session_close(&two);
    state_folder_remove(&folder);
}

Test(state_file, undoes_nothing_that_another_reader_changed)
{
    struct folder folder = state_folder_make();
    struct session one = session_open(&folder, TIDES);
    state_begin(one.state);
    session_set_read(&one, "tides", true);
    state_end(one.state);
    session_save(&one);
    struct session two = session_open(&folder, TIDES);
    session_set_read(&two, "tides#late", false);
    session_set_read(&two, "tides#late", true);
    session_save(&two);
    state_file_load(&one.file, one.state, &one.message);
    cr_expect_eq(state_undo(one.state), 2);
    cr_expect_eq(session_reading(&one, "tides#late"), READING_READ);
    cr_expect_eq(state_unread(one.state, NULL, NULL).unread, 2);
    cr_expect(session_save(&one));
    state_file_load(&two.file, two.state, &two.message);
    cr_expect_eq(state_unread(two.state, NULL, NULL).unread, 2, "what is undone is undone for all");
    session_close(&one);
    session_close(&two);
    state_folder_remove(&folder);
}

/* Another reader, who has seen it, saves after that. */
Test(state_file, does_not_bring_back_what_was_undone)
{
    struct folder folder = state_folder_make();
    struct session session = session_open(&folder, TIDES);
    struct state_position position;
    state_begin(session.state);
    state_set_starred(session.state, made_entry(&session.made, "tides"), true);
    state_set_mark(session.state, 'a', (struct state_position){SLICE("tides"), SLICE("")});
    session_set_read(&session, "tides#late", true);
    state_end(session.state);
    cr_expect(session_save(&session));
    struct session other = session_open(&folder, TIDES);
    cr_expect_eq(state_undo(session.state), 3);
    cr_expect(session_save(&session));
    session_close(&session);
    session_set_read(&other, "tides#wide", true);
    cr_expect(session_save(&other));
    session_close(&other);
    session = session_open(&folder, TIDES);
    cr_expect_not(state_is_starred(session.state, made_entry(&session.made, "tides")));
    cr_expect_not(state_mark(session.state, 'a', &position));
    cr_expect_eq(session_reading(&session, "tides#late"), READING_UNREAD);
    session_close(&session);
    state_folder_remove(&folder);
}

Test(state_file, writes_what_it_has_when_the_file_went_away)
{
    struct folder folder = state_folder_make();
    struct session session = session_open(&folder, TIDES);
    session_set_read(&session, "tides#late", true);
    session_save(&session);
    cr_assert_eq(unlink(state_folder_path(&folder, session_file(&session, ""))), 0);
    session_set_read(&session, "tides#wide", true);
    cr_expect(session_save(&session));
    session_close(&session);
    session = session_open(&folder, TIDES);
    cr_expect_eq(state_unread(session.state, NULL, NULL).unread, 1);
    session_close(&session);
    state_folder_remove(&folder);
}

/* Another version. */

static void write_state(const struct folder *folder, const struct session *session,
                        const char *version, const char *lines)
{
    struct buffer text = {0};
    lines_complete(version, slice_of(lines), &text);
    state_folder_write(folder, session_file(session, ""), buffer_slice(&text));
    buffer_release(&text);
}

Test(state_file, keeps_lines_of_a_later_minor_version)
{
    struct folder folder = state_folder_make();
    struct buffer text = {0};
    struct session session = session_open(&folder, TIDES);
    session_set_read(&session, "tides#late", true);
    session_save(&session);
    write_state(&folder, &session, "1.4", "colour 7 tides#late red\nnonsense\n");
    session_set_read(&session, "tides#wide", true);
    cr_expect(session_save(&session));
    state_folder_read(&folder, session_file(&session, ""), &text);
    cr_expect(slice_starts_with(buffer_slice(&text), SLICE("precis-state 1.4\n")));
    cr_expect(strstr(text.bytes, "\ncolour 7 tides#late red\n"));
    cr_expect(strstr(text.bytes, "\nnonsense\n"));
    buffer_release(&text);
    session_close(&session);
    state_folder_remove(&folder);
}

Test(state_file, leaves_a_later_version_alone)
{
    struct folder folder = state_folder_make();
    struct session session = session_open(&folder, TIDES);
    session_set_read(&session, "tides#late", true);
    session_save(&session);
    write_state(&folder, &session, "2.0", "anything\n");
    struct stat before = status_of(&folder, session_file(&session, ""));
    session_set_read(&session, "tides#wide", true);
    cr_expect_not(session_save(&session));
    cr_expect(session_said(&session, "later version"));
    cr_expect_not(session_save(&session));
    cr_expect_eq(session.message.length, 0, "once is enough");
    session_close(&session);
    session = session_open(&folder, TIDES);
    cr_expect(session_said(&session, "later version"));
    session_set_read(&session, "tides#wide", true);
    cr_expect_eq(session_reading(&session, "tides#wide"), READING_READ, "in memory it goes on");
    cr_expect_not(session_save(&session));
    cr_expect_eq(status_of(&folder, session_file(&session, "")).st_ino, before.st_ino);
    cr_expect_eq(state_folder_count(&folder, SESSION_DIRECTORY, ""), 2);
    session_close(&session);
    state_folder_remove(&folder);
}

/* Names. */

Test(state_file, bears_folders_of_any_name)
{
    static const char *const hostile[] = {
        "a\nb", "\033[31mred", "\xff\xfe", "-rf",       "a b",
        "%s%n", "..x",         ".hidden",  "'\"`$(x)`", "\u202Edrow",
    };
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        struct folder folder = state_folder_make();
        struct buffer message = {0};
        struct state_file file;
        struct state *state = state_create();
        cr_assert_eq(mkdir(state_folder_path(&folder, hostile[i]), 0700), 0);
        const char *path = state_folder_path(&folder, hostile[i]);
        /* The dossier and the folder of states have the name. */
        state_file_find(&file, path, SLICE(""), path, NULL);
        state_set_mark(state, 'a', (struct state_position){slice_of(hostile[i]), SLICE("")});
        cr_expect(state_file_save(&file, state, &message), "%s", message.bytes);
        state_release(state);
        state_file_release(&file);
        state = state_create();
        state_file_find(&file, path, SLICE(""), path, NULL);
        state_file_load(&file, state, &message);
        struct state_position position;
        cr_expect(state_mark(state, 'a', &position));
        cr_expect(slice_equal(position.place, slice_of(hostile[i])));
        state_release(state);
        state_file_release(&file);
        buffer_release(&message);
        state_folder_remove(&folder);
    }
}
