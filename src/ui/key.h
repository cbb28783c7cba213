/* Keys, and how they are written: "j", "<Enter>", "<C-o>", "<M-Left>", "<F1>". */
#ifndef PRECIS_UI_KEY_H
#define PRECIS_UI_KEY_H

#include "base/slice.h"

#include <stdbool.h>
#include <stdint.h>

/* Unicode code points, and after them: */
enum key_code {
    KEY_CODE_ENTER = 0x110000,
    KEY_CODE_TAB,
    KEY_CODE_ESCAPE,
    KEY_CODE_BACKSPACE,
    KEY_CODE_DELETE,
    KEY_CODE_UP,
    KEY_CODE_DOWN,
    KEY_CODE_LEFT,
    KEY_CODE_RIGHT,
    KEY_CODE_HOME,
    KEY_CODE_END,
    KEY_CODE_PAGE_UP,
    KEY_CODE_PAGE_DOWN,
    KEY_CODE_INSERT,
    KEY_CODE_F1,
    KEY_CODE_F12 = KEY_CODE_F1 + 11,
    KEY_CODE_RESIZE, /* the size is in columns and rows */
    KEY_CODE_CLICK,  /* of the mouse, where in columns and rows, from 0 */
    KEY_CODE_WHEEL_UP,
    KEY_CODE_WHEEL_DOWN,
    KEY_CODE_ANY, /* in bindings: any character */
    KEY_CODE_LAST
};

enum {
    KEY_CONTROL = 1,
    KEY_META = 2,
    KEY_SHIFT = 4, /* only of keys that are not characters */
};

struct key {
    uint32_t code;
    uint8_t modifiers;
    uint16_t columns; /* of KEY_CODE_RESIZE and of the mouse */
    uint16_t rows;
};

bool key_equal(struct key left, struct key right);

/* Takes the first key off `text`: a character, or a name in angle brackets. Blanks before it are
 * passed over; write <Space>. False at the end, and with `*bad` set where a name is unknown. */
bool key_parse(struct slice *text, struct key *key, bool *bad);

enum { KEY_NAME_SIZE = 24 };

/* Its name, as above. */
void key_spell(struct key key, char name[static KEY_NAME_SIZE]);

#endif
