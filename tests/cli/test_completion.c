/* Completion: what a shell offers, and that nothing typed or listed is ever run. */
#include "base/count.h"
#include "support/captured.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool has_shell(const char *name)
{
    char script[64];
    snprintf(script, sizeof script, "command -v %s >/dev/null", name);
    struct captured captured = captured_shell(script);
    bool has = captured.status == 0;
    captured_release(&captured);
    return has;
}

static struct captured run_with(const char *shell, const char *script, const char *line)
{
    const char *const argv[] = {shell, "-c", script, captured_program(), line, NULL};
    return captured_run(argv, NULL);
}

/* What bash would offer after the line, one a line. */
static struct captured offered(const char *line)
{
    return run_with("bash",
                    "source <(\"$0\" completion bash) || exit 3\n"
                    "COMP_LINE=$1\n"
                    "COMP_POINT=${#1}\n"
                    "_precis \"$0\"\n"
                    "printf '%s\\n' \"${COMPREPLY[@]}\"\n",
                    line);
}

struct offer {
    const char *line;
    const char *offers; /* all of them, or the first ones before "…" */
};

#define QUIET "precis -d tests/data/quiet-water "

static const struct offer offers[] = {
    {"precis ", "read\nprint\nshow\n…"},
    {"precis se", "search\n"},
    {"precis search --so", "--source\n"},
    {QUIET "show --source ", "tides-2029\nharbour-2031\n"},
    {QUIET "show --source h", "harbour-2031\n"},
    {QUIET "show --source=h", "harbour-2031\n"},
    {"precis   -d  tests/data/quiet-water   show   --source   t", "tides-2029\n"},
    {QUIET "search water --theme ", "dredging\ntides\npilotage\n"},
    {QUIET "show actor:h", "harbour-board\n"},
    {QUIET "show corridor:", "north-fairway\n"},
    {QUIET "show tides-2029#w", "tides-2029#who-pays\ntides-2029#which-gauge\n"},
    {QUIET "show tides-2029#fo", "tides-2029#fog\n"},
    {QUIET "print ti", "tides-2029\ntides\ntimeline\n"},
    {QUIET "list ", "sources\nthemes\npoints\n…"},
    {QUIET "list points ", "\n"},
    {QUIET "list points --format ", "text\ntsv\njson\ncsv\n"},
    {QUIET "check --format ", "text\njson\nsarif\n"},
    {QUIET "print --format ", "text\nmd\nhtml\npdf\n"},
    {QUIET "print --paper ", "a4\nletter\n"},
    {QUIET "print --foot=", "words\ncommand\n"},
    {QUIET "check --format=s", "sarif\n"},
    {QUIET "check h", "harbour-2031\n"},
    {QUIET "check ti", "tides-2029\ntides\n"},
    {QUIET "check tides-2029 d", "dredging\n"},
    {QUIET "paragraphs h", "harbour-2031\n"},
    {QUIET "renumber tides-2029 h", "harbour-2031\n"},
    {QUIET "add --source tests/data/quiet-water/con", "tests/data/quiet-water/content\n"},
    {QUIET "add --source h", "\n"},
    {QUIET "add tests/data/quiet-water/con", "tests/data/quiet-water/content\n"},
    {"precis search x --color=a", "auto\nalways\n"},
    {"precis export ", "json\ncsl-json\nbibtex\ncsv\ndot\nhtml\nschema\n"},
    {"precis completion ", "bash\nzsh\nfish\n"},
    {"precis -d tests/data/q", "tests/data/quiet-water\n"},
    {"precis --dossier=tests/data/q", "tests/data/quiet-water\n"},
    {"precis -d 'tests/data/quiet-water' show --source t", "tides-2029\n"},
    {"precis -d tests\\/data/quiet-water show --source t", "tides-2029\n"},
    {"precis --dossier=\"tests/data/quiet-water\" show --source t", "tides-2029\n"},
    {"precis -dtests/data/quiet-water show --source t", "tides-2029\n"},
    {"precis show --source t -d tests/data/quiet-water --theme t", "tides\n"},
    {"precis -d no/such/folder show --source ", "\n"},
    {"precis no-such-command ", "\n"},
};

