#include "term/capability.h"

#include <curses.h>
#include <string.h>
#include <term.h>

/* Padding is written $<5/>, and was meant for paper. */
static size_t padding_length(const char *text)
{
    if (text[0] != '$' || text[1] != '<')
        return 0;
    size_t length = 2 + strspn(text + 2, "0123456789.*/");
    return text[length] == '>' ? length + 1 : 0;
}

static void add(struct buffer *text, const char *capability)
{
    while (capability && *capability) {
        size_t skipped = padding_length(capability);
        if (!skipped)
            buffer_add_byte(text, *capability);
        capability += skipped ? skipped : 1;
    }
}

void capability_add_start(struct buffer *text)
{
    add(text, enter_ca_mode);
    add(text, enter_am_mode);
    add(text, keypad_xmit);
}

void capability_add_restore(struct buffer *text, int rows, bool has_color)
{
    add(text, exit_attribute_mode);
    if (has_color)
        add(text, orig_pair);
    add(text, exit_alt_charset_mode);
    add(text, keypad_local);
    if (exit_ca_mode)
        add(text, exit_ca_mode);
    else
        add(text,
            tparm(cursor_address, rows > 0 ? (long)rows - 1 : 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
    add(text, cursor_normal);
    if (!exit_ca_mode)
        buffer_add(text, SLICE("\r\n"));
}

bool capability_can_draw(int terminal, int rows, bool has_color, struct capability_first *first)
{
    int error;
    if (setupterm(NULL, terminal, &error) == ERR)
        return false;
    bool can_draw = cursor_address != NULL;
    if (enter_ca_mode && save_cursor && restore_cursor) {
        add(&first->keep_cursor, save_cursor);
        add(&first->find_cursor, restore_cursor);
    }
    if (can_draw)
        capability_add_restore(&first->restore, rows, has_color);
    del_curterm(cur_term);
    return can_draw;
}

void capability_release(struct capability_first *first)
{
    buffer_release(&first->keep_cursor);
    buffer_release(&first->find_cursor);
    buffer_release(&first->restore);
}

/* A capability that is not among those of the standard; NULL where the entry has none. */
static const char *extended(const char *name)
{
    const char *capability = tigetstr(name);
    return capability == (const char *)-1 ? NULL : capability;
}

/* Where the entry has a mouse and does not say how to switch it, curses does it in this way. */
void capability_add_mouse_off(struct buffer *text)
{
    const char *switch_mouse = extended("XM");
    if (switch_mouse)
        add(text, tparm(switch_mouse, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
    else if (key_mouse)
        add(text, "\033[?1000l");
}

void capability_add_paste_off(struct buffer *text)
{
    add(text, extended("BD"));
}
