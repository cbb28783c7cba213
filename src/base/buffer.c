#include "base/buffer.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buffer_release(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    if (buffer->bytes)
        buffer->bytes[0] = '\0';
}

char *buffer_reserve(struct buffer *buffer, size_t length)
{
    if (length > SIZE_MAX / 4 - buffer->length)
        memory_exhausted();
    size_t needed = buffer->length + length + 1;
    if (needed > buffer->capacity) {
        size_t capacity = buffer->capacity ? buffer->capacity : 64;
        while (capacity < needed)
            capacity *= 2;
        buffer->bytes = memory_reallocate(buffer->bytes, capacity, 1);
        buffer->capacity = capacity;
    }
    return buffer->bytes + buffer->length;
}

void buffer_add(struct buffer *buffer, struct slice slice)
{
    char *end = buffer_reserve(buffer, slice.length);
    if (slice.length)
        memcpy(end, slice.bytes, slice.length);
    buffer->length += slice.length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_add_byte(struct buffer *buffer, char byte)
{
    buffer_add(buffer, (struct slice){&byte, 1});
}

void buffer_add_repeated(struct buffer *buffer, char byte, size_t count)
{
    memset(buffer_reserve(buffer, count), byte, count);
    buffer->length += count;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        return;
    char *end = buffer_reserve(buffer, (size_t)length);
    va_start(arguments, format);
    vsnprintf(end, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buffer->length += (size_t)length;
}

struct slice buffer_slice(const struct buffer *buffer)
{
    return (struct slice){buffer->bytes ? buffer->bytes : "", buffer->length};
}

const char *buffer_between(size_t index, bool is_last)
{
    return index == 0 ? "" : is_last ? " or " : ", ";
}

void buffer_add_choices(struct buffer *buffer, const char *const *words)
{
    for (size_t i = 0; words[i]; i++)
        buffer_format(buffer, "%s%s", buffer_between(i, !words[i + 1]), words[i]);
}
