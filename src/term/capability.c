#include "term/capability.h"

#include <curses.h>
#include <term.h>

bool capability_can_move_cursor(void)
{
    return cursor_address != NULL;
}

void capability_add_restore(struct buffer *text)
{
    const char *const parts[] = {exit_attribute_mode, keypad_local, exit_ca_mode, cursor_normal};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i])
            buffer_add(text, slice_of(parts[i]));
}
