#include "output/data/json.h"

#include "base/shown.h"
#include "base/utf8.h"

#include <unictype.h>

enum { INDENT = 2 };

struct json json_begin(struct buffer *out)
{
    return (struct json){.out = out, .is_first = true};
}

void json_end(struct json *json)
{
    buffer_add_byte(json->out, '\n');
}

static bool is_on_one_line(const struct json *json)
{
    return json->row && json->depth >= json->row;
}

static void break_line(struct json *json)
{
    buffer_add_byte(json->out, '\n');
    buffer_add_repeated(json->out, ' ', (size_t)json->depth * INDENT);
}

/* What stands between two values, and before the first. */
static void begin_value(struct json *json)
{
    bool is_member = json->is_value;
    json->is_value = false;
    if (is_member || !json->depth)
        return;
    if (!json->is_first)
        buffer_add(json->out, is_on_one_line(json) ? SLICE(", ") : SLICE(","));
    if (!is_on_one_line(json))
        break_line(json);
    json->is_first = false;
}

static void open(struct json *json, char bracket)
{
    begin_value(json);
    buffer_add_byte(json->out, bracket);
    json->depth++;
    json->is_first = true;
}

static void close(struct json *json, char bracket)
{
    bool breaks = !json->is_first && !is_on_one_line(json);
    json->depth--;
    if (json->row > json->depth)
        json->row = 0;
    if (breaks)
        break_line(json);
    buffer_add_byte(json->out, bracket);
    json->is_first = false;
}

void json_open_object(struct json *json)
{
    open(json, '{');
}

void json_close_object(struct json *json)
{
    close(json, '}');
}

void json_open_array(struct json *json)
{
    open(json, '[');
}

void json_open_row(struct json *json)
{
    open(json, '[');
    if (!json->row)
        json->row = json->depth;
}

void json_close_array(struct json *json)
{
    close(json, ']');
}

/* What is never shown is escaped, and whatever else is not seen by itself: joiners, selectors. */
static bool is_plain(uint32_t code_point)
{
    if (code_point < 0x7F)
        return code_point >= 0x20;
    if (shown_never(code_point))
        return false;
    return !uc_is_general_category_withtable(
               code_point, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Co |
                               UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp) &&
           !uc_is_property_default_ignorable_code_point(code_point);
}

static void escape_character(uint32_t code_point, struct buffer *out)
{
    static const char shorts[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (size_t i = 0; i + 1 < sizeof shorts; i += 2) {
        if ((uint32_t)shorts[i] != code_point)
            continue;
        buffer_add_byte(out, '\\');
        buffer_add_byte(out, shorts[i + 1]);
        return;
    }
    if (code_point < 0x10000)
        buffer_format(out, "\\u%04x", code_point);
    else
        buffer_format(out, "\\u%04x\\u%04x", 0xD800 + ((code_point - 0x10000) >> 10),
                      0xDC00 + (code_point & 0x3FF));
}

/* The bytes at the start that stay as they are. */
static size_t plain_length(struct slice text, bool escapes_quotes)
{
    size_t at = 0;
    while (at < text.length) {
        uint32_t code_point;
        size_t size = utf8_decode(text.bytes + at, text.length - at, &code_point);
        if (!size || (code_point == '"' && escapes_quotes) || code_point == '\\' ||
            !is_plain(code_point))
            break;
        at += size;
    }
    return at;
}

void json_escape(struct slice text, bool escapes_quotes, struct buffer *out)
{
    while (text.length) {
        size_t plain = plain_length(text, escapes_quotes);
        buffer_add(out, (struct slice){text.bytes, plain});
        text = (struct slice){text.bytes + plain, text.length - plain};
        if (!text.length)
            return;
        uint32_t code_point;
        size_t size = utf8_decode(text.bytes, text.length, &code_point);
        if (size)
            escape_character(code_point, out);
        else
            buffer_add(out, SLICE("\xEF\xBF\xBD"));
        size += !size;
        text = (struct slice){text.bytes + size, text.length - size};
    }
}

static void quote(struct slice text, struct buffer *out)
{
    buffer_add_byte(out, '"');
    json_escape(text, true, out);
    buffer_add_byte(out, '"');
}

void json_key(struct json *json, const char *name)
{
    begin_value(json);
    quote(slice_of(name), json->out);
    buffer_add(json->out, SLICE(": "));
    json->is_value = true;
}

void json_string(struct json *json, struct slice text)
{
    begin_value(json);
    quote(text, json->out);
}

void json_number(struct json *json, uint32_t number)
{
    begin_value(json);
    buffer_format(json->out, "%u", number);
}

void json_decimal(struct json *json, struct slice text)
{
    begin_value(json);
    bool is_negative = text.length && text.bytes[0] == '-';
    size_t start = text.length && (text.bytes[0] == '-' || text.bytes[0] == '+');
    while (start + 1 < text.length && text.bytes[start] == '0' && text.bytes[start + 1] != '.')
        start++;
    if (is_negative)
        buffer_add_byte(json->out, '-');
    buffer_add(json->out, (struct slice){text.bytes + start, text.length - start});
}

void json_boolean(struct json *json, bool value)
{
    begin_value(json);
    buffer_add(json->out, value ? SLICE("true") : SLICE("false"));
}

void json_null(struct json *json)
{
    begin_value(json);
    buffer_add(json->out, SLICE("null"));
}
