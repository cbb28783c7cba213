#include "child.h"
#include "state_folder.h"
#include "store/state_directory.h"

#include <criterion/criterion.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

static const struct {
    const char *xdg_state_home;
    const char *home;
    const char *path; /* "": none */
    size_t given;
} places[] = {
    {NULL, "/home/ada", "/home/ada/.local/state/precis", 9},
    {"", "/home/ada", "/home/ada/.local/state/precis", 9},
    {"state", "/home/ada", "/home/ada/.local/state/precis", 9},
    {"./state", "/home/ada", "/home/ada/.local/state/precis", 9},
    {"../state", "/home/ada", "/home/ada/.local/state/precis", 9},
    {"~/state", "/home/ada", "/home/ada/.local/state/precis", 9},
    {"/var/state", "/home/ada", "/var/state/precis", 0},
    {"/var/state/", NULL, "/var/state//precis", 0},
    {"/", NULL, "//precis", 0},
    {NULL, "/", "//.local/state/precis", 1},
    {NULL, NULL, "", 0},
    {"", "", "", 0},
    {"state", "home/ada", "", 0},
    {NULL, ".", "", 0},
};

Test(state_directory, is_where_the_specification_says)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct arena arena = {0};
        struct state_directory directory =
            state_directory_find(places[i].xdg_state_home, places[i].home, &arena);
        cr_expect(slice_equal(directory.path, slice_of(places[i].path)), "%zu: %.*s", i,
                  SLICE_ARGUMENTS(directory.path));
        cr_expect_eq(directory.given, places[i].given, "%zu", i);
        arena_release(&arena);
    }
}

static const struct {
    const char *dossier;
    const char *label;
} names[] = {
    {"/home/ada/quiet-water", "quiet-water-"},
    {"/home/ada/Quiet Water", "Quiet-Water-"},
    {"/home/ada/.hidden", "-hidden-"},
    {"/home/ada/..", "---"},
    {"/", "-"},
    {"", "-"},
    {"/a\nb\033[31m\xff%n", "a-b--31m--n-"},
    {"/--help", "--help-"},
    {"/0123456789012345678901234567890123456789x", "0123456789012345678901234567890123456789-"},
};

Test(state_directory, names_files_harmlessly)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct arena arena = {0};
        struct slice name = state_directory_name(slice_of(names[i].dossier), &arena);
        cr_expect(slice_starts_with(name, slice_of(names[i].label)), "%s: %s", names[i].dossier,
                  name.bytes);
        cr_expect_eq(name.length, strlen(names[i].label) + 16 + strlen(".state"));
        for (size_t j = 0; j < name.length; j++)
            cr_expect(strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.",
                             name.bytes[j]));
        arena_release(&arena);
    }
}

Test(state_directory, names_two_folders_of_one_name_apart)
{
    struct arena arena = {0};
    struct slice one = state_directory_name(SLICE("/home/ada/water"), &arena);
    cr_expect(slice_equal(one, state_directory_name(SLICE("/home/ada/water"), &arena)));
    cr_expect_not(slice_equal(one, state_directory_name(SLICE("/home/bea/water"), &arena)));
    cr_expect_not(slice_equal(state_directory_name(SLICE("/a b"), &arena),
                              state_directory_name(SLICE("/a-b"), &arena)));
    arena_release(&arena);
}

static int open_in(const struct folder *folder, const char *home, bool is_made, bool is_xdg,
                   const char **problem)
{
    struct arena arena = {0};
    const char *path = state_folder_path(folder, home);
    struct state_directory directory =
        state_directory_find(is_xdg ? path : NULL, is_xdg ? NULL : path, &arena);
    *problem = NULL;
    int descriptor = state_directory_open(&directory, is_made, problem);
    arena_release(&arena);
    return descriptor;
}

static void expect_refused(const struct folder *folder, const char *home, bool is_xdg)
{
    const char *problem;
    int descriptor = open_in(folder, home, true, is_xdg, &problem);
    cr_expect_lt(descriptor, 0, "%s", home);
    cr_expect_not_null(problem, "%s", home);
}

