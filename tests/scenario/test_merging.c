/* Two authors of one dossier in git: 500 briefs in subfolders, and each of the two adds a brief and
 * an actor on a branch of his own. Nothing conflicts, and what is merged is clean. */
#include "support/captured.h"
#include "support/scratch.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/stat.h>

enum { BRIEFS = 500, YEARS = 5 };

static const char brief_text[] =
    "precis: 1\nid: %s\nsource: {type: report, title: T, issued: %u}\nbottom-line: B\n"
    "key-points:\n  - {id: one, text: The water of %s rises., kind: statement, themes: [tides],"
    " paragraphs: [1], voice: [%s]}\n";

static void make(struct arena *arena, const char *folder, const char *name)
{
    const char *path = arena_format(arena, "%s/%s", folder, name).bytes;
    cr_assert(mkdir(path, 0700) == 0, "%s", path);
}

static void write_brief(struct arena *arena, const char *folder, const char *id, unsigned year,
                        const char *voice)
{
    const char *name = arena_format(arena, "content/briefs/%u/%s.yaml", year, id).bytes;
    program_folder_write(folder, name, brief_text, id, year, id, voice);
}

static void write_dossier(struct arena *arena, const char *folder)
{
    program_folder_write(folder, "content/dossier.yaml",
                         "precis: 1\ntitle: Rivers\nas-of: 2025\nbottom-line: B\n");
    program_folder_write(folder, "themes/tides.yaml",
                         "precis: 1\nid: tides\nname: Tides\ndefinition: All of them.\n");
    make(arena, folder, "content/actors");
    program_folder_write(folder, "content/actors/office.yaml",
                         "- {id: office, name: Tide Office, kind: organisation}\n");
    for (unsigned year = 0; year < YEARS; year++)
        make(arena, folder, arena_format(arena, "content/briefs/%u", 2020 + year).bytes);
    for (unsigned i = 0; i < BRIEFS; i++)
        write_brief(arena, folder, arena_format(arena, "brief-%u", i).bytes, 2020 + i % YEARS,
                    "office");
}

/* What an author commits on a branch of his own, from where the other began too. */
static void write_script(const char *folder)
{
    program_folder_write(
        folder, "../merge",
        "set -e\n"
        "cd \"$1\"\n"
        "export HOME=\"$1\" GIT_CONFIG_NOSYSTEM=1 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@a"
        " GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@a\n"
        "git init -q -b main .\n"
        "git add content themes\n"
        "git commit -qm begin\n"
        "add() {\n"
        "  git checkout -q -b \"$1\" main\n"
        "  sed \"s/brief-0/$1/; s/office/$1/\" content/briefs/2020/brief-0.yaml"
        " >content/briefs/2020/$1.yaml\n"
        "  echo \"- {id: $1, name: Author $1, kind: person}\" >content/actors/$1.yaml\n"
        "  git add content\n"
        "  git commit -qm \"$1\"\n"
        "}\n"
        "add ada\n"
        "add ben\n"
        "git merge -q -m merge ada\n"
        "test -z \"$(git status --porcelain --untracked-files=no)\"\n");
}

Test(merging, of_two_authors_has_no_conflict)
{
    struct arena arena = {0};
    const char *parent = program_folder_make(&arena);
    const char *folder = arena_format(&arena, "%s/dossier", parent).bytes;
    const char *const merge[] = {"sh", arena_format(&arena, "%s/merge", parent).bytes, folder,
                                 NULL};
    const char *const check[] = {captured_program(), "-d", folder, "check", NULL};
    const char *const list[] = {captured_program(), "-d",       folder, "list",
                                "actors",           "--format", "tsv",  NULL};
    static const char *const parts[] = {"dossier", "dossier/content", "dossier/content/briefs",
                                        "dossier/themes"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        make(&arena, parent, parts[i]);
    write_dossier(&arena, folder);
    write_script(folder);
    struct captured merged = captured_run(merge, NULL);
    cr_assert_eq(merged.status, 0, "%s%s", merged.out.bytes, merged.err.bytes);
    struct captured checked = captured_run(check, NULL);
    cr_expect_eq(checked.status, 0, "%s%s", checked.out.bytes, checked.err.bytes);
    struct captured listed = captured_run(list, NULL);
    captured_expect_part(buffer_slice(&listed.out), "ada\tperson\t1\t");
    captured_expect_part(buffer_slice(&listed.out), "ben\tperson\t1\t");
    captured_expect_part(buffer_slice(&listed.out), "office\torganisation\t500\t");
    captured_release(&listed);
    captured_release(&checked);
    captured_release(&merged);
    program_folder_remove(parent);
    arena_release(&arena);
}
