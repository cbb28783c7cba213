/* The commands as programs: what they answer, and how they end. */
#include "support/captured.h"
#include "support/hostile.h"
#include "support/json_reading.h"
#include "support/terminal.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct ending {
    const char *arguments; /* of a shell, after the program and the dossier */
    int status;
    const char *out; /* a part of what it writes; NULL: nothing at all */
    const char *err; /* likewise */
};

static const struct ending endings[] = {
    {"search dredging", 0, "harbour-2031#dredging-agreed", NULL},
    {"search deep haven", 1, NULL, "precis: nothing matches\n"},
    {"search deep --source tides-2029", 0, "tides-2029#border-moves", NULL},
    {"search nothing-like-it", 1, NULL, "precis: nothing matches\n"},
    {"search dredging --source tides-2029 --theme pilotage", 1, NULL,
     "nothing matches, in the source tides-2029, on the theme pilotage\n"},
    {"search nothing-like-it --format tsv", 1, NULL, NULL},
    {"search nothing-like-it --format json", 1, "[]\n", NULL},
    {"search '\"deepest water\"' border", 0, "border-moves", NULL},
    {"-d tests/data/articles-alder --articles tests/data/articles search moored fog", 0,
     "¶4: Jonas Pell, who speaks", NULL},
    {"-d tests/data/articles-alder --articles tests/data/articles search lighthouse --format tsv",
     0, "\tuncited paragraph\n", NULL},
    {"-d tests/data/articles-alder --articles tests/data/articles search kind:paragraph quay "
     "--theme labour",
     1, NULL, "nothing matches, on the theme labour"},
    {"-d tests/data/articles-alder search lighthouse --articles nowhere", 2, NULL,
     "there is no folder 'nowhere' with articles"},
    {"-d tests/data/articles-alder list points --articles tests/data/articles", 0, "quay-agreed",
     NULL},
    {"completion bash --articles tests/data/articles", 0, "complete -F", NULL},
    {"export json --articles nowhere", 2, NULL, "there is no folder 'nowhere' with articles"},
    {"search quay --everywhere --articles tests/data/articles", 2, NULL,
     "--everywhere is for all dossiers; leave out --articles"},
    {"-d tests/data/articles-alder read --headless --articles nowhere", 2, NULL,
     "there is no folder 'nowhere' with articles"},
    {"-d tests/data/articles-alder --articles tests/data/articles show articles", 0,
     "Nov 2030    Alder Courier       7     5         0", NULL},
    {"-d tests/data/articles-alder --articles tests/data/articles show articles --source "
     "alder-2030",
     0, "¶1  Not the article (Title and advertisement.) A second quay", NULL},
    {"-d tests/data/articles-alder --articles tests/data/articles show --provenance "
     "alder-2030#strike-toll",
     0, "In them       19 · 2,452", NULL},
    {"show --provenance", 2, NULL, "--provenance is of a point, an open question or an event"},
    {"search", 2, NULL, "the query holds nothing to search for"},
    {"search ' '", 2, NULL, "the query holds nothing to search for"},
    {"search water --color=often", 2, NULL, "there is no colour 'often'"},
    {"search water --format jsn", 2, NULL, "did you mean 'json'?"},
    {"search water --source tide-2029", 2, NULL, "nearest: tides-2029"},
    {"search water --theme tide", 2, NULL, "nearest: tides"},
    {"search water --columns 3", 2, NULL, "--columns must be a number from 20 to 1000"},
    {"search water --lines 3", 2, NULL, "--lines"},
    {"list sources", 0, "ID            DATE         POINTS  LABEL", NULL},
    {"list themes --format tsv", 0, "dredging\t1\t8\tyellow\t", NULL},
    {"list conflicts --format json", 0, "\"older\": \"tides-2029#rise-slow\"", NULL},
    {"list figures --theme pilotage", 1, NULL, "there are no figures, on the theme pilotage"},
    {"list figures --theme pilotage --format json", 1, "[]\n", NULL},
    {"search voice:nobody", 2, NULL, "there is no actor 'nobody'"},
    {"search kind:poem", 2, NULL, "there is no kind 'poem'; there are event, statement,"},
    {"search '\"patience of tides\"'", 0, "source: The Patience of Tides", NULL},
    {"search '\"patience of tides\" kind:point'", 1, NULL, "precis: nothing matches\n"},
    {"export json --since 2031-01", 0, "\"since\": \"2031-01\"", NULL},
    {"export bibtex --since 2031-01", 0, "@techreport{harbour-2031,", NULL},
    {"export csv --starred", 1, "address,date", "there is nothing to export, with a star\n"},
    {"export dot --since soon", 2, NULL, "--since: 'soon': this is not"},
    {"search is:starred", 1, NULL, "precis: nothing matches\n"},
    {"search --since 2031-04 --source tides-2029 kind:point", 1, NULL, "nothing matches, in"},
    {"search dredging --since soon", 2, NULL, "'soon': this is not"},
    {"list points --since 2031-04", 0, "harbour-2031#", NULL},
    {"list points --since 2099", 1, NULL, "there are no points, since 2099\n"},
    {"list points --since soon", 2, NULL, "--since: 'soon': this is not"},
    {"dossiers", 1, NULL, "no dossiers are named"},
    {"search water --everywhere", 1, NULL, "no dossiers are named"},
    {"search water --everywhere --source a", 2, NULL, "leave out --source"},
    {"list points --starred", 1, NULL, "there are no points, with a star\n"},
    {"show starred", 0, "Nothing here has a star.", NULL},
    {"show tides --starred", 0, "Nothing here has a star.", NULL},
    {"print --starred", 0, "Quiet Water: starred", NULL},
    {"print --since 2031", 0, " · since 2031 · as of", NULL},
    {"check --starred", 2, NULL, "'--starred'"},
    {"search is:lost", 2, NULL, "nothing is 'lost'; there are starred, unread, changed,"},
    {"search since:soon", 2, NULL, "'soon': this is not"},
    {"search since:", 2, NULL, "'since:' needs a value"},
    {"search since:2031 kind:note", 0, "note: ", NULL},
    {"search is:contradicted", 0, "tides-2029#rise-slow", NULL},
    {"list source", 2, NULL, "did you mean 'sources'?"},
    {"list xyzzy", 2, NULL, "it can be sources, themes, points, actors, corridors, questions,"},
    {"list", 2, NULL, "name a kind: sources,"},
    {"list sources themes", 2, NULL, "unexpected argument 'themes'"},
    {"export json", 0, "\"format\": \"dossier\"", NULL},
    {"export csl-json --source tides-2029", 0, "\"volume\": \"12\"", NULL},
    {"export bibtex", 0, "@techreport{harbour-2031,", NULL},
    {"export csv --theme tides", 0, "address,date,source", NULL},
    {"export dot", 0, "digraph \"Quiet Water\"", NULL},
    {"export csv --source tides-2029 --theme pilotage", 0, "pilots-warn", NULL},
    {"export schema", 0, "\"$schema\": \"http://json-schema.org/draft-07/schema#\"", NULL},
    {"-d /nowhere export schema", 2, NULL, "/nowhere is not a dossier"},
    {"paragraphs tests/data/articles/alder_2030.txt", 0, "1  A second quay for Port Alder\n", NULL},
    {"paragraphs tests/data/articles/alder_2030.txt --format json", 0, "\"line\": 4", NULL},
    {"-d tests/data/articles-alder paragraphs alder-2030 --articles tests/data/articles"
     " --format tsv",
     0, "2\t4\tquay-agreed,quay-length,role 1,account 1,event 1,figure 1,who-pays\t", NULL},
    {"paragraphs tides-2029", 2, NULL, "the articles are not found; name their folder"},
    {"paragraphs tests/data/none.txt", 2, NULL, "tests/data/none.txt: error: cannot be read"},
    {"paragraphs /dev/null", 2, NULL, "/dev/null: error:"},
    {"paragraphs", 2, NULL, "name an article, or a brief"},
    {"export yaml", 2, NULL, "there is no format 'yaml'; it can be json, csl-json, bibtex, csv"},
    {"export", 2, NULL, "name a format: json,"},
    {"export json --theme nowhere-near", 2, NULL, "there is no theme 'nowhere-near'"},
    {"export json --format tsv", 2, NULL, "'--format'"},
    {"--force -xh", 2, NULL, "unknown option '-x'"},
    {"-\u00e9", 2, NULL, "an option is a letter of ASCII"},
    {"-Vz", 2, NULL, "unknown option '-z'"},
    {"list --frobnicate", 2, NULL, "unknown option '--frobnicate'"},
    {"list --fo=x", 2, NULL, "the option '--fo=x' is ambiguous"},
    {"--version=3", 2, NULL, "the option '--version' takes no value"},
    {"read --columns 80", 2, NULL,
     "'--columns' is for print, show, search, list, dossiers, not for read"},
    {"read --headless --size 80", 2, NULL, "--size must be COLUMNSxROWS such as 80x24"},
    {"read --headless --size x24", 2, NULL, "each from 1 to 1000, and 'x24' is not"},
    {"read --headless --size 1001x24", 2, NULL, "and '1001x24' is not"},
    {"-d '' list sources", 2, NULL, "the name of the dossier is empty"},
    {"-d one list sources -d two", 2, NULL, "two dossiers are named, 'one' and 'two'; name one"},
    {"--dossier=one -done list sources", 2, NULL, "two dossiers are named"},
    {"print -o -", 0, "Quiet Water", NULL},
    {"completion bash", 0, "complete -F _precis precis", NULL},
    {"completion tcsh", 2, NULL, "there is no shell 'tcsh'"},
    {"completion", 2, NULL, "name a shell: bash, zsh or fish"},
};

