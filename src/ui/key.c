#include "ui/key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

struct named_key {
    const char *name;
    uint32_t code;
};

/* The first name of a code is the one that is written. */
static const struct named_key names[] = {
    {"Enter", KEY_CODE_ENTER},
    {"Tab", KEY_CODE_TAB},
    {"Esc", KEY_CODE_ESCAPE},
    {"Space", ' '},
    {"lt", '<'},
    {"gt", '>'},
    {"BS", KEY_CODE_BACKSPACE},
    {"Del", KEY_CODE_DELETE},
    {"Up", KEY_CODE_UP},
    {"Down", KEY_CODE_DOWN},
    {"Left", KEY_CODE_LEFT},
    {"Right", KEY_CODE_RIGHT},
    {"Home", KEY_CODE_HOME},
    {"End", KEY_CODE_END},
    {"PageUp", KEY_CODE_PAGE_UP},
    {"PageDown", KEY_CODE_PAGE_DOWN},
    {"Insert", KEY_CODE_INSERT},
    {"Any", KEY_CODE_ANY},
    {"CR", KEY_CODE_ENTER},
    {"Return", KEY_CODE_ENTER},
    {"Escape", KEY_CODE_ESCAPE},
    {"Backspace", KEY_CODE_BACKSPACE},
    {"Delete", KEY_CODE_DELETE},
};

bool key_equal(struct key left, struct key right)
{
    return left.code == right.code && left.modifiers == right.modifiers;
}

static bool parse_modifier(struct slice *name, struct key *key)
{
    static const struct {
        char letter;
        uint8_t modifier;
    } modifiers[] = {{'C', KEY_CONTROL}, {'M', KEY_META}, {'A', KEY_META}, {'S', KEY_SHIFT}};
    if (name->length < 3 || name->bytes[1] != '-')
        return false;
    for (size_t i = 0; i < sizeof modifiers / sizeof *modifiers; i++) {
        if (name->bytes[0] != modifiers[i].letter)
            continue;
        key->modifiers |= modifiers[i].modifier;
        *name = (struct slice){name->bytes + 2, name->length - 2};
        return true;
    }
    return false;
}

enum { LARGEST_SIZE = 1000 };

static bool parse_numbers(struct slice text, struct key *key)
{
    unsigned numbers[2] = {0, 0};
    struct slice parts[2];
    parts[1] = text;
    parts[0] = slice_cut(&parts[1], 'x');
    for (size_t i = 0; i < 2; i++) {
        for (size_t j = 0; j < parts[i].length; j++) {
            char digit = parts[i].bytes[j];
            if (digit < '0' || digit > '9' || numbers[i] > LARGEST_SIZE)
                return false;
            numbers[i] = numbers[i] * 10 + (unsigned)(digit - '0');
        }
        if (!parts[i].length || numbers[i] > LARGEST_SIZE)
            return false;
    }
    key->columns = (uint16_t)numbers[0];
    key->rows = (uint16_t)numbers[1];
    return true;
}

/* "Resize 100x30", "Click 12x5": a size, or a column and a row from 0. */
static bool parse_placed(struct slice name, struct key *key)
{
    static const struct named_key placed[] = {
        {"Resize ", KEY_CODE_RESIZE},
        {"Click ", KEY_CODE_CLICK},
        {"WheelUp ", KEY_CODE_WHEEL_UP},
        {"WheelDown ", KEY_CODE_WHEEL_DOWN},
    };
    for (size_t i = 0; i < sizeof placed / sizeof *placed; i++) {
        struct slice prefix = slice_of(placed[i].name);
        if (!slice_starts_with(name, prefix))
            continue;
        key->code = placed[i].code;
        struct slice numbers = {name.bytes + prefix.length, name.length - prefix.length};
        bool is_good = parse_numbers(numbers, key);
        return is_good && (key->code != KEY_CODE_RESIZE || (key->columns && key->rows));
    }
    return false;
}

static bool parse_function_key(struct slice name, struct key *key)
{
    if (name.length < 2 || name.length > 3 || name.bytes[0] != 'F')
        return false;
    unsigned number = 0;
    for (size_t i = 1; i < name.length; i++) {
        if (name.bytes[i] < '0' || name.bytes[i] > '9')
            return false;
        number = number * 10 + (unsigned)(name.bytes[i] - '0');
    }
    if (number < 1 || number > 12)
        return false;
    key->code = KEY_CODE_F1 + number - 1;
    return true;
}

static bool parse_name(struct slice name, struct key *key)
{
    if (slice_find(name, ' ') < name.length)
        return parse_placed(name, key);
    while (parse_modifier(&name, key))
        ;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!slice_equal(name, slice_of(names[i].name)))
            continue;
        key->code = names[i].code;
        return true;
    }
    if (parse_function_key(name, key))
        return true;
    ucs4_t character;
    int length = u8_mbtoucr(&character, (const uint8_t *)name.bytes, name.length);
    key->code = character;
    return length > 0 && (size_t)length == name.length && key->modifiers;
}

static bool parse_character(struct slice *text, struct key *key)
{
    ucs4_t character;
    int length = u8_mbtouc(&character, (const uint8_t *)text->bytes, text->length);
    *text = (struct slice){text->bytes + length, text->length - (size_t)length};
    key->code = character;
    return true;
}

bool key_parse(struct slice *text, struct key *key, bool *bad)
{
    *text = slice_trim(*text);
    *key = (struct key){0};
    *bad = false;
    if (!text->length)
        return false;
    size_t end = slice_find(*text, '>');
    bool is_name = text->bytes[0] == '<' && end < text->length && end > 1 &&
                   text->bytes[1] != ' ' &&
                   slice_find((struct slice){text->bytes + 1, end - 1}, '<') == end - 1;
    if (!is_name)
        return parse_character(text, key);
    struct slice name = {text->bytes + 1, end - 1};
    *text = (struct slice){text->bytes + end + 1, text->length - end - 1};
    *bad = !parse_name(name, key);
    return !*bad;
}

static const char *special_name(uint32_t code)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].code == code)
            return names[i].name;
    return NULL;
}

void key_spell(struct key key, char name[static KEY_NAME_SIZE])
{
    const char *special = special_name(key.code);
    char character[8] = "";
    if (key.code >= KEY_CODE_F1 && key.code <= KEY_CODE_F12) {
        snprintf(character, sizeof character, "F%u", (unsigned)(key.code - KEY_CODE_F1 + 1));
        special = character;
    } else if (!special) {
        int length = u8_uctomb((uint8_t *)character, key.code, sizeof character - 1);
        character[length > 0 ? length : 0] = '\0';
    }
    bool is_bare = (key.code == '<' || key.code == '>') && !key.modifiers;
    const char *text = is_bare ? (key.code == '<' ? "<" : ">") : special ? special : character;
    bool in_brackets = !is_bare && (special || key.modifiers);
    snprintf(name, KEY_NAME_SIZE, "%s%s%s%s%s%s", in_brackets ? "<" : "",
             key.modifiers & KEY_CONTROL ? "C-" : "", key.modifiers & KEY_META ? "M-" : "",
             key.modifiers & KEY_SHIFT ? "S-" : "", text, in_brackets ? ">" : "");
}
