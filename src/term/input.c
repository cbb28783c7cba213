#include "term/input.h"

/* Codes of our own, out of the way of those that curses gives to the extended names of terminfo. */
enum { CODE_META_LEFT = KEY_MAX + 1000, CODE_META_RIGHT };

/* What terminals send, whatever their entry says of it. */
struct sequence {
    const char *bytes;
    int curses_code;
};

static const struct sequence sequences[] = {
    {"\033[1;3D", CODE_META_LEFT},
    {"\033[1;3C", CODE_META_RIGHT},
    {"\033[A", KEY_UP},
    {"\033OA", KEY_UP},
    {"\033[B", KEY_DOWN},
    {"\033OB", KEY_DOWN},
    {"\033[C", KEY_RIGHT},
    {"\033OC", KEY_RIGHT},
    {"\033[D", KEY_LEFT},
    {"\033OD", KEY_LEFT},
    {"\033[H", KEY_HOME},
    {"\033OH", KEY_HOME},
    {"\033[1~", KEY_HOME},
    {"\033[7~", KEY_HOME},
    {"\033[F", KEY_END},
    {"\033OF", KEY_END},
    {"\033[4~", KEY_END},
    {"\033[8~", KEY_END},
    {"\033[5~", KEY_PPAGE},
    {"\033[6~", KEY_NPAGE},
    {"\033[2~", KEY_IC},
    {"\033[3~", KEY_DC},
    {"\033[Z", KEY_BTAB},
    {"\033OP", KEY_F(1)},
    {"\033[11~", KEY_F(1)},
};

struct translation {
    int curses_code;
    uint32_t code;
    uint8_t modifiers;
};

static const struct translation translations[] = {
    {KEY_ENTER, KEY_CODE_ENTER, 0},
    {KEY_BACKSPACE, KEY_CODE_BACKSPACE, 0},
    {KEY_DC, KEY_CODE_DELETE, 0},
    {KEY_IC, KEY_CODE_INSERT, 0},
    {KEY_UP, KEY_CODE_UP, 0},
    {KEY_DOWN, KEY_CODE_DOWN, 0},
    {KEY_LEFT, KEY_CODE_LEFT, 0},
    {KEY_RIGHT, KEY_CODE_RIGHT, 0},
    {KEY_HOME, KEY_CODE_HOME, 0},
    {KEY_END, KEY_CODE_END, 0},
    {KEY_A1, KEY_CODE_HOME, 0},
    {KEY_C1, KEY_CODE_END, 0},
    {KEY_A3, KEY_CODE_PAGE_UP, 0},
    {KEY_C3, KEY_CODE_PAGE_DOWN, 0},
    {KEY_SUSPEND, 'z', KEY_CONTROL},
    {KEY_PPAGE, KEY_CODE_PAGE_UP, 0},
    {KEY_NPAGE, KEY_CODE_PAGE_DOWN, 0},
    {KEY_BTAB, KEY_CODE_TAB, KEY_SHIFT},
    {KEY_SR, KEY_CODE_UP, KEY_SHIFT},
    {KEY_SF, KEY_CODE_DOWN, KEY_SHIFT},
    {KEY_SLEFT, KEY_CODE_LEFT, KEY_SHIFT},
    {KEY_SRIGHT, KEY_CODE_RIGHT, KEY_SHIFT},
    {CODE_META_LEFT, KEY_CODE_LEFT, KEY_META},
    {CODE_META_RIGHT, KEY_CODE_RIGHT, KEY_META},
};

/* The extended names, such as kLFT3, have codes of their own in curses, which we do not know. */
static bool has_meaning(const char *bytes)
{
    int code = key_defined(bytes);
    return code != 0 && code <= KEY_MAX;
}

bool input_open(struct input *input)
{
    *input = (struct input){.pad = newpad(1, 1)};
    if (!input->pad)
        return false;
    keypad(input->pad, TRUE);
    nodelay(input->pad, TRUE);
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
        if (!has_meaning(sequences[i].bytes))
            define_key(sequences[i].bytes, sequences[i].curses_code);
    return true;
}

void input_close(struct input *input)
{
    delwin(input->pad);
    input->pad = NULL;
}

