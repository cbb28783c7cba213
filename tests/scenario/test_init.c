/* `precis init`: a dossier that checks clean, whole or not at all. */
#include "support/captured.h"
#include "support/scratch.h"

#include <criterion/criterion.h>
#include <criterion/parameterized.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct captured run(const char *folder, const char *script)
{
    struct arena arena = {0};
    struct captured captured =
        captured_shell(arena_format(&arena, "cd '%s' && %s", folder, script).bytes);
    arena_release(&arena);
    return captured;
}

/* Runs the script in the folder; it must end with that status, and say that on either stream. */
static void expect(const char *folder, const char *script, int status, const char *part)
{
    struct captured captured = run(folder, script);
    cr_expect_eq(captured.status, status, "%s: %d, %s", script, captured.status,
                 captured.err.bytes ? captured.err.bytes : "");
    struct buffer both = {0};
    buffer_add(&both, buffer_slice(&captured.out));
    buffer_add(&both, buffer_slice(&captured.err));
    captured_expect_part(buffer_slice(&both), part);
    buffer_release(&both);
    captured_release(&captured);
}

struct name {
    char as_given[64];
    char title[64];
};

ParameterizedTestParameters(init, makes_a_dossier_that_checks_clean)
{
    static struct name names[] = {
        {"mine", "mine"},
        {"slash/", "slash"},
        {"a: b # c", "a: b # c"},
        {"~^", "~^"},
        {"\"quoted\" \\n", "\"quoted\" \\n"},
        {"\xd9\xbe\xd8\xb1\xd9\x88\xd9\x86\xd8\xaf\xd9\x87",
         "\xd9\xbe\xd8\xb1\xd9\x88\xd9\x86\xd8\xaf\xd9\x87"},
    };
    return cr_make_param_array(struct name, names, sizeof names / sizeof *names);
}

ParameterizedTest(struct name *name, init, makes_a_dossier_that_checks_clean)
{
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    expect(folder, arena_format(&arena, "\"$0\" init '%s'", name->as_given).bytes, 0,
           "Made the dossier ");
    expect(folder, arena_format(&arena, "\"$0\" -d '%s' check; echo $?", name->as_given).bytes, 0,
           "0\n");
    expect(folder, arena_format(&arena, "\"$0\" -d '%s' show", name->as_given).bytes, 0,
           name->title);
    expect(folder, "ls -a | grep -c '[.]precis-'; true", 0, "0\n");
    program_folder_remove(folder);
    arena_release(&arena);
}

Test(init, takes_an_empty_folder_and_no_other)
{
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    expect(folder, "mkdir empty && \"$0\" init empty", 0, "Made the dossier empty");
    expect(folder, "\"$0\" init empty", 2, "'empty' is not empty");
    expect(folder, "touch file && \"$0\" init file", 2, "'file' is a file");
    expect(folder, "\"$0\" init file/inner", 2, "'file/inner'");
    expect(folder, "\"$0\" init none/inner", 2, "No such file or directory");
    expect(folder, "\"$0\" init ''", 2, "name the folder to make");
    expect(folder, "\"$0\" init", 2, "name the folder to make");
    expect(folder, "ls -a | grep -c '[.]precis-'; cat file | wc -c", 0, "0\n0\n");
    program_folder_remove(folder);
    arena_release(&arena);
}

/* A file may not grow beyond so many blocks: what was written until then goes again. */
Test(init, leaves_nothing_behind_where_there_is_no_room)
{
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    expect(folder, "(ulimit -f 4; exec \"$0\" init full)", 2, "cannot make 'full'");
    expect(folder, "ls -a | grep -cE '[.]precis-|full'; true", 0, "0\n");
    program_folder_remove(folder);
    arena_release(&arena);
}

Test(init, makes_folders_as_the_user_has_new_ones)
{
    struct arena arena = {0};
    struct stat status;
    const char *folder = program_folder_make(&arena);
    expect(folder, "umask 027 && \"$0\" init mine", 0, "Made the dossier");
    cr_assert_eq(stat(arena_format(&arena, "%s/mine", folder).bytes, &status), 0);
    cr_expect_eq(status.st_mode & 0777, 0750);
    program_folder_remove(folder);
    arena_release(&arena);
}

Test(init, is_found_from_any_folder_within)
{
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    expect(folder, "\"$0\" init mine && cd mine/content/briefs && \"$0\" show", 0, "mine");
    expect(folder, "cd mine/articles && \"$0\" check", 0, "there is no brief yet");
    expect(folder, "cd mine/themes && \"$0\" -d .. list themes", 0, "first-theme");
    program_folder_remove(folder);
    arena_release(&arena);
}

Test(init, is_named_where_a_dossier_is_missing_or_half_begun)
{
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    expect(folder, "mkdir none && \"$0\" -d none check", 2, "precis init DIR makes a dossier");
    expect(folder, "mkdir -p half/content && \"$0\" -d half check", 2,
           "has content/ but no themes/");
    expect(folder, "mkdir -p other/themes && \"$0\" -d other check", 2,
           "write content/dossier.yaml");
    expect(folder, "mkdir -p begun/content begun/themes && \"$0\" -d begun check", 1,
           "there is no brief yet");
    expect(folder, "mkdir -p lone/content && cd lone && touch content/dossier.yaml && \"$0\" check",
           2, "it has content/ but no themes/; make that folder");
    expect(folder,
           "mkdir -p bare/content/briefs/2031 && cd bare/content/briefs/2031 && \"$0\" list points",
           2, "it has content/ but no themes/; make that folder");
    program_folder_remove(folder);
    arena_release(&arena);
}

/* So that what is remembered follows the folder wherever it is moved. */
Test(init, gives_the_dossier_an_id_where_the_name_has_one)
{
    static const char *const names[][2] = {
        {"Nile Dam/", "id: nile-dam\n"}, {"01-ports", "id: ports\n"}, {"\xd9\xbe", "0\n"}};
    struct arena arena = {0};
    const char *folder = program_folder_make(&arena);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        expect(folder,
               arena_format(&arena,
                            "\"$0\" init '%s' && cd '%s' && grep '^id:' content/dossier.yaml || "
                            "echo 0; \"$0\" check",
                            names[i][0], names[i][0])
                   .bytes,
               0, names[i][1]);
    program_folder_remove(folder);
    arena_release(&arena);
}
