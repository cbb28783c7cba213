#include "load/yaml_position.h"

#include <string.h>

static struct slice line_of(struct slice bytes, size_t offset)
{
    size_t start = offset;
    while (start > 0 && bytes.bytes[start - 1] != '\n')
        start--;
    struct slice line = {bytes.bytes + start, bytes.length - start};
    line.length = slice_find(line, '\n');
    if (line.length && line.bytes[line.length - 1] == '\r')
        line.length--;
    return line;
}

static struct slice line_above(struct slice bytes, struct slice line)
{
    while (line.bytes > bytes.bytes) {
        line = line_of(bytes, (size_t)(line.bytes - bytes.bytes) - 1);
        struct slice content = slice_trim(line);
        if (content.length && content.bytes[0] != '#')
            return line;
    }
    return SLICE("");
}

struct yaml_position yaml_position_at(struct slice bytes, size_t offset)
{
    if (offset > bytes.length)
        offset = bytes.length;
    struct yaml_position spot = {.bytes = bytes, .offset = offset, .line = line_of(bytes, offset)};
    spot.before = (struct slice){spot.line.bytes, offset - yaml_position_offset(&spot, spot.line)};
    spot.above = line_above(bytes, spot.line);
    return spot;
}

size_t yaml_position_offset(const struct yaml_position *spot, struct slice part)
{
    return (size_t)(part.bytes - spot->bytes.bytes);
}

char yaml_position_byte(const struct yaml_position *spot)
{
    return spot->offset < spot->bytes.length ? spot->bytes.bytes[spot->offset] : '\0';
}

char yaml_position_byte_before(const struct yaml_position *spot)
{
    struct slice before = slice_trim(spot->before);
    return before.length ? before.bytes[before.length - 1] : '\0';
}

struct slice yaml_position_content(struct slice line)
{
    while (line.length && line.bytes[0] == ' ')
        line = (struct slice){line.bytes + 1, line.length - 1};
    return line;
}

struct slice yaml_position_field(struct slice line)
{
    struct slice content = yaml_position_content(line);
    while (slice_starts_with(content, SLICE("- ")))
        content = yaml_position_content((struct slice){content.bytes + 1, content.length - 1});
    return content;
}

size_t yaml_position_find_colon(struct slice line)
{
    for (size_t i = 0; i < line.length; i++)
        if (line.bytes[i] == ':' && (i + 1 == line.length || line.bytes[i + 1] == ' '))
            return i;
    return line.length;
}

bool yaml_position_has_colon(struct slice line)
{
    return yaml_position_find_colon(line) < line.length;
}

/* The quote that ends the text begun at `opening`; the length of the file where none does. */
static size_t closing_quote(struct slice bytes, size_t opening)
{
    char quote = bytes.bytes[opening];
    for (size_t i = opening + 1; i < bytes.length; i++) {
        if (quote == '"' && bytes.bytes[i] == '\\')
            i++;
        else if (bytes.bytes[i] != quote)
            continue;
        else if (quote == '\'' && i + 1 < bytes.length && bytes.bytes[i + 1] == quote)
            i++;
        else
            return i;
    }
    return bytes.length;
}

/* Whether a value can begin at this byte. */
static bool begins_value(struct slice bytes, size_t offset)
{
    if (offset == 0 || strchr("\n[{,", bytes.bytes[offset - 1]))
        return true;
    if (bytes.bytes[offset - 1] != ' ')
        return false;
    while (offset > 0 && bytes.bytes[offset - 1] == ' ')
        offset--;
    return offset == 0 || strchr("\n[{,:-?", bytes.bytes[offset - 1]);
}

bool yaml_position_find_quoted(const struct yaml_position *spot, size_t *opening, size_t *closing)
{
    struct slice bytes = spot->bytes;
    char quote = yaml_position_byte_before(spot);
    if (quote != '"' && quote != '\'')
        return false;
    *closing = spot->offset - 1;
    while (bytes.bytes[*closing] != quote)
        --*closing;
    for (size_t i = *closing; i-- > 0;) {
        if (bytes.bytes[i] != quote || !begins_value(bytes, i))
            continue;
        *opening = i;
        if (closing_quote(bytes, i) == *closing)
            return true;
    }
    return false;
}
