#include "base/arena.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Chunks grow from the first size to the last, so that a small document costs a page or two and
 * a corpus few calls. */
enum { FIRST_CHUNK = 8 * 1024, LARGEST_CHUNK = 1024 * 1024 };

struct arena_chunk {
    struct arena_chunk *older;
    size_t size;
    uint64_t memory[];
};

enum { FIRST_CAPACITY = 8 };

/* Enough for pointers and 64-bit numbers; nothing here holds a long double. */
enum { ALIGNMENT = _Alignof(uint64_t) };

static size_t next_chunk_size(const struct arena *arena, size_t needed)
{
    size_t size = arena->chunks ? arena->chunks->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK)
        size = LARGEST_CHUNK;
    return size < needed ? needed : size;
}

static void add_chunk(struct arena *arena, size_t needed)
{
    if (needed > SIZE_MAX / 2)
        memory_exhausted();
    size_t size = next_chunk_size(arena, needed);
    struct arena_chunk *chunk = memory_allocate(sizeof *chunk + size, 1);
    chunk->older = arena->chunks;
    chunk->size = size;
    arena->chunks = chunk;
    arena->next = (char *)chunk->memory;
    arena->end = arena->next + size;
    arena->total += size;
}

void arena_release(struct arena *arena)
{
    for (struct arena_chunk *chunk = arena->chunks; chunk;) {
        struct arena_chunk *older = chunk->older;
        free(chunk);
        chunk = older;
    }
    *arena = (struct arena){0};
}

void arena_clear(struct arena *arena)
{
    struct arena_chunk *kept = arena->chunks;
    if (!kept)
        return;
    struct arena older = {.chunks = kept->older};
    arena_release(&older);
    kept->older = NULL;
    arena->next = (char *)kept->memory;
    arena->end = arena->next + kept->size;
    arena->total = kept->size;
}

void *arena_allocate(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 4 / size)
        memory_exhausted();
    size_t length = count * size;
    size_t padding = (size_t)(-(uintptr_t)arena->next & (ALIGNMENT - 1));
    if (!arena->next || (size_t)(arena->end - arena->next) < length + padding) {
        add_chunk(arena, length);
        padding = 0;
    }
    void *memory = arena->next + padding;
    arena->next += padding + length;
    return length ? memset(memory, 0, length) : memory;
}

char *arena_allocate_bytes(struct arena *arena, size_t length)
{
    if (!arena->next || (size_t)(arena->end - arena->next) < length)
        add_chunk(arena, length);
    char *memory = arena->next;
    arena->next += length;
    return memory;
}

struct slice arena_copy(struct arena *arena, struct slice slice)
{
    char *copy = arena_allocate_bytes(arena, slice.length + 1);
    if (slice.length)
        memcpy(copy, slice.bytes, slice.length);
    copy[slice.length] = '\0';
    return (struct slice){copy, slice.length};
}

struct slice arena_join(struct arena *arena, const struct slice *parts, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length += parts[i].length;
    char *bytes = arena_allocate_bytes(arena, length + 1);
    char *end = bytes;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].length)
            memcpy(end, parts[i].bytes, parts[i].length);
        end += parts[i].length;
    }
    *end = '\0';
    return (struct slice){bytes, length};
}

struct slice arena_format_arguments(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *bytes = arena_allocate_bytes(arena, length < 0 ? 1 : (size_t)length + 1);
    bytes[0] = '\0';
    if (length > 0)
        vsnprintf(bytes, (size_t)length + 1, format, again);
    va_end(again);
    return (struct slice){bytes, length < 0 ? 0 : (size_t)length};
}

struct slice arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct slice text = arena_format_arguments(arena, format, arguments);
    va_end(arguments);
    return text;
}

void *arena_reserve(struct arena *arena, void *items, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity ? *capacity * 2 : FIRST_CAPACITY;
    void *grown = arena_allocate(arena, *capacity, size);
    return count ? memcpy(grown, items, count * size) : grown;
}

void arena_adopt(struct arena *into, struct arena *from)
{
    if (!from->chunks)
        return;
    if (!into->chunks) {
        *into = *from;
    } else {
        struct arena_chunk *oldest = from->chunks;
        while (oldest->older)
            oldest = oldest->older;
        oldest->older = into->chunks->older;
        into->chunks->older = from->chunks;
        into->total += from->total;
    }
    *from = (struct arena){0};
}
