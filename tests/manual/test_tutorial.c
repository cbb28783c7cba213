/* precis-tutorial(7) and the README, as somebody follows them who has nothing else: each command is
 * run, and what it answers is held against what is printed there. */
#include "support/captured.h"
#include "support/golden.h"
#include "support/loading.h"
#include "support/scratch.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define TUTORIAL "man/precis-tutorial.7"
#define BEGIN ".\\\" session begin\n"
#define END ".\\\" session end\n"

static void read_file(const char *path, struct buffer *text)
{
    char bytes[4096];
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file, "%s", path);
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buffer_add(text, (struct slice){bytes, length});
    fclose(file);
}

static struct slice part_between(const struct buffer *text, const char *begin, const char *end)
{
    const char *first = strstr(text->bytes, begin);
    cr_assert_not_null(first, "%s", begin);
    first += strlen(begin);
    const char *last = strstr(first, end);
    cr_assert_not_null(last, "%s", end);
    return (struct slice){first, (size_t)(last - first)};
}

/* A line of the page, and what it is there. */
enum line { LINE_OF_TEXT, LINE_OF_COMMAND, LINE_OF_FILE, LINE_OF_ANSWER };

struct lines {
    struct slice rest;
    struct slice line;
    bool is_display;
    bool is_file; /* what a command has on its input, up to END */
};

static bool next_line(struct lines *lines, enum line *kind)
{
    if (!lines->rest.length)
        return false;
    lines->line = slice_cut(&lines->rest, '\n');
    if (slice_equal(lines->line, SLICE(".Ed")))
        lines->is_display = false;
    *kind = lines->is_file ? LINE_OF_FILE : lines->is_display ? LINE_OF_ANSWER : LINE_OF_TEXT;
    if (lines->is_file) {
        lines->is_file = !slice_equal(lines->line, SLICE("END"));
    } else if (slice_starts_with(lines->line, SLICE(".Bd"))) {
        lines->is_display = true;
    } else if (lines->is_display && slice_starts_with(lines->line, SLICE("$ "))) {
        *kind = LINE_OF_COMMAND;
        lines->is_file = slice_contains(lines->line, SLICE("<<'END'"));
    }
    return true;
}

/* All commands, for one shell; a byte that none of them writes stands before the answer of each. */
static void write_script(struct slice page, struct buffer *script)
{
    struct lines lines = {.rest = page};
    enum line kind;
    while (next_line(&lines, &kind)) {
        if (kind == LINE_OF_COMMAND)
            buffer_format(script, "printf '\\001'\n%.*s\n", (int)lines.line.length - 2,
                          lines.line.bytes + 2);
        else if (kind == LINE_OF_FILE)
            buffer_format(script, "%.*s\n", SLICE_ARGUMENTS(lines.line));
    }
}

/* On a terminal, as the page says: script(1) has one. Answers what all commands wrote. */
static struct buffer run_in_terminal(const char *folder, const struct buffer *script)
{
    static const char run[] =
        "cd \"$1\" && env -u PRECIS_DOSSIER -u PRECIS_ARTICLES -u XDG_CONFIG_HOME -u "
        "XDG_STATE_HOME "
        "TERM=dumb HOME=\"$1\" PROGRAM=\"$2\" script -qec 'stty cols 80; sh script' /dev/null";
    const char *const argv[] = {"sh", "-c", run, "sh", folder, captured_program(), NULL};
    program_folder_write(folder, "script",
                         "precis() { \"$PROGRAM\" \"$@\"; }\nmkdir empty; cd empty\n%s",
                         script->bytes);
    struct captured captured = captured_run(argv, NULL);
    struct buffer out = {0};
    for (size_t i = 0; i < captured.out.length; i++)
        if (captured.out.bytes[i] != '\r')
            buffer_add_byte(&out, captured.out.bytes[i]);
    captured_release(&captured);
    return out;
}

/* As it stands in a manual page. */
static void add_answer(struct slice answer, struct buffer *page)
{
    while (answer.length) {
        struct slice line = slice_cut(&answer, '\n');
        if (line.length && (*line.bytes == '.' || *line.bytes == '\''))
            buffer_add(page, SLICE("\\&"));
        for (size_t i = 0; i < line.length; i++) {
            buffer_add_byte(page, line.bytes[i]);
            if (line.bytes[i] == '\\')
                buffer_add_byte(page, 'e');
        }
        buffer_add_byte(page, '\n');
    }
}

/* The page with the answers as they are. */
static void write_page(struct slice page, struct slice answers, struct buffer *out)
{
    struct lines lines = {.rest = page};
    enum line kind;
    slice_cut(&answers, '\001');
    while (next_line(&lines, &kind)) {
        if (kind != LINE_OF_ANSWER)
            buffer_format(out, "%.*s\n", SLICE_ARGUMENTS(lines.line));
        if (kind == LINE_OF_COMMAND && lines.is_file)
            cr_expect(slice_starts_with(answers, SLICE("\001")), "%.*s says nothing",
                      SLICE_ARGUMENTS(lines.line));
        if (kind == LINE_OF_COMMAND)
            add_answer(slice_cut(&answers, '\001'), out);
    }
}

Test(tutorial, holds_command_by_command)
{
    struct arena arena = {0};
    struct buffer manual = {0};
    struct buffer script = {0};
    struct buffer page = {0};
    const char *folder = program_folder_make(&arena);
    read_file(TUTORIAL, &manual);
    struct slice part = part_between(&manual, BEGIN, END);
    write_script(part, &script);
    struct buffer answers = run_in_terminal(folder, &script);
    write_page(part, buffer_slice(&answers), &page);
    golden_expect_part(TUTORIAL, BEGIN, END, buffer_slice(&page));
    buffer_release(&answers);
    buffer_release(&page);
    buffer_release(&script);
    buffer_release(&manual);
    program_folder_remove(folder);
    arena_release(&arena);
}

/* Beside a description and nothing else. */
Test(tutorial, has_in_the_readme_a_smallest_brief_that_stands_alone)
{
    struct arena arena = {0};
    struct buffer readme = {0};
    struct folder folder = load_folder_create();
    read_file("README.md", &readme);
    struct slice brief = part_between(&readme, "The smallest brief", "\n```\n");
    const char *yaml = strstr(brief.bytes, "```yaml\n") + strlen("```yaml\n");
    load_folder_write(&folder, "content/briefs/smallest.yaml",
                      (struct slice){yaml, (size_t)(brief.bytes + brief.length - yaml) + 1});
    load_folder_write(&folder, "content/dossier.yaml",
                      SLICE("precis: 1\ntitle: T\nas-of: 2025\nbottom-line: B\n"));
    const char *const argv[] = {captured_program(), "-d", folder.path, "check", NULL};
    const char *const environment[] = {"PRECIS_TODAY=2026-01-01", NULL};
    struct captured captured = captured_run(argv, environment);
    cr_expect_eq(captured.status, 0);
    /* A note may say that there is no theme yet. */
    buffer_add(&captured.out, buffer_slice(&captured.err));
    const char *said = captured.out.length ? captured.out.bytes : "";
    cr_expect(!strstr(said, "error: ") && !strstr(said, "warning: "), "%s", said);
    captured_release(&captured);
    buffer_release(&readme);
    load_folder_remove(&folder);
    arena_release(&arena);
}