static bool translate_mouse(struct key *key)
{
    static const struct {
        mmask_t buttons;
        uint32_t code;
    } events[] = {
        {BUTTON1_CLICKED | BUTTON1_PRESSED, KEY_CODE_CLICK},
        {BUTTON4_PRESSED, KEY_CODE_WHEEL_UP},
        {BUTTON5_PRESSED, KEY_CODE_WHEEL_DOWN},
    };
    MEVENT event;
    if (getmouse(&event) == ERR || event.x < 0 || event.y < 0)
        return false;
    for (size_t i = 0; i < sizeof events / sizeof *events; i++) {
        if (!(event.bstate & events[i].buttons))
            continue;
        *key = (struct key){
            .code = events[i].code, .columns = (uint16_t)event.x, .rows = (uint16_t)event.y};
        return true;
    }
    return false;
}

static bool translate_code(int curses_code, struct key *key)
{
    if (curses_code == KEY_MOUSE)
        return translate_mouse(key);
    for (size_t i = 0; i < sizeof translations / sizeof *translations; i++) {
        if (translations[i].curses_code != curses_code)
            continue;
        *key = (struct key){.code = translations[i].code, .modifiers = translations[i].modifiers};
        return true;
    }
    if (curses_code >= KEY_F(1) && curses_code <= KEY_F(12)) {
        *key = (struct key){.code = KEY_CODE_F1 + (uint32_t)(curses_code - KEY_F(1))};
        return true;
    }
    return false;
}

static struct key translate_character(wchar_t character)
{
    switch (character) {
    case L'\r':
    case L'\n':
        return (struct key){.code = KEY_CODE_ENTER};
    case L'\t':
        return (struct key){.code = KEY_CODE_TAB};
    case 0x1b:
        return (struct key){.code = KEY_CODE_ESCAPE};
    case 0x08:
    case 0x7f:
        return (struct key){.code = KEY_CODE_BACKSPACE};
    default:
        break;
    }
    uint32_t code = (uint32_t)character;
    if (code >= ' ')
        return (struct key){.code = code};
    /* What Control makes of a blank, a letter or one of \ ] ^ _ comes back as that. */
    uint32_t offset = !code ? ' ' : code <= 26 ? 'a' - 1 : '@';
    return (struct key){.code = code + offset, .modifiers = KEY_CONTROL};
}

/* One byte more of a character. What belongs to none is dropped, and may begin one. */
static bool add_byte(struct input *input, char byte, wchar_t *character)
{
    size_t length = mbrtowc(character, &byte, 1, &input->partial);
    if (length == (size_t)-1) {
        input->partial = (mbstate_t){0};
        length = mbrtowc(character, &byte, 1, &input->partial);
    }
    if (length == (size_t)-1)
        input->partial = (mbstate_t){0};
    return length <= 1;
}

static bool read_key(struct input *input, struct key *key, bool *has_bytes)
{
    for (int code; (code = wgetch(input->pad)) != ERR;) {
        wchar_t character;
        if (code == KEY_RESIZE)
            continue; /* curses says so to itself */
        *has_bytes = true;
        if (code >= KEY_MIN && translate_code(code, key))
            return true;
        if (code >= KEY_MIN || !add_byte(input, (char)code, &character))
            continue;
        *key = translate_character(character);
        return true;
    }
    return false;
}

/* Whether an escape and what stands directly behind it begin a control sequence. Curses knows none
 * that begins so, or it had made a key of it: it is read to its end, which would be keys else. */
static bool skip_sequence(struct input *input, struct key behind_escape)
{
    bool is_sequence = behind_escape.code == '[' || behind_escape.code == 'O';
    bool has_parameters = behind_escape.code == '[';
    bool has_bytes;
    struct key key;
    bool was_any = false;
    while (is_sequence && read_key(input, &key, &has_bytes)) {
        was_any = true;
        if (!has_parameters || key.code < ' ' || key.code > '?')
            break;
    }
    return was_any;
}

/* A character directly behind an escape was typed with the meta key. */
static bool take_behind_escape(struct input *input, struct key *key, bool *has_bytes)
{
    struct key behind;
    if (!read_key(input, &behind, has_bytes))
        return true;
    if (skip_sequence(input, behind))
        return false;
    behind.modifiers |= KEY_META;
    *key = behind;
    return true;
}

bool input_take(struct input *input, struct key *key, bool *has_bytes)
{
    *has_bytes = input->has_key;
    if (input->has_key) {
        *key = input->key;
        input->has_key = false;
        return true;
    }
    while (read_key(input, key, has_bytes))
        if (key->code != KEY_CODE_ESCAPE || take_behind_escape(input, key, has_bytes))
            return true;
    return false;
}

bool input_has_key(struct input *input)
{
    bool has_bytes;
    if (!input->has_key)
        input->has_key = input_take(input, &input->key, &has_bytes);
    return input->has_key;
}