Test(completion, offers_in_bash)
{
    for (size_t i = 0; i < COUNT(offers); i++) {
        struct captured captured = offered(offers[i].line);
        const char *more = strstr(offers[i].offers, "…");
        size_t length = more ? (size_t)(more - offers[i].offers) : strlen(offers[i].offers) + 1;
        cr_expect(strncmp(captured.out.bytes, offers[i].offers, length) == 0, "'%s': %s",
                  offers[i].line, captured.out.bytes);
        cr_expect_str_eq(captured.err.bytes, "", "'%s'", offers[i].line);
        captured_release(&captured);
    }
}

/* All commands and options that --help lists. */
Test(completion, knows_every_command_and_option)
{
    struct captured help = captured_shell("\"$0\" --help | grep -oE '^  [a-z]+|--[a-z-]+'");
    struct captured known =
        captured_shell("\"$0\" --complete ''; for c in $(\"$0\" --complete '' | "
                       "cut -f1); do \"$0\" --complete $c --; done");
    for (struct slice rest = buffer_slice(&help.out); rest.length;) {
        struct slice word = slice_trim(slice_cut(&rest, '\n'));
        char row[64];
        snprintf(row, sizeof row, "%.*s\t", SLICE_ARGUMENTS(word));
        cr_expect(strstr(known.out.bytes, row), "%s", row);
    }
    captured_release(&known);
    captured_release(&help);
}

/* A program that answers with rows that would run something were they expanded. */
static const char hostile_program[] =
    "#!/bin/sh\n"
    "printf '%s\\n' '$(touch pwned)\tx' '`touch pwned`\tx' '; touch pwned\tx' \"'; touch pwned\" "
    "'-rf\tx' 'a b\tx' '*\tx' '../etc\tx' '${x[$(touch pwned)]}\tx' 'good-id\t$(touch pwned)' "
    "'UPPER\tx' 'x#y#z\tx' '\033[31mred\tx' ''\n";

static const char *const hostile_lines[] = {
    "precis show --source ",
    "precis show ",
    "precis -d '$(touch pwned)' show --source ",
    "precis -d $(touch pwned) show --source ",
    "precis -d `touch pwned` show --theme g",
    "precis -d \"$(touch pwned)\" list points --source ",
    "precis --dossier='x[$(touch pwned)]' show actor:",
    "precis show x[$(touch pwned)]#",
    "precis show good-id#",
    "precis $(touch pwned) ",
    "precis show --source $(touch pwned)",
    "precis show x --$(touch pwned)=",
    "precis show '",
    "precis show \"\\",
};

static void make_hostile_program(char *folder)
{
    char path[128];
    cr_assert_not_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/precis", folder);
    FILE *file = fopen(path, "w");
    cr_assert(file && fputs(hostile_program, file) >= 0 && fclose(file) == 0);
    char script[160];
    snprintf(script, sizeof script, "chmod 755 %s", path);
    struct captured captured = captured_shell(script);
    captured_release(&captured);
}

/* $1 is the line, and the script of the program under test is on stdin of `source`. */
static void expect_only_ids(const char *shell, const char *script, const char *folder,
                            const char *line)
{
    char whole[2048];
    snprintf(whole, sizeof whole, "cd %s && program=%s/precis\n%s", folder, folder, script);
    struct captured captured = run_with(shell, whole, line);
    struct slice rest = buffer_slice(&captured.out);
    while (rest.length) {
        struct slice word = slice_cut(&rest, '\n');
        cr_expect(!word.length || word.bytes[0] != '-', "%s: '%s' offers '%.*s'", shell, line,
                  SLICE_ARGUMENTS(word));
        for (size_t i = 0; i < word.length; i++)
            cr_expect(strchr("abcdefghijklmnopqrstuvwxyz0123456789-:#", word.bytes[i]),
                      "%s: '%s' offers '%.*s'", shell, line, SLICE_ARGUMENTS(word));
    }
    captured_release(&captured);
    snprintf(whole, sizeof whole, "! test -e %s/pwned", folder);
    captured = captured_shell(whole);
    cr_expect_eq(captured.status, 0, "%s: '%s' has run something", shell, line);
    captured_release(&captured);
}

