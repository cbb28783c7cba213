#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

/* Set while a terminal is in use: there is no other road from an allocation to the screen. */
static void (*restore_terminal)(void);

void memory_before_exit(void (*restore)(void))
{
    restore_terminal = restore;
}

_Noreturn void memory_exhausted(void)
{
    static const char message[] = "precis: error: out of memory\n";
    if (restore_terminal)
        restore_terminal();
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    _Exit(2);
}

void *memory_allocate(size_t count, size_t size)
{
    return memory_reallocate(NULL, count, size);
}

void *memory_reallocate(void *memory, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        memory_exhausted();
    void *grown = realloc(memory, count && size ? count * size : 1);
    if (!grown)
        memory_exhausted();
    return grown;
}

void memory_reserve(void **elements, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return;
    *capacity = *capacity ? *capacity * 2 : 16;
    *elements = memory_reallocate(*elements, *capacity, size);
}
