/* Files that are written to keep a reader busy. The bounds are generous, and multiples of
 * what a plain file takes on the same machine: what they catch took from ten seconds to two
 * minutes. */
#include "support/loading.h"

#include "base/buffer.h"
#include "load/bind.h"
#include "load/file.h"
#include "load/parse.h"
#include "model/mention.h"
#include "support/dice.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum { MOST_MEBIBYTES = 1024 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* What a plain file of half a megabyte takes is the measure of the machine. */
static double seconds_for_plain(void)
{
    enum { LINES = 130000 };
    double start = seconds();
    struct buffer yaml = {0};
    for (int i = 0; i < LINES; i++)
        buffer_add(&yaml, SLICE("- a\n"));
    struct read_text text = loading_parse(buffer_slice(&yaml));
    cr_assert(text.root);
    loading_release(&text);
    buffer_release(&yaml);
    return seconds() - start;
}

static void expect_bounds(const char *name, double start)
{
    enum { TIMES_A_PLAIN_ONE = 20 };
    static double most;
    struct rusage usage;
    double taken = seconds() - start;
    getrusage(RUSAGE_SELF, &usage);
    most = most > 0 ? most : seconds_for_plain() * TIMES_A_PLAIN_ONE;
    cr_expect_lt(taken, most, "%s took %.1f s of %.1f", name, taken, most);
    cr_expect_lt(usage.ru_maxrss / 1024, MOST_MEBIBYTES, "%s: %ld MiB", name,
                 usage.ru_maxrss / 1024);
}

static void read_brief(const char *name, struct slice yaml)
{
    double start = seconds();
    struct arena arena = {0};
    struct diagnostics diagnostics = {0};
    struct binder binder = {SLICE("file"), &arena, &diagnostics};
    struct brief brief = {.file = binder.file};
    const struct node *root = parse_tree((struct yaml_file){.path = binder.file, .bytes = yaml},
                                         (struct parse_memory){&arena, &arena}, &diagnostics);
    bool is_usable = root && bind_record(&binder, &schema_brief, root, &brief);
    cr_expect(is_usable || diagnostics.count, "%s", name);
    expect_bounds(name, start);
    diagnostics_release(&diagnostics);
    arena_release(&arena);
}

/* One thing again and again. */
struct flood {
    const char *before;
    const char *repeated;
    const char *after;
    size_t bytes; /* 0: one mebibyte */
};

/* So few that none is refused. */
enum { MANY = 99900 };

static const struct flood floods[] = {
    {"", "[", "", 0},
    {"", "{a: ", "", 0},
    {"", "- ", "", 0},
    {"", "? ", "", 0},
    {"[", "[],", "]", 0},
    {"[", "{},", "]", 0},
    {"[", "a,", "]", 0},
    {"{", "a, ", "}", 0},
    {"", "a: b\n", "", 0},
    {"", "- &a b\n", "", 0},
    {"- &a b\n", "- *a\n", "", 0},
    {"", "- !a b\n", "", 0},
    {"", "%TAG !a! b\n", "---\na: b\n", 0},
    {"a: b\n...\n", "%TAG !a! b\n", "---\na: b\n", 0},
    {"", "# a\n", "a: b\n", 0},
    {"", "---\n", "", 0},
    {"", "...\n", "", 0},
    {"", ":", "", 0},
    {"", ": ", "", 0},
    {"", "!&*%@`|>-?:,[]{}#", "", 0},
    {"a: ", " ", "b c\n", 0},
    {"a: b", "\n", "c: d\n", 0},
    {"a: \"b", "\\n", "\"\n", 0},
    {"a: \"b", "\t", "c\"\n", 0},
    {"a: |\n  b", "\r", "  c\n", 0},
    {"a: b", "\xc2\x85", "c\n", 0},
    {"a: \"b", "\u2028", "c\"\n", 0},
    {"a: |\n  b", "\u2029", "  c\n", 0},
    {"a: b", " \u2028", "c\n", 0},
    {"a: ", "b ", "\n", 0},
    {"a: ", "b\n  ", "\n", 0},
    {"a: '", "''", "'\n", 0},
    {"a: \"", "\\\n", "\"\n", 0},
    {"a: \"x\n", "b: c\n", "", 0},
    {"a: 'x\n", ": \\'\n", "' z: y\n", 0},
    {"a: b\n", "b: 'x\n", "' z: y\n", 0},
    {"", "b", ": c\n", 0},
    {"\"", "b", "\": c\n", 0},
    {"id: &", "b", " c\n", 0},
    {"id: !<", "b", "> c\n", 0},
    {"id: \"", "\\e", "\"\n", 0},
    {"bottom-line: \"", "\\u200b", "\"\n", 0},
    {"key-points:\n", "- {}\n", "", 0},
    {"key-points:\n", "- x\n", "", 0},
    {"key-points:\n- {id: a, text: b, kind: event, themes: [], paragraphs: [", "x,", "]}\n", 0},
    {"", "\xff", "", 0},
    {"a: b\n", "\xc2\x85", "\xff", 0},
    /* as many as are looked at */
    {"", "sourc: x\n", "", 9 * (MANY / 2)},
    {"", "id: x\n", "", 6 * (MANY / 2)},
    {"{", "\"a\" : 1, ", "}", 9 * (MANY / 2)},
    {"key-points:\n", "- x\n", "", 4 * MANY},
    {"key-points:\n", "- {}\n", "", 5 * MANY},
    {"key-points:\n- {id: a, text: b, themes: [", "x,", "]}\n", 2 * MANY},
    {"cross-references:\n", "- {relation: updates, to: a#b}\n", "", 31 * (MANY / 5)},
    {"", "- a\r", "", 4 * MANY},
    {"[", "a,\xc2\x85", "]", 4 * MANY},
    {"", "- &a b\n", "", 7 * MANY},
};

