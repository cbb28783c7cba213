#include "json_reading.h"

#include "base/buffer.h"
#include "base/utf8.h"

#include <string.h>

enum { DEEPEST = 64 };

struct reading {
    struct arena *arena;
    struct slice text;
    size_t at;
    unsigned depth;
    const char *error;
};

static struct json_value *read_value(struct reading *reading);

static struct json_value *fail(struct reading *reading, const char *reason)
{
    if (!reading->error)
        reading->error =
            arena_format(reading->arena, "at byte %zu: %s, before '%.*s'", reading->at, reason,
                         (int)(reading->text.length - reading->at < 40
                                   ? reading->text.length - reading->at
                                   : 40),
                         reading->text.bytes + reading->at)
                .bytes;
    return NULL;
}

static char peek(const struct reading *reading)
{
    return reading->at < reading->text.length ? reading->text.bytes[reading->at] : '\0';
}

static void skip_blanks(struct reading *reading)
{
    while (peek(reading) == ' ' || peek(reading) == '\n' || peek(reading) == '\t' ||
           peek(reading) == '\r')
        reading->at++;
}

static bool take(struct reading *reading, char byte)
{
    skip_blanks(reading);
    if (peek(reading) != byte)
        return false;
    reading->at++;
    return true;
}

static bool take_word(struct reading *reading, const char *word)
{
    size_t length = strlen(word);
    if (reading->text.length - reading->at < length ||
        memcmp(reading->text.bytes + reading->at, word, length) != 0)
        return false;
    reading->at += length;
    return true;
}

static bool read_four_digits(struct reading *reading, uint32_t *value)
{
    *value = 0;
    for (int i = 0; i < 4; i++) {
        const char *digits = "0123456789abcdef";
        char byte = peek(reading);
        const char *digit =
            byte ? strchr(digits, byte >= 'A' && byte <= 'F' ? byte + 32 : byte) : NULL;
        if (!digit)
            return false;
        *value = *value * 16 + (uint32_t)(digit - digits);
        reading->at++;
    }
    return true;
}

static void add_code_point(struct buffer *out, uint32_t code_point)
{
    if (code_point < 0x80) {
        buffer_add_byte(out, (char)code_point);
    } else if (code_point < 0x800) {
        buffer_add_byte(out, (char)(0xC0 | code_point >> 6));
        buffer_add_byte(out, (char)(0x80 | (code_point & 0x3F)));
    } else if (code_point < 0x10000) {
        buffer_add_byte(out, (char)(0xE0 | code_point >> 12));
        buffer_add_byte(out, (char)(0x80 | (code_point >> 6 & 0x3F)));
        buffer_add_byte(out, (char)(0x80 | (code_point & 0x3F)));
    } else {
        buffer_add_byte(out, (char)(0xF0 | code_point >> 18));
        buffer_add_byte(out, (char)(0x80 | (code_point >> 12 & 0x3F)));
        buffer_add_byte(out, (char)(0x80 | (code_point >> 6 & 0x3F)));
        buffer_add_byte(out, (char)(0x80 | (code_point & 0x3F)));
    }
}

