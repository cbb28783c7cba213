#include "term/input.h"

/* Codes of our own for keys that terminfo has no standard name for. */
enum { CODE_META_LEFT = KEY_MAX + 1, CODE_META_RIGHT };

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
    {KEY_PPAGE, KEY_CODE_PAGE_UP, 0},
    {KEY_NPAGE, KEY_CODE_PAGE_DOWN, 0},
    {KEY_BTAB, KEY_CODE_TAB, KEY_SHIFT},
    {KEY_SLEFT, KEY_CODE_LEFT, KEY_SHIFT},
    {KEY_SRIGHT, KEY_CODE_RIGHT, KEY_SHIFT},
    {CODE_META_LEFT, KEY_CODE_LEFT, KEY_META},
    {CODE_META_RIGHT, KEY_CODE_RIGHT, KEY_META},
};

WINDOW *input_open(void)
{
    WINDOW *input = newpad(1, 1);
    if (!input)
        return NULL;
    keypad(input, TRUE);
    nodelay(input, TRUE);
    define_key("\033[1;3D", CODE_META_LEFT);
    define_key("\033[1;3C", CODE_META_RIGHT);
    return input;
}

static bool translate_code(int curses_code, struct key *key)
{
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

static struct key translate_character(wint_t character)
{
    switch (character) {
    case '\r':
    case '\n':
        return (struct key){.code = KEY_CODE_ENTER};
    case '\t':
        return (struct key){.code = KEY_CODE_TAB};
    case 0x1b:
        return (struct key){.code = KEY_CODE_ESCAPE};
    case 0x08:
    case 0x7f:
        return (struct key){.code = KEY_CODE_BACKSPACE};
    default:
        break;
    }
    if (character < ' ')
        return (struct key){.code = character ? character + 'a' - 1 : ' ',
                            .modifiers = KEY_CONTROL};
    return (struct key){.code = (uint32_t)character};
}

/* A character directly behind an escape was typed with the meta key. */
static void take_meta(WINDOW *input, struct key *key)
{
    wint_t next;
    int result = wget_wch(input, &next);
    if (result == ERR)
        return;
    struct key meta;
    if (result == KEY_CODE_YES ? !translate_code((int)next, &meta)
                               : (meta = translate_character(next), false))
        return;
    meta.modifiers |= KEY_META;
    *key = meta;
}

bool input_take(WINDOW *input, struct key *key)
{
    wint_t character;
    for (;;) {
        int result = wget_wch(input, &character);
        if (result == ERR)
            return false;
        if (result == KEY_CODE_YES) {
            if (translate_code((int)character, key))
                return true;
            continue;
        }
        *key = translate_character(character);
        if (key->code == KEY_CODE_ESCAPE)
            take_meta(input, key);
        return true;
    }
}