static void fill(struct buffer *yaml, const struct flood *flood)
{
    size_t unit = strlen(flood->repeated);
    size_t bytes = flood->bytes ? flood->bytes : FILE_LARGEST / 8;
    buffer_clear(yaml);
    buffer_add(yaml, slice_of(flood->before));
    for (size_t i = 0; i + unit <= bytes; i += unit)
        buffer_add(yaml, (struct slice){flood->repeated, unit});
    buffer_add(yaml, slice_of(flood->after));
}

Test(hostile, floods_of_one_thing_are_read_or_refused_in_time)
{
    struct buffer yaml = {0};
    for (size_t i = 0; i < COUNT(floods); i++) {
        fill(&yaml, &floods[i]);
        read_brief(floods[i].repeated, buffer_slice(&yaml));
    }
    buffer_release(&yaml);
}

/* Things that differ, so that each is looked up among all others. */

/* A number stands for each @. */
static const char *const numbered[] = {
    "@: x\n",    "bottom-line@: x\n", "sourc@: x\n", "? {k@: x}\n: y\n", "? k@\n",
    "- &a@ x\n", "- *a@\n",           "- !a@ x\n",   "%TAG !a@! b\n",    "'@': \"\\u202e\"\n",
};

static void add_numbered(struct buffer *yaml, const char *text, int number)
{
    for (; *text; text++) {
        if (*text == '@')
            buffer_format(yaml, "%d", number);
        else
            buffer_add_byte(yaml, *text);
    }
}

Test(hostile, many_different_things_are_read_in_time)
{
    struct buffer yaml = {0};
    for (size_t i = 0; i < COUNT(numbered); i++) {
        buffer_clear(&yaml);
        for (int j = 0; j < MANY / 2; j++)
            add_numbered(&yaml, numbered[i], j);
        read_brief(numbered[i], buffer_slice(&yaml));
    }
    buffer_release(&yaml);
}

/* Runs of blanks that stay below the limit, as often as a file has room for them. */
Test(hostile, runs_of_blanks_below_the_limit_are_read_in_time)
{
    static const char *const blanks[] = {" ", "\n", "\t", "\r", "\u2028", " \n"};
    static const char *const beginnings[] = {"a: b", "a: \"b", "a: |\n  b", "a: >\n  b", "# "};
    struct buffer yaml = {0};
    for (size_t i = 0; i < COUNT(blanks) * COUNT(beginnings); i++) {
        const char *blank = blanks[i % COUNT(blanks)];
        buffer_clear(&yaml);
        buffer_add(&yaml, slice_of(beginnings[i / COUNT(blanks)]));
        for (size_t j = 0; yaml.length < FILE_LARGEST / 8; j++) {
            buffer_add(&yaml, slice_of(blank));
            if (j % (4000 / strlen(blank)) == 0)
                buffer_add(&yaml, SLICE("  x"));
        }
        read_brief(blank, buffer_slice(&yaml));
    }
    buffer_release(&yaml);
}

