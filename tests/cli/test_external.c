/* What is handed to other programs: settings split at blanks and nothing else, paths that stay
 * paths, addresses that only a browser takes. Each row is a value with what comes of it. */
#include "cli/programs.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *joined(struct arena *arena, char **words)
{
    struct buffer text = {0};
    for (size_t i = 0; words && words[i]; i++)
        buffer_format(&text, "%s%s", i ? "|" : "", words[i]);
    const char *copy = words ? arena_copy(arena, buffer_slice(&text)).bytes : "refused";
    buffer_release(&text);
    return copy;
}

/* $VISUAL and $EDITOR, with the file /d/content/x.yaml at line 7. */
static const struct {
    const char *setting;
    const char *words;
} editors[] = {
    {"vi", "vi|+7|/d/content/x.yaml"},
    {"vim", "vim|+7|/d/content/x.yaml"},
    {"/usr/bin/nano -w", "/usr/bin/nano|-w|+7|/d/content/x.yaml"},
    {"  emacsclient   -t  ", "emacsclient|-t|+7|/d/content/x.yaml"},
    {"hx", "hx|/d/content/x.yaml:7"},
    {"vim.basic", "vim.basic|+7|/d/content/x.yaml"},
    {"vim.tiny -u NONE", "vim.tiny|-u|NONE|+7|/d/content/x.yaml"},
    {"gvim -f", "gvim|-f|+7|/d/content/x.yaml"},
    {"emacs-nox", "emacs-nox|+7|/d/content/x.yaml"},
    {"sensible-editor", "sensible-editor|+7|/d/content/x.yaml"},
    {"ed", "ed|/d/content/x.yaml"},
    {"code --wait", "code|--wait|-g|/d/content/x.yaml:7"},
    {"./my-editor", "./my-editor|/d/content/x.yaml"},
    {"/opt/ediţie/vi", "/opt/ediţie/vi|+7|/d/content/x.yaml"},
    {"vi=1", "vi=1|/d/content/x.yaml"},
    {"sh -c", "sh|-c|/d/content/x.yaml"},
    {"", "refused"},
    {" ", "refused"},
    {"   ", "refused"},
    {"sh -c 'rm x'", "refused"},
    {"sh -c \"rm x\"", "refused"},
    {"vi;touch canary", "refused"},
    {"vi ; touch canary", "refused"},
    {"vi&", "refused"},
    {"vi && touch canary", "refused"},
    {"vi || touch canary", "refused"},
    {"vi | tee canary", "refused"},
    {"vi > canary", "refused"},
    {"vi < canary", "refused"},
    {"$(touch canary)", "refused"},
    {"`touch canary`", "refused"},
    {"$EDITOR", "refused"},
    {"${EDITOR}", "refused"},
    {"vi $HOME", "refused"},
    {"~/bin/vi", "refused"},
    {"vi ~root", "refused"},
    {"vi *", "refused"},
    {"vi ?", "refused"},
    {"vi [a-z]", "refused"},
    {"vi {a,b}", "refused"},
    {"(vi)", "refused"},
    {"{ vi; }", "refused"},
    {"!vi", "refused"},
    {"vi !!", "refused"},
    {"# vi", "refused"},
    {"vi #", "refused"},
    {"vi\\ x", "refused"},
    {"vi\\", "refused"},
    {"vi\ntouch canary", "refused"},
    {"vi\rtouch canary", "refused"},
    {"vi\ttouch", "refused"},
    {"vi\033[31m", "refused"},
    {"\033]52;c;AA==\a", "refused"},
    {"vi\x7f", "refused"},
    {"vi\x01", "refused"},
    {"a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a",
     "a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|a|/d/content/x.yaml"},
    {"a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a", "refused"},
};

Test(external, editors_are_split_at_blanks_or_refused)
{
    for (size_t i = 0; i < COUNT(editors); i++) {
        struct arena arena = {0};
        struct buffer message = {0};
        char **words = program_editor(&arena, editors[i].setting, "/d/content/x.yaml", 7, &message);
        cr_expect_str_eq(joined(&arena, words), editors[i].words, "'%s': %s", editors[i].setting,
                         joined(&arena, words));
        cr_expect_eq(words == NULL, message.length > 0, "'%s'", editors[i].setting);
        buffer_release(&message);
        arena_release(&arena);
    }
}

