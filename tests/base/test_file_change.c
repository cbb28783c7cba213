/* Files that are whole or not there, and several that change together or not at all. */
#include "base/file_change.h"
#include "base/whole_file.h"
#include "support/tool.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;

static void begin(void)
{
    folder = tool_make_folder();
    cr_assert_eq(mkdir(tool_path(folder, "in"), 0755), 0);
    tool_write(tool_path(folder, "a"), SLICE("old a"));
    tool_write(tool_path(folder, "in/b"), SLICE("old b"));
}

static void finish(void)
{
    tool_remove_folder(folder);
}

#define OLD(name, text)                                                                            \
    {                                                                                              \
        .path = (name), .contents = {(text), sizeof(text) - 1 }                                    \
    }
#define NEW(name, text)                                                                            \
    {                                                                                              \
        .path = (name), .contents = {(text), sizeof(text) - 1}, .is_new = true                     \
    }
#define GONE(name)                                                                                 \
    {                                                                                              \
        .path = (name), .is_gone = true                                                            \
    }

TestSuite(file_change, .init = begin, .fini = finish);

static void expect(const char *name, const char *contents)
{
    struct buffer found = {0};
    const char *path = tool_path(folder, name);
    if (!contents) {
        cr_expect_neq(access(path, F_OK), 0, "%s is there", name);
        return;
    }
    tool_read(path, &found);
    cr_expect(slice_equal(buffer_slice(&found), slice_of(contents)), "%s is '%.*s'", name,
              (int)found.length, found.bytes ? found.bytes : "");
    buffer_release(&found);
}

