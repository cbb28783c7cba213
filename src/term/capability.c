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

/* Whether the terminal speaks the language (ECMA-48) in which modes have numbers: those that it
 * does not know it passes over. Few entries name these modes, though most terminals have them. */
static bool has_private_modes(void)
{
    return cursor_address && strncmp(cursor_address, "\033[", 2) == 0;
}

void capability_add_start(struct buffer *text)
{
    add(text, enter_ca_mode);
    add(text, enter_am_mode);
}

/* 9 and 1000 to 1003 report the mouse, 1005, 1006, 1015 and 1016 say how, 1004 reports focus. One
 * by one, since there are terminals that take only the first of several. */
void capability_add_input(struct buffer *text)
{
    static const int reports[] = {9, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1015, 1016};
    add(text, keypad_xmit);
    if (!has_private_modes())
        return;
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
        buffer_format(text, "\033[?%dl", reports[i]);
    add(text, "\033[?2004h");
}

void capability_add_restore(struct buffer *text, int rows, bool has_color)
{
    add(text, exit_attribute_mode);
    if (has_color)
        add(text, orig_pair);
    add(text, exit_alt_charset_mode);
    add(text, keypad_local);
    if (has_private_modes())
        add(text, "\033[?2004l");
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

const char *capability_string(const char *name)
{
    const char *capability = tigetstr(name);
    return capability == (const char *)-1 ? NULL : capability;
}

bool capability_has_direct_color(void)
{
    return tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || capability_string("RGB");
}

bool capability_can_be_asked(void)
{
    return has_private_modes() && enter_ca_mode;
}

void capability_add_question(struct buffer *text)
{
    add(text, "\033]11;?\033\\\033[c");
}

void capability_add_mouse_on(struct buffer *text)
{
    if (has_private_modes())
        add(text, "\033[?1006h\033[?1000h");
}

void capability_add_mouse_off(struct buffer *text)
{
    if (has_private_modes())
        add(text, "\033[?1006l\033[?1000l");
}

void capability_add_place(struct buffer *text, int row, int column)
{
    add(text, tparm(cursor_address, (long)row, (long)column, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
}

void capability_add_order_fixed(struct buffer *text)
{
    if (has_private_modes())
        add(text, "\033[8l");
}

void capability_add_order_free(struct buffer *text)
{
    if (has_private_modes())
        add(text, "\033[8h");
}
