#include "scratch.h"

#include "base/buffer.h"
#include "support/launch.h"

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

const char *program_folder_make(struct arena *arena)
{
    static const char *const folders[] = {"content", "content/briefs", "themes"};
    const char *place = getenv("TMPDIR");
    struct slice pattern = arena_format(arena, "%s/dossier-XXXXXX", place ? place : "/tmp");
    const char *folder = mkdtemp((char *)pattern.bytes);
    cr_assert(folder, "no folder %s", pattern.bytes);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct slice path = arena_format(arena, "%s/%s", folder, folders[i]);
        cr_assert_eq(mkdir(path.bytes, 0700), 0);
    }
    return folder;
}

void program_folder_write(const char *folder, const char *name, const char *format, ...)
{
    struct arena arena = {0};
    struct slice path = arena_format(&arena, "%s/%s", folder, name);
    FILE *file = fopen(path.bytes, "w");
    cr_assert(file, "%s", path.bytes);
    va_list arguments;
    va_start(arguments, format);
    cr_expect_geq(vfprintf(file, format, arguments), 0);
    va_end(arguments);
    cr_expect_eq(fclose(file), 0);
    arena_release(&arena);
}

void program_folder_fill(const char *folder, const char *name, const char *pattern,
                         const char *text, unsigned number)
{
    struct buffer filled = {0};
    for (; *pattern; pattern++) {
        if (*pattern == '@')
            buffer_add(&filled, slice_of(text));
        else if (*pattern == '^')
            buffer_format(&filled, "%u", number);
        else
            buffer_add_byte(&filled, *pattern);
    }
    program_folder_write(folder, name, "%s", filled.bytes);
    buffer_release(&filled);
}

void program_folder_remove(const char *folder)
{
    launch_remove_home(folder);
}
