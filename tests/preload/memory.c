/* Preloaded into the program under test: makes one of its requests for memory fail, whoever makes
 * it, the program, a library or the C library itself.
 *
 * Requests are numbered from 1, those of the first thread and those of all others apart, so that a
 * number means the same in each run. From the environment:
 *   MEMORY_FAULT     "first 12" or "others 12": which one fails; "first 12 on": that and all after
 *   THREAD_FAULT     anything: nobody gets a thread
 *   MEMORY_REPORT    a file that is told, at a usual exit, how many requests there were of both
 *                    kinds and how many pieces were not given back */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void __libc_free(void *memory);

enum { FIRST, OTHERS, KINDS };

static atomic_long requests[KINDS];
static atomic_long pieces;
static long fault[KINDS]; /* 0: none */
static bool is_lasting;
static atomic_bool has_failed;

__attribute__((constructor)) static void begin(void)
{
    const char *wanted = getenv("MEMORY_FAULT");
    if (!wanted)
        return;
    int kind = strncmp(wanted, "first ", 6) == 0 ? FIRST : OTHERS;
    char *end;
    fault[kind] = strtol(strchr(wanted, ' '), &end, 10);
    is_lasting = strcmp(end, " on") == 0;
}

/* Nothing here may ask for memory but through the C library's own functions. */
__attribute__((destructor)) static void report(void)
{
    const char *path = getenv("MEMORY_REPORT");
    char text[100];
    if (!path)
        return;
    int length = snprintf(text, sizeof text, "%ld %ld %ld\n", atomic_load(&requests[FIRST]),
                          atomic_load(&requests[OTHERS]), atomic_load(&pieces));
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (write(file, text, (size_t)length) != length)
        abort();
    close(file);
}

static bool must_fail(void)
{
    static _Thread_local int kind = KINDS;
    if (kind == KINDS)
        kind = syscall(SYS_gettid) == getpid() ? FIRST : OTHERS;
    long number = atomic_fetch_add(&requests[kind], 1) + 1;
    if (number == fault[kind])
        atomic_store(&has_failed, true);
    else if (!is_lasting || !atomic_load(&has_failed))
        return false;
    errno = ENOMEM;
    return true;
}

static void *counted(void *memory)
{
    if (memory)
        atomic_fetch_add(&pieces, 1);
    return memory;
}

/* The program's own functions of the usual names end here (src/base/allocator.c). */

static void *next_symbol(const char *name)
{
    void *symbol = dlsym(RTLD_NEXT, name);
    if (!symbol)
        abort();
    return symbol;
}

void *__libc_malloc(size_t size)
{
    static void *(*next)(size_t);
    if (!next)
        next = (void *(*)(size_t))next_symbol("__libc_malloc");
    return must_fail() ? NULL : counted(next(size));
}

void *__libc_calloc(size_t count, size_t size)
{
    static void *(*next)(size_t, size_t);
    if (!next)
        next = (void *(*)(size_t, size_t))next_symbol("__libc_calloc");
    return must_fail() ? NULL : counted(next(count, size));
}

void *__libc_realloc(void *memory, size_t size)
{
    static void *(*next)(void *, size_t);
    if (!next)
        next = (void *(*)(void *, size_t))next_symbol("__libc_realloc");
    if (must_fail())
        return NULL;
    void *grown = next(memory, size);
    if (!memory)
        counted(grown);
    else if (!grown && !size)
        atomic_fetch_sub(&pieces, 1);
    return grown;
}

void *__libc_memalign(size_t alignment, size_t size)
{
    static void *(*next)(size_t, size_t);
    if (!next)
        next = (void *(*)(size_t, size_t))next_symbol("__libc_memalign");
    return must_fail() ? NULL : counted(next(alignment, size));
}

void free(void *memory)
{
    if (!memory)
        return;
    atomic_fetch_sub(&pieces, 1);
    __libc_free(memory);
}

/* What else takes memory: pages, and the stack of a thread. */

void *mmap(void *address, size_t length, int protection, int flags, int file, off_t offset)
{
    if (must_fail())
        return MAP_FAILED;
    return (void *)syscall(SYS_mmap, address, length, protection, flags, file, offset); // NOLINT
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                   void *argument)
{
    int (*create)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *) =
        (int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *))next_symbol(
            "pthread_create");
    bool is_refused = getenv("THREAD_FAULT") || must_fail();
    return is_refused ? EAGAIN : create(thread, attributes, run, argument);
}
