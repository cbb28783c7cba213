/* Articles are files too: the paragraph rule, and what is no article. */
#include "load/article.h"

#include "check/alder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

struct reading {
    struct article article;
    struct diagnostics diagnostics;
    bool is_read;
};

static struct reading read_document(const struct alder *alder, const char *document, size_t length)
{
    struct reading reading = {0};
    struct brief brief = {.file = SLICE("brief.yaml")};
    brief.source.document = (struct text){document, (uint32_t)length, {7, 13}};
    struct buffer folder = {0};
    buffer_format(&folder, "%s/articles", alder->directory);
    reading.is_read = article_read(&reading.article, folder.bytes, &brief, &reading.diagnostics);
    buffer_release(&folder);
    return reading;
}

static void release_reading(struct reading *reading)
{
    article_release(&reading->article);
    diagnostics_release(&reading->diagnostics);
}

static void expect_refused(const struct alder *alder, const char *document, enum rule rule)
{
    struct reading reading = read_document(alder, document, strlen(document));
    cr_expect_not(reading.is_read, "%s", document);
    cr_expect_eq(reading.diagnostics.count, 1, "%s", document);
    if (reading.diagnostics.count)
        cr_expect_eq(reading.diagnostics.items[0].rule, rule, "%s", document);
    release_reading(&reading);
}

static void write_article(struct alder *alder, const char *bytes, size_t length)
{
    alder_write(alder, "articles/alder_2032.txt", bytes, length);
}

Test(article, has_paragraphs_by_the_rule)
{
    static const char text[] = "\xEF\xBB\xBF\n"
                               "  A title \t\r\n"
                               "\r\n"
                               "\xC2\xA0\xE3\x80\x80\n"
                               "\xC2\xA0The first\vline\xE2\x80\xA8of it.\n"
                               "\xE2\x80\x8B\n"
                               "the last";
    static const struct {
        const char *text;
        struct position at;
    } expected[] = {
        {"A title", {2, 3}},
        {"The first\vline\xE2\x80\xA8of it.", {5, 2}},
        {"\xE2\x80\x8B", {6, 1}},
        {"the last", {7, 1}},
    };
    struct alder alder;
    alder_begin(&alder);
    write_article(&alder, text, sizeof text - 1);
    struct reading reading = read_document(&alder, "alder_2032.txt", 14);
    cr_assert(reading.is_read);
    cr_assert_eq(reading.article.count, COUNT(expected));
    for (uint32_t i = 0; i < COUNT(expected); i++) {
        struct slice paragraph = article_paragraph(&reading.article, i + 1);
        cr_expect(slice_equal(paragraph, slice_of(expected[i].text)), "%.*s",
                  SLICE_ARGUMENTS(paragraph));
        cr_expect_eq(reading.article.paragraphs[i].at.line, expected[i].at.line);
        cr_expect_eq(reading.article.paragraphs[i].at.column, expected[i].at.column);
    }
    cr_expect_eq(article_paragraph(&reading.article, 0).length, 0);
    cr_expect_eq(article_paragraph(&reading.article, COUNT(expected) + 1).length, 0);
    release_reading(&reading);
    alder_end(&alder);
}

Test(article, is_a_plain_file_of_the_folder)
{
    static const char *const documents[] = {"",      ".",           "..",         "../secret",
                                            "sub/x", "/etc/passwd", "missing.txt"};
    struct alder alder;
    alder_begin(&alder);
    for (size_t i = 0; i < COUNT(documents); i++)
        expect_refused(&alder, documents[i], RULE_UNREADABLE_ARTICLE);
    static const char hidden[] = "alder_2032.txt\0.exe";
    struct reading reading = read_document(&alder, hidden, sizeof hidden - 1);
    cr_expect_not(reading.is_read);
    release_reading(&reading);
    char long_name[1000];
    memset(long_name, 'x', sizeof long_name);
    reading = read_document(&alder, long_name, sizeof long_name);
    cr_expect_not(reading.is_read);
    cr_expect_eq(reading.diagnostics.count, 1);
    cr_expect_lt(reading.diagnostics.items[0].text.length, 200);
    release_reading(&reading);
    alder_end(&alder);
}