/* No file of a change is left anywhere. */
static void expect_nothing_left(void)
{
    static const char *const names[] = {".precis-change", ".precis-change.new", ".precis-new-0",
                                        ".precis-new-1",  "in/.precis-new-0",   "in/.precis-new-1"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        expect(names[i], NULL);
    cr_expect_not(file_change_is_unfinished(folder));
}

static bool change(const char *problem, const struct changed_file *files, size_t count)
{
    struct buffer found = {0};
    bool is_made = file_change_make(folder, files, count, &found);
    cr_expect_eq(is_made, !problem);
    cr_expect(!problem || (found.bytes && strstr(found.bytes, problem)), "'%s', not '%s'",
              found.bytes ? found.bytes : "", problem ? problem : "");
    buffer_release(&found);
    return is_made;
}

Test(file_change, replaces_and_makes_files_and_keeps_their_modes)
{
    cr_assert_eq(chmod(tool_path(folder, "in/b"), 0604), 0);
    const struct changed_file files[] = {OLD("a", "new a"), OLD("in/b", "new b"),
                                         NEW("made/deep/c", "c")};
    change(NULL, files, 3);
    expect("a", "new a");
    expect("in/b", "new b");
    expect("made/deep/c", "c");
    struct stat status;
    cr_assert_eq(stat(tool_path(folder, "in/b"), &status), 0);
    cr_expect_eq(status.st_mode & 0777, 0604u);
    expect_nothing_left();
    change(NULL, files, 1);
    expect("a", "new a");
    expect_nothing_left();
}

/* One file goes, and another takes its place and its mode. */
Test(file_change, gives_a_file_another_name)
{
    cr_assert_eq(chmod(tool_path(folder, "in/b"), 0604), 0);
    struct changed_file files[] = {NEW("in/c", "new b"), GONE("in/b"), OLD("a", "new a")};
    files[0].like = "b";
    change(NULL, files, 3);
    expect("in/b", NULL);
    expect("in/c", "new b");
    expect("a", "new a");
    struct stat status;
    cr_assert_eq(stat(tool_path(folder, "in/c"), &status), 0);
    cr_expect_eq(status.st_mode & 0777, 0604u);
    expect_nothing_left();
    /* Interrupted before the old name is gone, and after. */
    for (int is_gone = 0; is_gone < 2; is_gone++) {
        struct buffer problem = {0};
        tool_write(tool_path(folder, ".precis-change"),
                   SLICE("precis change 1\nnew in/d\ngone in/c\n"));
        tool_write(tool_path(folder, is_gone ? "in/d" : "in/.precis-new-0"), SLICE("d"));
        if (is_gone)
            unlink(tool_path(folder, "in/c"));
        cr_expect(file_change_finish(folder, &problem), "%s", problem.bytes ? problem.bytes : "");
        expect("in/c", NULL);
        expect("in/d", "d");
        expect_nothing_left();
        buffer_release(&problem);
        unlink(tool_path(folder, "in/d"));
        tool_write(tool_path(folder, "in/c"), SLICE("new b"));
    }
}

Test(file_change, of_which_one_file_cannot_be_changed_changes_none)
{
    static const struct {
        struct changed_file second;
        const char *problem;
    } cases[] = {
        {OLD("in/none", "x"), "not there any more"},
        {NEW("in/b", "x"), "there is one already"},
        {NEW("made/a/../b", "x"), "cannot be listed"},
        {NEW("../b", "x"), "cannot be listed"},
        {NEW("/tmp/b", "x"), "cannot be listed"},
        {NEW("in/b\nc", "x"), "cannot be listed"},
        {OLD("link", "x"), "it is a link"},
        {OLD("in", "x"), "it is not a file"},
        {NEW("a/b", "x"), "cannot change"},
        {GONE("in/none"), "not there any more"},
        {GONE("link"), "it is a link"},
        {GONE("../a"), "cannot be listed"},
    };
    cr_assert_eq(symlink("in/b", tool_path(folder, "link")), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct changed_file files[] = {OLD("a", "new a"), cases[i].second};
        change(cases[i].problem, files, 2);
        expect("a", "old a");
        expect("in/b", "old b");
        expect("made", NULL);
        expect_nothing_left();
    }
}

Test(file_change, that_was_interrupted_is_finished_from_any_state)
{
    static const char list[] = "precis change 1\nold a\nold in/b\nnew c\n";
    /* Which of the three files have their names already; 8: the last one has both. */
    for (unsigned done = 0; done <= 8; done++) {
        tool_write(tool_path(folder, ".precis-change"), slice_of(list));
        tool_write(tool_path(folder, "a"), slice_of(done & 1 ? "new a" : "old a"));
        tool_write(tool_path(folder, "in/b"), slice_of(done & 2 ? "new b" : "old b"));
        unlink(tool_path(folder, "c"));
        if (!(done & 1))
            tool_write(tool_path(folder, ".precis-new-0"), SLICE("new a"));
        if (!(done & 2))
            tool_write(tool_path(folder, "in/.precis-new-1"), SLICE("new b"));
        tool_write(tool_path(folder, done & 4 ? "c" : ".precis-new-2"), SLICE("new c"));
        struct arena arena = {0};
        const char *temporary =
            arena_copy(&arena, slice_of(tool_path(folder, ".precis-new-2"))).bytes;
        if (done & 8)
            cr_assert_eq(link(temporary, tool_path(folder, "c")), 0);
        arena_release(&arena);
        cr_assert(file_change_is_unfinished(folder));
        change("a change before this one", &(struct changed_file)OLD("a", "x"), 1);
        struct buffer problem = {0};
        cr_expect(file_change_finish(folder, &problem), "%s", problem.bytes ? problem.bytes : "");
        buffer_release(&problem);
        expect("a", "new a");
        expect("in/b", "new b");
        expect("c", "new c");
        expect(".precis-new-2", NULL);
        expect_nothing_left();
    }
}

Test(file_change, has_a_list_that_leads_nowhere_else)
{
    static const char *const lists[] = {
        "",
        "precis change 2\nold a\n",
        "precis change 1\nold a",
        "precis change 1\nold ../a\n",
        "precis change 1\nold /etc/passwd\n",
        "precis change 1\nold in/../../a\n",
        "precis change 1\nmove a\n",
        "precis change 1\n\n",
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct buffer problem = {0};
        tool_write(tool_path(folder, ".precis-change"), slice_of(lists[i]));
        tool_write(tool_path(folder, ".precis-new-0"), SLICE("new a"));
        cr_expect_not(file_change_finish(folder, &problem), "%s", lists[i]);
        cr_expect(strstr(problem.bytes, "not a list that precis wrote"), "%s", problem.bytes);
        expect("a", "old a");
        buffer_release(&problem);
    }
}

Test(file_change, takes_away_what_one_before_it_has_left)
{
    tool_write(tool_path(folder, ".precis-new-0"), SLICE("left"));
    tool_write(tool_path(folder, ".precis-change.new"), SLICE("left"));
    const struct changed_file files[] = {OLD("a", "new a"), OLD("in/b", "new b")};
    change(NULL, files, 2);
    expect("a", "new a");
    expect("in/b", "new b");
    expect_nothing_left();
}

Test(whole_file, replaces_only_what_it_may)
{
    char *own = tool_make_folder();
    int directory = open(own, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct whole_file file = {.directory = directory,
                              .name = "x",
                              .temporary = "t",
                              .mode = 0640,
                              .contents = SLICE("one")};
    cr_expect(whole_file_write(&file));
    struct stat status;
    cr_assert_eq(fstatat(directory, "x", &status, 0), 0);
    cr_expect_eq(status.st_mode & 0777, 0640u);
    file.contents = SLICE("two");
    cr_expect_not(whole_file_write(&file));
    cr_expect_eq(errno, EEXIST);
    cr_expect_neq(faccessat(directory, "t", F_OK, 0), 0);
    file.may_replace = true;
    cr_expect(whole_file_write(&file));
    struct buffer found = {0};
    tool_read(tool_path(own, "x"), &found);
    cr_expect(slice_equal(buffer_slice(&found), SLICE("two")));
    buffer_release(&found);
    close(directory);
    tool_remove_folder(own);
}