static void expect_stream(const struct buffer *stream, const char *part, const char *name,
                          const char *arguments)
{
    if (part)
        cr_expect(strstr(stream->bytes, part), "%s: no '%s' on %s: %s", arguments, part, name,
                  stream->bytes);
    else
        cr_expect_str_eq(stream->bytes, "", "%s: on %s: %s", arguments, name, stream->bytes);
}

Test(commands, end_as_grep_does)
{
    for (size_t i = 0; i < COUNT(endings); i++) {
        struct arena arena = {0};
        const struct ending *ending = &endings[i];
        struct captured captured =
            captured_shell(arena_format(&arena, "PRECIS_DOSSIER=tests/data/quiet-water \"$0\" %s",
                                        ending->arguments)
                               .bytes);
        cr_expect_eq(captured.status, ending->status, "%s: status %d", ending->arguments,
                     captured.status);
        expect_stream(&captured.out, ending->out, "stdout", ending->arguments);
        expect_stream(&captured.err, ending->err, "stderr", ending->arguments);
        captured_release(&captured);
        arena_release(&arena);
    }
}

static size_t count_lines(const struct buffer *text)
{
    size_t count = 0;
    for (size_t i = 0; i < text->length; i++)
        count += text->bytes[i] == '\n';
    return count;
}

