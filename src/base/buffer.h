/* A growable string. */
#ifndef PRECIS_BASE_BUFFER_H
#define PRECIS_BASE_BUFFER_H

#include "base/slice.h"

#include <stdbool.h>
#include <stddef.h>

/* All zero is an empty buffer, ready for use. */
struct buffer {
    char *bytes; /* owned; a NUL stands after the last byte once anything was added */
    size_t length;
    size_t capacity;
};

void buffer_release(struct buffer *buffer);
void buffer_clear(struct buffer *buffer);
void buffer_add(struct buffer *buffer, struct slice slice);
void buffer_add_byte(struct buffer *buffer, char byte);
void buffer_add_repeated(struct buffer *buffer, char byte, size_t count);
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What stands before an item of "a, b or c". */
const char *buffer_between(size_t index, bool is_last);

/* "a, b or c" of words that end with NULL. */
void buffer_add_choices(struct buffer *buffer, const char *const *words);

/* Room for `length` more bytes after the end, which the caller may fill. */
char *buffer_reserve(struct buffer *buffer, size_t length);

/* Valid until the buffer changes. */
struct slice buffer_slice(const struct buffer *buffer);

#endif
