/* Memory that is given back all at once.
 *
 * Every loaded dossier, every composed document and every screen owns one arena. Nothing taken
 * from an arena is freed by itself, and no allocation ever returns NULL: see memory.h for what
 * happens when there is none left. */
#ifndef PRECIS_BASE_ARENA_H
#define PRECIS_BASE_ARENA_H

#include "base/slice.h"

#include <stdarg.h>
#include <stddef.h>

struct arena_chunk;

/* All zero is an empty arena, ready for use. */
struct arena {
    struct arena_chunk *chunks; /* newest first */
    char *next;
    char *end;
    size_t total; /* bytes asked of the system */
};

void arena_release(struct arena *arena);

/* Forgets all that was taken, and keeps the newest chunk for use again. */
void arena_clear(struct arena *arena);

/* Zeroed memory for `count` things of `size` bytes, aligned for pointers and 64-bit numbers. */
void *arena_allocate(struct arena *arena, size_t count, size_t size);

/* Memory that is not zeroed and not aligned, for bytes of text. */
char *arena_allocate_bytes(struct arena *arena, size_t length);

/* A copy with a NUL after it, which is not counted. */
struct slice arena_copy(struct arena *arena, struct slice slice);

/* Several slices as one, with a NUL after it. */
struct slice arena_join(struct arena *arena, const struct slice *parts, size_t count);

/* What printf would have written. */
struct slice arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

struct slice arena_format_arguments(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Room for one more element after the `count` at `items`: grows `*capacity` in steps of two as
 * needed and returns where the elements are then. */
void *arena_reserve(struct arena *arena, void *items, size_t *capacity, size_t count, size_t size);

/* Makes all memory of `from` part of `into`; `from` is empty afterwards. */
void arena_adopt(struct arena *into, struct arena *from);

#define ARENA_NEW(arena, type) ((type *)arena_allocate((arena), 1, sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_allocate((arena), (count), sizeof(type)))

#endif