static bool read_unicode_escape(struct reading *reading, struct buffer *out)
{
    uint32_t high;
    uint32_t low;
    if (!read_four_digits(reading, &high))
        return false;
    if (high >= 0xDC00 && high <= 0xDFFF)
        return false;
    if (high < 0xD800 || high > 0xDBFF) {
        add_code_point(out, high);
        return true;
    }
    if (!take_word(reading, "\\u") || !read_four_digits(reading, &low) || low < 0xDC00 ||
        low > 0xDFFF)
        return false;
    add_code_point(out, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    return true;
}

static bool read_escape(struct reading *reading, struct buffer *out)
{
    static const char names[] = "\"\\/bfnrt";
    static const char values[] = "\"\\/\b\f\n\r\t";
    char byte = peek(reading);
    reading->at++;
    if (byte == 'u')
        return read_unicode_escape(reading, out);
    const char *name = byte ? strchr(names, byte) : NULL;
    if (!name)
        return false;
    buffer_add_byte(out, values[name - names]);
    return true;
}

static bool read_characters(struct reading *reading, struct buffer *out)
{
    while (reading->at < reading->text.length && peek(reading) != '"') {
        uint32_t code_point;
        struct slice rest = {reading->text.bytes + reading->at, reading->text.length - reading->at};
        size_t size = utf8_decode(rest.bytes, rest.length, &code_point);
        if (!size || code_point < 0x20)
            return false;
        reading->at += size;
        if (code_point != '\\')
            buffer_add(out, (struct slice){rest.bytes, size});
        else if (!read_escape(reading, out))
            return false;
    }
    return take(reading, '"');
}

static bool read_text(struct reading *reading, struct slice *text)
{
    struct buffer out = {0};
    bool is_good = take(reading, '"') && read_characters(reading, &out);
    *text = arena_copy(reading->arena, buffer_slice(&out));
    buffer_release(&out);
    if (!is_good)
        fail(reading, "no good string");
    return is_good;
}

static size_t skip_digits(struct reading *reading)
{
    size_t start = reading->at;
    while (peek(reading) >= '0' && peek(reading) <= '9')
        reading->at++;
    return reading->at - start;
}

static bool read_number(struct reading *reading, struct json_value *value)
{
    size_t start = reading->at;
    if (peek(reading) == '-')
        reading->at++;
    bool begins_with_zero = peek(reading) == '0';
    size_t digits = skip_digits(reading);
    if (!digits || (begins_with_zero && digits > 1))
        return false;
    if (peek(reading) == '.') {
        reading->at++;
        if (!skip_digits(reading))
            return false;
    }
    value->kind = JSON_NUMBER;
    value->text = arena_copy(reading->arena,
                             (struct slice){reading->text.bytes + start, reading->at - start});
    return true;
}

static bool read_scalar(struct reading *reading, struct json_value *value)
{
    skip_blanks(reading);
    if (peek(reading) == '"') {
        value->kind = JSON_STRING;
        return read_text(reading, &value->text);
    }
    value->boolean = take_word(reading, "true");
    if (value->boolean || take_word(reading, "false")) {
        value->kind = JSON_BOOLEAN;
        return true;
    }
    if (take_word(reading, "null"))
        return true;
    return read_number(reading, value);
}

static bool has_key(const struct json_value *object, struct slice key)
{
    for (const struct json_value *member = object->first; member; member = member->next)
        if (slice_equal(member->key, key))
            return true;
    return false;
}

/* One item, or a key and its value. */
static struct json_value *read_child(struct reading *reading, const struct json_value *parent)
{
    struct slice key = {0};
    if (parent->kind == JSON_OBJECT) {
        if (!read_text(reading, &key))
            return NULL;
        if (has_key(parent, key))
            return fail(reading, "a key stands twice");
        if (!take(reading, ':'))
            return fail(reading, "no colon");
    }
    struct json_value *child = read_value(reading);
    if (child)
        child->key = key;
    return child;
}

static bool read_children(struct reading *reading, struct json_value *parent, char end)
{
    struct json_value **tail = &parent->first;
    if (take(reading, end))
        return true;
    do {
        *tail = read_child(reading, parent);
        if (!*tail)
            return false;
        tail = &(*tail)->next;
        parent->count++;
    } while (take(reading, ','));
    return take(reading, end);
}

static struct json_value *read_value(struct reading *reading)
{
    struct json_value *value = ARENA_NEW(reading->arena, struct json_value);
    if (reading->depth++ > DEEPEST)
        return fail(reading, "too deep");
    bool is_good;
    if (take(reading, '[')) {
        value->kind = JSON_ARRAY;
        is_good = read_children(reading, value, ']');
    } else if (take(reading, '{')) {
        value->kind = JSON_OBJECT;
        is_good = read_children(reading, value, '}');
    } else {
        is_good = read_scalar(reading, value);
    }
    reading->depth--;
    return is_good ? value : fail(reading, "no good value");
}

const struct json_value *json_read(struct arena *arena, struct slice text, const char **error)
{
    struct reading reading = {.arena = arena, .text = text};
    struct json_value *value = read_value(&reading);
    skip_blanks(&reading);
    if (value && reading.at < text.length)
        value = fail(&reading, "something stands after the value");
    *error = reading.error;
    return value;
}

const struct json_value *json_member(const struct json_value *object, const char *key)
{
    for (const struct json_value *member = object ? object->first : NULL; member;
         member = member->next)
        if (slice_equal(member->key, slice_of(key)))
            return member;
    return NULL;
}

const struct json_value *json_item(const struct json_value *array, size_t index)
{
    const struct json_value *item = array ? array->first : NULL;
    while (item && index--)
        item = item->next;
    return item;
}

bool json_is_text(const struct json_value *value, struct slice text)
{
    return value && value->kind == JSON_STRING && slice_equal(value->text, text);
}

bool json_holds_text(const struct json_value *value, struct slice text)
{
    if (json_is_text(value, text))
        return true;
    for (const struct json_value *child = value->first; child; child = child->next)
        if (json_holds_text(child, text))
            return true;
    return false;
}
