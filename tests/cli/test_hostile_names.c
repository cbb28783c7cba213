/* Names that would like to be more than names, wherever the program takes one: each is taken as it
 * is, or refused with a message that shows it and obeys nothing. Nothing but what was asked for is
 * left in the folder where it ran. */
#define _GNU_SOURCE
#include "support/captured.h"
#include "support/tool.h"

#include "base/arena.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Names and how they are shown; NULL: as they are. */
static const struct {
    const char *name;
    const char *shown;
} names[] = {
    {"$(touch canary)", NULL},
    {"`touch canary`", NULL},
    {";touch canary;", NULL},
    {"|touch canary", NULL},
    {"&touch canary&", NULL},
    {">canary", NULL},
    {"<canary", NULL},
    {"${IFS}touch${IFS}canary", NULL},
    {"a b", NULL},
    {" blank", NULL},
    {"+!touch canary", NULL},
    {"~root", NULL},
    {"*", NULL},
    {"[a-z]?", NULL},
    {"{a,b}", NULL},
    {"'quoted'", NULL},
    {"\"quoted\"", NULL},
    {"back\\slash", NULL},
    {"%s%n%999999d", NULL},
    {"=cmd", NULL},
    {"x\033[31mred", "x^[[31mred"},
    {"x\033]52;c;AA==\a", "x^[]52;c;AA==^G"},
    {"x\033]0;title\033\\", "x^[]0;title^[\\"},
    {"x\x9b"
     "31m",
     "x<9B>31m"},
    {"x\xc2\x9b"
     "31m",
     "x<U+009B>31m"},
    {"x\xff\xfe", "x<FF><FE>"},
    {"x\xe2\x80\xaegnp.exe", "x<U+202E>gnp.exe"},
    {"x\xe2\x81\xa6y", "x<U+2066>y"},
    {"x\xe2\x80\x8by", "x<U+200B>y"},
    {"x\xef\xbb\xbfy", "x<U+FEFF>y"},
    {"x\ry", "x^My"},
    {"x\b\b\by", "x^H^H^Hy"},
    {"x\x7fy", "x^?y"},
    {"x\xc0\xafy", "x<C0><AF>y"},
    {"x\xed\xa0\x80y", "x<ED><A0><80>y"},
};

struct ground {
    struct arena arena;
    char *folder;
    const char *dossier; /* absolute */
};

static struct ground prepare(const char *dossier)
{
    struct ground ground = {.folder = tool_make_folder()};
    char *path = realpath(dossier, NULL);
    cr_assert(path);
    ground.dossier = arena_copy(&ground.arena, slice_of(path)).bytes;
    free(path);
    return ground;
}

static void clear(struct ground *ground)
{
    tool_remove_folder(ground->folder);
    arena_release(&ground->arena);
}

/* How many files there are in the folder. */
static int count_files(const struct ground *ground)
{
    int count = 0;
    DIR *stream = opendir(ground->folder);
    cr_assert(stream);
    for (const struct dirent *item = readdir(stream); item; item = readdir(stream))
        count += strcmp(item->d_name, ".") != 0 && strcmp(item->d_name, "..") != 0;
    closedir(stream);
    return count;
}

/* The words, without any shell, in the folder. */
static struct captured run(const struct ground *ground, const char *const *words)
{
    const char *argv[16] = {"env", "-C", ground->folder, captured_program()};
    const char *const environment[] = {"LC_ALL=C.UTF-8", "TERM=dumb", NULL};
    for (size_t i = 0; words[i]; i++)
        argv[4 + i] = words[i];
    struct tool_result result = tool_run(argv, environment);
    buffer_reserve(&result.output, 1)[0] = '\0';
    buffer_reserve(&result.messages, 1)[0] = '\0';
    return (struct captured){result.status, result.output, result.messages};
}

#define RUN(ground, ...) run((ground), (const char *const[]){__VA_ARGS__, NULL})

static bool is_control(unsigned char byte)
{
    return (byte < ' ' && byte != '\n') || byte == 0x7f;
}

