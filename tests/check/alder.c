#include "alder.h"

#include "base/memory.h"
#include "check/articles.h"
#include "check/check.h"
#include "load/file.h"
#include "load/loader.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct {
    const char *from;
    const char *to;
} copied[] = {
    {"tests/data/articles-alder/content/dossier.yaml", "content/dossier.yaml"},
    {"tests/data/articles-alder/content/actors.yaml", "content/actors.yaml"},
    {"tests/data/articles-alder/content/corridors.yaml", "content/corridors.yaml"},
    {"tests/data/articles-alder/content/briefs/alder-2030.yaml", "content/briefs/alder-2030.yaml"},
    {"tests/data/articles-alder/content/briefs/alder-2032.yaml", "content/briefs/alder-2032.yaml"},
    {"tests/data/articles-alder/themes/works.yaml", "themes/works.yaml"},
    {"tests/data/articles-alder/themes/labour.yaml", "themes/labour.yaml"},
    {"tests/data/articles/alder_2030.txt", "articles/alder_2030.txt"},
    {"tests/data/articles/alder_2032.txt", "articles/alder_2032.txt"},
};

static const char *const folders[] = {"content", "content/briefs", "themes", "articles"};

enum { COPIED = sizeof copied / sizeof *copied, FOLDERS = sizeof folders / sizeof *folders };

static const char *path_of(const struct alder *alder, const char *file)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", alder->directory, file);
    return path;
}

static void read_file(const char *path, struct buffer *bytes)
{
    struct diagnostics diagnostics = {0};
    cr_assert(file_read(path, bytes, &diagnostics), "%s cannot be read", path);
    diagnostics_release(&diagnostics);
    buffer_add(bytes, SLICE("")); /* the NUL that strstr needs */
}

void alder_write(struct alder *alder, const char *file, const char *bytes, size_t length)
{
    FILE *stream = fopen(path_of(alder, file), "wb");
    cr_assert_not_null(stream, "%s", file);
    cr_assert_eq(fwrite(bytes, 1, length, stream), length);
    cr_assert_eq(fclose(stream), 0);
}

void alder_begin(struct alder *alder)
{
    *alder = (struct alder){.directory = "/tmp/precis-alder-XXXXXX"};
    cr_assert_not_null(mkdtemp(alder->directory));
    for (size_t i = 0; i < FOLDERS; i++)
        cr_assert_eq(mkdir(path_of(alder, folders[i]), 0700), 0);
    struct buffer bytes = {0};
    for (size_t i = 0; i < COPIED; i++) {
        read_file(copied[i].from, &bytes);
        alder_write(alder, copied[i].to, bytes.bytes, bytes.length);
    }
    buffer_release(&bytes);
}

void alder_edit(struct alder *alder, const char *file, const char *from, const char *to)
{
    struct buffer before = {0};
    struct buffer after = {0};
    read_file(path_of(alder, file), &before);
    const char *found = strstr(before.bytes, from);
    cr_assert_not_null(found, "%s holds no '%s'", file, from);
    size_t start = (size_t)(found - before.bytes);
    buffer_add(&after, (struct slice){before.bytes, start});
    buffer_add(&after, slice_of(to));
    buffer_add(&after, slice_of(found + strlen(from)));
    alder_write(alder, file, after.bytes, after.length);
    buffer_release(&before);
    buffer_release(&after);
}

/* The text without the folder's name and the slash after it. */
static void without_directory(const struct alder *alder, const char *text, struct buffer *out)
{
    size_t length = strlen(alder->directory);
    for (const char *found; (found = strstr(text, alder->directory)); text = found + length + 1)
        buffer_add(out, (struct slice){text, (size_t)(found - text)});
    buffer_add(out, slice_of(text));
}

const char *alder_check(struct alder *alder, bool with_articles)
{
    struct loaded loaded = load_dossier(alder->directory);
    cr_assert_not_null(loaded.dossier);
    check_dossier(loaded.dossier, 20350101, &loaded.diagnostics);
    if (with_articles)
        check_articles(loaded.dossier, path_of(alder, "articles"), &loaded.diagnostics);
    diagnostics_sort(&loaded.diagnostics);
    struct buffer text = {0};
    buffer_add(&text, SLICE(""));
    for (size_t i = 0; i < loaded.diagnostics.count; i++)
        diagnostic_write(&loaded.diagnostics.items[i], &text);
    buffer_clear(&alder->messages);
    without_directory(alder, text.bytes, &alder->messages);
    buffer_release(&text);
    loaded_release(&loaded);
    return alder->messages.bytes;
}

void alder_end(struct alder *alder)
{
    for (size_t i = 0; i < COPIED; i++)
        remove(path_of(alder, copied[i].to));
    for (size_t i = FOLDERS; i > 0; i--)
        rmdir(path_of(alder, folders[i - 1]));
    cr_expect_eq(rmdir(alder->directory), 0, "%s is not empty", alder->directory);
    buffer_release(&alder->messages);
}

size_t alder_count(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *found = text; (found = strstr(found, part)); found += strlen(part))
        count++;
    return count;
}