static mode_t mode_of(const struct folder *folder, const char *name)
{
    struct stat status;
    cr_assert_eq(lstat(state_folder_path(folder, name), &status), 0, "%s: %s", name,
                 strerror(errno));
    return status.st_mode & 07777;
}

Test(state_directory, is_made_for_the_user_alone)
{
    struct folder folder = state_folder_make();
    const char *problem;
    umask(0);
    cr_expect_lt(open_in(&folder, "", false, false, &problem), 0);
    cr_expect_null(problem, "not to be there is no problem: %s", problem);
    cr_expect_eq(state_folder_count(&folder, "", ""), 0, "to look makes nothing");
    int descriptor = open_in(&folder, "", true, false, &problem);
    cr_assert_geq(descriptor, 0, "%s", problem);
    cr_expect_eq(fcntl(descriptor, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
    close(descriptor);
    cr_expect_eq(mode_of(&folder, ".local"), 0700);
    cr_expect_eq(mode_of(&folder, ".local/state"), 0700);
    cr_expect_eq(mode_of(&folder, ".local/state/precis"), 0700);
    close(open_in(&folder, "", true, false, &problem));
    cr_expect_null(problem);
    close(open_in(&folder, "deep/er", true, true, &problem));
    cr_expect_eq(mode_of(&folder, "deep/er/precis"), 0700);
    state_folder_remove(&folder);
}

Test(state_directory, never_makes_a_home)
{
    struct folder folder = state_folder_make();
    expect_refused(&folder, "nonexistent", false);
    cr_expect_eq(state_folder_count(&folder, "", ""), 0);
    state_folder_remove(&folder);
}

Test(state_directory, is_no_file_and_no_link)
{
    struct folder folder = state_folder_make();
    mkdir(state_folder_path(&folder, "elsewhere"), 0700);
    mkdir(state_folder_path(&folder, "linked"), 0700);
    cr_assert_eq(symlink(state_folder_path(&folder, "elsewhere"),
                         state_folder_path(&folder, "linked/precis")),
                 0);
    expect_refused(&folder, "linked", true);
    state_folder_write(&folder, "file", SLICE("x"));
    expect_refused(&folder, "file", true);
    expect_refused(&folder, "file", false);
    mkdir(state_folder_path(&folder, "taken"), 0700);
    state_folder_write(&folder, "taken/precis", SLICE("x"));
    expect_refused(&folder, "taken", true);
    cr_assert_eq(symlink("nowhere", state_folder_path(&folder, "linked/other")), 0);
    expect_refused(&folder, "linked/other", true);
    cr_expect_eq(state_folder_count(&folder, "elsewhere", ""), 0);
    state_folder_remove(&folder);
}

/* People move their homes about. */
Test(state_directory, may_be_below_a_link)
{
    struct folder folder = state_folder_make();
    const char *problem;
    mkdir(state_folder_path(&folder, "elsewhere"), 0700);
    cr_assert_eq(symlink("elsewhere", state_folder_path(&folder, "home")), 0);
    int descriptor = open_in(&folder, "home", true, false, &problem);
    cr_expect_geq(descriptor, 0, "%s", problem);
    close(descriptor);
    cr_expect_eq(mode_of(&folder, "elsewhere/.local/state/precis"), 0700);
    state_folder_remove(&folder);
}

Test(state_directory, is_nobody_elses)
{
    struct folder folder = state_folder_make();
    const char *problem;
    close(open_in(&folder, "", true, true, &problem));
    cr_assert_eq(chmod(state_folder_path(&folder, "precis"), 0777), 0);
    expect_refused(&folder, "", true);
    cr_assert_eq(chmod(state_folder_path(&folder, "precis"), 0700), 0);
    if (geteuid() == 0) {
        state_folder_give(&folder, CHILD_NOBODY);
        expect_refused(&folder, "", true);
    }
    state_folder_remove(&folder);
}

Test(state_directory, is_not_made_of_a_path_that_is_too_long)
{
    struct folder folder = state_folder_make();
    char name[300];
    memset(name, 'x', sizeof name);
    name[sizeof name - 1] = '\0';
    expect_refused(&folder, name, true);
    cr_expect_eq(state_folder_count(&folder, "", ""), 0);
    state_folder_remove(&folder);
}
