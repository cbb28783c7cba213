#include "base/address.h"

#include "base/host.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>
#include <unictype.h>

enum { LARGEST_PORT = 65535 };

bool address_is_of_web(struct slice address)
{
    return (address.length >= 7 && strncasecmp(address.bytes, "http://", 7) == 0) ||
           (address.length >= 8 && strncasecmp(address.bytes, "https://", 8) == 0);
}

static const char *character_fault(uint32_t character)
{
    if (uc_is_property_bidi_control(character))
        return "it has a character that changes the direction of its text";
    if (uc_is_general_category_withtable(character, UC_CATEGORY_MASK_Cc))
        return "it has a control character";
    if (uc_is_property_white_space(character))
        return "it has a blank";
    if (uc_is_property_not_a_character(character))
        return "it has a code point that is not a character";
    return character == '\\' ? "it has a backslash, which browsers take for a slash" : NULL;
}

static const char *text_fault(struct slice address)
{
    for (size_t at = 0; at < address.length;) {
        uint32_t character;
        size_t size = utf8_decode(address.bytes + at, address.length - at, &character);
        const char *fault = size ? character_fault(character) : "it is not UTF-8";
        if (fault)
            return fault;
        at += size;
    }
    return NULL;
}

/* The byte that an escape at this place stands for; -1 where there is none. */
static int escape_at(struct slice text, size_t at)
{
    if (text.bytes[at] != '%' || text.length - at < 3)
        return -1;
    int high = slice_digit(text.bytes[at + 1]);
    int low = slice_digit(text.bytes[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* What browsers read: escapes in a host are undone before it is looked up. */
static const char *write_name(struct slice host, struct buffer *out)
{
    struct buffer name = {0};
    for (size_t i = 0; i < host.length; i++) {
        int byte = escape_at(host, i);
        buffer_add_byte(&name, byte < 0 ? host.bytes[i] : (char)byte);
        i += byte < 0 ? 0 : 2;
    }
    const char *fault = text_fault(buffer_slice(&name));
    if (!fault && !host_write_ascii(buffer_slice(&name), out))
        fault = "its host is neither a name nor an IP address";
    buffer_release(&name);
    return fault;
}

static const char *write_ip6(struct slice host, struct buffer *out)
{
    for (size_t i = 1; i + 1 < host.length; i++)
        if (slice_digit(host.bytes[i]) < 0 && host.bytes[i] != ':' && host.bytes[i] != '.')
            return "its host is neither a name nor an IP address";
    if (host.length < 4 || host.bytes[host.length - 1] != ']')
        return "its host is neither a name nor an IP address";
    buffer_add(out, host);
    return NULL;
}

static const char *write_port(struct slice port, struct buffer *out)
{
    unsigned number = 0;
    for (size_t i = 0; i < port.length; i++) {
        if (port.bytes[i] < '0' || port.bytes[i] > '9' || number > LARGEST_PORT)
            return "its port is not a number up to 65535";
        number = number * 10 + (unsigned)(port.bytes[i] - '0');
    }
    if (number > LARGEST_PORT)
        return "its port is not a number up to 65535";
    buffer_add_byte(out, ':');
    buffer_add(out, port);
    return NULL;
}

static const char *write_authority(struct slice authority, struct buffer *out)
{
    if (slice_find(authority, '@') < authority.length)
        return "it has a user name in it";
    bool is_ip6 = authority.length && authority.bytes[0] == '[';
    size_t closing = is_ip6 ? slice_find(authority, ']') : 0;
    struct slice rest = {authority.bytes + closing, authority.length - closing};
    size_t length = closing + slice_find(rest, ':');
    struct slice host = {authority.bytes, length};
    if (!host.length)
        return "it names no host";
    const char *fault = is_ip6 ? write_ip6(host, out) : write_name(host, out);
    if (fault || length == authority.length)
        return fault;
    return write_port((struct slice){authority.bytes + length + 1, authority.length - length - 1},
                      out);
}

static void write_rest(struct slice rest, struct buffer *out)
{
    bool has_fragment = false;
    for (size_t i = 0; i < rest.length; i++) {
        unsigned char byte = (unsigned char)rest.bytes[i];
        bool is_encoded = byte >= 0x7F || strchr("\"'`<>^{}|$();*![]", byte) ||
                          (byte == '%' && escape_at(rest, i) < 0) || (byte == '#' && has_fragment);
        has_fragment = has_fragment || byte == '#';
        if (is_encoded)
            buffer_format(out, "%%%02X", byte);
        else
            buffer_add_byte(out, (char)byte);
    }
}

static const char *write_whole(struct slice address, struct buffer *out)
{
    size_t start = slice_find(address, ':') + 3;
    size_t end = start;
    while (end < address.length && !strchr("/?#", address.bytes[end]))
        end++;
    size_t before = out->length;
    buffer_add(out, start == 7 ? SLICE("http://") : SLICE("https://"));
    const char *fault = write_authority((struct slice){address.bytes + start, end - start}, out);
    if (fault)
        return fault;
    write_rest((struct slice){address.bytes + end, address.length - end}, out);
    return out->length - before > ADDRESS_LONGEST ? "it is longer than 2,048 bytes" : NULL;
}

const char *address_encode(struct slice address, struct buffer *out)
{
    if (!address_is_of_web(address))
        return "it is neither http nor https";
    if (address.length > ADDRESS_LONGEST)
        return "it is longer than 2,048 bytes";
    size_t before = out->length;
    const char *fault = text_fault(address);
    if (!fault)
        fault = write_whole(address, out);
    if (fault && out->length > before) {
        out->length = before;
        out->bytes[before] = '\0';
    }
    return fault;
}
