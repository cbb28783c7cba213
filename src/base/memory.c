#include "base/memory.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

/* Set while a terminal is in use: there is no other road from an allocation to the screen. */
static void (*_Atomic restore_terminal)(void);

/* Where memory ends, it ends for all threads: the first gives the terminal back, and nobody draws
 * on it or ends the program under its hands. */
static atomic_bool is_ending;

static void wait_for_end(void)
{
    for (;;)
        pause();
}

/* The thread that ends the program is the one that finds the hook here: no other takes the terminal
 * at the same time. */
void memory_before_exit(void (*restore)(void))
{
    atomic_store(&restore_terminal, restore);
    if (atomic_load(&is_ending))
        wait_for_end();
}

_Noreturn void memory_exhausted(void)
{
    static const char message[] = "precis: error: out of memory\n";
    if (atomic_exchange(&is_ending, true))
        wait_for_end();
    void (*restore)(void) = atomic_load(&restore_terminal);
    if (restore)
        restore();
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