Test(hostile, noise_is_refused_in_time)
{
    struct dice dice = {1};
    struct buffer yaml = {0};
    for (int i = 0; i < 300; i++) {
        buffer_clear(&yaml);
        size_t length = dice_below(&dice, 3000);
        for (size_t j = 0; j < length; j++)
            buffer_add_byte(&yaml, i % 2 ? (char)dice_next(&dice)
                                         : " \n:-[]{}\"'#&*!|>%@,?a"[dice_below(&dice, 22)]);
        read_brief("noise", buffer_slice(&yaml));
    }
    buffer_release(&yaml);
}

/* Whole dossiers. */

static void load(const struct folder *folder, const char *name)
{
    double start = seconds();
    struct loaded loaded = load_dossier(folder->path);
    cr_assert_not_null(loaded.dossier);
    expect_bounds(name, start);
    loaded_release(&loaded);
}

Test(hostile, a_hundred_thousand_claims_are_loaded_in_time)
{
    enum { FILES = 12, CLAIMS = 9000 };
    struct folder folder = load_folder_create();
    struct buffer rest = {0};
    buffer_add(&rest, SLICE("key-points:\n"));
    for (int i = 0; i < CLAIMS; i++)
        buffer_format(&rest, "- {id: p%d, text: t, kind: event, themes: [a, a], paragraphs: [1]}\n",
                      i);
    for (int i = 0; i < FILES; i++) {
        char id[16];
        snprintf(id, sizeof id, "b%d", i);
        load_folder_write_brief(&folder, id, "2031", rest.bytes);
    }
    load_folder_write_theme(&folder, "a", "");
    load(&folder, "claims");
    buffer_release(&rest);
    load_folder_remove(&folder);
}

Test(hostile, many_links_to_one_point_are_loaded_in_time)
{
    enum { LINKS = 25000 };
    struct folder folder = load_folder_create();
    struct buffer rest = {0};
    buffer_add(&rest, SLICE("key-points:\n- {id: p, text: t, kind: event, themes: [], paragraphs: "
                            "[1]}\ncross-references:\n"));
    for (int i = 0; i < LINKS; i++)
        buffer_add(&rest, SLICE("- {point: p, relation: updates, to: b#p}\n"));
    load_folder_write_brief(&folder, "b", "2031", rest.bytes);
    load(&folder, "links");
    buffer_release(&rest);
    load_folder_remove(&folder);
}

Test(hostile, many_briefs_and_themes_of_one_id_are_loaded_in_time)
{
    enum { FILES = 600 };
    struct folder folder = load_folder_create();
    for (int i = 0; i < FILES; i++) {
        char name[32];
        snprintf(name, sizeof name, "content/briefs/%d.yaml", i);
        load_folder_write(&folder, name, SLICE("id: a\nprecis: 1\n"));
        snprintf(name, sizeof name, "themes/%d.yaml", i);
        load_folder_write(&folder, name, SLICE("id: a\nprecis: 1\n"));
    }
    load(&folder, "same ids");
    load_folder_remove(&folder);
}

/* Names that all begin alike, and a text full of that beginning. */
Test(hostile, many_names_that_begin_alike_are_found_in_time)
{
    enum { NAMES = 150000, WORDS = 300000 };
    struct folder folder = load_folder_create();
    struct buffer actors = {0};
    buffer_add(&actors, SLICE("- id: a\n  name: Alder\n  kind: state\n  aliases:\n"));
    for (int i = 0; i < NAMES; i++)
        buffer_format(&actors, "  - a b%06d\n", i);
    buffer_add(&actors, SLICE("  - '"));
    for (int i = 0; i < 60; i++)
        buffer_add(&actors, SLICE("a "));
    buffer_add(&actors, SLICE("c'\n"));
    load_folder_write(&folder, "content/actors.yaml", buffer_slice(&actors));
    struct loaded loaded = loading_load(&folder);
    struct buffer text = {0};
    for (int i = 0; i < WORDS; i++)
        buffer_add(&text, SLICE("a "));
    struct arena arena = {0};
    double start = seconds();
    cr_expect_eq(mention_find(loaded.dossier->names, buffer_slice(&text), &arena).count, 0);
    expect_bounds("names", start);
    arena_release(&arena);
    buffer_release(&text);
    buffer_release(&actors);
    loaded_release(&loaded);
    load_folder_remove(&folder);
}