/* One that is not to be seen is told by its number. */
Test(external, editors_are_refused_by_the_character_at_fault)
{
    static const char *const rows[][2] = {
        {"vi;id", "the character ';' in it"},
        {"vi\tx", "the character U+0009 in it"},
        {"vi\nx", "the character U+000A in it"},
        {"vi\x7f", "the character U+007F in it"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct arena arena = {0};
        struct buffer message = {0};
        cr_expect_null(program_editor(&arena, rows[i][0], "/x.yaml", 7, &message));
        cr_expect(strstr(message.bytes, rows[i][1]), "%s", message.bytes);
        buffer_release(&message);
        arena_release(&arena);
    }
}

/* Paths after "vi" at line 7, and after an editor that nobody knows. */
static const struct {
    const char *path;
    const char *word;
} paths[] = {
    {"/d/x.yaml", "/d/x.yaml"},
    {"d/x.yaml", "./d/x.yaml"},
    {"./d/x.yaml", "././d/x.yaml"},
    {"-c/x.yaml", "./-c/x.yaml"},
    {"--cmd=!touch canary/x.yaml", "./--cmd=!touch canary/x.yaml"},
    {"+!touch canary/x.yaml", "./+!touch canary/x.yaml"},
    {"+7/x.yaml", "./+7/x.yaml"},
    {"scp://host/x.yaml", "./scp://host/x.yaml"},
    {"$(touch canary)/x.yaml", "./$(touch canary)/x.yaml"},
    {"/`touch canary`/x.yaml", "/`touch canary`/x.yaml"},
    {"/a b/x.yaml", "/a b/x.yaml"},
    {"/a\nb/x.yaml", "/a\nb/x.yaml"},
    {"/\033[31m/x.yaml", "/\033[31m/x.yaml"},
    {"/\xff\xfe/x.yaml", "/\xff\xfe/x.yaml"},
    {"/%s%n/x.yaml", "/%s%n/x.yaml"},
    {"/;touch canary;/x.yaml", "/;touch canary;/x.yaml"},
};

Test(external, paths_are_one_word_that_is_no_option)
{
    for (size_t i = 0; i < COUNT(paths); i++) {
        struct arena arena = {0};
        struct buffer message = {0};
        char **known = program_editor(&arena, "vi", paths[i].path, 7, &message);
        cr_expect_str_eq(joined(&arena, known),
                         arena_format(&arena, "vi|+7|%s", paths[i].word).bytes, "%s",
                         joined(&arena, known));
        char **unknown = program_editor(&arena, "unknown", paths[i].path, 7, &message);
        cr_expect_str_eq(joined(&arena, unknown),
                         arena_format(&arena, "unknown|%s", paths[i].word).bytes, "%s",
                         joined(&arena, unknown));
        buffer_release(&message);
        arena_release(&arena);
    }
}

Test(external, editors_that_take_a_line_take_it_in_their_way)
{
    struct arena arena = {0};
    struct buffer message = {0};
    char **words = program_editor(&arena, "code", "a:b/x.yaml", 3, &message);
    cr_expect_str_eq(joined(&arena, words), "code|-g|./a:b/x.yaml:3");
    words = program_editor(&arena, "vi", "/d/x.yaml", 0, &message);
    cr_expect_str_eq(joined(&arena, words), "vi|/d/x.yaml");
    buffer_release(&message);
    arena_release(&arena);
}

/* Of the many forms in tests/base/test_address.c, one of each outcome. */
Test(external, addresses_are_passed_on_in_ascii_or_refused)
{
    static const struct {
        const char *url;
        const char *words;
        const char *message;
    } urls[] = {
        {"https://example.org/", "xdg-open|https://example.org/", NULL},
        {"https://example.org/$(touch ö)", NULL, "the address is not opened: it has a blank"},
        {"https://example.org/$(touch;ö)", "xdg-open|https://example.org/%24%28touch%3B%C3%B6%29",
         NULL},
        {"https://a@example.org/", NULL, "the address is not opened: it has a user name in it"},
    };
    for (size_t i = 0; i < COUNT(urls); i++) {
        struct arena arena = {0};
        struct buffer message = {0};
        char **words = program_browser(&arena, NULL, slice_of(urls[i].url), &message);
        cr_expect_eq(words != NULL, urls[i].words != NULL, "%s", urls[i].url);
        if (words)
            cr_expect_str_eq(joined(&arena, words), urls[i].words);
        else
            cr_expect_str_eq(message.bytes, urls[i].message);
        buffer_release(&message);
        arena_release(&arena);
    }
}

static const struct {
    const char *setting;
    const char *words;
} browsers[] = {
    {NULL, "xdg-open|http://x/"},      {"", "xdg-open|http://x/"},
    {"w3m", "w3m|http://x/"},          {"firefox --new-tab", "firefox|--new-tab|http://x/"},
    {"sh -c 'firefox $1'", "refused"}, {"firefox;touch", "refused"},
    {"$(touch)", "refused"},           {"firefox &", "refused"},
    {"fire\nfox", "refused"},          {"firefox \"%s\"", "refused"},
};

Test(external, browsers_are_settings_as_well)
{
    for (size_t i = 0; i < COUNT(browsers); i++) {
        struct arena arena = {0};
        struct buffer message = {0};
        char **words = program_browser(&arena, browsers[i].setting, SLICE("http://x/"), &message);
        cr_expect_str_eq(joined(&arena, words), browsers[i].words, "%s",
                         browsers[i].setting ? browsers[i].setting : "none");
        char **copy = browsers[i].setting && *browsers[i].setting
                          ? program_words(&arena, browsers[i].setting, "copy-command", &message)
                          : NULL;
        cr_expect(copy || !browsers[i].setting || !*browsers[i].setting || !words);
        buffer_release(&message);
        arena_release(&arena);
    }
}

/* Words that nobody sees are not dropped: without one of them it would be another command. */
Test(external, refuses_more_words_than_it_takes)
{
    static const struct {
        size_t count;
        bool is_taken;
    } cases[] = {{1, true}, {32, true}, {33, false}, {200, false}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = {0};
        struct buffer setting = {0};
        struct buffer message = {0};
        for (size_t j = 0; j < cases[i].count; j++)
            buffer_add(&setting, SLICE("a "));
        char **words = program_words(&arena, setting.bytes, "copy-command", &message);
        cr_expect_eq(words != NULL, cases[i].is_taken, "%zu words", cases[i].count);
        for (size_t j = 0; words && j < cases[i].count; j++)
            cr_expect_str_eq(words[j], "a");
        cr_expect(!words || !words[cases[i].count]);
        buffer_release(&setting);
        buffer_release(&message);
        arena_release(&arena);
    }
}

/* As /usr/bin/editor does: the name says nothing, and the file that it leads to all. */
Test(external, knows_an_editor_by_the_file_that_its_name_leads_to)
{
    static const char *const ways[][2] = {
        {"hx", "/d/x.yaml:7"}, {"nano", "+7"}, {"ed", "/d/x.yaml"}};
    for (size_t i = 0; i < COUNT(ways); i++) {
        struct arena arena = {0};
        struct buffer message = {0};
        char folder[] = "/tmp/precis-editor-XXXXXX";
        cr_assert_not_null(mkdtemp(folder));
        const char *file = arena_format(&arena, "%s/%s", folder, ways[i][0]).bytes;
        const char *link = arena_format(&arena, "%s/editor", folder).bytes;
        FILE *program = fopen(file, "w");
        cr_assert_not_null(program);
        fclose(program);
        cr_assert_eq(chmod(file, 0700), 0);
        cr_assert_eq(symlink(file, link), 0);
        char **words = program_editor(&arena, link, "/d/x.yaml", 7, &message);
        cr_assert_not_null(words);
        cr_expect_str_eq(words[1], ways[i][1], "%s", ways[i][0]);
        setenv("PATH", folder, 1);
        words = program_editor(&arena, "editor", "/d/x.yaml", 7, &message);
        cr_expect_str_eq(words[1], ways[i][1], "%s, found in PATH", ways[i][0]);
        unlink(link);
        unlink(file);
        rmdir(folder);
        buffer_release(&message);
        arena_release(&arena);
    }
}