/* No byte acts on a terminal; what is no ASCII is UTF-8 of a visible character or of our own. */
static void expect_harmless(const char *name, const struct buffer *text)
{
    static const char *const never[] = {"\xc2\x9b",     "\xe2\x80\xae", "\xe2\x81\xa6",
                                        "\xe2\x80\x8b", "\xef\xbb\xbf", "\xff",
                                        "\xfe",         "\xc0"};
    for (size_t i = 0; i < text->length; i++)
        cr_expect_not(is_control((unsigned char)text->bytes[i]), "%s: a raw byte %02x", name,
                      (unsigned char)text->bytes[i]);
    for (size_t i = 0; text->length && i < COUNT(never); i++)
        cr_expect_not(strstr(text->bytes, never[i]), "%s: raw", name);
}

static void expect_answer(const char *name, const char *shown, struct captured *captured,
                          int status)
{
    bool is_shown = strstr(captured->out.bytes, shown) || strstr(captured->err.bytes, shown);
    cr_expect_eq(captured->status, status, "%s: status %d: %s", name, captured->status,
                 captured->err.bytes);
    cr_expect(is_shown, "no '%s' in:\n%s%s", shown, captured->out.bytes, captured->err.bytes);
    expect_harmless(name, &captured->out);
    expect_harmless(name, &captured->err);
    captured_release(captured);
}

static const char *shown_name(size_t i)
{
    return names[i].shown ? names[i].shown : names[i].name;
}

/* A folder of that name with a dossier that has much to complain of. */
Test(hostile_names, of_dossiers_are_paths)
{
    struct ground ground = prepare("tests/data/broken");
    for (size_t i = 0; i < COUNT(names); i++) {
        const char *path = arena_format(&ground.arena, "%s/%s", ground.folder, names[i].name).bytes;
        cr_assert_eq(symlink(ground.dossier, path), 0, "%s", path);
        struct captured captured = RUN(&ground, "-d", names[i].name, "check");
        expect_answer(names[i].name,
                      arena_format(&ground.arena, "%s/content/", shown_name(i)).bytes, &captured,
                      1);
        cr_expect_eq(count_files(&ground), 1);
        unlink(path);
        captured = RUN(&ground, "show", "-d", names[i].name);
        expect_answer(names[i].name,
                      arena_format(&ground.arena, "%s is not a dossier", shown_name(i)).bytes,
                      &captured, 2);
        cr_expect_eq(count_files(&ground), 0);
    }
    clear(&ground);
}

Test(hostile_names, of_briefs_are_file_names)
{
    struct ground ground = prepare(".");
    tool_write(tool_path(ground.folder, "bad"), SLICE("precis: [1\n"));
    for (size_t i = 0; i < COUNT(names); i++) {
        static const char *const folders[] = {"d", "d/content", "d/content/briefs", "d/themes"};
        for (size_t j = 0; j < COUNT(folders); j++)
            mkdir(tool_path(ground.folder, folders[j]), 0700);
        const char *path =
            arena_format(&ground.arena, "%s/d/content/briefs/%s.yaml", ground.folder, names[i].name)
                .bytes;
        cr_assert_eq(link(tool_path(ground.folder, "bad"), path), 0, "%s", path);
        struct captured captured = RUN(&ground, "-d", "d", "check");
        expect_answer(names[i].name,
                      arena_format(&ground.arena, "d/content/briefs/%s.yaml:", shown_name(i)).bytes,
                      &captured, 1);
        unlink(path);
    }
    cr_expect_eq(count_files(&ground), 2);
    clear(&ground);
}

