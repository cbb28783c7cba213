/* What is remembered follows a dossier: by its id, or by its briefs when its folder is moved. */
#include "session.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <sys/stat.h>

#define TIDES "brief tides\npoint moved - The gauge was moved.\npoint late - The survey is late.\n"
#define WINDS "brief winds\npoint high - It blows.\n"
#define PORTS "brief ports\npoint full - They are full.\n"
#define LOCKS "brief locks\npoint shut - They are shut.\n"

/* As the reader opens the dossier that stands at this name in the folder. */
static struct session open_at(const struct folder *folder, const char *name, const char *id,
                              const char *text)
{
    struct session session = {.made = made_dossier(text), .state = state_create()};
    const char *path = state_folder_path(folder, name);
    mkdir(path, 0700);
    state_file_find(&session.file, path, slice_of(id), folder->path, NULL);
    state_file_load(&session.file, session.state, &session.message);
    state_file_adopt(&session.file, session.state, session.made.dossier, &session.message);
    state_set_dossier(session.state, session.made.dossier);
    return session;
}

static void read_at(const struct folder *folder, const char *name, const char *id, const char *text,
                    const char *point)
{
    struct session session = open_at(folder, name, id, text);
    session_set_read(&session, point, true);
    cr_assert(session_save(&session), "%s", session.message.bytes);
    session_close(&session);
}

static void move(const struct folder *folder, const char *from, const char *to)
{
    cr_assert_eq(rename(state_folder_path(folder, from), state_folder_path(folder, to)), 0);
}

static void expect_at(const struct folder *folder, const char *name, const char *id,
                      const char *text, const char *point, enum reading reading)
{
    struct session session = open_at(folder, name, id, text);
    cr_expect_eq(session_reading(&session, point), reading, "%s of %s", point, name);
    cr_expect(session_save(&session));
    session_close(&session);
}

Test(state_moved, is_kept_when_the_folder_is_renamed)
{
    struct folder folder = state_folder_make();
    read_at(&folder, "one", "", TIDES, "tides#late");
    move(&folder, "one", "two");
    expect_at(&folder, "two", "", TIDES, "tides#late", READING_READ);
    expect_at(&folder, "two", "", TIDES, "tides#moved", READING_UNREAD);
    move(&folder, "two", "three");
    expect_at(&folder, "three", "", TIDES WINDS, "tides#late", READING_READ);
    state_folder_remove(&folder);
}

Test(state_moved, is_not_taken_from_a_dossier_that_is_still_there)
{
    struct folder folder = state_folder_make();
    read_at(&folder, "one", "", TIDES, "tides#late");
    expect_at(&folder, "copy", "", TIDES, "tides#late", READING_UNREAD);
    read_at(&folder, "copy", "", TIDES, "tides#moved");
    expect_at(&folder, "one", "", TIDES, "tides#late", READING_READ);
    expect_at(&folder, "one", "", TIDES, "tides#moved", READING_UNREAD);
    state_folder_remove(&folder);
}

Test(state_moved, is_not_taken_by_another_dossier)
{
    struct folder folder = state_folder_make();
    read_at(&folder, "one", "", TIDES WINDS PORTS, "tides#late");
    read_at(&folder, "one", "", TIDES WINDS PORTS, "winds#high");
    read_at(&folder, "one", "", TIDES WINDS PORTS, "ports#full");
    move(&folder, "one", "two");
    expect_at(&folder, "three", "", LOCKS, "locks#shut", READING_UNREAD);
    expect_at(&folder, "four", "", LOCKS TIDES, "tides#late", READING_UNREAD);
    expect_at(&folder, "two", "", TIDES WINDS PORTS, "ports#full", READING_READ);
    state_folder_remove(&folder);
}

Test(state_moved, is_taken_from_the_one_that_has_most_of_its_briefs)
{
    struct folder folder = state_folder_make();
    read_at(&folder, "one", "", TIDES, "tides#late");
    read_at(&folder, "two", "", TIDES WINDS, "winds#high");
    read_at(&folder, "two", "", TIDES WINDS, "tides#moved");
    move(&folder, "one", "gone");
    move(&folder, "two", "here");
    expect_at(&folder, "here", "", TIDES WINDS, "winds#high", READING_READ);
    expect_at(&folder, "here", "", TIDES WINDS, "tides#late", READING_UNREAD);
    state_folder_remove(&folder);
}

/* As on a disk that was away for a while. */
Test(state_moved, is_still_there_for_the_old_path)
{
    struct folder folder = state_folder_make();
    read_at(&folder, "one", "", TIDES, "tides#late");
    move(&folder, "one", "two");
    read_at(&folder, "two", "", TIDES, "tides#moved");
    expect_at(&folder, "one", "", TIDES, "tides#late", READING_READ);
    expect_at(&folder, "one", "", TIDES, "tides#moved", READING_UNREAD);
    state_folder_remove(&folder);
}

Test(state_moved, belongs_to_the_id_wherever_the_folder_is)
{
    struct folder folder = state_folder_make();
    read_at(&folder, "one", "sea", TIDES, "tides#late");
    expect_at(&folder, "copy", "sea", TIDES, "tides#late", READING_READ);
    read_at(&folder, "copy", "sea", TIDES, "tides#moved");
    expect_at(&folder, "one", "sea", TIDES, "tides#moved", READING_READ);
    expect_at(&folder, "one", "sky", TIDES, "tides#late", READING_UNREAD);
    move(&folder, "one", "gone");
    expect_at(&folder, "new", "", TIDES, "tides#late", READING_UNREAD);
    state_folder_remove(&folder);
}

Test(state_moved, is_taken_over_once_when_a_dossier_gets_an_id)
{
    struct folder folder = state_folder_make();
    read_at(&folder, "one", "", TIDES, "tides#late");
    expect_at(&folder, "one", "sea", TIDES, "tides#late", READING_READ);
    cr_expect_eq(state_folder_count(&folder, SESSION_DIRECTORY, ".moved"), 1);
    expect_at(&folder, "one", "sea", TIDES, "tides#late", READING_READ);
    read_at(&folder, "two", "", WINDS, "winds#high");
    move(&folder, "two", "three");
    expect_at(&folder, "three", "wind", WINDS, "winds#high", READING_READ);
    state_folder_remove(&folder);
}

/* Nothing of the old file goes before the new one is whole. */
Test(state_moved, leaves_the_old_file_until_it_is_saved)
{
    struct folder folder = state_folder_make();
    read_at(&folder, "one", "", TIDES, "tides#late");
    move(&folder, "one", "two");
    struct session session = open_at(&folder, "two", "", TIDES);
    cr_expect_eq(state_folder_count(&folder, SESSION_DIRECTORY, ".moved"), 0);
    cr_expect(state_is_changed(session.state), "it is to be saved under its new name");
    session_close(&session);
    expect_at(&folder, "two", "", TIDES, "tides#late", READING_READ);
    state_folder_remove(&folder);
}
