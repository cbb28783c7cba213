/* The commands of who writes a dossier, as the shell sees them. */
#include "support/captured.h"
#include "support/scratch.h"
#include "support/tool.h"

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
    expect("ls -A d; ls d/content/briefs", 0,
           "articles\ncontent\nthemes\nalder-2032.yaml\nalder-first.yaml\n");
    expect("\"$0\" -d d rename theme:works toil --write", 0,
           "themes/works.yaml is called themes/toil.yaml now.\n");
    expect("cp d/themes/toil.yaml d/themes/works.yaml; sed -i 's/^id: .*/id: other/' "
           "d/themes/works.yaml; \"$0\" -d d rename toil works --write; ls d/themes",
           0, "labour.yaml\ntoil.yaml\nworks.yaml\n");
    expect("printf 'corridors: {name: treaties, one: treaty}\n' >>d/content/dossier.yaml; "
           "printf -- '- {id: pact, name: Pact}\n' >d/content/corridors.yaml; "
           "\"$0\" -d d rename treaty:pact treaty:accord",
           0, "+- {id: accord, name: Pact}\n");
    expect("\"$0\" -d d rename alder-2030 x", 2, "there is no brief");
    expect("\"$0\" -d d rename 'alder-2032#works-stoped' x", 2, "did you mean 'works-stopped'?");
    expect("\"$0\" -d d rename alder-2030", 2, "precis rename OLD NEW");
    expect("\"$0\" -d d list sources --write", 2, "the option '--write' is for ");
    expect("rm d/themes/works.yaml && printf 'precis: [' > d/themes/works.yaml && "
           "\"$0\" -d d rename alder-first x",
           2, "nothing is renamed while a file cannot be read");
}

static const char quiet[] = "Quiet Water\n"
                            "By Ada Okafor, Coast Desk\n"
                            "27 April 2031\n"
                            "The board agreed on 3 March to dredge the fairway: nobody knows who "
                            "pays, the port or the state.\n"
                            "https://www.port.example/quiet?a=b#c.\n"
                            "Subscribe to our letter\n";

Test(authors, add_articles_and_are_told_what_was_guessed)
{
    program_folder_write(folder, "017_Quiet_Wäter.txt", "%s", quiet);
    expect("\"$0\" -d d add 017_Quiet*", 0,
           "Wrote content/briefs/quiet-water.yaml, with the 6 paragraphs of 017_Quiet_Wäter.txt "
           "numbered in it.\n"
           "  title     Quiet Water (¶1)\n"
           "  author    Ada Okafor (¶2)\n"
           "  date      2031-04-27 (¶3)\n"
           "  outlet    port.example (¶5)\n"
           "  address   https://www.port.example/quiet?a=b#c (¶5)\n"
           "  language  en\n");
    expect("cmp 017_Quiet* d/articles/017_Quiet* && \"$0\" -d d check", 1,
           "warning: 'bottom-line' is still to be written: what a reader must take away");
    expect("\"$0\" -d d check | grep -v to-do", 0, "note: ¶4 is cited by nothing");
    expect("\"$0\" -d d check | grep -c ': error: '; "
           "sed -n '/The article, by/,$p' d/content/briefs/q*",
           0, "0\n# cross-references. The article, by its paragraphs:\n#\n# ¶1    Quiet Water\n");
    expect("sed -i 's/TODO.*/Nobody pays./' d/content/briefs/q* && "
           "printf 'notes:\\n  - {text: So it is., paragraphs: [4]}\\n' >> d/content/briefs/q* && "
           "\"$0\" -d d check",
           0, "");
    expect("\"$0\" -d d renumber quiet-water", 0, "numbers of quiet-water hold");
    expect("\"$0\" -d d add 017_Quiet*", 2, "the brief 'quiet-water' summarises '017_Quiet_W");
    expect("\"$0\" -d d list sources | wc -l", 0, "4\n");
}

