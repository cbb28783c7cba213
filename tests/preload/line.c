/* Loaded before the usual program: holds that nothing is written to a terminal whose line echoes
 * what is typed or gathers it to lines. An echo would land between the bytes, or inside of a
 * sequence.
 *
 * PRECIS_LINE_REPORT names the file to which each such writing of an escape is reported. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

typedef ssize_t writer(int descriptor, const void *bytes, size_t length);

static writer *next_write(void)
{
    writer *next;
    void *symbol = dlsym(RTLD_NEXT, "write");
    if (!symbol)
        abort();
    memcpy(&next, &symbol, sizeof next);
    return next;
}

/* The program's own words after it has given the terminal back hold no escape. */
static int is_early_or_late(int descriptor, const void *bytes, size_t length)
{
    struct termios modes;
    if (!memchr(bytes, '\033', length) || tcgetattr(descriptor, &modes))
        return 0;
    return (modes.c_lflag & (ECHO | ICANON)) != 0;
}

static void report(const void *bytes, size_t length)
{
    const char *name = getenv("PRECIS_LINE_REPORT");
    int file = name ? open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    if (file < 0)
        abort();
    next_write()(file, bytes, length);
    next_write()(file, "\n", 1);
    close(file);
}

ssize_t write(int descriptor, const void *bytes, size_t length)
{
    if (is_early_or_late(descriptor, bytes, length))
        report(bytes, length);
    return next_write()(descriptor, bytes, length);
}