/* Nor is anything outside of the folder read by way of a link in it. */
Test(article, is_not_a_link_out_of_the_folder)
{
    static const char *const outside[] = {"/etc/passwd", "../content/dossier.yaml",
                                          "..",          "../articles-elsewhere/a.txt",
                                          "/dev/zero",   "none"};
    static const char *const inside[] = {"alder_2032.txt", "./alder_2032.txt",
                                         "../articles/alder_2032.txt"};
    struct alder alder;
    char path[128];
    char folder[128];
    alder_begin(&alder);
    snprintf(path, sizeof path, "%s/articles/link.txt", alder.directory);
    snprintf(folder, sizeof folder, "%s/articles-elsewhere", alder.directory);
    cr_assert_eq(mkdir(folder, 0700), 0);
    alder_write(&alder, "articles-elsewhere/a.txt", "Secret.\n", 8);
    for (size_t i = 0; i < COUNT(outside); i++) {
        cr_assert_eq(symlink(outside[i], path), 0);
        expect_refused(&alder, "link.txt", RULE_UNREADABLE_ARTICLE);
        cr_assert_eq(unlink(path), 0);
    }
    for (size_t i = 0; i < COUNT(inside); i++) {
        cr_assert_eq(symlink(inside[i], path), 0);
        struct reading reading = read_document(&alder, "link.txt", 8);
        cr_expect(reading.is_read, "%s", inside[i]);
        release_reading(&reading);
        cr_assert_eq(unlink(path), 0);
    }
    snprintf(path, sizeof path, "%s/articles-elsewhere/a.txt", alder.directory);
    cr_assert_eq(unlink(path), 0);
    cr_assert_eq(rmdir(folder), 0);
    alder_end(&alder);
}

Test(article, that_is_a_pipe_or_a_folder_answers_at_once)
{
    struct alder alder;
    alder_begin(&alder);
    char path[128];
    snprintf(path, sizeof path, "%s/articles/pipe", alder.directory);
    cr_assert_eq(mkfifo(path, 0600), 0);
    expect_refused(&alder, "pipe", RULE_UNREADABLE_ARTICLE);
    remove(path);
    cr_assert_eq(mkdir(path, 0700), 0);
    expect_refused(&alder, "pipe", RULE_UNREADABLE_ARTICLE);
    rmdir(path);
    alder_end(&alder);
}

static void fill(struct buffer *text, const char *piece, size_t length)
{
    buffer_clear(text);
    while (text->length < length)
        buffer_add(text, slice_of(piece));
}

Test(article, has_its_limits)
{
    static const struct {
        const char *piece;
        size_t length;
    } refused[] = {
        {"x", 9 * 1024 * 1024}, /* larger than 8 MiB */
        {"x", 256 * 1024 + 1},  /* a paragraph longer than 256 KiB */
        {"x\n", 200002},        /* more than 100,000 paragraphs */
        {"\n", 4096},           /* nothing but blanks */
        {"", 0},
    };
    struct alder alder;
    struct buffer text = {0};
    alder_begin(&alder);
    for (size_t i = 0; i < COUNT(refused); i++) {
        fill(&text, refused[i].piece, refused[i].length);
        write_article(&alder, text.length ? text.bytes : "", text.length);
        expect_refused(&alder, "alder_2032.txt", RULE_UNREADABLE_ARTICLE);
    }
    fill(&text, "x\n", 200000);
    write_article(&alder, text.bytes, text.length);
    struct reading reading = read_document(&alder, "alder_2032.txt", 14);
    cr_expect(reading.is_read);
    cr_expect_eq(reading.article.count, 100000);
    release_reading(&reading);
    buffer_release(&text);
    alder_end(&alder);
}

Test(article, that_is_not_utf8_is_refused_where_it_goes_wrong)
{
    static const char *const texts[] = {"caf\xE9", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                                        "cut \xE2\x80"};
    struct alder alder;
    alder_begin(&alder);
    for (size_t i = 0; i < COUNT(texts); i++) {
        write_article(&alder, texts[i], strlen(texts[i]));
        expect_refused(&alder, "alder_2032.txt", RULE_BAD_UTF8);
    }
    alder_end(&alder);
}
