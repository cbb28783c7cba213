#include "golden.h"

#include "base/buffer.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

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
