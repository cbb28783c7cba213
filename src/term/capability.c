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

void capability_add_restore(struct buffer *text, int rows)
{
    add(text, exit_attribute_mode);
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

bool capability_can_draw(int terminal, int rows, struct buffer *restore)
{
    int error;
    if (setupterm(NULL, terminal, &error) == ERR)
        return false;
    bool can_draw = cursor_address != NULL;
    if (can_draw)
        capability_add_restore(restore, rows);
    del_curterm(cur_term);
    return can_draw;
}
