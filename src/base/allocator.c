/* The promise of memory.h for the libraries, and for the C library itself: curses would end the
 * program in a way of its own or go on with half a terminal, glib would abort.
 *
 * These functions stand before those of the C library in the whole process and take their memory
 * from it; sanitizers bring their own. */
#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||                         \
    __has_feature(memory_sanitizer)
#define IS_SANITIZED
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED
#endif

#if defined(__GLIBC__) && !defined(IS_SANITIZED)

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static void *checked(void *memory)
{
    if (!memory)
        memory_exhausted();
    return memory;
}

void *malloc(size_t size)
{
    return checked(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return checked(__libc_calloc(count, size));
}

/* realloc(p, 0) frees. */
void *realloc(void *memory, size_t size)
{
    void *grown = __libc_realloc(memory, size);
    return memory && !size ? grown : checked(grown);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return checked(__libc_memalign(alignment, size));
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    if (alignment < sizeof(void *) || (alignment & (alignment - 1)))
        return EINVAL;
    *memory = checked(__libc_memalign(alignment, size));
    return 0;
}

#endif