/* The dossier has nearly forty faults: whoever asked for something else is not buried under them.
 */
Test(commands, tell_of_the_first_faults_only)
{
    struct captured all = captured_shell("\"$0\" -d tests/data/broken check");
    struct captured some = captured_shell("\"$0\" -d tests/data/broken list sources");
    cr_assert_gt(count_lines(&all.out), 30);
    cr_expect_eq(count_lines(&some.err), 21, "%s", some.err.bytes);
    cr_expect(slice_starts_with(buffer_slice(&all.out), (struct slice){some.err.bytes, 200}));
    captured_expect_part(buffer_slice(&some.err), " more messages; precis check lists them all\n");
    captured_release(&all);
    captured_release(&some);
}

static const char *const writers[] = {
    "export json",
    "export csl-json",
    "export bibtex",
    "export csv",
    "export dot",
    "list points",
    "list points --format tsv",
    "search e --format json",
    "completion bash",
    "completion zsh",
    "completion fish",
    "search e",
};

Test(commands, end_quietly_when_nobody_reads_on)
{
    for (size_t i = 0; i < COUNT(writers); i++) {
        struct arena arena = {0};
        struct captured captured = captured_shell(
            arena_format(&arena, "{ \"$0\" -d . %s; echo $? >&2; } | head -n 1", writers[i]).bytes);
        cr_expect_str_eq(captured.err.bytes, "0\n", "%s: %s", writers[i], captured.err.bytes);
        cr_expect_neq(captured.out.length, 0);
        captured_release(&captured);
        captured = captured_shell(
            arena_format(&arena, "{ sleep 0.1; \"$0\" -d . %s; echo $? >&2; } | true", writers[i])
                .bytes);
        cr_expect_str_eq(captured.err.bytes, "0\n", "%s: %s", writers[i], captured.err.bytes);
        captured_release(&captured);
        arena_release(&arena);
    }
}

