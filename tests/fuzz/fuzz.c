#include "fuzz/fuzz.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct fuzz_input fuzz_begin(const uint8_t *bytes, size_t length)
{
    return (struct fuzz_input){{(const char *)bytes, length}};
}

unsigned fuzz_byte(struct fuzz_input *input)
{
    if (!input->rest.length)
        return 0;
    unsigned byte = (unsigned char)input->rest.bytes[0];
    input->rest = (struct slice){input->rest.bytes + 1, input->rest.length - 1};
    return byte;
}

int fuzz_number(struct fuzz_input *input, int least, int most)
{
    int high = (int)fuzz_byte(input);
    int low = (int)fuzz_byte(input);
    return least + (high * 256 + low) % (most - least + 1);
}

struct slice fuzz_part(struct fuzz_input *input, char separator)
{
    struct slice part = slice_cut(&input->rest, separator);
    return part.bytes ? part : SLICE("");
}

const char *fuzz_folder(void)
{
    static char folder[256];
    const char *above = getenv("FUZZ_FOLDER");
    if (folder[0])
        return folder;
    snprintf(folder, sizeof folder, "%s/precis-fuzz-XXXXXX", above ? above : "/tmp");
    FUZZ_REQUIRE(folder[0] == '/' && mkdtemp(folder), "no folder %s", folder);
    return folder;
}

void fuzz_write(const char *path, struct slice text)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const struct timespec long_ago[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
    FUZZ_REQUIRE(file >= 0 && write(file, text.bytes, text.length) == (ssize_t)text.length &&
                     futimens(file, long_ago) == 0,
                 "%s cannot be written", path);
    close(file);
}

void fuzz_fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("DOES NOT HOLD: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    abort();
}