/* Where an id, a word, a format or a number is wanted. */
Test(hostile_names, of_places_are_refused_as_they_are)
{
    static const struct {
        const char *words[4]; /* the name follows */
        bool is_place;
        bool is_joined; /* to the last word */
    } uses[] = {
        {{"show"}, true, false},
        {{"read", "--headless"}, true, false},
        {{"show", "--source"}, false, false},
        {{"print", "--theme="}, false, true},
        {{"show", "actor:"}, true, true},
        {{"show", "harbour-2031#"}, true, true},
        {{"list"}, false, false},
        {{"export"}, false, false},
        {{"completion"}, false, false},
        {{"print", "--format"}, false, false},
        {{"print", "--columns"}, false, false},
        {{"print", "--format=pdf", "--paper"}, false, false},
        {{"check", "--articles"}, false, false},
        {{"--"}, false, false},
    };
    struct ground ground = prepare("tests/data/quiet-water");
    for (size_t i = 0; i < COUNT(names) * COUNT(uses); i += 3) {
        const char *name = names[i / COUNT(uses)].name;
        const char *words[8] = {"-d", ground.dossier};
        size_t count = 2;
        for (size_t j = 0; uses[i % COUNT(uses)].words[j]; j++)
            words[count++] = uses[i % COUNT(uses)].words[j];
        if (uses[i % COUNT(uses)].is_joined)
            words[count - 1] = arena_format(&ground.arena, "%s%s", words[count - 1], name).bytes;
        else
            words[count++] = name;
        struct captured captured = run(&ground, words);
        struct slice shown = slice_of(shown_name(i / COUNT(uses)));
        if (uses[i % COUNT(uses)].is_place) /* which ends at a blank */
            shown = slice_cut(&shown, ' ');
        expect_answer(name, arena_copy(&ground.arena, shown).bytes, &captured, 2);
    }
    cr_expect_eq(count_files(&ground), 0);
    clear(&ground);
}

/* A query is taken as words: whether it finds anything is not the question. */
Test(hostile_names, of_queries_find_nothing_else)
{
    struct ground ground = prepare("tests/data/quiet-water");
    for (size_t i = 0; i < COUNT(names); i++) {
        struct captured captured = RUN(&ground, "-d", ground.dossier, "search", names[i].name);
        cr_expect_leq(captured.status, 2);
        expect_harmless(names[i].name, &captured.out);
        expect_harmless(names[i].name, &captured.err);
        captured_release(&captured);
    }
    cr_expect_eq(count_files(&ground), 0);
    clear(&ground);
}

Test(hostile_names, of_pages_are_file_names)
{
    struct ground ground = prepare("tests/data/quiet-water");
    for (size_t i = 0; i < COUNT(names); i++) {
        const char *path = arena_format(&ground.arena, "%s/%s", ground.folder, names[i].name).bytes;
        struct captured captured = RUN(&ground, "-d", ground.dossier, "print", "-o", names[i].name);
        cr_expect_eq(captured.status, 0, "%s: %s", names[i].name, captured.err.bytes);
        cr_expect_eq(captured.err.length + captured.out.length, 0);
        captured_release(&captured);
        captured = RUN(&ground, "-d", ground.dossier, "print", "-o", names[i].name);
        expect_answer(
            names[i].name,
            arena_format(&ground.arena, "there is a file '%s' already", shown_name(i)).bytes,
            &captured, 2);
        cr_expect_eq(unlink(path), 0, "%s", path);
        cr_expect_eq(count_files(&ground), 0, "%s", names[i].name);
    }
    clear(&ground);
}

Test(hostile_names, of_printers_are_one_word)
{
    static const char lp[] = "#!/bin/sh\nprintf '%s\\n' \"$2\" >words; cat >/dev/null\n";
    struct ground ground = prepare("tests/data/quiet-water");
    tool_write(tool_path(ground.folder, "lp"), slice_of(lp));
    cr_assert_eq(chmod(tool_path(ground.folder, "lp"), 0755), 0);
    setenv("PATH", arena_format(&ground.arena, "%s:%s", ground.folder, getenv("PATH")).bytes, 1);
    for (size_t i = 0; i < COUNT(names); i += 5) {
        struct buffer words = {0};
        struct captured captured = RUN(&ground, "-d", ground.dossier, "print",
                                       arena_format(&ground.arena, "--lp=%s", names[i].name).bytes);
        cr_expect_eq(captured.status, 0, "%s: %s", names[i].name, captured.err.bytes);
        tool_read(tool_path(ground.folder, "words"), &words);
        cr_expect_str_eq(words.bytes, arena_format(&ground.arena, "%s\n", names[i].name).bytes);
        cr_expect_eq(count_files(&ground), 2, "%s", names[i].name);
        captured_release(&captured);
        buffer_release(&words);
    }
    clear(&ground);
}