Test(authors, add_all_that_was_named_or_nothing)
{
    expect("echo One. >a.txt; echo Two. >b.txt; : >empty.txt; printf 'n\\351t' >bad.txt; "
           "mkdir deep; echo Other. >deep/a.txt; cp -r d before; \"$0\" -d d add",
           2, "precis add ARTICLE");
    expect("\"$0\" -d d add a.txt none.txt", 2, "none.txt");
    expect("\"$0\" -d d add a.txt empty.txt", 2, "empty.txt: error: the article is empty");
    expect("\"$0\" -d d add a.txt bad.txt", 2, "bad.txt:1:2: error: the article is not UTF-8 here");
    expect("\"$0\" -d d add a.txt deep", 2, "deep");
    expect("\"$0\" -d d add a.txt deep/a.txt", 2, "'a.txt' is named twice");
    expect("\"$0\" -d d add --articles none a.txt", 2, "there is no folder 'none'");
    expect("echo X >$(printf 'a\\033b.txt'); \"$0\" -d d add *b.txt", 2,
           "a^[b.txt' is not a name for");
    expect("echo X >.hidden; \"$0\" -d d add .hidden", 2, "'.hidden' is not a name for an article");
    expect("diff -r d before", 0, "");
    expect("rm a?b.txt; cp deep/a.txt d/articles && \"$0\" -d d add a.txt", 2,
           "there is another article");
    expect("\"$0\" -d d add d/articles/a.txt b.txt && ls d/articles d/content/briefs", 0,
           "a.txt\nalder_2030.txt\nalder_2032.txt\nb.txt\n\nd/content/briefs:\na.yaml\n");
    expect("mkdir far && echo Far. >alder-2030.md && \"$0\" -d d add --articles far alder-2030.md "
           "&& ls far",
           0, "Wrote content/briefs/alder-2030-2.yaml");
    expect("grep -h 'issued' d/content/briefs/b.yaml", 0, "  issued: ../20");
}

static const char zotero[] =
    "[\n\t{\n\t\t\"id\": \"http://zotero.org/x\",\n\t\t\"type\": \"article-magazine\",\n"
    "\t\t\"container-title\": \"Port \\\"Review\\\" \\u00e9\\/\",\n"
    "\t\t\"title\": \"Quiet: # Water\",\n\t\t\"volume\": 3,\n"
    "\t\t\"author\": [\n\t\t\t{\n\t\t\t\t\"family\": \"Okafor\",\n"
    "\t\t\t\t\"given\": \"Ada\"\n\t\t\t}\n\t\t],\n"
    "\t\t\"issued\": {\"date-parts\": [[\"2031\", 4]]},\n\t\t\"language\": \"en-GB\"\n\t}\n]\n";

static const char bibtex[] =
    "@article{okafor,\n  author = {Okafor, Ada},\n  title = {{Quiet} Water},\n"
    "  journaltitle = {Port Review},\n  entrysubtype = {newspaper},\n  date = {2031-04-05},\n"
    "  url = {https://a.example/},\n}\n@misc{other, title = {Other}}\n";

Test(authors, add_what_a_bibliography_says_of_the_source)
{
    program_folder_write(folder, "z.json", "%s", zotero);
    expect("echo Text. >a.txt; echo More. >b.txt; \"$0\" -d d add a.txt b.txt --source z.json", 2,
           "'z.json' has 1 record, and there are 2 articles");
    expect("\"$0\" -d d add a.txt --source z.json && "
           "sed -n '/^source/,/document:/p' d/content/briefs/a.yaml",
           0,
           "  type: \"article-magazine\"\n"
           "  title: \"Quiet: # Water\"\n"
           "  author:\n"
           "    - {family: \"Okafor\", given: \"Ada\"}\n"
           "  container-title: \"Port \\\"Review\\\" é/\"\n"
           "  volume: \"3\"\n"
           "  issued: \"2031-04\"\n"
           "  language: \"en-GB\"\n"
           "  document: \"a.txt\"\n");
    expect("\"$0\" -d d check a | grep -v to-do", 0, "d/articles/a.txt:1:1: note: ");
    expect("\"$0\" -d d check a | grep -v to-do | wc -l", 0, "1\n");
    expect("\"$0\" -d d add b.txt --source none.json", 2, "none.json");
    program_folder_write(folder, "z.bib", "%s", bibtex);
    expect(
        "printf 'Title\\nBy Ada Okafor\\n' >c.txt; \"$0\" -d d add b.txt c.txt --source z.bib && "
        "sed -n '/^source/,/document:/p' d/content/briefs/b.yaml d/content/briefs/c.yaml",
        0,
        "  type: \"article-newspaper\"\n"
        "  title: \"Quiet Water\"\n"
        "  author:\n"
        "    - {family: \"Okafor\", given: \"Ada\"}\n"
        "  container-title: \"Port Review\"\n"
        "  issued: \"2031-04-05\"\n"
        "  URL: \"https://a.example/\"\n"
        "  document: \"b.txt\"\n"
        "source:\n"
        "  type: \"webpage\"\n"
        "  title: \"Other\"\n"
        "  author:\n"
        "    - literal: \"Ada Okafor\"\n");
    expect("echo '@misc{a, title' >bad.bib; \"$0\" -d d add b.txt --source bad.bib", 2,
           "bad.bib:2:1: error: this entry of BibTeX ends here");
}