Test(commands, say_when_the_disk_is_full)
{
    for (size_t i = 0; i < COUNT(writers); i++) {
        struct arena arena = {0};
        struct captured captured =
            captured_shell(arena_format(&arena, "\"$0\" -d . %s >/dev/full", writers[i]).bytes);
        cr_expect_eq(captured.status, 2, "%s", writers[i]);
        captured_expect_part(buffer_slice(&captured.err), "cannot write: No space left on device");
        captured_release(&captured);
        arena_release(&arena);
    }
}

Test(commands, write_the_same_bytes_each_time)
{
    for (size_t i = 0; i < COUNT(writers); i++) {
        struct arena arena = {0};
        const char *script = arena_format(&arena, "\"$0\" -d . %s", writers[i]).bytes;
        struct captured first = captured_shell(script);
        struct captured second = captured_shell(script);
        cr_expect(slice_equal(buffer_slice(&first.out), buffer_slice(&second.out)), "%s",
                  writers[i]);
        captured_release(&first);
        captured_release(&second);
        arena_release(&arena);
    }
}

static const char *const showers[] = {
    "show",
    "show conflicts",
    "show actors",
    "show timeline",
    "print",
    "print --format md",
    "check",
    "list sources",
    "list actors",
    "list events",
    "list questions",
    "list figures",
    "list themes",
    "read --headless",
    "read --headless --keys J}}.",
    "show --ascii",
    "read nobody-at-all",
    "list references --format tsv",
};

/* Whatever a file says, no format brings a terminal anything but text. */
Test(commands, write_nothing_that_acts_on_a_terminal)
{
    for (size_t variant = 0; variant < hostile_count; variant += 5) {
        struct hostile hostile = hostile_create(variant);
        for (size_t i = 0; i < COUNT(writers) + COUNT(showers); i++) {
            const char *words = i < COUNT(writers) ? writers[i] : showers[i - COUNT(writers)];
            struct captured captured =
                captured_shell(arena_format(&hostile.arena, "\"$0\" -d %.*s %s",
                                            SLICE_ARGUMENTS(hostile.directory), words)
                                   .bytes);
            hostile_expect_harmless(buffer_slice(&captured.out), "\t\r\n");
            hostile_expect_harmless(buffer_slice(&captured.err), "\n");
            captured_release(&captured);
        }
        hostile_release(&hostile);
    }
}

Test(commands, search_prints_json_with_the_raw_text)
{
    struct arena arena = {0};
    struct captured captured =
        captured_shell("\"$0\" -d tests/data/quiet-water search rise-fast --format json");
    const struct json_value *first = json_item(json_expect(&arena, buffer_slice(&captured.out)), 0);
    cr_expect(json_is_text(json_member(first, "address"), SLICE("harbour-2031#rise-fast")));
    cr_expect(json_is_text(json_member(first, "source"), SLICE("harbour-2031")));
    cr_expect_eq(json_member(first, "paragraphs")->count, 2);
    cr_expect_eq(json_item(json_member(first, "paragraphs"), 0)->kind, JSON_NUMBER);
    cr_expect_eq(json_member(first, "likelihood")->kind, JSON_NULL);
    captured_release(&captured);
    arena_release(&arena);
}

/* Bold on a terminal that has it. */

struct look {
    const char *name;        /* TERM */
    const char *environment; /* one variable more */
    const char *color;
    bool is_bold;
};

static const struct look looks[] = {
    {"xterm-256color", NULL, NULL, true},
    {"xterm-256color", "NO_COLOR=1", NULL, false},
    {"xterm-256color", "NO_COLOR=", NULL, true},
    {"dumb", NULL, NULL, false},
    {"xterm-256color", NULL, "--color=never", false},
    {"xterm-256color", "NO_COLOR=1", "--color=always", true},
};

static struct terminal *start_search(const struct look *look, int columns)
{
    const char *const argv[] = {
        captured_program(), "-d", "tests/data/quiet-water", "search", "gauge kind:point",
        look->color,        NULL};
    const char *const environment[] = {look->environment, NULL};
    struct terminal *terminal = terminal_start(&(struct terminal_options){
        .argv = argv, .columns = columns, .name = look->name, .environment = environment});
    cr_assert(terminal_wait_exit(terminal, TERMINAL_PATIENCE, NULL));
    return terminal;
}