static void remove_folder(const char *folder)
{
    char script[128];
    snprintf(script, sizeof script, "rm -r %s", folder);
    struct captured captured = captured_shell(script);
    captured_release(&captured);
}

Test(completion, runs_nothing_in_bash)
{
    char folder[] = "/tmp/precis-completion-XXXXXX";
    make_hostile_program(folder);
    for (size_t i = 0; i < COUNT(hostile_lines); i++)
        expect_only_ids("bash",
                        "source <(\"$0\" completion bash) || exit 3\n"
                        "COMP_LINE=$1\n"
                        "COMP_POINT=${#1}\n"
                        "_precis \"$program\"\n"
                        "printf '%s\\n' \"${COMPREPLY[@]}\"\n",
                        folder, hostile_lines[i]);
    remove_folder(folder);
}

/* What stands beside an id: not the curator's calculation, which most points have none of. */
static const struct offer described[] = {
    {"show tides-2029#fo", "tides-2029#fog\t"},
    {"show --source h", "harbour-2031\t"},
    {"show actor:", "actor:harbour-board\t"},
    {"list so", "sources\tsource\n"},
    {"che", "check\tChecks the dossier"},
    {"check --dossier=", ":folders\n"},
    {"print -o ", ":files\n"},
    {"paragraphs ", ":files\n"},
    {"check ", ":files\n"},
    {"add --source ", ":files\n"},
    {"add ", ":files\n"},
};

Test(completion, says_what_each_word_is)
{
    for (size_t i = 0; i < COUNT(described); i++) {
        char script[256];
        snprintf(script, sizeof script,
                 "line='%s'; [ \"${line%% }\" = \"$line\" ] || set -- ''; "
                 "\"$0\" --complete -d tests/data/quiet-water $line \"$@\"",
                 described[i].line);
        struct captured captured = captured_shell(script);
        cr_expect(slice_starts_with(buffer_slice(&captured.out), slice_of(described[i].offers)),
                  "'%s': %s%s", described[i].line, captured.out.bytes, captured.err.bytes);
        captured_release(&captured);
    }
}

Test(completion, is_read_by_zsh_where_there_is_one)
{
    if (!has_shell("zsh"))
        return;
    struct captured captured = captured_shell("\"$0\" completion zsh | zsh -fn /dev/stdin");
    cr_expect_eq(captured.status, 0, "%s", captured.err.bytes);
    cr_expect_str_eq(captured.err.bytes, "");
    captured_release(&captured);
}

/* What fish would offer after the line, without the descriptions. */
#define FISH_OFFERS                                                                                \
    "set -l program $argv[1]; $program completion fish | source; "                                 \
    "complete -C \"$argv[2]\" | string replace -r '\\t.*' ''"

Test(completion, offers_in_fish_where_there_is_one)
{
    if (!has_shell("fish"))
        return;
    static const struct offer fish_offers[] = {
        {QUIET "show --source h", "harbour-2031\n"},
        {QUIET "search water --theme ", "dredging\npilotage\ntides\n"},
        {QUIET "show actor:h", "actor:harbour-board\n"},
        {QUIET "show tides-2029#fo", "tides-2029#fog\n"},
        {"precis export c", "csl-json\ncsv\n"},
        {"precis se", "search\n"},
        {"precis --the", "--theme\n"},
    };
    for (size_t i = 0; i < COUNT(fish_offers); i++) {
        const char *const argv[] = {"fish",      "--no-config",      "-c",
                                    FISH_OFFERS, captured_program(), fish_offers[i].line,
                                    NULL};
        char path[4096];
        char *folder = strrchr(strcpy(path, captured_program()), '/');
        *folder = '\0';
        char environment[5000];
        snprintf(environment, sizeof environment, "PATH=%s:%s", path, getenv("PATH"));
        const char *const more[] = {environment, NULL};
        struct captured captured = captured_run(argv, more);
        cr_expect_str_eq(captured.out.bytes, fish_offers[i].offers, "'%s': %s%s",
                         fish_offers[i].line, captured.out.bytes, captured.err.bytes);
        captured_release(&captured);
    }
}
