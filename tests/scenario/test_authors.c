/* The commands of who writes a dossier, as the shell sees them. */
#include "support/captured.h"
#include "support/scratch.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static const char *folder;

/* A dossier in d/. */
static void begin(void)
{
    folder = program_folder_make(&arena);
    struct captured made = captured_shell(
        arena_format(&arena,
                     "mkdir '%s/d' && cp -r tests/data/articles-alder/content "
                     "tests/data/articles-alder/themes '%s/d' && mkdir '%s/d/articles' && "
                     "cp tests/data/articles/alder_20* '%s/d/articles'",
                     folder, folder, folder, folder)
            .bytes);
    cr_assert_eq(made.status, 0, "%s", made.err.bytes);
    captured_release(&made);
}

static void finish(void)
{
    program_folder_remove(folder);
    arena_release(&arena);
}

TestSuite(authors, .init = begin, .fini = finish);

/* Runs the script in the folder; it must end with that status, and each part must be on one of the
 * streams. */
static void expect(const char *script, int status, const char *part)
{
    struct captured captured =
        captured_shell(arena_format(&arena, "cd '%s' && { %s\n}", folder, script).bytes);
    struct buffer both = {0};
    buffer_add(&both, buffer_slice(&captured.out));
    buffer_add(&both, buffer_slice(&captured.err));
    cr_expect_eq(captured.status, status, "%s: %d, %s", script, captured.status,
                 both.bytes ? both.bytes : "");
    if (*part)
        captured_expect_part(buffer_slice(&both), part);
    buffer_release(&both);
    captured_release(&captured);
}

Test(authors, rename_what_they_have_seen)
{
    expect("cp -r d before && \"$0\" -d d rename alder-2030 alder-first", 0, "+id: alder-first\n");
    expect("diff -r d before", 0, "");
    expect("\"$0\" -d d rename alder-2030 alder-first", 0, "; --write changes them\n");
    expect("cd d/content && \"$0\" rename --write alder-2030 alder-first", 0, "Changed ");
    expect("\"$0\" -d d check", 0, "");
    expect("ls -A d", 0, "articles\ncontent\nthemes\n");
    expect("\"$0\" -d d rename alder-2030 x", 2, "there is no brief");
    expect("\"$0\" -d d rename 'alder-2032#works-stoped' x", 2, "did you mean 'works-stopped'?");
    expect("\"$0\" -d d rename alder-2030", 2, "precis rename OLD NEW");
    expect("\"$0\" -d d list sources --write", 2, "the option '--write' is for ");
    expect("rm d/themes/works.yaml && printf 'precis: [' > d/themes/works.yaml && "
           "\"$0\" -d d rename alder-first x",
           2, "nothing is renamed while a file cannot be read");
}

Test(authors, renumber_a_brief_whose_article_was_edited)
{
    expect("\"$0\" -d d renumber alder-2030 alder-2032", 0, "+  document-digest: v1.");
    expect("\"$0\" -d d renumber alder-2030 alder-2032 --write", 0,
           "Changed 2 places in 2 files.\n");
    expect("\"$0\" -d d renumber alder-2030", 0, "the paragraph numbers of alder-2030 hold\n");
    expect("sed -i '1i Skip to content' d/articles/alder_2030.txt && \"$0\" -d d check", 1,
           "has one paragraph more than when it was cited");
    expect("\"$0\" -d d renumber alder-2030", 0, "-  - {paragraphs: [1, 7], reason");
    expect("cd d/themes && \"$0\" renumber alder-2030 --write && cd .. && \"$0\" check", 0,
           "articles/alder_2030.txt:1:1: note: ¶1 is cited by nothing");
    expect("sed -i 's/Subscribe/Write/; 2i More.' d/articles/alder_2030.txt && "
           "\"$0\" -d d renumber alder-2030",
           1, "alder-2030 is not renumbered: ¶8: not in the article any more, or not as it was");
    expect("\"$0\" -d d renumber alder-2030 --force", 0, "+  - {paragraphs: [3, 9], reason");
    expect("\"$0\" -d d renumber none", 2, "there is no brief 'none'");
    expect("\"$0\" -d d renumber", 2, "precis renumber ID");
    expect("rm d/articles/alder_2030.txt; \"$0\" -d d renumber alder-2030", 1,
           "alder-2030 is not renumbered: the article 'alder_2030.txt'");
}

Test(authors, are_told_of_a_change_that_was_interrupted)
{
    expect("printf 'precis change 1\\nold themes/works.yaml\\n' > d/.precis-change && "
           "{ cat d/themes/works.yaml; echo '# new'; } > d/themes/.precis-new-0",
           0, "");
    expect("\"$0\" -d d check", 1,
           "d: error: a change of several files was interrupted here; repeat the command that made "
           "it, with --write, and it is finished [unfinished-change]");
    expect("\"$0\" -d d show >/dev/null", 0, "[unfinished-change]");
    expect("\"$0\" -d d rename works labours", 2, "the same command with --write finishes it");
    expect("\"$0\" -d d rename works labours --write", 0,
           "The change that was interrupted here is finished; nothing else was done.\n");
    expect("tail -1 d/themes/works.yaml && ls -A d/themes d", 0,
           "# new\nd:\narticles\ncontent\nthemes\n\nd/themes:\nlabour.yaml\nworks.yaml\n");
    expect("\"$0\" -d d check", 0, "");
    expect("echo > d/.precis-change && \"$0\" -d d rename works labours --write", 2,
           "not a list that precis wrote");
}