Test(commands, make_matches_bold_where_that_is_wanted)
{
    for (size_t i = 0; i < COUNT(looks); i++) {
        struct terminal *terminal = start_search(&looks[i], 120);
        const char *row = terminal_row(terminal, 0);
        const char *match = strstr(row, "gauge");
        cr_assert_not_null(match, "case %zu: %s", i, row);
        int column = (int)(match - row);
        cr_expect_eq(terminal_cell(terminal, 0, column).bold, looks[i].is_bold, "case %zu", i);
        cr_expect_not(terminal_cell(terminal, 0, column - 1).bold);
        cr_expect_not(terminal_cell(terminal, 0, column + 5).bold);
        terminal_stop(terminal);
    }
}

/* One result a line, whatever the width: a line that wraps would make more. */
Test(commands, fit_the_terminal)
{
    static const struct look plain = {"xterm-256color", NULL, NULL, true};
    for (int columns = 20; columns < 160; columns += 35) {
        struct terminal *terminal = start_search(&plain, columns);
        cr_expect(strncmp(terminal_row(terminal, 0), "tides-2029#rise-slow", 20) == 0 ||
                  strncmp(terminal_row(terminal, 0), "harbour-2031#rise-f", 19) == 0);
        cr_expect(strncmp(terminal_row(terminal, 1), "tides-2029#rise-slow", 19) == 0, "%d: %s",
                  columns, terminal_screen(terminal));
        cr_expect_str_eq(terminal_row(terminal, 2), "", "%d: %s", columns,
                         terminal_screen(terminal));
        terminal_stop(terminal);
    }
}

/* Everything that is printed, listed or exported in every format, with the articles at hand, its
 * lines joined. */
static const char write_all[] =
    "a() { \"${PRECIS_PLAIN:-$0}\" -d tests/data/articles-alder --articles tests/data/articles "
    "\"$@\" || "
    "echo failed: \"$@\"; }\n"
    "{\n"
    "for place in '' articles alder-2030 alder-2030#quay-agreed timeline works; do\n"
    "for format in text md html; do a print --format $format $place; done; done\n"
    "for place in new questions conflicts actors corridors; do a print $place; done\n"
    "a print --why; a print --format md --page articles\n"
    "a print --format pdf articles -o - | pdftotext -layout - -\n"
    "a print --format pdf alder-2030 -o - | pdftotext -layout - -\n"
    "for format in json csl-json bibtex csv dot html schema; do a export $format; done\n"
    "for kind in sources themes points actors corridors questions events figures; do\n"
    "a list $kind --format json; done\n"
    "for format in text tsv csv; do a list points --format $format; done\n"
    "} | tr -s '[:space:]' ' '";

/* No piece of a paragraph, from its beginning, its middle and its end; titles are shorter. */
static bool expect_no_piece(const char *text, struct slice paragraph)
{
    enum { PIECE = 30 };
    char piece[PIECE + 1];
    if (paragraph.length < PIECE)
        return false;
    const size_t starts[] = {0, (paragraph.length - PIECE) / 2, paragraph.length - PIECE};
    for (size_t i = 0; i < COUNT(starts); i++) {
        snprintf(piece, sizeof piece, "%.*s", PIECE, paragraph.bytes + starts[i]);
        cr_expect_null(strstr(text, piece), "%s", piece);
    }
    return true;
}

Test(commands, export_no_article)
{
    struct captured captured = captured_shell(write_all);
    struct captured articles =
        captured_shell("sed 's/^[[:space:]]*//' tests/data/articles/*.txt | tr -s '[:blank:]' ' '");
    size_t count = 0;
    captured_expect_part(buffer_slice(&captured.out), "A second quay for Port Alder");
    cr_expect_null(strstr(captured.out.bytes, "failed:"), "%s", captured.err.bytes);
    for (struct slice rest = buffer_slice(&articles.out); rest.length;)
        count += expect_no_piece(captured.out.bytes, slice_trim(slice_cut(&rest, '\n')));
    cr_expect_gt(count, (size_t)7, "%zu", count);
    captured_release(&articles);
    captured_release(&captured);
}
