#include "golden.h"

#include "base/buffer.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_file(const char *path, struct buffer *out)
{
    char chunk[4096];
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    for (size_t length; (length = fread(chunk, 1, sizeof chunk, file)) > 0;)
        buffer_add(out, (struct slice){chunk, length});
    fclose(file);
    return true;
}

static void write_file(const char *path, struct slice text)
{
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file, "cannot write %s", path);
    cr_assert_eq(fwrite(text.bytes, 1, text.length, file), text.length);
    cr_assert_eq(fclose(file), 0);
}

static void say_difference(const char *path, struct slice golden, struct slice text)
{
    unsigned line = 1;
    struct slice expected = {0};
    struct slice actual = {0};
    while (golden.length || text.length) {
        expected = slice_cut(&golden, '\n');
        actual = slice_cut(&text, '\n');
        if (!slice_equal(expected, actual))
            break;
        line++;
    }
    cr_expect(false, "%s:%u:\nhas '%.*s'\nnow '%.*s'\ntests/update-golden takes it over", path,
              line, SLICE_ARGUMENTS(expected), SLICE_ARGUMENTS(actual));
}

/* From `begin` up to `end`, both left out. */
static struct slice part_between(const char *path, const struct buffer *whole, const char *begin,
                                 const char *end)
{
    const char *mark = whole->length ? strstr(whole->bytes, begin) : NULL;
    const char *first = mark ? mark + strlen(begin) : NULL;
    const char *last = first ? strstr(first, end) : NULL;
    cr_assert(last, "'%s' or '%s' is missing in %s", begin, end, path);
    return (struct slice){first, (size_t)(last - first)};
}

void golden_expect_part(const char *path, const char *begin, const char *end, struct slice text)
{
    struct buffer whole = {0};
    cr_assert(read_file(path, &whole), "%s cannot be opened", path);
    struct slice part = part_between(path, &whole, begin, end);
    bool is_same = slice_equal(part, text);
    if (!is_same && getenv("PRECIS_UPDATE_GOLDEN")) {
        struct buffer anew = {0};
        const char *after = part.bytes + part.length;
        buffer_add(&anew, (struct slice){whole.bytes, (size_t)(part.bytes - whole.bytes)});
        buffer_add(&anew, text);
        buffer_add(&anew, slice_of(after));
        write_file(path, buffer_slice(&anew));
        buffer_release(&anew);
        cr_expect(false, "%s is written anew", path);
    } else if (!is_same) {
        say_difference(path, part, text);
    }
    buffer_release(&whole);
}

void golden_expect(const char *name, struct slice text)
{
    char path[256];
    struct buffer golden = {0};
    snprintf(path, sizeof path, "tests/golden/%s.txt", name);
    bool exists = read_file(path, &golden);
    bool is_same = exists && slice_equal(buffer_slice(&golden), text);
    if (!is_same && getenv("PRECIS_UPDATE_GOLDEN")) {
        write_file(path, text);
        cr_expect(false, "%s is written anew", path);
    } else if (!exists) {
        cr_expect(false, "there is no %s; tests/update-golden makes it", path);
    } else if (!is_same) {
        say_difference(path, buffer_slice(&golden), text);
    }
    buffer_release(&golden);
}
