#include "store/field.h"

#include <string.h>

static const char upper_digits[] = "0123456789ABCDEF";
static const char lower_digits[] = "0123456789abcdef";

static bool is_plain(char byte)
{
    return byte > ' ' && byte < 0x7F && byte != '%' && byte != '#';
}

static char *write_byte(char *out, char byte)
{
    unsigned value = (unsigned char)byte;
    *out++ = '%';
    *out++ = upper_digits[value >> 4];
    *out++ = upper_digits[value & 15];
    return out;
}

char *field_write(char *out, struct slice text)
{
    if (!text.length) {
        *out++ = '-';
        return out;
    }
    if (text.length == 1 && text.bytes[0] == '-')
        return write_byte(out, '-');
    for (size_t i = 0; i < text.length; i++) {
        if (is_plain(text.bytes[i]))
            *out++ = text.bytes[i];
        else
            out = write_byte(out, text.bytes[i]);
    }
    return out;
}

char *field_write_number(char *out, uint64_t number)
{
    char digits[FIELD_LONGEST_NUMBER];
    size_t count = 0;
    do
        digits[count++] = lower_digits[number % 10];
    while (number /= 10);
    while (count)
        *out++ = digits[--count];
    return out;
}

char *field_write_digest(char *out, uint64_t digest)
{
    for (int shift = 60; shift >= 0; shift -= 4)
        *out++ = lower_digits[digest >> shift & 15];
    return out;
}

static bool decode(struct slice field, char *out, size_t *length)
{
    for (size_t i = 0; i < field.length; i++) {
        if (field.bytes[i] != '%') {
            out[(*length)++] = field.bytes[i];
            continue;
        }
        int high = i + 2 < field.length ? slice_digit(field.bytes[i + 1]) : -1;
        int low = i + 2 < field.length ? slice_digit(field.bytes[i + 2]) : -1;
        if (high < 0 || low < 0)
            return false;
        out[(*length)++] = (char)(high << 4 | low);
        i += 2;
    }
    return true;
}

bool field_read(struct slice field, struct buffer *scratch, struct slice *text)
{
    *text = slice_equal(field, SLICE("-")) ? SLICE("") : field;
    if (!field.length || slice_find(field, '%') == field.length)
        return field.length > 0;
    char *out = buffer_reserve(scratch, field.length);
    size_t length = 0;
    if (!decode(field, out, &length))
        return false;
    scratch->length += length;
    *text = (struct slice){out, length};
    return true;
}

bool field_read_number(struct slice field, uint64_t *number)
{
    uint64_t value = 0;
    if (!field.length || field.length >= FIELD_LONGEST_NUMBER)
        return false;
    for (size_t i = 0; i < field.length; i++) {
        if (field.bytes[i] < '0' || field.bytes[i] > '9')
            return false;
        value = value * 10 + (uint64_t)(field.bytes[i] - '0');
    }
    *number = value;
    return true;
}

bool field_read_digest(struct slice field, uint64_t *digest)
{
    uint64_t value = 0;
    if (field.length != FIELD_DIGEST_LENGTH)
        return false;
    for (size_t i = 0; i < field.length; i++) {
        int digit = slice_digit(field.bytes[i]);
        if (digit < 0)
            return false;
        value = value << 4 | (uint64_t)digit;
    }
    *digest = value;
    return true;
}