/* Both write what they are given, or two pages. */
static const char converter[] =
    "#!/bin/sh\n"
    "for i; do :; done\n"
    "if [ \"$1\" = -f ]; then cat -- \"$i\"; else printf 'One\\nline.\\n\\n\\fTwo.\\n'; fi\n";

Test(authors, add_what_another_program_makes_a_text_of)
{
    program_folder_write(folder, "content/pandoc", "%s", converter);
    expect("mkdir bin; cp content/pandoc bin/pandoc; cp content/pandoc bin/pdftotext; "
           "chmod +x bin/*; echo '<b>' >-p.html; echo '%PDF' >q.PDF; PATH=$PWD/bin:$PATH; "
           "\"$0\" -d d add -- -p.html q.PDF && cat d/articles/-p.txt d/articles/q.txt",
           0, "<b>\nOne line.\n\nTwo.\n");
    expect("echo '#!/bin/sh\nexit 3' >bin/pandoc; echo '<b>' >r.html; PATH=$PWD/bin:$PATH; "
           "\"$0\" -d d add r.html",
           2, "pandoc could not make a text of it");
    expect("PATH=/nowhere; \"$0\" -d d add r.html", 2,
           "there is no pandoc here to make a text of it");
    expect("echo Z. >z.txt; VISUAL='grep -c TODO' \"$0\" -d d add z.txt --edit", 0,
           "is to be written.\n");
    expect("ls d/articles | grep -c r.txt; true", 0, "0\n");
}

Test(authors, check_what_they_name)
{
    expect("sed -i 's/order: 1/order: 2/' d/themes/works.yaml; "
           "sed -i 's/1.6 billion/1.7 billion/' d/content/briefs/alder-2030.yaml; "
           "\"$0\" -d d check | wc -l",
           0, "2\n");
    expect("\"$0\" -d d check alder-2032", 0, "");
    expect("\"$0\" -d d check alder-2030", 1, "precis: 1 error, 0 warnings\n");
    expect("cd d/content && \"$0\" check ../themes/works.yaml alder-2030; true", 0,
           "precis: 1 error, 1 warning\n");
    expect("\"$0\" -d d check none", 2,
           "there is no brief or theme 'none', and no file of that name");
    expect("\"$0\" -d d check /etc/passwd", 2, "'/etc/passwd' is not a file of the dossier d");
    expect("\"$0\" -d d check --format json alder-2030", 1,
           "[\n  {\n    \"file\": \"d/content/briefs/alder-2030.yaml\",\n    \"line\": 13,\n"
           "    \"column\": 11,\n    \"severity\": \"error\",\n"
           "    \"rule\": \"unsupported-number\",\n    \"text\": \"");
    expect("\"$0\" -d d check --format sarif", 1, "\"ruleId\": \"unsupported-number\",\n");
    expect("\"$0\" -d d check --format json alder-2032", 0, "[]\n");
    expect("\"$0\" -d d check --format jsn", 2, "there is no format 'jsn'; did you mean 'json'?");
}

Test(authors, are_told_on_a_terminal_what_was_looked_at)
{
    const char *dossier = arena_format(&arena, "%s/d", folder).bytes;
    struct tool_result result = tool_run_in_terminal(
        (const char *const[]){captured_program(), "-d", dossier, "check", NULL});
    cr_expect_eq(result.status, 0);
    captured_expect_part(buffer_slice(&result.output),
                         "Nothing is wrong in 2 briefs, 2 themes, 5 actors, 1 corridor and 2 "
                         "articles.");
    tool_release(&result);
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
    expect(
        "cp -r d e && sed -i 's/Who pays for it?/Who pays (¶2)?/' e/content/briefs/alder-2030.yaml "
        "&& echo '# ¶3' >>e/content/briefs/alder-2030.yaml && "
        "\"$0\" -d e renumber alder-2030 alder-2030 2>&1 >/dev/null",
        0,
        "e/content/briefs/alder-2030.yaml:63: note: ¶2 in a text is ¶3 now\n"
        "e/content/briefs/alder-2030.yaml: note: comments name paragraphs by the numbers that "
        "they had; `precis paragraphs` prints the article with those of now\n");
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
