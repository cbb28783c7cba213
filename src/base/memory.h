/* The one place that asks the system for memory.
 *
 * precis does not go on without memory: memory_exhausted() gives the terminal back, says so in
 * one line and ends with status 2. So no caller ever sees NULL, and neither does a library
 * (allocator.c). */
#ifndef PRECIS_BASE_MEMORY_H
#define PRECIS_BASE_MEMORY_H

#include <stddef.h>

/* At least one byte for `count` things of `size` bytes, not zeroed; to be given to free(). */
void *memory_allocate(size_t count, size_t size);

/* As realloc(), with the same promise. */
void *memory_reallocate(void *memory, size_t count, size_t size);

/* Room for one more element after `count` ones: grows `*elements` and `*capacity` in steps of
 * two as needed. */
void memory_reserve(void **elements, size_t *capacity, size_t count, size_t size);

/* From any thread. */
_Noreturn void memory_exhausted(void);

/* What memory_exhausted() calls first: how the screen owner gives the terminal back. It must not
 * ask for memory. NULL for nothing. */
void memory_before_exit(void (*restore)(void));

#endif
